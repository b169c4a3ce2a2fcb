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
  if (graph.nodes.length > MOST_NODES) return graph;
  const components = componentsOf(graph);
  const componentOf = new Map(components.flatMap((component, at) => component.map((node) => [node, at] as const)));
  const reach = new Map<number, Uint32Array>();
  const kept: (readonly [string, string])[] = [];
  for (const [at, component] of components.entries()) {
    const reached = new Uint32Array((components.length + 31) >> 5);
    const outside = new Set<number>();
    for (const node of component)
      for (const blocker of blockersOf(graph, node)) outside.add(componentOf.get(blocker) ?? at);
    outside.delete(at);
    // Components come blockers first, so the latest can be reached by none of the others.
    const needed = [...outside].toSorted((a, b) => b - a).filter((other) => !takeIn(reached, other, reach));
    const direct = new Set(needed);
    for (const node of component) kept.push(...keptEdges(graph, node, at, componentOf, direct));
    reach.set(at, reached);
  }
  const order = new Map(graph.nodes.map((node, at) => [node, at]));
  return newGraph(
    graph.nodes,
    kept.toSorted(([a], [b]) => (order.get(a) ?? 0) - (order.get(b) ?? 0)),
  );
}

/** Adds a component and all that it reaches; true when it was there already. */
function takeIn(reached: Uint32Array, other: number, reach: ReadonlyMap<number, Uint32Array>): boolean {
  const [word, bit] = [other >> 5, 1 << (other & 31)];
  if (((reached[word] ?? 0) & bit) !== 0) return true;
  reached[word] = (reached[word] ?? 0) | bit;
  for (const [at, bits] of (reach.get(other) ?? []).entries()) reached[at] = (reached[at] ?? 0) | bits;
  return false;
}

function keptEdges(
  graph: Graph,
  node: string,
  own: number,
  componentOf: ReadonlyMap<string, number>,
  direct: ReadonlySet<number>,
): (readonly [string, string])[] {
  return blockersOf(graph, node).flatMap((blocker) => {
    const component = componentOf.get(blocker) ?? own;
    return component === own || direct.has(component) ? [[node, blocker] as const] : [];
  });
}
