// The same drawings in ASCII: +--, -->, |, v, `--.
import { describe, expect, it } from "vitest";
import { branchesOf, draw, edges } from "./told.ts";

describe("ASCII drawings", () => {
  it("reads a merge with plus signs", () => {
    expect(
      edges(`
        T1 --+
             +--> T3
        T2 --+
      `),
    ).toEqual(["T1 > T3", "T2 > T3"]);
  });

  it("reads boxes joined by arrows sideways and downwards", () => {
    expect(
      edges(`
        +--------+     +--------+
        | T1     |---->| T2     |
        +--------+     +--------+
             |              |
             v              v
        +--------+     +--------+
        | T3     |     | T4     |
        +--------+     +--------+
      `),
    ).toEqual(["T1 > T2", "T1 > T3", "T2 > T4"]);
  });

  it("reads bars that gather in one rail", () => {
    expect(
      edges(`
        A        B
        |        |
        +---+----+
            |
            v
            C
      `),
    ).toEqual(["A > C", "B > C"]);
  });

  it("reads an arrow into a rail that forks", () => {
    expect(
      edges(`
           T1
           |
           v
        +--+--+
        |     |
        v     v
        T2    T3
      `),
    ).toEqual(["T1 > T2", "T1 > T3"]);
  });

  it("reads a way round below a chain, up into its end", () => {
    expect(
      edges(`
        T001 ──> T002 ──> T003
          |                 ^
          +-----> T004 -----+
      `),
    ).toEqual(["T001 > T002", "T001 > T004", "T002 > T003", "T004 > T003"]);
  });

  it("reads slanted lines", () => {
    expect(
      edges(`
          A
         / \\
        B   C
         \\ /
          D
      `),
    ).toEqual(["A > B", "A > C", "B > D", "C > D"]);
  });

  it("reads trees with every kind of corner as trees", () => {
    const drawing = draw(`
      root
      |-- T001 setup
      |   \`-- T002 next
      +-- T004
      \\-- T003
    `);
    expect(drawing.kind).toBe("tree");
    expect(drawing.edges).toEqual([]);
    expect(branchesOf(drawing)).toEqual(["T001 setup / T002 next", "root / T001 setup", "root / T003", "root / T004"]);
  });

  it("leaves dashes in text alone", () => {
    expect(edges("p4-1 -> p4-2")).toEqual(["p4-1 > p4-2"]);
    expect(edges("T001->T002")).toEqual(["T001 > T002"]);
    expect(edges("Task 1 -- Setup -> Task 2 - Build")).toEqual(["Task 1 -- Setup > Task 2 - Build"]);
    expect(edges("run --fast -> done")).toEqual(["run --fast > done"]);
    expect(edges("CI/CD -> C++ and v2")).toEqual(["CI/CD > C++ and v2"]);
  });

  it("reads thick and long arrows", () => {
    expect(edges("A => B ==> C ---> D")).toEqual(["A > B", "B > C", "C > D"]);
  });
});
