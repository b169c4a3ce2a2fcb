// Who goes with whom, so that the sum of the scores is greatest. Each at most once; pairs without a score are not made.

export interface Pair {
  readonly left: number;
  readonly right: number;
  readonly score: number;
}

/** Beyond this many on one side of a connected part the greedy choice takes over: the exact one grows faster than its input. */
const EXACT = 200;

/** Deterministic: equal sums are decided by the order of the numbers. */
export function assign(pairs: readonly Pair[]): Pair[] {
  return components(pairs)
    .flatMap((part) => (part.length === 1 ? part : sizeOf(part) <= EXACT ? exact(part) : greedy(part)))
    .sort((one, other) => one.left - other.left);
}

function sizeOf(part: readonly Pair[]): number {
  return Math.max(new Set(part.map((pair) => pair.left)).size, new Set(part.map((pair) => pair.right)).size);
}

// Numbers of the right side are told from those of the left by being negative.
function components(pairs: readonly Pair[]): Pair[][] {
  const root = new Map<number, number>();
  const find = (one: number): number => {
    let top = one;
    for (let up = root.get(top); up !== undefined && up !== top; up = root.get(top)) top = up;
    for (let at = one; at !== top; ) {
      const next = root.get(at) ?? top;
      root.set(at, top);
      at = next;
    }
    return top;
  };
  for (const { left, right } of pairs) root.set(find(left), find(-1 - right));
  const parts = new Map<number, Pair[]>();
  for (const pair of pairs) {
    const name = find(pair.left);
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

// Shortest augmenting paths with potentials, on costs `1 - score`; staying alone costs 1, so that it is always possible.
function exact(part: readonly Pair[]): Pair[] {
  const lefts = [...new Set(part.map((pair) => pair.left))].sort((one, other) => one - other);
  const rights = [...new Set(part.map((pair) => pair.right))].sort((one, other) => one - other);
  const [rowOf, columnOf] = [placesOf(lefts), placesOf(rights)];
  const edges: Edge[][] = lefts.map(() => []);
  for (const pair of part) {
    const edge = { column: columnOf.get(pair.right) ?? 0, cost: 1 - pair.score, pair };
    edges[rowOf.get(pair.left) ?? 0]?.push(edge);
  }
  for (const list of edges) list.sort((one, other) => one.column - other.column);
  return new Paths(edges, rights.length).pairs();
}

function placesOf(numbers: readonly number[]): Map<number, number> {
  return new Map(numbers.map((number, at) => [number, at]));
}

interface Edge {
  readonly column: number;
  readonly cost: number;
  readonly pair: Pair;
}

/** What a search from one row has found so far. */
interface Tree {
  readonly start: number;
  /** Length of the shortest way to each row and column that was reached. */
  readonly rows: Map<number, number>;
  readonly columns: Map<number, number>;
  readonly from: Map<number, { readonly row: number; readonly edge: Edge }>;
  /** Columns whose way is known for good. */
  readonly done: Set<number>;
}

const NOBODY = -1;

class Paths {
  readonly #edges: readonly (readonly Edge[])[];
  readonly #rowPrices: Float64Array;
  readonly #columnPrices: Float64Array;
  readonly #columnOf: Int32Array;
  /** By column: the row that has it, and the edge by which. */
  readonly #rowOf: Int32Array;
  readonly #by: (Edge | undefined)[];

  constructor(edges: readonly (readonly Edge[])[], columns: number) {
    this.#edges = edges;
    this.#rowPrices = new Float64Array(edges.length);
    this.#columnPrices = new Float64Array(columns);
    this.#columnOf = new Int32Array(edges.length).fill(NOBODY);
    this.#rowOf = new Int32Array(columns).fill(NOBODY);
    this.#by = new Array<Edge | undefined>(columns).fill(undefined);
    for (const row of edges.keys()) this.#place(row);
  }

  pairs(): Pair[] {
    return this.#by.flatMap((edge) => edge?.pair ?? []);
  }

  // From a row over columns that are taken to the rows that have them, until a column is free or some row does best alone.
  #place(start: number): void {
    const tree: Tree = { start, rows: new Map(), columns: new Map(), from: new Map(), done: new Set() };
    let [row, at, alone, length] = [start, 0, start, Number.POSITIVE_INFINITY];
    for (;;) {
      tree.rows.set(row, at);
      const left = at + 1 - (this.#rowPrices[row] ?? 0);
      if (left < length) [alone, length] = [row, left];
      this.#look(tree, row, at);
      const column = nearest(tree);
      const reached = tree.columns.get(column) ?? Number.POSITIVE_INFINITY;
      if (reached > length || column === NOBODY) {
        this.#price(tree, length);
        const given = this.#columnOf[alone] ?? NOBODY;
        this.#columnOf[alone] = NOBODY;
        if (alone !== start) this.#exchange(tree, given);
        return;
      }
      const owner = this.#rowOf[column] ?? NOBODY;
      if (owner === NOBODY) {
        this.#price(tree, reached);
        this.#exchange(tree, column);
        return;
      }
      tree.done.add(column);
      [row, at] = [owner, reached];
    }
  }

  #look(tree: Tree, row: number, at: number): void {
    for (const edge of this.#edges[row] ?? []) {
      if (tree.done.has(edge.column)) continue;
      const length = at + edge.cost - (this.#rowPrices[row] ?? 0) - (this.#columnPrices[edge.column] ?? 0);
      if (length >= (tree.columns.get(edge.column) ?? Number.POSITIVE_INFINITY)) continue;
      tree.columns.set(edge.column, length);
      tree.from.set(edge.column, { row, edge });
    }
  }

  // So that no way is shorter than nothing afterwards.
  #price(tree: Tree, length: number): void {
    for (const [row, at] of tree.rows) this.#rowPrices[row] = (this.#rowPrices[row] ?? 0) + length - at;
    for (const column of tree.done)
      this.#columnPrices[column] = (this.#columnPrices[column] ?? 0) - length + (tree.columns.get(column) ?? 0);
  }

  // Back along the way: each row takes the column by which it was left.
  #exchange(tree: Tree, end: number): void {
    for (let column = end; ; ) {
      const step = tree.from.get(column);
      if (step === undefined) return;
      const given = this.#columnOf[step.row] ?? NOBODY;
      this.#columnOf[step.row] = column;
      this.#rowOf[column] = step.row;
      this.#by[column] = step.edge;
      if (step.row === tree.start) return;
      column = given;
    }
  }
}

function nearest({ columns, done }: Tree): number {
  let [best, least] = [NOBODY, Number.POSITIVE_INFINITY];
  for (const [column, length] of columns) {
    if (done.has(column) || length > least || (length === least && column > best)) continue;
    [best, least] = [column, length];
  }
  return best;
}
