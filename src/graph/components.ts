// Strongly connected components: groups of nodes that all wait for each other.
import { blockersOf, type Graph } from "./graph.ts";

/**
 * The components, blockers before what they block; nodes of a component in the order of the graph.
 * Tarjan's algorithm without recursion: linear, and safe for chains of any length.
 */
export function componentsOf(graph: Graph): string[][] {
  const position = new Map(graph.nodes.map((node, at) => [node, at]));
  const search: Search = { order: new Map(), low: new Map(), stack: [], onStack: new Set(), components: [] };
  for (const node of graph.nodes) if (!search.order.has(node)) walk(graph, node, search);
  return search.components.map((component) =>
    component.toSorted((a, b) => (position.get(a) ?? 0) - (position.get(b) ?? 0)),
  );
}

interface Search {
  readonly order: Map<string, number>;
  readonly low: Map<string, number>;
  readonly stack: string[];
  readonly onStack: Set<string>;
  readonly components: string[][];
}

function walk(graph: Graph, root: string, search: Search): void {
  const { order, low, stack, onStack } = search;
  const path: { node: string; next: number }[] = [];
  const enter = (node: string): void => {
    low.set(node, order.size);
    order.set(node, order.size);
    stack.push(node);
    onStack.add(node);
    path.push({ node, next: 0 });
  };
  const lower = (node: string, to: number | undefined): void => {
    low.set(node, Math.min(low.get(node) ?? 0, to ?? 0));
  };
  enter(root);
  for (let frame = path.at(-1); frame !== undefined; frame = path.at(-1)) {
    const { node } = frame;
    const blocker = blockersOf(graph, node)[frame.next];
    frame.next += 1;
    if (blocker === undefined) {
      path.pop();
      const parent = path.at(-1);
      if (parent !== undefined) lower(parent.node, low.get(node));
      if (low.get(node) === order.get(node)) search.components.push(takeComponent(node, stack, onStack));
    } else if (!order.has(blocker)) enter(blocker);
    else if (onStack.has(blocker)) lower(node, order.get(blocker));
  }
}

function takeComponent(root: string, stack: string[], onStack: Set<string>): string[] {
  const component: string[] = [];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    onStack.delete(node);
    component.push(node);
    if (node === root) break;
  }
  return component;
}
