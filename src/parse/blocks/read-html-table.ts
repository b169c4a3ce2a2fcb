// Reads a table written in tags: `<table><tr><th>Task</th>…`. One whose cells span others, or that holds another table, is left.
import type { Block, Cell, Row } from "./block.ts";
import { type LineIndex, lineAt } from "./line-index.ts";

const OPEN = /^[ \t]*<table(?:\s[^<>]*)?>/i;
/** What ends a table, or begins another one. */
const NEXT = /<(\/?)table(?=[\s>])/gi;
const TAG = /<(\/?)(thead|tbody|tfoot|caption|tr|th|td)(?:\s[^<>]*)?>/gi;
const SPAN = /(?:row|col)span\s*=\s*["']?\s*(?:[2-9]|1\d)/i;
/** Tags that say nothing; breaks are read with the words. */
const SILENT = /<\/?(?!br\b)[a-z][^<>]*>/gi;
const SIGNS: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: " ", "#39": "'" };
/** Characters of the longest table that is read. */
const LONGEST = 200_000;

/** The table that begins at line `at` (counted from 0), or null. */
export function readHtmlTable(lines: LineIndex, at: number): Extract<Block, { kind: "table" }> | null {
  const { source, starts } = lines;
  if (!OPEN.test(lineAt(lines, at))) return null;
  const from = starts[at] ?? 0;
  NEXT.lastIndex = source.indexOf("<", from) + 1;
  const next = NEXT.exec(source);
  if (next?.[1] !== "/" || next.index - from > LONGEST) return null;
  const cells = readCells(source.slice(from, next.index));
  if (cells === null) return null;
  let line = at;
  const rowAt = (offset: number): number => {
    while (line + 1 < lines.count && (starts[line + 1] ?? 0) <= offset) line++;
    return line + 1;
  };
  const rows: Row[] = cells.flatMap((row) => {
    const placed = row.map((cell) => ({ ...cell, start: from + cell.start, end: from + cell.end }));
    return placed[0] ? [{ line: rowAt(placed[0].start), cells: placed }] : [];
  });
  const [head, ...rest] = rows;
  if (!head || head.cells.length < 2 || rest.length === 0) return null;
  return { kind: "table", line: at + 1, endLine: rowAt(next.index), head, rows: rest };
}

/** The cells of each row; null for a table that is not made of plain rows. */
function readCells(text: string): Cell[][] | null {
  const rows: Cell[][] = [];
  let open: number | null = null;
  for (const tag of text.matchAll(TAG)) {
    const name = (tag[2] ?? "").toLowerCase();
    if (open !== null) rows.at(-1)?.push(cellOf(text, open, tag.index));
    open = null;
    if (tag[1] !== "") continue;
    if (SPAN.test(tag[0])) return null;
    if (name === "tr") rows.push([]);
    else if (name === "th" || name === "td") open = tag.index + tag[0].length;
  }
  if (open !== null) rows.at(-1)?.push(cellOf(text, open, text.length));
  return rows;
}

function cellOf(text: string, from: number, to: number): Cell {
  const inner = text.slice(from, to);
  const start = from + inner.length - inner.trimStart().length;
  const end = Math.max(start, from + inner.trimEnd().length);
  const words = text
    .slice(start, end)
    .replace(SILENT, "")
    .replace(/&(#39|[a-z]{2,4});/g, (sign, name: string) => SIGNS[name] ?? sign)
    .replace(/\s+/g, " ");
  return { text: words.trim(), start, end };
}
