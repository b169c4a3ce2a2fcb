// The heaviest part of a sequence that is in order already: what is not in it has to move.

export interface Placed {
  /** Where it is to stand. No two are equal. */
  readonly at: number;
  /** How much it should stay where it is, above 0. */
  readonly weight: number;
}

/** Indexes of the heaviest strictly increasing subsequence. Of equal ones, the one that ends first. Quadratic. */
export function heaviestIncreasing(items: readonly Placed[]): ReadonlySet<number> {
  const sums: number[] = [];
  const before: number[] = [];
  let best = -1;
  for (const [index, { at, weight }] of items.entries()) {
    let from = -1;
    for (let other = 0; other < index; other++)
      if ((items[other]?.at ?? at) < at && (sums[other] ?? 0) > (sums[from] ?? 0)) from = other;
    sums.push((sums[from] ?? 0) + weight);
    before.push(from);
    if ((sums[index] ?? 0) > (sums[best] ?? 0)) best = index;
  }
  const chosen = new Set<number>();
  for (let index = best; index >= 0; index = before[index] ?? -1) chosen.add(index);
  return chosen;
}
