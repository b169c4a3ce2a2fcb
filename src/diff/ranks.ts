// Numbers that say in which order siblings stand, kept as they are wherever the order allows.
import { heaviestIncreasing } from "./increasing.ts";

export interface Ranked {
  /** The number that its marker holds; null: none that counts. */
  readonly rank: number | null;
  /** Its position in the plan, from 0; increasing. */
  readonly order: number;
}

/** Between neighbours closer than this there is no room for one more: all are numbered anew. */
const FINEST = 2 ** -40;
/** New ones between the same two are halved in up to so many times; more of them share the room evenly. */
const HALVINGS = 20;

/**
 * Strictly increasing numbers for siblings in the order of the plan. A rank changes only where the order does: each
 * change is a write of an issue's body. A new one gets its position where that fits between its neighbours, else the
 * simplest number between them: when only some of them came to be written, the next run gives the others the same.
 */
export function rankSiblings(siblings: readonly Ranked[]): number[] {
  const known = siblings.flatMap(({ rank }, index) => (rank === null ? [] : [{ rank, index }]));
  const kept = heaviestIncreasing(known.map(({ rank }) => ({ at: rank, weight: 1 })));
  const fixed = known.filter((_, position) => kept.has(position));
  const ranks: number[] = [];
  for (const next of [...fixed, { rank: Number.POSITIVE_INFINITY, index: siblings.length }]) {
    const between = siblings.slice(ranks.length, next.index).map(({ order }) => order);
    const filled = fill(between, ranks.at(-1) ?? Number.NEGATIVE_INFINITY, next.rank);
    if (filled === null) return siblings.map((_, index) => index);
    ranks.push(...filled);
    if (next.index < siblings.length) ranks.push(next.rank);
  }
  return ranks;
}

/** Numbers for what stands between two others, null when there is no room. */
function fill(orders: readonly number[], low: number, high: number): number[] | null {
  const even = orders.length > HALVINGS && !orders.every((order) => order > low && order < high);
  if (even && Number.isFinite(low) && Number.isFinite(high)) return spread(orders.length, low, high);
  const ranks: number[] = [];
  for (const order of orders) {
    const above = ranks.at(-1) ?? low;
    const rank = order > above && order < high ? order : simplest(above, high);
    if (rank === null) return null;
    ranks.push(rank);
  }
  return ranks;
}

/** The first of the roundest numbers (in halves, quarters, …) between two. */
function simplest(low: number, high: number): number | null {
  if (low === Number.NEGATIVE_INFINITY) return Math.ceil(high) - 1;
  for (let unit = 1; unit >= FINEST; unit /= 2) {
    const rank = (Math.floor(low / unit) + 1) * unit;
    if (rank < high) return rank;
  }
  return null;
}

function spread(count: number, low: number, high: number): number[] | null {
  const step = (high - low) / (count + 1);
  // Rounded to powers of two, which are short to write.
  const unit = 2 ** (Math.floor(Math.log2(step)) - 1);
  return unit < FINEST
    ? null
    : Array.from({ length: count }, (_, index) => Math.round((low + step * (index + 1)) / unit) * unit);
}
