// Drawings written in a language: Mermaid flowchart and gantt, DOT; and fences that hold no drawing.
import { describe, expect, it } from "vitest";
import { draw, edges } from "./told.ts";

describe("Mermaid flowcharts", () => {
  it.each([
    ["A --> B", ["A > B"]],
    ["A --> B & C", ["A > B", "A > C"]],
    ["A & B --> C & D", ["A > C", "A > D", "B > C", "B > D"]],
    ["A --> B --> C", ["A > B", "B > C"]],
    ["A ==> B", ["A > B"]],
    ["A -.-> B", ["A > B"]],
    ["A --o B", ["A > B"]],
    ["A --x B", ["A > B"]],
    ["A ----> B", ["A > B"]],
    ["A -->|text| B", ["A > B"]],
    ["A -- text --> B", ["A > B"]],
    ["A == text ==> B", ["A > B"]],
    ["A -. text .-> B", ["A > B"]],
    ["A-->B-->C", ["A > B", "B > C"]],
    ["A[One] --> B(Two)", ["One > Two"]],
    ['A["One (1)"] --> B{"Two; 2"}', ["One (1) > Two; 2"]],
    [
      "A([One]) --> B[[Two]] --> C[(Three)] --> D((Four)) --> E{{Five}} --> F[/Six/]",
      ["Five > Six", "Four > Five", "One > Two", "Three > Four", "Two > Three"],
    ],
    ["A:::done --> B:::open", ["A > B"]],
    ["A -- depends on --> B", ["B > A"]],
    ["A -->|blocked by| B", ["B > A"]],
    ["task-1 --> task-2", ["task-1 > task-2"]],
    ['A@{ shape: rect, label: "One" } --> B', ["One > B"]],
    ["A --> B; B --> C", ["A > B", "B > C"]],
    ["A e1@--> B", ["A > B"]],
    ["A ~~~ B\nB --> C", ["B > C"]],
    ['A["One\n  and more"] --> B', ["One and more > B"]],
    ['A["never closed --> B\nB --> C', ["B > C"]],
    ["A --text--> B ---->|yes| C", ["A > B", "B > C"]],
    ["B -- No ----> D", ["B > D"]],
    ['K(["round"]) --> L{"x?"} -->|no| M', ["round > x?", "x? > M"]],
    ["設計[設計する] --> 実装", ["設計する > 実装"]],
    ["T001[T-024-001<br/>Set up] --> T002", ["T-024-001 Set up > T002"]],
    ['style A fill:#fff\nclassDef x y\nlinkStyle 0 z\nclick A href "x"\n%% A --> Z\nA --> B', ["A > B"]],
  ])("reads %s", (body, told) => {
    expect(edges(`flowchart LR\n${body}`, "mermaid")).toEqual([...told].sort());
  });

  it("takes labels from wherever they are told, and knows nodes by their alias", () => {
    const drawing = draw("graph TD\nX --> Y\nX[Task One]\nY[Task Two]", "mermaid");
    expect(drawing.names.map(({ text, alias }) => [text, alias])).toEqual([
      ["Task One", "X"],
      ["Task Two", "Y"],
    ]);
  });

  it("keeps two nodes with the same label apart", () => {
    expect(draw("graph TD\na[Review] --> b[Build]\nb --> c[Review]", "mermaid").names.length).toBe(3);
  });

  it("says which subgraph a node stands in, and joins subgraphs", () => {
    const drawing = draw(
      `graph TD
       subgraph P1 [Phase 1]
         A --> B
       end
       subgraph P2 [Phase 2]
         C
       end
       P1 --> P2`,
      "mermaid",
    );
    expect(drawing.names.find((name) => name.text === "A")?.group).toBe("Phase 1");
    expect(drawing.edges.map(({ from, to }) => [drawing.names[from]?.text, drawing.names[to]?.text])).toContainEqual([
      "Phase 1",
      "Phase 2",
    ]);
  });

  it("does not guess at links without a point", () => {
    const drawing = draw("graph TD\nA --- B\nC <--> D\nE --> F", "mermaid");
    expect(drawing.edges.length).toBe(1);
    expect(drawing.unsure.length).toBe(2);
  });

  it("goes on after a statement that it does not understand", () => {
    const drawing = draw("graph TD\nA --> B\n??? !!\nB --> C", "mermaid");
    expect(drawing.edges.length).toBe(2);
    expect(drawing.unsure).toEqual([{ line: 2, column: 0, reason: "a statement that is not understood" }]);
  });

  it("knows a flowchart in a fence without a language, and one behind front matter", () => {
    expect(edges("graph TD\nA --> B")).toEqual(["A > B"]);
    expect(edges("---\ntitle: x\n---\nflowchart LR\nA --> B", "mermaid")).toEqual(["A > B"]);
  });

  it("sees no work in other charts", () => {
    for (const chart of ["sequenceDiagram\nA->>B: hi", 'pie\n"a" : 3', "classDiagram\nA --> B"])
      expect(draw(chart, "mermaid")).toMatchObject({ kind: "none", edges: [] });
  });
});

describe("Mermaid gantt charts", () => {
  const chart = `
    gantt
      title Release
      dateFormat YYYY-MM-DD
      section Build
      Design the API   :done, d1, 2026-01-05, 3d
      Lock down        :l19, after d1 b2, 2w
      section Ship
      Release          :crit, milestone, after l19, 0d
      Wait             :w1, 2026-02-01, 2026-02-03
      Bake             :b2, until w1
  `;

  it("reads after, with one id and with several", () => {
    expect(edges(chart, "mermaid")).toEqual([
      "Bake > Lock down",
      "Bake > Wait",
      "Design the API > Lock down",
      "Lock down > Release",
    ]);
  });

  it("keeps sections, flags, dates and durations", () => {
    const { names } = draw(chart, "mermaid");
    expect(names[0]).toMatchObject({
      text: "Design the API",
      alias: "d1",
      group: "Build",
      bar: { flags: ["done"], start: "2026-01-05", end: null, duration: "3d" },
    });
    expect(names[2]).toMatchObject({ alias: null, group: "Ship", bar: { flags: ["crit", "milestone"] } });
    expect(names[3]?.bar).toMatchObject({ start: "2026-02-01", end: "2026-02-03" });
  });

  it("tells of an id that no bar has", () => {
    expect(draw("gantt\nA : a, after zz, 1d", "mermaid").unsure[0]?.reason).toBe("no bar has the id zz");
  });
});

describe("DOT", () => {
  it("reads digraphs with labels, chains and sets", () => {
    expect(
      edges(
        `
        digraph G {
          rankdir=LR; node [shape=box];
          a [label="Task A"];
          a -> b -> c;
          a -> {d e} [label="then"];
          "x y" -> d
        }`,
        "dot",
      ),
    ).toEqual(["Task A > b", "Task A > d", "Task A > e", "b > c", "x y > d"]);
  });

  it("reads a bare list of edges", () => {
    expect(edges("setup -> build;\nbuild -> ship;")).toEqual(["build > ship", "setup > build"]);
  });
});

describe("fences that hold no drawing of work", () => {
  it("knows a listing of files", () => {
    expect(
      draw(`
        src/
        ├── parse/
        │   ├── read.ts   # reads
        │   └── index.ts
        └── README.md
      `),
    ).toEqual({ kind: "files", names: [], edges: [], tree: [], unsure: [] });
  });

  it("does not take a tree of steps for files", () => {
    expect(draw("Phase 1\n├── T001 Write config.yml\n└── T002 Ship").kind).toBe("tree");
  });

  it.each([
    ["const a = (b) => {\n  return b->c;\n};", ""],
    ["def f(x) -> int:\n    return x", ""],
    ["$ git push\n$ npm test", ""],
    ["name: x\non: [push]\njobs: {}", ""],
    ["a -> b", "javascript"],
    ["A --> B", "bash"],
    ["Just words\nand more words", ""],
    ["", ""],
  ])("sees nothing in %j", (text, info) => {
    expect(draw(text, info)).toMatchObject({ kind: "none", edges: [], tree: [] });
  });
});
