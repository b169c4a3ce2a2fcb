// Which cells of a drawing are one line: a union of neighbours, with crossings kept apart until their ends are known.

/** Disjoint sets over the horizontal (i) and vertical (i + count) halves of `count` cells. */
export interface Joints {
  readonly count: number;
  readonly parents: Int32Array;
}

export function newJoints(count: number): Joints {
  return { count, parents: Int32Array.from({ length: count * 2 }, (_, at) => at) };
}

/** The representative of a half. Amortised near constant. */
export function rootOf({ parents }: Joints, half: number): number {
  let root = half;
  while (parents[root] !== root) root = parents[root] ?? root;
  for (let at = half; at !== root; ) {
    const next = parents[at] ?? root;
    parents[at] = root;
    at = next;
  }
  return root;
}

/** Makes two halves one line; the lower index stays representative. */
export function join(joints: Joints, one: number, other: number): void {
  const a = rootOf(joints, one);
  const b = rootOf(joints, other);
  if (a < b) joints.parents[b] = a;
  else joints.parents[a] = b;
}
