// A directed graph of what waits for what, by string keys.

/** Nodes in their order, and what each waits for. Both are complete: a blocker that is no node is left out. */
export interface Graph {
  readonly nodes: readonly string[];
  /** What each node waits for, in the order in which it was told, each once. */
  readonly blockers: ReadonlyMap<string, readonly string[]>;
}

/** What waits for nothing. */
const NONE: string[] = [];
Object.freeze(NONE);
/** Blockers of one node above which a set tells whether one of them is new. */
const MANY = 32;

/** Keeps the first of equal nodes and edges; edges from or to unknown nodes are left out. Linear; most nodes have few edges. */
export function newGraph(nodes: Iterable<string>, edges: Iterable<readonly [blocked: string, blocker: string]>): Graph {
  const blockers = new Map<string, string[]>();
  const sets = new Map<string, Set<string>>();
  for (const node of nodes) blockers.set(node, NONE);
  const isNew = (blocked: string, blocker: string, known: readonly string[]): boolean => {
    if (known.length < MANY) return !known.includes(blocker);
    const set = sets.get(blocked) ?? new Set(known);
    sets.set(blocked, set);
    return !set.has(blocker) && set.add(blocker).size > 0;
  };
  for (const [blocked, blocker] of edges) {
    const known = blockers.get(blocked);
    if (known === undefined || !blockers.has(blocker) || !isNew(blocked, blocker, known)) continue;
    if (known.length === 0) blockers.set(blocked, [blocker]);
    else known.push(blocker);
  }
  return { nodes: [...blockers.keys()], blockers };
}

/** What each node waits for. */
export function blockersOf(graph: Graph, node: string): readonly string[] {
  return graph.blockers.get(node) ?? [];
}

/** What waits for each node: the edges the other way round. */
export function blockedBy(graph: Graph): ReadonlyMap<string, readonly string[]> {
  const blocked = new Map<string, string[]>(graph.nodes.map((node) => [node, []]));
  for (const node of graph.nodes) for (const blocker of blockersOf(graph, node)) blocked.get(blocker)?.push(node);
  return blocked;
}
