// Large and hostile drawings: time grows with the text, and nothing explodes.
import { describe, expect, it } from "vitest";
import type { Drawing } from "../../../src/parse/drawing/drawing.ts";
import { readDrawing } from "../../../src/parse/drawing/read-drawing.ts";

const lines = (count: number, line: (at: number) => string): string[] =>
  Array.from({ length: count }, (_, at) => line(at));

function timed(read: () => Drawing): { drawing: Drawing; milliseconds: number } {
  const started = performance.now();
  const drawing = read();
  return { drawing, milliseconds: performance.now() - started };
}

describe("large drawings", () => {
  it.each([
    ["a chain in every row", (at: number) => `T${at} ──► T${at + 1}`, 10_000],
    [
      "one merge of all rows",
      (at: number) => (at === 0 ? "T0 ──┐" : at === 9_999 ? `T${at} ──┘` : at === 5 ? "T5 ──┼──► Z" : `T${at} ──┤`),
      9_999,
    ],
    ["a crossing in every row", (at: number) => `T${at} ──┼──► Z${at}`, 10_000],
  ])("of 10,000 rows with %s are read whole, in seconds", (_, line, edges) => {
    const { drawing, milliseconds } = timed(() => readDrawing(lines(10_000, line), ""));
    expect(drawing.edges.length).toBeGreaterThanOrEqual(edges);
    expect(milliseconds).toBeLessThan(20_000);
  });

  it.each([
    ["corners", "┌"],
    ["crossings", "┼"],
    ["boxes that never close", "┌┐"],
    ["bars", "|"],
    ["pluses and dashes", "+-"],
    ["arrows", "->"],
    ["doubtful characters", "v^/\\"],
  ])("of nothing but %s take time by their size", (_, pattern) => {
    const take = (rows: number): number =>
      timed(() =>
        readDrawing(
          lines(rows, () => pattern.repeat(100 / pattern.length)),
          "",
        ),
      ).milliseconds;
    take(50);
    const [small, large] = [take(100), take(800)];
    expect(large).toBeLessThan(40 * Math.max(small, 20));
  });

  it.each([
    ["-", ""],
    ["A -> ", ""],
    ["A -- b ", ""],
    ["a, ", ""],
    ["[", "mermaid"],
    ['A["', "mermaid"],
    ["A -- x ", "mermaid"],
    ["A & ", "mermaid"],
    ['"', "dot"],
    ["{a ", "dot"],
    ["a:b,", "mermaid"],
  ])("of one line of %j repeated (%s) end soon", (pattern, info) => {
    const body = pattern.repeat(100_000 / pattern.length);
    const head =
      info === "mermaid" ? [pattern.startsWith("a:") ? "gantt" : "graph TD"] : info === "dot" ? ["digraph {"] : [];
    const { milliseconds } = timed(() => readDrawing([...head, `${body} -> b`], info));
    expect(milliseconds).toBeLessThan(5_000);
  });

  it("are told when they are too large to be read", () => {
    const drawing = readDrawing(
      lines(12_000, () => "─".repeat(100)),
      "",
    );
    expect(drawing).toMatchObject({
      kind: "none",
      edges: [],
      unsure: [{ line: 0, reason: "a drawing of more than 1000000 characters" }],
    });
  });

  it("that would explode into edges are cut, and told", () => {
    const into = lines(200, (at) => `S${100 + at} ──${at === 0 ? "┐" : "┤"}`);
    const from = lines(200, (at) => `       ${at === 199 ? "└" : "├"}──► Z${at}`);
    const drawing = readDrawing([...into, ...from], "");
    expect(drawing.edges.length).toBe(20_000);
    expect(drawing.unsure.map((unsure) => unsure.reason)).toEqual(["more than 20000 arrows"]);
  });
});
