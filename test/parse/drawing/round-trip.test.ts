// Random graphs, drawn in each style and read back: every edge and no other.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDrawing } from "../../../src/parse/drawing/read-drawing.ts";
import type { DrawnGraph } from "./canvas.ts";
import { drawLanes, drawMerge, drawStages, graph, names, narrow, staged, stages } from "./styles.ts";
import { edgesOf } from "./told.ts";

function told({ names, edges }: DrawnGraph): string[] {
  return edges.map(([from, to]) => `${names[from]} > ${names[to]}`).sort();
}

function holds(style: (given: DrawnGraph) => { lines: string[]; info?: string }, arbitrary = graph()): void {
  fc.assert(
    fc.property(arbitrary, (given) => {
      const { lines, info = "" } = style(given);
      expect(edgesOf(readDrawing(lines, info)), lines.join("\n")).toEqual(told(given));
    }),
    { numRuns: 120 },
  );
}

describe("random graphs are read back", () => {
  it("as rows of arrows", () => {
    for (const arrow of [" -> ", " → ", " ──► ", " ==> ", "-->"])
      holds(({ names, edges }) => ({ lines: edges.map(([from, to]) => `${names[from]}${arrow}${names[to]}`) }));
  });

  it("as rows that join all blockers of a task by plus signs", () => {
    holds((given) => ({
      lines: [...Map.groupBy(given.edges, ([, to]) => to)].map(
        ([to, edges]) => `${edges.map(([from]) => given.names[from]).join(" + ")} -> ${given.names[to]}`,
      ),
    }));
  });

  it("as Mermaid with every shape of node and link", () => {
    const shapes = [
      ["[", "]"],
      ["(", ")"],
      ["([", "])"],
      ["{", "}"],
      ['["', '"]'],
      ["((", "))"],
    ] as const;
    const links = ["-->", "==>", "-.->", "--->", "-->|then|", "-- then -->"];
    holds(({ names, edges }) => ({
      info: "mermaid",
      lines: [
        "flowchart LR",
        ...names.map((name, at) => `  n${at}${shapes[at % 6]?.[0]}${name}${shapes[at % 6]?.[1]}`),
        ...edges.map(([from, to], at) => `  n${from} ${links[at % 6]} n${to}${at % 2 ? ";" : ""}`),
      ],
    }));
  });

  it("as DOT", () => {
    holds(({ names, edges }) => ({
      info: "dot",
      lines: ["digraph plan {", ...edges.map(([from, to]) => `  "${names[from]}" -> "${names[to]}";`), "}"],
    }));
  });

  it("as a gantt chart", () => {
    holds(({ names, edges }) => ({
      info: "mermaid",
      lines: [
        "gantt",
        "  dateFormat YYYY-MM-DD",
        ...names.map((name, at) => {
          const after = edges.filter(([, to]) => to === at).map(([from]) => `n${from}`);
          return `  ${name} :n${at}, ${after.length > 0 ? `after ${after.join(" ")}` : "2026-01-05"}, 3d`;
        }),
      ],
    }));
  });

  it("as lanes from a column of names to another, crossing each other", () => {
    const plain = graph().map((given) => ({ ...given, names: given.names.map(narrow) }));
    for (const ascii of [false, true]) holds((given) => ({ lines: drawLanes(given, ascii) }), plain);
  });

  it("as stages joined by rails, with and without boxes, in both alphabets", () => {
    for (const [ascii, boxed] of [
      [false, false],
      [false, true],
      [true, false],
      [true, true],
    ] as const)
      fc.assert(
        fc.property(
          stages().chain((sizes) => fc.tuple(fc.constant(sizes), names(sizes.reduce((a, b) => a + b)))),
          ([sizes, texts]) => {
            const given = staged(sizes, texts.map(narrow));
            const lines = drawStages(sizes, given.names, ascii, boxed);
            expect(edgesOf(readDrawing(lines, "")), lines.join("\n")).toEqual(told(given));
          },
        ),
        { numRuns: 60 },
      );
  });

  it("as merges into corners from left to right", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }).chain((count) => fc.tuple(fc.constant(count), names(count + 2), fc.boolean())),
        ([count, texts, ascii]) => {
          const given = {
            names: texts.map(narrow),
            edges: [...Array.from({ length: count }, (_, at) => [at, count] as const), [count, count + 1] as const],
          };
          const lines = drawMerge(count, given.names, ascii);
          expect(edgesOf(readDrawing(lines, "")), lines.join("\n")).toEqual(told(given));
        },
      ),
      { numRuns: 120 },
    );
  });
});

describe("drawings that are broken", () => {
  it("never throw, and give only edges between names that stand there", () => {
    const lines = graph().map((given) => drawLanes(given, false));
    const mutation = fc.tuple(
      fc.nat(30),
      fc.nat(60),
      fc.constantFrom("", " ", "┼", "►", "│", "x", "\t", "設", "-", "+"),
    );
    fc.assert(
      fc.property(lines, fc.array(mutation, { maxLength: 8 }), (drawn, mutations) => {
        const broken = [...drawn];
        for (const [row, column, put] of mutations) {
          const line = broken[row % broken.length] ?? "";
          broken[row % broken.length] = line.slice(0, column) + put + line.slice(column + 1);
        }
        const { names, edges, unsure } = readDrawing(broken, "");
        for (const edge of edges) {
          expect(names[edge.from]).toBeDefined();
          expect(names[edge.to]).toBeDefined();
        }
        for (const { line, column } of unsure) {
          expect(line).toBeLessThan(broken.length);
          expect(column).toBeLessThanOrEqual(broken[line]?.length ?? 0);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("never throw on any text in any language", () => {
    const character = fc.constantFrom(..."─│┌┐└┘├┤┬┴┼►▼→↓←<>-=|+v^/\\.`'\"[]{}();:,&# \tAa1設é\uD800");
    const line = fc.array(character, { maxLength: 30 }).map((all) => all.join(""));
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 8 }),
        fc.constantFrom("", "mermaid", "dot", "text", "js"),
        (body, info) => {
          const headed = info === "mermaid" ? [["graph TD", "gantt"][body.length % 2] ?? "", ...body] : body;
          const { names, edges, tree } = readDrawing(headed, info);
          for (const { from, to } of edges) expect([names[from], names[to]]).not.toContain(undefined);
          for (const { parent, child } of tree) expect([names[parent], names[child]]).not.toContain(undefined);
        },
      ),
      { numRuns: 1500 },
    );
  });
});
