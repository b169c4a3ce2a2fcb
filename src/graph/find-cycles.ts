// Cycles: tasks that wait for each other and so can never start.
import { componentsOf } from "./components.ts";
import { blockersOf, type Graph } from "./graph.ts";

/**
 * One shortest cycle for each group of nodes that wait for each other, as [a, b, c]: a waits for b, b for c, c for a.
 * Starts at the node that comes first in the graph; deterministic. A node that waits for itself is no cycle here.
 * At most `starts` nodes of a group are tried for the shortest, so that large groups stay cheap.
 */
export function findCycles(graph: Graph, starts = 50): number[][] {
  const cycles: number[][] = [];
  for (const component of componentsOf(graph))
    if (component.length > 1) cycles.push(shortestCycle(graph, component, starts));
  return cycles.sort(([a = 0], [b = 0]) => a - b);
}

function shortestCycle(graph: Graph, component: readonly number[], starts: number): number[] {
  const inside = new Set(component);
  let best: number[] = [];
  for (const start of component.slice(0, starts)) {
    const cycle = cycleThrough(graph, start, inside, best.length || Number.POSITIVE_INFINITY);
    if (cycle !== null) best = cycle;
    if (best.length === 2) break;
  }
  return best;
}

/** The shortest way from a node back to itself, or null when it is no shorter than `bound`. Breadth first. */
function cycleThrough(graph: Graph, start: number, inside: ReadonlySet<number>, bound: number): number[] | null {
  const cameFrom = new Map<number, number>();
  let edge: number[] = [start];
  for (let length = 1; length < bound && edge.length > 0; length += 1) {
    const next: number[] = [];
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

function trace(cameFrom: ReadonlyMap<number, number>, start: number, end: number): number[] {
  const way = [end];
  for (let node = end; node !== start; ) {
    node = cameFrom.get(node) ?? start;
    way.push(node);
  }
  return way.reverse();
}
