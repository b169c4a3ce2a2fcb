// Cycles: tasks that wait for each other and so can never start.
import { componentsOf } from "./components.ts";
import { blockersOf, type Graph } from "./graph.ts";

/**
 * One shortest cycle for each group of nodes that wait for each other, as [a, b, c]: a waits for b, b for c, c for a.
 * Starts at the node that comes first in the graph; deterministic. A node that waits for itself is no cycle here.
 * At most `starts` nodes of a group are tried for the shortest, so that large groups stay cheap.
 */
export function findCycles(graph: Graph, starts = 50): string[][] {
  const position = new Map(graph.nodes.map((node, at) => [node, at]));
  const cycles = componentsOf(graph)
    .filter((component) => component.length > 1)
    .map((component) => shortestCycle(graph, component, starts));
  return cycles.toSorted((a, b) => (position.get(a[0] ?? "") ?? 0) - (position.get(b[0] ?? "") ?? 0));
}

function shortestCycle(graph: Graph, component: readonly string[], starts: number): string[] {
  const inside = new Set(component);
  let best: string[] = [];
  for (const start of component.slice(0, starts)) {
    const cycle = cycleThrough(graph, start, inside, best.length || Number.POSITIVE_INFINITY);
    if (cycle !== null) best = cycle;
    if (best.length === 2) break;
  }
  return best;
}

/** The shortest way from a node back to itself, or null when it is no shorter than `bound`. Breadth first. */
function cycleThrough(graph: Graph, start: string, inside: ReadonlySet<string>, bound: number): string[] | null {
  const cameFrom = new Map<string, string>();
  let edge: string[] = [start];
  for (let length = 1; length < bound && edge.length > 0; length += 1) {
    const next: string[] = [];
    for (const node of edge)
      for (const blocker of blockersOf(graph, node)) {
        if (blocker === start && node !== start) return trace(cameFrom, start, node);
        if (blocker === start || !inside.has(blocker) || cameFrom.has(blocker)) continue;
        cameFrom.set(blocker, node);
        next.push(blocker);
      }
    edge = next;
  }
  return null;
}

function trace(cameFrom: ReadonlyMap<string, string>, start: string, end: string): string[] {
  const way = [end];
  for (let node = end; node !== start; ) {
    node = cameFrom.get(node) ?? start;
    way.push(node);
  }
  return way.reverse();
}
