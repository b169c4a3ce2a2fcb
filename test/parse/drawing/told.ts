// Says in short what a drawing was read as, so that tests show drawing and reading side by side.
import type { Drawing } from "../../../src/parse/drawing/drawing.ts";
import { readDrawing } from "../../../src/parse/drawing/read-drawing.ts";

/** The lines of a template literal, without the first and last empty line and the common indent. */
export function linesOf(text: string): string[] {
  const lines = text.split("\n");
  if (lines[0]?.trim() === "") lines.shift();
  if (lines.at(-1)?.trim() === "") lines.pop();
  const indent = Math.min(...lines.filter((line) => line.trim() !== "").map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(Number.isFinite(indent) ? indent : 0));
}

export function draw(text: string, info = ""): Drawing {
  return readDrawing(linesOf(text), info);
}

/** "A > B", one for each edge, sorted. */
export function edgesOf(drawing: Drawing): string[] {
  return drawing.edges.map(({ from, to }) => `${drawing.names[from]?.text} > ${drawing.names[to]?.text}`).sort();
}

/** "Parent / Child", one for each branch, sorted. */
export function branchesOf(drawing: Drawing): string[] {
  return drawing.tree
    .map(({ parent, child }) => `${drawing.names[parent]?.text} / ${drawing.names[child]?.text}`)
    .sort();
}

export function edges(text: string, info = ""): string[] {
  return edgesOf(draw(text, info));
}
