// Changes entries of a list without copying what stays as it is.

/** The list with each entry changed, without those that become null; the list itself when nothing changes. */
export function changed<One>(list: readonly One[], change: (one: One) => One | null): readonly One[] {
  const made: One[] = [];
  let same = true;
  for (const one of list) {
    const next = change(one);
    if (next !== one) same = false;
    if (next !== null) made.push(next);
  }
  return same ? list : made;
}
