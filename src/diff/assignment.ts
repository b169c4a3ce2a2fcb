// Who goes with whom, so that the sum of the scores is greatest. Each at most once; pairs without a score are not made.

export interface Pair {
  readonly left: number;
  readonly right: number;
  readonly score: number;
}

/** Beyond this many on one side of a connected part the greedy choice takes over: the exact one is cubic. */
const EXACT = 200;

/** Deterministic: equal sums are decided by the order of the numbers. */
export function assign(pairs: readonly Pair[]): Pair[] {
  return components(pairs)
    .flatMap((part) => (sizeOf(part) <= EXACT ? hungarian(part) : greedy(part)))
    .sort((one, other) => one.left - other.left);
}

function sizeOf(part: readonly Pair[]): number {
  return Math.max(new Set(part.map((pair) => pair.left)).size, new Set(part.map((pair) => pair.right)).size);
}

function components(pairs: readonly Pair[]): Pair[][] {
  const root = new Map<string, string>();
  const find = (name: string): string => {
    let top = name;
    for (let up = root.get(top); up !== undefined && up !== top; up = root.get(top)) top = up;
    for (let at = name; at !== top; ) {
      const next = root.get(at) ?? top;
      root.set(at, top);
      at = next;
    }
    return top;
  };
  for (const { left, right } of pairs) root.set(find(`l${left}`), find(`r${right}`));
  const parts = new Map<string, Pair[]>();
  for (const pair of pairs) {
    const name = find(`l${pair.left}`);
    const part = parts.get(name);
    if (part === undefined) parts.set(name, [pair]);
    else part.push(pair);
  }
  return [...parts.values()];
}

function greedy(part: readonly Pair[]): Pair[] {
  const [lefts, rights] = [new Set<number>(), new Set<number>()];
  const order = [...part].sort(
    (one, other) => other.score - one.score || one.left - other.left || one.right - other.right,
  );
  return order.filter(({ left, right }) => {
    if (lefts.has(left) || rights.has(right)) return false;
    lefts.add(left);
    rights.add(right);
    return true;
  });
}

// The Hungarian method with potentials, on costs `1 - score`; no pair costs 1, so leaving out is always possible.
function hungarian(part: readonly Pair[]): Pair[] {
  const lefts = [...new Set(part.map((pair) => pair.left))].sort((one, other) => one - other);
  const rights = [...new Set(part.map((pair) => pair.right))].sort((one, other) => one - other);
  const size = Math.max(lefts.length, rights.length);
  const known = new Map(part.map((pair) => [`${pair.left} ${pair.right}`, pair]));
  const costs = new Float64Array(size * size).fill(1);
  for (const { left, right, score } of part) costs[lefts.indexOf(left) * size + rights.indexOf(right)] = 1 - score;
  const rowOf = solve(size, costs);
  return rowOf.flatMap((row, column) => known.get(`${lefts[row]} ${rights[column]}`) ?? []);
}

/** The row that each column is given. */
function solve(size: number, costs: Float64Array): number[] {
  const u = new Float64Array(size + 1);
  const v = new Float64Array(size + 1);
  const rowAt = new Int32Array(size + 1);
  const way = new Int32Array(size + 1);
  for (let row = 1; row <= size; row++) {
    rowAt[0] = row;
    const least = new Float64Array(size + 1).fill(Number.POSITIVE_INFINITY);
    const used = new Uint8Array(size + 1);
    let column = 0;
    do {
      used[column] = 1;
      const at = rowAt[column] ?? 0;
      let delta = Number.POSITIVE_INFINITY;
      let next = 0;
      for (let other = 1; other <= size; other++) {
        if (used[other] === 1) continue;
        const reduced = (costs[(at - 1) * size + other - 1] ?? 1) - (u[at] ?? 0) - (v[other] ?? 0);
        if (reduced < (least[other] ?? 0)) {
          least[other] = reduced;
          way[other] = column;
        }
        if ((least[other] ?? 0) < delta) {
          delta = least[other] ?? 0;
          next = other;
        }
      }
      for (let other = 0; other <= size; other++) {
        if (used[other] === 1) {
          const owner = rowAt[other] ?? 0;
          u[owner] = (u[owner] ?? 0) + delta;
          v[other] = (v[other] ?? 0) - delta;
        } else least[other] = (least[other] ?? 0) - delta;
      }
      column = next;
    } while (rowAt[column] !== 0);
    do {
      const before = way[column] ?? 0;
      rowAt[column] = rowAt[before] ?? 0;
      column = before;
    } while (column !== 0);
  }
  return Array.from(rowAt.subarray(1), (row) => row - 1);
}
