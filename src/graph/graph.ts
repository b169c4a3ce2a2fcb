// A directed graph of what waits for what. Its nodes are numbers, since a large plan has hundreds of thousands of them.

export interface Graph {
  /** How many nodes there are: 0, 1, 2, … in their order. */
  readonly size: number;
  /** What each node waits for, in the order in which it was told, each once. */
  readonly blockers: Lists;
}

/** For each node the numbers of others. */
export type Lists = readonly (readonly number[])[];

const NONE: number[] = [];
Object.freeze(NONE);
/** Up to this length a list is made anew for each number, without room for more: most lists stay that short. */
const FEW = 4;
/** Blockers of one node above which a set tells whether one of them is new. */
const MANY = 32;

/** Keeps the first of equal edges; edges from or to what is no node are left out. Linear; most nodes have few edges. */
export function newGraph(size: number, edges: Iterable<readonly [blocked: number, blocker: number]>): Graph {
  const blockers = emptyLists(size);
  const sets = new Map<number, Set<number>>();
  const isNew = (blocked: number, blocker: number, known: readonly number[]): boolean => {
    if (known.length < MANY) return !known.includes(blocker);
    const set = sets.get(blocked) ?? new Set(known);
    sets.set(blocked, set);
    return !set.has(blocker) && set.add(blocker).size > 0;
  };
  for (const [blocked, blocker] of edges) {
    const known = blockers[blocked];
    if (known === undefined || blockers[blocker] === undefined || !isNew(blocked, blocker, known)) continue;
    put(blockers, blocked, blocker);
  }
  return { size, blockers };
}

function emptyLists(size: number): number[][] {
  return new Array<number[]>(size).fill(NONE);
}

function put(lists: number[][], at: number, number: number): void {
  const list = lists[at] ?? NONE;
  if (list.length < FEW) lists[at] = list.concat(number);
  else list.push(number);
}

/** What each node waits for. */
export function blockersOf(graph: Graph, node: number): readonly number[] {
  return graph.blockers[node] ?? NONE;
}

/** What waits for each node: the edges the other way round. */
export function blockedBy({ size, blockers }: Graph): Lists {
  const blocked = emptyLists(size);
  for (const [node, list] of blockers.entries()) for (const blocker of list) put(blocked, blocker, node);
  return blocked;
}
