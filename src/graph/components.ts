// Strongly connected components: groups of nodes that all wait for each other.
import { blockersOf, type Graph } from "./graph.ts";

/**
 * The components, blockers before what they block; nodes of a component in the order of the graph.
 * Tarjan's algorithm without recursion: linear, and safe for chains of any length.
 */
export function* componentsOf(graph: Graph): Iterable<number[]> {
  const { size } = graph;
  const search: Search = {
    met: 0,
    order: new Int32Array(size),
    low: new Int32Array(size),
    stack: [],
    onStack: new Uint8Array(size),
  };
  for (let node = 0; node < size; node++) if (search.order[node] === 0) yield* walk(graph, node, search);
}

interface Search {
  /** How many nodes were met. */
  met: number;
  /** When each node was met, from 1; 0: not yet. */
  readonly order: Int32Array;
  readonly low: Int32Array;
  readonly stack: number[];
  readonly onStack: Uint8Array;
}

function* walk(graph: Graph, root: number, search: Search): Iterable<number[]> {
  const { order, low, stack, onStack } = search;
  const path: { node: number; next: number }[] = [];
  const enter = (node: number): void => {
    search.met += 1;
    low[node] = search.met;
    order[node] = search.met;
    stack.push(node);
    onStack[node] = 1;
    path.push({ node, next: 0 });
  };
  const lower = (node: number, to: number | undefined): void => {
    low[node] = Math.min(low[node] ?? 0, to ?? 0);
  };
  enter(root);
  for (let frame = path.at(-1); frame !== undefined; frame = path.at(-1)) {
    const { node } = frame;
    const blocker = blockersOf(graph, node)[frame.next];
    frame.next += 1;
    if (blocker === undefined) {
      path.pop();
      const parent = path.at(-1);
      if (parent !== undefined) lower(parent.node, low[node]);
      if (low[node] === order[node]) yield takeComponent(node, search);
    } else if (order[blocker] === 0) enter(blocker);
    else if (onStack[blocker] === 1) lower(node, order[blocker]);
  }
}

function takeComponent(root: number, { stack, onStack }: Search): number[] {
  const component: number[] = [];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    onStack[node] = 0;
    component.push(node);
    if (node === root) break;
  }
  return component.sort((a, b) => a - b);
}
