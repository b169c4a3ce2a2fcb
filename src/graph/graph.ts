// A directed graph of what waits for what, by string keys.

/** Nodes in their order, and what each waits for. Both are complete: a blocker that is no node is left out. */
export interface Graph {
  readonly nodes: readonly string[];
  /** What each node waits for, in the order in which it was told, each once. */
  readonly blockers: ReadonlyMap<string, readonly string[]>;
}

/** Keeps the first of equal nodes and edges; edges from or to unknown nodes are left out. */
export function newGraph(nodes: Iterable<string>, edges: Iterable<readonly [blocked: string, blocker: string]>): Graph {
  const blockers = new Map<string, Set<string>>();
  for (const node of nodes) blockers.set(node, new Set());
  for (const [blocked, blocker] of edges) if (blockers.has(blocker)) blockers.get(blocked)?.add(blocker);
  return { nodes: [...blockers.keys()], blockers: new Map([...blockers].map(([node, all]) => [node, [...all]])) };
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
