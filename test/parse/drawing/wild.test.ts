// Drawings as people and language models really make them: notes beside lines, words under names, bars out of line.
import { describe, expect, it } from "vitest";
import { branchesOf, draw, edges, edgesOf } from "./told.ts";

describe("drawings in the wild", () => {
  it("leaves a name whole that starts with an id and joins words", () => {
    expect(edges("T1 Docs + tests ──► Phase 5: Polish, Release, Party")).toEqual([
      "T1 Docs + tests > Phase 5: Polish, Release, Party",
    ]);
    expect(edges("T1 Docs + T2 Tests ──► T3")).toEqual(["T1 Docs > T3", "T2 Tests > T3"]);
  });

  it("takes words under a name, above a bar, for more about the name", () => {
    expect(
      edges(`
        Phase 1 (Core)  ──────► Phase 2 (Growth)
          a few users             many users
                                  │
                                  ▼
                                Phase 3 (Scale)
      `),
    ).toContain("Phase 2 (Growth) > Phase 3 (Scale)");
  });

  it("puts a mark in brackets behind a wide gap with the name before it", () => {
    expect(
      edges(`
        T1 Panel              [HIGH] ──┐
        T2 Keyboard and more  [LOW]  ──┴──► T3 Ship
      `),
    ).toEqual(["T1 Panel > T3 Ship", "T2 Keyboard and more [LOW] > T3 Ship"]);
  });

  it("does not take a list beside a fork for what the fork starts from", () => {
    expect(
      edges(`
        T00 Base     ──┬──► T04 Flow
        T01 Export     ├──► T05 Status
        T02 Symbols    └──► T06 Stats
      `),
    ).toEqual(["T00 Base > T04 Flow", "T00 Base > T05 Status", "T00 Base > T06 Stats"]);
  });

  it("reads what an arrow back depends on", () => {
    expect(
      edges(`
        T1 Base
           ├──► T2 Data
           ├──► T3 View
           └──► T4 Window ← depends on T2 + T3
      `),
    ).toEqual(
      ["T1 Base > T2 Data", "T1 Base > T3 View", "T1 Base > T4 Window"]
        .concat(["T2 > T4 Window", "T3 > T4 Window"])
        .sort(),
    );
  });

  it("does not guess whether a name at the end of a bar comes after", () => {
    const drawing = draw(`
      T14 (login)
           ├──► T16 ──► T17
      T15 (tests)
    `);
    expect(edgesOf(drawing)).toEqual(["T14 (login) > T16", "T16 > T17"]);
    expect(drawing.unsure.map(({ line, reason }) => [line, reason])).toEqual([
      [1, "a line that touches a name without an arrow"],
    ]);
  });

  it("joins a corner to a branch that stands a column aside on a line", () => {
    expect(
      edges(`
        T1 (make) ──┐
                    ├──► T3 (read) ──► T4 (edit) ──┐
        T2 (keep) ──┘                              ├──► T5 (ship) ──► T6
                                                   │
        T7 ────────────────────────────────────────┘
      `),
    ).toEqual([
      "T1 (make) > T3 (read)",
      "T2 (keep) > T3 (read)",
      "T3 (read) > T4 (edit)",
      "T4 (edit) > T5 (ship)",
      "T5 (ship) > T6",
      "T7 > T5 (ship)",
    ]);
  });

  it("reads a rail that two forks and a merge share", () => {
    expect(
      edges(`
        T01 ──┬──► T03 ──► T04 ──┬──► T06
              │                  │
              ├──► T02 ──────────┤
              │                  │
              └──► T05 ──────────┘
      `),
    ).toEqual(["T01 > T02", "T01 > T03", "T01 > T05", "T02 > T06", "T03 > T04", "T04 > T06", "T05 > T06"]);
  });

  it("reads steps that hang on each other, with an arrow back into one", () => {
    expect(
      edges(`
        Phase 1 (Traits)
            │
            ├──► Phase 2 (Derive)
            │        │
            │        └──► Phase 3 (Built-ins)
            │                 │
            └──► Phase 4 (Chain) ◄───┘
                      │
                      └──► Phase 5 (Macro)
      `),
    ).toEqual([
      "Phase 1 (Traits) > Phase 2 (Derive)",
      "Phase 1 (Traits) > Phase 4 (Chain)",
      "Phase 2 (Derive) > Phase 3 (Built-ins)",
      "Phase 3 (Built-ins) > Phase 4 (Chain)",
      "Phase 4 (Chain) > Phase 5 (Macro)",
    ]);
  });

  it("reads a snake: on, down, and back", () => {
    expect(
      edges(`
        P1 (Ask)  ──► P2 (Draw)  ──► P3 (Build)
                                        │
        P6 (Join) ◄── P5 (Tune)  ◄── P4 (Store)
           │
           ▼
        P7 (Test) ──► P8 (Ship)
      `),
    ).toEqual([
      "P1 (Ask) > P2 (Draw)",
      "P2 (Draw) > P3 (Build)",
      "P3 (Build) > P4 (Store)",
      "P4 (Store) > P5 (Tune)",
      "P5 (Tune) > P6 (Join)",
      "P6 (Join) > P7 (Test)",
      "P7 (Test) > P8 (Ship)",
    ]);
  });

  it("keeps the tree that a merge starts from", () => {
    const drawing = draw(`
      Order
        │
        ├── Part A ──┐
        ├── Part B ──┼──► Hub ──► Box
        └── Part C ──┘
    `);
    expect(edgesOf(drawing)).toEqual(["Hub > Box", "Part A > Hub", "Part B > Hub", "Part C > Hub"]);
    expect(branchesOf(drawing)).toEqual(["Order / Part A", "Order / Part B", "Order / Part C"]);
  });

  it("goes on below the name that a branch with an arrow hangs on, in a chain of short arrows", () => {
    expect(
      edges(`
        TASK-1 → TASK-2 → TASK-3 → TASK-4
                             └───→ TASK-5
        TASK-4/5 → TASK-6
      `),
    ).toEqual([
      "TASK-1 > TASK-2",
      "TASK-2 > TASK-3",
      "TASK-3 > TASK-4",
      "TASK-3 > TASK-5",
      "TASK-4 > TASK-6",
      "TASK-5 > TASK-6",
    ]);
  });

  it("reads a graph that breaks its rows after arrows", () => {
    expect(
      edges(`
        Phase 0: Ask ──►
        Phase 1: Look + SEO ──► Phase 2: Outline ──► [GATE 1] ──►
        Phase 3: Draft
      `),
    ).toEqual([
      "GATE 1 > Phase 3: Draft",
      "Phase 0: Ask > Phase 1: Look + SEO",
      "Phase 1: Look + SEO > Phase 2: Outline",
      "Phase 2: Outline > GATE 1",
    ]);
  });
});

describe("arrows that mean depends on", () => {
  it("are turned round where every numbered arrow leads backwards, and told", () => {
    const drawing = draw("T003 → T001\nT004 → T002, T003\nT005 → review");
    expect(edgesOf(drawing)).toEqual(["T001 > T003", "T002 > T004", "T003 > T004", "review > T005"]);
    expect(drawing.unsure.map((unsure) => unsure.reason)).toEqual([
      "every arrow leads from a later to an earlier number: read as depends on",
    ]);
    expect(edges("graph TD\nP3[Phase 3] --> P1[Phase 1]\nP2[Phase 2] --> P1", "mermaid")).toEqual([
      "Phase 1 > Phase 2",
      "Phase 1 > Phase 3",
    ]);
  });

  it("are left alone where one leads on, where there is only one, and between other names", () => {
    expect(edges("T003 → T001\nT001 → T002")).toEqual(["T001 > T002", "T003 > T001"]);
    expect(edges("T002 → T001")).toEqual(["T002 > T001"]);
    expect(edges("B2 → A1\nC3 → B2")).toEqual(["B2 > A1", "C3 > B2"]);
    expect(edges("2.1 → 2.2 → 2.10")).toEqual(["2.1 > 2.2", "2.2 > 2.10"]);
  });
});
