// A fenced drawing → what comes before what. Chooses the reader by the fence's language and by the text.
import { type Drawing, nothingDrawn } from "./drawing.ts";
import { isCode, isFileListing, isOtherLanguage } from "./not-a-drawing.ts";
import { readArt } from "./read-art.ts";
import { readDot } from "./read-dot.ts";
import { readFlowchart } from "./read-flowchart.ts";
import { readGantt } from "./read-gantt.ts";
import { turnedRound } from "./turn-round.ts";

const MARKS =
  /[\u2190-\u21ff\u2500-\u257f\u25b2-\u25c5\u27f0-\u27ff\u2794-\u27af\u2b05-\u2b07]|[-=.~]>|<-|\||\+-|`--|\\-|[/\\]/;

/**
 * Reads the lines inside a code fence; `info` is what stands after the fence's marks ("mermaid", "text", "").
 * Gives the edges that are sure and tells the rest as unsure. Never throws; near linear in the text.
 */
export function readDrawing(lines: readonly string[], info: string): Drawing {
  const language =
    info
      .trim()
      .split(/[\s{,]/, 1)[0]
      ?.toLowerCase() ?? "";
  const first = lines.find((line) => line.trim() !== "" && !/^\s*(?:%%|\/\/|#)/.test(line))?.trim() ?? "";
  const mermaid = language === "mermaid" || language === "mmd";
  if (mermaid || !isOtherLanguage(language)) {
    const chart = headerOf(mermaid ? skipFrontMatter(lines) : first);
    if (chart === "flowchart") return turnedRound(readFlowchart(lines));
    if (chart === "gantt") return readGantt(lines);
    if (mermaid) return nothingDrawn("none");
  }
  const dot = language === "dot" || language === "graphviz" || language === "gv";
  if (dot || /^(?:strict\s+)?digraph\b/.test(first)) return turnedRound(readDot(lines));
  if (isOtherLanguage(language)) return nothingDrawn("none");
  if (isEdgeList(lines)) return turnedRound(readDot(lines));
  if (!lines.some((line) => MARKS.test(line)) || isCode(lines)) return nothingDrawn("none");
  const size = lines.reduce((sum, line) => sum + line.length, 0);
  if (size > LARGEST) return { ...nothingDrawn("none"), unsure: [{ line: 0, column: 0, reason: TOO_LARGE }] };
  return turnedRound(withoutFiles(readArt(lines)));
}

/** Characters: twelve times a drawing of 1,000 lines by 80 columns. */
const LARGEST = 1_000_000;
const TOO_LARGE = `a drawing of more than ${LARGEST} characters`;

function headerOf(first: string): "flowchart" | "gantt" | null {
  if (/^(?:flowchart(?:-elk)?|graph)(?:\s+(?:TB|TD|BT|RL|LR)\b|\s*$|\s*;)/i.test(first)) return "flowchart";
  return /^gantt\b/.test(first) ? "gantt" : null;
}

function skipFrontMatter(lines: readonly string[]): string {
  let inside = false;
  for (const line of lines) {
    const text = line.trim();
    if (text === "---") inside = !inside;
    else if (!inside && text !== "" && !text.startsWith("%%")) return text;
  }
  return "";
}

/** Every line is `a -> b;`: DOT without its frame. */
function isEdgeList(lines: readonly string[]): boolean {
  let edges = 0;
  for (const line of lines) {
    const text = line.slice(0, 400).trim();
    if (text === "") continue;
    if (!/^[\w"][^;{}()]{0,390}->[^;{}()]{0,390};$/.test(text)) return false;
    edges += 1;
  }
  return edges > 0;
}

function withoutFiles(drawing: Drawing): Drawing {
  const inTree = new Set(drawing.tree.flatMap(({ parent, child }) => [parent, child]));
  const texts = drawing.names.filter((_, at) => drawing.edges.length === 0 || inTree.has(at)).map((name) => name.text);
  return inTree.size > 0 || drawing.edges.length === 0
    ? isFileListing(texts)
      ? nothingDrawn("files")
      : drawing
    : drawing;
}
