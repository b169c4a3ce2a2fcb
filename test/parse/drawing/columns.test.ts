// Networks by column position: bars and arrows that join what stands above and below.
import { describe, expect, it } from "vitest";
import { branchesOf, draw, edges } from "./told.ts";

describe("networks by column", () => {
  it("reads a column of arrows", () => {
    expect(
      edges(`
        Setup
          ↓
        Foundation
          ↓
        US1, US2 (parallel)
          ↓
        Polish
      `),
    ).toEqual([
      "Foundation > US1",
      "Foundation > US2 (parallel)",
      "Setup > Foundation",
      "US1 > Polish",
      "US2 (parallel) > Polish",
    ]);
  });

  it("reads an arrow that stands beside the names it joins", () => {
    expect(
      edges(`
        A
             ↓
        B
      `),
    ).toEqual(["A > B"]);
  });

  it("reads several columns side by side", () => {
    expect(
      edges(`
        T1        T2
        │         │
        ▼         ▼
        T3        T4
        │         │
        └────┬────┘
             ▼
             T5
      `),
    ).toEqual(["T1 > T3", "T2 > T4", "T3 > T5", "T4 > T5"]);
  });

  it("reads a fork and a merge without any arrow", () => {
    expect(
      edges(`
              T001
               |
           +---+---+
           |       |
         T002    T003
           |       |
           +---+---+
               |
             T004
      `),
    ).toEqual(["T001 > T002", "T001 > T003", "T002 > T004", "T003 > T004"]);
  });

  it("reads boxes with a fork between them", () => {
    expect(
      edges(`
        ┌──────────┐
        │ Phase 1  │
        │ Setup    │
        └────┬─────┘
             │
             ├──────────────┐
             ▼              ▼
        ┌──────────┐   ┌──────────┐
        │ Phase 2  │   │ Phase 3  │
        └────┬─────┘   └────┬─────┘
             └──────┬───────┘
                    ▼
               ┌──────────┐
               │ Phase 4  │
               └──────────┘
      `),
    ).toEqual(["Phase 1 Setup > Phase 2", "Phase 1 Setup > Phase 3", "Phase 2 > Phase 4", "Phase 3 > Phase 4"]);
  });

  it("reads an arrow let into a border", () => {
    expect(
      edges(`
        ┌────┐
        │ T1 │
        └─┬──┘
        ┌─▼──┐
        │ T2 │
        └────┘
      `),
    ).toEqual(["T1 > T2"]);
  });

  it("reads boxes in a box, and a line that leaves it", () => {
    const drawing = draw(`
      ┌─ Phase 1 ─────────────┐
      │ ┌────┐      ┌────┐    │
      │ │ T1 │ ───► │ T2 │    │
      │ └────┘      └─┬──┘    │
      └───────────────┼───────┘
                      ▼
                   ┌────┐
                   │ T3 │
                   └────┘
    `);
    expect(drawing.edges.map(({ from, to }) => [drawing.names[from]?.text, drawing.names[to]?.text])).toEqual([
      ["T1", "T2"],
      ["T2", "T3"],
    ]);
    expect(drawing.names.find((name) => name.text === "T1")?.group).toBe("Phase 1");
  });

  it("reads a box whose right wall is out of line", () => {
    expect(
      edges(`
        ┌───────────┐
        │ Set up   │
        │ the thing │
        └────┬──────┘
             ▼
        ┌───────────┐
        │ Next       │
        └───────────┘
      `),
    ).toEqual(["Set up the thing > Next"]);
  });

  it("reads full-width text counted as a terminal counts", () => {
    expect(
      edges(`
        設計する ──┐
                   ├──► 実装する
        試験     ──┘
      `),
    ).toEqual(["設計する > 実装する", "試験 > 実装する"]);
  });

  it("reads full-width text counted by characters", () => {
    expect(
      edges(`
        設計する ──┐
               ├──► 実装する
        試験   ──┘
      `),
    ).toEqual(["設計する > 実装する", "試験 > 実装する"]);
  });

  it("puts a line in brackets with the name above it", () => {
    const drawing = draw(`
      Setup
      (3 days)
         ↓
      Build
    `);
    expect(drawing.names.map((name) => name.text)).toEqual(["Setup", "Build"]);
    expect(drawing.edges.length).toBe(1);
  });

  it("sees no work in tables", () => {
    for (const table of ["| A | B |\n|---|---|\n| 1 | 2 |", "+---+---+\n| a | b |\n+---+---+\n| c | d |\n+---+---+"])
      expect(draw(table)).toMatchObject({ kind: "none", edges: [], tree: [], unsure: [] });
  });

  it("keeps a hierarchy of steps apart from a chain", () => {
    const drawing = draw(`
      Phase 1 Complete
          │
          ├── Step 2.1: Tooling (independent)
          │
          ├── Step 2.2: Templates (independent)
          │
          └── Step 2.3: Dashboard (depends on 2.1 for data)
    `);
    expect(drawing.kind).toBe("tree");
    expect(drawing.edges).toEqual([]);
    expect(branchesOf(drawing).length).toBe(3);
    expect(drawing.names.at(-1)?.remark).toBe("depends on 2.1 for data");
  });

  it("takes branches with arrows for dependencies", () => {
    expect(
      edges(`
        T001
          └─► T002
                ├─► T003
                └─► T004
      `),
    ).toEqual(["T001 > T002", "T002 > T003", "T002 > T004"]);
  });
});

describe("trees", () => {
  it("takes a bar that only fills a column for nothing", () => {
    const drawing = draw(`
      Plan
      ├── a task
      │   ├── first
      │   └── second
      │   │
      ├── b task
      │
      └── c task
    `);
    expect(drawing.edges).toEqual([]);
    expect(branchesOf(drawing)).toEqual([
      "Plan / a task",
      "Plan / b task",
      "Plan / c task",
      "a task / first",
      "a task / second",
    ]);
  });
});
