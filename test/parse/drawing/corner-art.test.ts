// Lines with corners: merges, forks, junctions and crossings.
import { describe, expect, it } from "vitest";
import { branchesOf, draw, edges } from "./told.ts";

describe("corner art", () => {
  it("reads a merge of three lines through a corner, a branch and a pass-through row", () => {
    expect(
      edges(`
        q1 ──┐
             ├──► q4 ──► q5
        q2 ──┤
             │
        q3 ──┘
      `),
    ).toEqual(["q1 > q4", "q2 > q4", "q3 > q4", "q4 > q5"]);
  });

  it("counts a name beside a branch that has no arm towards it, when others merge there", () => {
    expect(
      edges(`
        Task #6 (Unit)     ─┐
        Task #7 (Browser)   ├─> Task #9 (Load) ─> Task #10 (Ship)
        Task #8 (Alerts)   ─┘
      `),
    ).toEqual([
      "Task #6 (Unit) > Task #9 (Load)",
      "Task #7 (Browser) > Task #9 (Load)",
      "Task #8 (Alerts) > Task #9 (Load)",
      "Task #9 (Load) > Task #10 (Ship)",
    ]);
  });

  it("reads a fork", () => {
    expect(
      edges(`
        A ──┬──► B
            ├──► C
            └──► D
      `),
    ).toEqual(["A > B", "A > C", "A > D"]);
  });

  it("reads a fork and a merge around a middle row", () => {
    expect(
      edges(`
           ┌── B ──┐
        A ─┤       ├── D
           └── C ──┘
      `),
    ).toEqual(["A > B", "A > C", "B > D", "C > D"]);
  });

  it("takes a fourway for a junction when its upright only gathers", () => {
    expect(
      edges(`
        T1 ──┐
        T2 ──┼──► T4
        T3 ──┘
      `),
    ).toEqual(["T1 > T4", "T2 > T4", "T3 > T4"]);
  });

  it("takes a fourway for a crossing when its upright has a start and an end of its own", () => {
    const drawing = draw(`
      A ───┬──► C
           │
      B ───┼──► D
           │
           └──► E
    `);
    expect(drawing.unsure).toEqual([]);
    expect(drawing.edges.map((edge) => [drawing.names[edge.from]?.text, drawing.names[edge.to]?.text])).toEqual([
      ["A", "C"],
      ["A", "E"],
      ["B", "D"],
    ]);
  });

  it("gives only the edges of both readings, and says so, where a fourway could be either", () => {
    const drawing = draw(`
      A ──► B ──┐
                │
      C ────────┼──► D
                │
                └──► E
    `);
    expect(drawing.edges.length).toBe(3);
    expect(drawing.unsure).toEqual([{ line: 2, column: 10, reason: "lines that could cross or meet" }]);
  });

  it("crosses a bar that has no arms where a line runs through it", () => {
    expect(
      edges(`
        A ──┬──────► C
            │
        B ──│──────► D
            │
            └──────► E
      `),
    ).toEqual(["A > C", "A > E", "B > D"]);
  });

  it("joins lines that are a column out of line", () => {
    expect(
      edges(`
        Design  ──┐
        Schema  ───┤
                   ├──► Build
        Review  ──┘
      `),
    ).toEqual(["Design > Build", "Review > Build", "Schema > Build"]);
  });

  it("reads a bus that feeds several from several", () => {
    expect(
      edges(`
        A ──┐
            ├──► C
        B ──┤
            └──► D
      `),
    ).toEqual(["A > C", "A > D", "B > C", "B > D"]);
  });

  it("reads arrows to the left", () => {
    expect(edges("A ◄── B")).toEqual(["B > A"]);
    expect(edges("A <- B <- C")).toEqual(["B > A", "C > B"]);
    expect(
      edges(`
        C ◄──┬── A
             └── B
      `),
    ).toEqual(["A > C", "B > C"]);
  });

  it("takes words after an arrow back for a note where the others lead on", () => {
    expect(edges("A ──► B   ← critical")).toEqual(["A > B"]);
  });

  it("does not guess at an arrow that points both ways", () => {
    const drawing = draw("A ◄──► B");
    expect(drawing.edges).toEqual([]);
    expect(drawing.unsure.map((unsure) => unsure.reason)).toEqual(["a line with an arrow at each end"]);
    expect(draw("A ↔ B").unsure.map((unsure) => unsure.reason)).toEqual(["an arrow that points both ways"]);
  });

  it("tells of an arrow that leads nowhere and keeps the rest", () => {
    const drawing = draw(`
      A ──► B
      C ──►
    `);
    expect(drawing.edges.length).toBe(1);
    expect(drawing.unsure).toEqual([{ line: 1, column: 2, reason: "a line that leads nowhere" }]);
  });

  it("keeps words on an arrow apart from names", () => {
    const drawing = draw("A ──(needs data)──► B --then--> C");
    expect(drawing.edges.map((edge) => edge.label)).toEqual(["(needs data)", "then"]);
    expect(drawing.names.map((name) => name.text)).toEqual(["A", "B", "C"]);
  });

  it("turns an arrow round that says it depends", () => {
    expect(edges("A --depends on--> B")).toEqual(["B > A"]);
  });

  it("reads heavy, double, rounded and dotted lines alike", () => {
    expect(edges("A ━━━▶ B ═══► C ┄┄► D ─▸ E")).toEqual(["A > B", "B > C", "C > D", "D > E"]);
    expect(
      edges(`
        A ──╮
            ├──▶ C
        B ──╯
      `),
    ).toEqual(["A > C", "B > C"]);
  });

  it("marks dotted arrows", () => {
    expect(draw("A ┄┄► B").edges[0]?.dotted).toBe(true);
    expect(draw("A ..> B").edges[0]?.dotted).toBe(true);
    expect(draw("A ──► B").edges[0]?.dotted).toBe(false);
  });

  it("says where each name and edge stands", () => {
    const drawing = draw(`
      Setup ──► Build
                  │
                  ▼
                Ship
    `);
    expect(drawing.names.map(({ text, line, column }) => [text, line, column])).toEqual([
      ["Setup", 0, 0],
      ["Build", 0, 10],
      ["Ship", 3, 10],
    ]);
    expect(drawing.edges.map(({ line, column }) => [line, column])).toEqual([
      [0, 6],
      [1, 12],
    ]);
  });

  it("keeps branches without arrows apart from dependencies", () => {
    const drawing = draw(`
      Project ─┬─ Design
               └─ Build
    `);
    expect(drawing.edges).toEqual([]);
    expect(branchesOf(drawing)).toEqual(["Project / Build", "Project / Design"]);
  });
});
