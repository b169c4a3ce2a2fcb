// Order, cycles and reduction of graphs by string keys.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findCycles } from "../../src/graph/find-cycles.ts";
import { blockersOf, type Graph, newGraph } from "../../src/graph/graph.ts";
import { orderByDependency } from "../../src/graph/order-by-dependency.ts";
import { transitiveReduction } from "../../src/graph/transitive-reduction.ts";

const graph = (nodes: string, ...edges: string[]): Graph =>
  newGraph(
    nodes.split(" "),
    edges.map((edge) => [edge.slice(0, 1), edge.slice(1)] as const),
  );

const edgesOf = (given: Graph): string[] =>
  given.nodes.flatMap((node) => blockersOf(given, node).map((blocker) => node + blocker));

describe("findCycles", () => {
  it("names a whole cycle once, from the node that comes first", () => {
    expect(findCycles(graph("a b c d", "cb", "ba", "ac", "dc"))).toEqual([["a", "c", "b"]]);
  });

  it("gives the shortest cycle of a group", () => {
    expect(findCycles(graph("a b c d", "ab", "bc", "cd", "da", "bd", "db"))).toEqual([["b", "d"]]);
  });

  it("gives one cycle for each group", () => {
    expect(findCycles(graph("a b c d", "ab", "ba", "cd", "dc"))).toEqual([
      ["a", "b"],
      ["c", "d"],
    ]);
  });

  it("finds none where nothing waits for itself through others", () => {
    expect(findCycles(graph("a b c", "ab", "ac", "bc", "aa"))).toEqual([]);
  });

  it("finds a cycle of 100,000 nodes without running out of stack", () => {
    const names = Array.from({ length: 100_000 }, (_, at) => `n${at}`);
    const ring = newGraph(
      names,
      names.map((name, at) => [name, names[(at + 1) % names.length] ?? ""] as const),
    );
    const [cycle] = findCycles(ring, 1);
    expect(cycle?.length).toBe(100_000);
  });

  it("gives ways that really lead round, and a cycle exactly when there is one", () => {
    fc.assert(
      fc.property(randomGraph(), (given) => {
        const cycles = findCycles(given);
        for (const cycle of cycles)
          for (const [at, node] of cycle.entries())
            expect(blockersOf(given, node)).toContain(cycle[(at + 1) % cycle.length]);
        const order = orderByDependency(given);
        const place = new Map(order.map((node, at) => [node, at]));
        const back = given.nodes.some((node) =>
          blockersOf(given, node).some((other) => other !== node && (place.get(other) ?? 0) > (place.get(node) ?? 0)),
        );
        expect(cycles.length > 0).toBe(back);
      }),
      { numRuns: 300 },
    );
  });
});

describe("orderByDependency", () => {
  it("keeps the order where nothing waits", () => {
    expect(orderByDependency(graph("c a b"))).toEqual(["c", "a", "b"]);
  });

  it("moves a blocker only as far forward as needed", () => {
    expect(orderByDependency(graph("a b c d", "bd"))).toEqual(["a", "d", "b", "c"]);
  });

  it("orders a chain of 100,000", () => {
    const names = Array.from({ length: 100_000 }, (_, at) => `n${at}`);
    const chain = newGraph(
      names,
      names.slice(1).map((name, at) => [names[at] ?? "", name] as const),
    );
    expect(orderByDependency(chain)).toEqual(names.toReversed());
  });
});

describe("transitiveReduction", () => {
  it("removes what other edges imply and keeps the order of the rest", () => {
    expect(edgesOf(transitiveReduction(graph("a b c d", "ab", "ac", "bc", "ad", "cd")))).toEqual(["ab", "bc", "cd"]);
  });

  it("keeps the edges of a cycle", () => {
    expect(edgesOf(transitiveReduction(graph("a b c", "ab", "ba", "ac", "bc")))).toContain("ab");
  });

  it("changes nothing of what can be reached, and leaves no edge that could go", () => {
    fc.assert(
      fc.property(randomGraph(true), (given) => {
        const reduced = transitiveReduction(given);
        for (const node of given.nodes) expect(reachable(reduced, node)).toEqual(reachable(given, node));
        for (const node of reduced.nodes)
          for (const blocker of blockersOf(reduced, node)) {
            const others = blockersOf(reduced, node).filter((other) => other !== blocker);
            expect(others.some((other) => reachable(reduced, other).has(blocker))).toBe(false);
          }
      }),
      { numRuns: 200 },
    );
  });
});

function reachable(given: Graph, from: string): Set<string> {
  const seen = new Set<string>();
  const queue = [from];
  for (let node = queue.pop(); node !== undefined; node = queue.pop())
    for (const blocker of blockersOf(given, node)) if (!seen.has(blocker) && seen.add(blocker)) queue.push(blocker);
  return seen;
}

function randomGraph(acyclic = false): fc.Arbitrary<Graph> {
  const size = 12;
  const edge = fc.tuple(fc.nat(size - 1), fc.nat(size - 1));
  return fc.array(edge, { maxLength: 30 }).map((edges) =>
    newGraph(
      Array.from({ length: size }, (_, at) => `n${at}`),
      edges.filter(([a, b]) => !acyclic || a < b).map(([a, b]) => [`n${a}`, `n${b}`] as const),
    ),
  );
}
