// The fewest edges that say the same: A → C goes where A → B → C stands.
import { componentsOf } from "./components.ts";
import { blockersOf, type Graph, newGraph } from "./graph.ts";

/** Beyond this many nodes the graph is given back as it is: the sets of what is reachable would not fit. */
const MOST_NODES = 20_000;

/**
 * Removes each edge that other edges imply. Edges inside a cycle stay. Order of nodes and edges is kept.
 * Takes nodes × edges / 32 steps and nodes² / 8 bytes.
 */
export function transitiveReduction(graph: Graph): Graph {
  if (graph.size > MOST_NODES) return graph;
  const components = [...componentsOf(graph)];
  const componentOf = new Int32Array(graph.size);
  for (const [at, component] of components.entries()) for (const node of component) componentOf[node] = at;
  const reach: Uint32Array[] = [];
  const kept: (readonly [number, number])[] = [];
  for (const [at, component] of components.entries()) {
    const reached = new Uint32Array((components.length + 31) >> 5);
    const outside = new Set<number>();
    for (const node of component)
      for (const blocker of blockersOf(graph, node)) outside.add(componentOf[blocker] ?? at);
    outside.delete(at);
    // Components come blockers first, so the latest can be reached by none of the others.
    const needed = [...outside].toSorted((a, b) => b - a).filter((other) => !takeIn(reached, other, reach));
    const direct = new Set(needed);
    for (const node of component) kept.push(...keptEdges(graph, node, at, componentOf, direct));
    reach.push(reached);
  }
  return newGraph(
    graph.size,
    kept.toSorted(([a], [b]) => a - b),
  );
}

/** Adds a component and all that it reaches; true when it was there already. */
function takeIn(reached: Uint32Array, other: number, reach: readonly Uint32Array[]): boolean {
  const [word, bit] = [other >> 5, 1 << (other & 31)];
  if (((reached[word] ?? 0) & bit) !== 0) return true;
  reached[word] = (reached[word] ?? 0) | bit;
  for (const [at, bits] of (reach[other] ?? []).entries()) reached[at] = (reached[at] ?? 0) | bits;
  return false;
}

function keptEdges(
  graph: Graph,
  node: number,
  own: number,
  componentOf: Int32Array,
  direct: ReadonlySet<number>,
): (readonly [number, number])[] {
  return blockersOf(graph, node).flatMap((blocker) => {
    const component = componentOf[blocker] ?? own;
    return component === own || direct.has(component) ? [[node, blocker] as const] : [];
  });
}
