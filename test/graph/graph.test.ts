// Order, cycles and reduction of graphs.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findCycles } from "../../src/graph/find-cycles.ts";
import { blockersOf, type Graph, newGraph } from "../../src/graph/graph.ts";
import { orderByDependency } from "../../src/graph/order-by-dependency.ts";
import { transitiveReduction } from "../../src/graph/transitive-reduction.ts";

const LETTERS = "abcd";
const letter = (node: number): string => LETTERS.charAt(node);

/** Nodes a, b, c, …: `graph(3, "ab")` has three, of which a waits for b. */
const graph = (size: number, ...edges: string[]): Graph =>
  newGraph(
    size,
    edges.map((edge) => [LETTERS.indexOf(edge.charAt(0)), LETTERS.indexOf(edge.charAt(1))] as const),
  );

const nodesOf = ({ size }: Graph): number[] => Array.from({ length: size }, (_, at) => at);

const edgesOf = (given: Graph): string[] =>
  nodesOf(given).flatMap((node) => blockersOf(given, node).map((blocker) => letter(node) + letter(blocker)));

const cyclesOf = (given: Graph): string[] => findCycles(given).map((cycle) => cycle.map(letter).join(""));

describe("findCycles", () => {
  it("names a whole cycle once, from the node that comes first", () => {
    expect(cyclesOf(graph(4, "cb", "ba", "ac", "dc"))).toEqual(["acb"]);
  });

  it("gives the shortest cycle of a group", () => {
    expect(cyclesOf(graph(4, "ab", "bc", "cd", "da", "bd", "db"))).toEqual(["bd"]);
  });

  it("gives one cycle for each group", () => {
    expect(cyclesOf(graph(4, "ab", "ba", "cd", "dc"))).toEqual(["ab", "cd"]);
  });

  it("finds none where nothing waits for itself through others", () => {
    expect(cyclesOf(graph(3, "ab", "ac", "bc", "aa"))).toEqual([]);
  });

  it("finds a cycle of 100,000 nodes without running out of stack", () => {
    const ring = newGraph(
      100_000,
      Array.from({ length: 100_000 }, (_, at) => [at, (at + 1) % 100_000] as const),
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
        const back = nodesOf(given).some((node) =>
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
    expect(orderByDependency(graph(3)).map(letter)).toEqual(["a", "b", "c"]);
  });

  it("moves a blocker only as far forward as needed", () => {
    expect(orderByDependency(graph(4, "bd")).map(letter)).toEqual(["a", "d", "b", "c"]);
  });

  it("orders a chain of 100,000", () => {
    const chain = newGraph(
      100_000,
      Array.from({ length: 99_999 }, (_, at) => [at, at + 1] as const),
    );
    expect(orderByDependency(chain)).toEqual(nodesOf(chain).toReversed());
  });
});

describe("transitiveReduction", () => {
  it("removes what other edges imply and keeps the order of the rest", () => {
    expect(edgesOf(transitiveReduction(graph(4, "ab", "ac", "bc", "ad", "cd")))).toEqual(["ab", "bc", "cd"]);
  });

  it("keeps the edges of a cycle", () => {
    expect(edgesOf(transitiveReduction(graph(3, "ab", "ba", "ac", "bc")))).toContain("ab");
  });

  it("changes nothing of what can be reached, and leaves no edge that could go", () => {
    fc.assert(
      fc.property(randomGraph(true), (given) => {
        const reduced = transitiveReduction(given);
        for (const node of nodesOf(given)) expect(reachable(reduced, node)).toEqual(reachable(given, node));
        for (const node of nodesOf(reduced))
          for (const blocker of blockersOf(reduced, node)) {
            const others = blockersOf(reduced, node).filter((other) => other !== blocker);
            expect(others.some((other) => reachable(reduced, other).has(blocker))).toBe(false);
          }
      }),
      { numRuns: 200 },
    );
  });
});

function reachable(given: Graph, from: number): Set<number> {
  const seen = new Set<number>();
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
      size,
      edges.filter(([a, b]) => !acyclic || a < b),
    ),
  );
}
