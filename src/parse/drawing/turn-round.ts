// Some authors draw an arrow from what waits to what it waits for. The numbers in the names tell.
import type { Drawing, DrawnEdge, DrawnName } from "./drawing.ts";

/** Edges between numbered names that must agree before a whole drawing is turned round. */
const LEAST = 2;

// T005 ──► T002        every arrow leads from a later to an earlier number:
// T004 ──► T001        "depends on", not "then"
/** The drawing with its edges the other way round where every numbered edge leads backwards, and a word about it. */
export function turnedRound(drawing: Drawing): Drawing {
  let back = 0;
  for (const edge of drawing.edges) {
    const order = orderOf(drawing.names[edge.from], drawing.names[edge.to]);
    if (order < 0) return drawing;
    if (order > 0) back += 1;
  }
  const [first] = drawing.edges;
  if (back < LEAST || first === undefined || back * 2 < drawing.edges.length) return drawing;
  const edges = drawing.edges.map((edge): DrawnEdge => ({ ...edge, from: edge.to, to: edge.from }));
  const reason = "every arrow leads from a later to an earlier number: read as depends on";
  return { ...drawing, edges, unsure: [{ line: first.line, column: first.column, reason }, ...drawing.unsure] };
}

/** Above 0 when the first name's number is the later one, below 0 the earlier; 0 when they cannot be compared. */
function orderOf(one: DrawnName | undefined, other: DrawnName | undefined): number {
  const [a, b] = [numberOf(one), numberOf(other)];
  if (a === null || b === null || a.word !== b.word) return 0;
  for (const [at, part] of a.parts.entries()) {
    const against = b.parts[at];
    if (against === undefined) return 1;
    if (part !== against) return part - against;
  }
  return a.parts.length - b.parts.length;
}

/** "Phase 3 (Ship)" → phase, [3]; "T-2.1 Build" → t-, [2, 1]. The number must stand at the start. */
function numberOf(name: DrawnName | undefined): { word: string; parts: number[] } | null {
  const found = /^(#|\p{L}{0,12}[\s_-]?#?)(\d{1,6}(?:[.-]\d{1,6}){0,6})(?![\p{L}\d])/u.exec(name?.text ?? "");
  if (found === null) return null;
  const [, word = "", digits = ""] = found;
  return { word: word.trim().toLowerCase(), parts: digits.split(/[.-]/).map(Number) };
}
