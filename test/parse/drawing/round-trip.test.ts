// Random graphs, drawn in each style and read back: every edge and no other.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDrawing } from "../../../src/parse/drawing/read-drawing.ts";
import { Canvas, type DrawnGraph } from "./canvas.ts";
import { edgesOf } from "./told.ts";

const WORDS = [
  "Setup",
  "Build it",
  "API v2",
  "Write docs",
  "Ship",
  "設計",
  "Prüfung",
  "Тесты",
  "p4-1",
  "CI/CD",
  "Data model",
];

/** Unique names with an id in front, as plans have them, or after it in brackets. */
const names = (count: number): fc.Arbitrary<string[]> =>
  fc
    .array(fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom("T", "#", "A-", "2.")), {
      minLength: count,
      maxLength: count,
    })
    .map((told) =>
      told.map(([words, prefix], at) => (at % 3 === 0 ? `${prefix}${at + 1}` : `${prefix}${at + 1} ${words}`)),
    );

/** An acyclic graph whose edges lead from lower to higher indexes. */
const graph = (most = 8): fc.Arbitrary<DrawnGraph> =>
  fc.integer({ min: 2, max: most }).chain((count) =>
    fc
      .tuple(names(count), fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { minLength: 1, maxLength: 12 }))
      .map(([texts, pairs]) => {
        const known = new Set(pairs.filter(([a, b]) => a < b).map(([a, b]) => `${a},${b}`));
        const edges = [...known].map((pair) => pair.split(",").map(Number) as [number, number]);
        return { names: texts, edges: edges.length > 0 ? edges : [[0, 1] as const] };
      }),
  );

/** Stages whose every member waits for every member of the stage before. */
const stages = (): fc.Arbitrary<number[]> => fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 4 });

function told({ names, edges }: DrawnGraph): string[] {
  return edges.map(([from, to]) => `${names[from]} > ${names[to]}`).sort();
}

function holds(style: (given: DrawnGraph) => { lines: string[]; info?: string }, arbitrary = graph()): void {
  fc.assert(
    fc.property(arbitrary, (given) => {
      const { lines, info = "" } = style(given);
      expect(edgesOf(readDrawing(lines, info)), lines.join("\n")).toEqual(told(given));
    }),
    { numRuns: 300 },
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
        { numRuns: 200 },
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
      { numRuns: 300 },
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
      { numRuns: 500 },
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
      { numRuns: 3000 },
    );
  });
});

/** Full-width characters would need their own columns here; those have tests of their own. */
function narrow(name: string): string {
  return name.replace("設計", "Plan");
}

// T1 ──────┬─────────► T2        each node with targets has a lane of its own,
// T2 ──┬───┼─────────► T3        lanes of others are crossed
function drawLanes({ names, edges }: DrawnGraph, ascii: boolean): string[] {
  const canvas = new Canvas(ascii);
  const texts = names.map(narrow);
  const width = Math.max(...texts.map((text) => text.length)) + 2;
  const sources = [...new Set(edges.map(([from]) => from))];
  const right = width + sources.length * 3 + 3;
  let row = 0;
  for (const [lane, from] of sources.entries()) {
    const column = width + (sources.length - lane) * 3;
    const start = row;
    canvas.text(start, 0, texts[from] ?? "");
    canvas.line(start, (texts[from]?.length ?? 0) + 1, start, column);
    for (const [, to] of edges.filter((edge) => edge[0] === from)) {
      if (row > start) canvas.line(start, column, row, column);
      canvas.line(row, column, row, right);
      canvas.head(row, right + 1, "right");
      canvas.text(row, right + 3, texts[to] ?? "");
      row += 1;
    }
    row += 1;
  }
  return canvas.lines();
}

function staged(sizes: readonly number[], texts: readonly string[]): DrawnGraph {
  const edges: [number, number][] = [];
  let from = 0;
  for (const [at, size] of sizes.entries()) {
    const next = sizes[at + 1] ?? 0;
    for (let a = from; a < from + size; a += 1)
      for (let b = from + size; b < from + size + next; b += 1) edges.push([a, b]);
    from += size;
  }
  return { names: texts, edges };
}

//  T1      T2            T1 and T2 lead into one rail,
//  │       │
//  └───┬───┘
//      ▼                 and the rail into each of the next
//      T3
function drawStages(sizes: readonly number[], texts: readonly string[], ascii: boolean, boxed: boolean): string[] {
  const canvas = new Canvas(ascii);
  const wide = Math.max(...texts.map((text) => text.length)) + 8;
  let row = 0;
  let first = 0;
  for (const [at, size] of sizes.entries()) {
    const centers = Array.from({ length: size }, (_, member) => Math.floor(wide / 2) + member * wide);
    for (const [member, center] of centers.entries()) drawNode(canvas, row, center, texts[first + member] ?? "", boxed);
    const next = sizes[at + 1];
    if (next === undefined) break;
    const bottom = row + (boxed ? 3 : 1);
    const below = Array.from({ length: next }, (_, member) => Math.floor(wide / 2) + member * wide);
    const rail = bottom + 1;
    for (const center of centers) canvas.line(bottom, center, rail, center);
    canvas.line(rail, Math.min(...centers, ...below), rail, Math.max(...centers, ...below));
    for (const center of below) {
      canvas.line(rail, center, rail + 1, center);
      canvas.head(rail + 2, center, "down");
    }
    row = rail + 3;
    first += size;
  }
  return canvas.lines();
}

function drawNode(canvas: Canvas, row: number, center: number, text: string, boxed: boolean): void {
  const start = center - Math.floor(text.length / 2);
  if (!boxed) {
    canvas.text(row, start, text);
    return;
  }
  const [left, right] = [start - 2, start + text.length + 1];
  canvas.line(row, left, row, right);
  canvas.line(row + 2, left, row + 2, right);
  canvas.line(row, left, row + 2, left);
  canvas.line(row, right, row + 2, right);
  canvas.text(row + 1, start, text);
}

// T1 ──┐
//      ├──► T3 ──► T4
// T2 ──┘
function drawMerge(count: number, texts: readonly string[], ascii: boolean): string[] {
  const canvas = new Canvas(ascii);
  const rail = Math.max(...texts.slice(0, count).map((text) => text.length)) + 4;
  const last = (count - 1) * 2;
  const middle = Math.floor(last / 2);
  for (let at = 0; at < count; at += 1) {
    canvas.text(at * 2, 0, texts[at] ?? "");
    canvas.line(at * 2, (texts[at]?.length ?? 0) + 1, at * 2, rail);
  }
  canvas.line(0, rail, last, rail);
  canvas.line(middle, rail, middle, rail + 3);
  canvas.head(middle, rail + 4, "right");
  const target = texts[count] ?? "";
  canvas.text(middle, rail + 6, target);
  const end = rail + 7 + target.length;
  canvas.line(middle, end, middle, end + 3);
  canvas.head(middle, end + 4, "right");
  canvas.text(middle, end + 6, texts[count + 1] ?? "");
  return canvas.lines();
}
