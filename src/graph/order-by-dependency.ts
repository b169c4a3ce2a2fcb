// An order in which everything comes after what it waits for.
import { blockersOf, type Graph } from "./graph.ts";

/**
 * The nodes with blockers first, otherwise in the order of the graph: a node moves only as far forward as something
 * before it needs. In a cycle the first node of the graph's order comes last. Linear; no recursion.
 */
export function orderByDependency(graph: Graph): number[] {
  const ordered: number[] = [];
  const seen = new Uint8Array(graph.size);
  for (let root = 0; root < graph.size; root++) {
    if (seen[root] === 1) continue;
    seen[root] = 1;
    const path = [{ node: root, next: 0 }];
    for (let frame = path.at(-1); frame !== undefined; frame = path.at(-1)) {
      const blocker = blockersOf(graph, frame.node)[frame.next];
      frame.next += 1;
      if (blocker === undefined) {
        ordered.push(frame.node);
        path.pop();
      } else if (seen[blocker] === 0) {
        seen[blocker] = 1;
        path.push({ node: blocker, next: 0 });
      }
    }
  }
  return ordered;
}
