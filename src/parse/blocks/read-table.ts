// Reads the rows of a pipe table. A pipe in a code span splits a cell only when the row then fits its header.
import type { Cell, Row } from "./block.ts";
import { type LineIndex, lineAt } from "./line-index.ts";
import { readAtx } from "./line-shape.ts";

const DELIMITER = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/** Whether a line is the line under a table's header. */
export function isDelimiter(line: string): boolean {
  return line.includes("-") && line.includes("|") && DELIMITER.test(line);
}

/** The cells of one line; `start` is the offset of the line. `code` keeps pipes in code spans. */
function splitRow(line: string, start: number, code: boolean): Cell[] {
  const cells: Cell[] = [];
  let from = 0;
  let inCode = false;
  const end = line.length;
  const add = (to: number) => {
    let first = from;
    let last = to;
    while (first < last && line.charCodeAt(first) <= 32) first++;
    while (last > first && line.charCodeAt(last - 1) <= 32) last--;
    cells.push({ text: line.slice(first, last).replaceAll("\\|", "|"), start: start + first, end: start + last });
  };
  while (from < end && line.charCodeAt(from) <= 32) from++;
  if (line.charAt(from) === "|") from++;
  for (let at = from; at < end; at++) {
    const sign = line.charCodeAt(at);
    if (sign === 92) at++;
    else if (sign === 96 && code) inCode = !inCode;
    else if (sign === 124 && !inCode) {
      add(at);
      from = at + 1;
    }
  }
  if (line.slice(from).trim() !== "") add(end);
  return cells;
}

/** The cells of a row that should have `width` of them (0: not known). */
export function readRow(text: string, line: number, start: number, width: number): Row {
  const plain = splitRow(text, start, false);
  if (width === 0 || plain.length <= width || !text.includes("`")) return { line, cells: plain };
  const kept = splitRow(text, start, true);
  return { line, cells: Math.abs(kept.length - width) < Math.abs(plain.length - width) ? kept : plain };
}

/** Whether rows of the table at line `at` go on below the empty line: as wide as its head, and no head themselves. */
function rowsGoOn(lines: LineIndex, at: number, empty: number): boolean {
  const [next, after] = [lineAt(lines, empty + 1), lineAt(lines, empty + 2)];
  if (!next.startsWith("|") || isDelimiter(next) || isDelimiter(after)) return false;
  const width = readRow(lineAt(lines, at), 0, 0, 0).cells.length;
  return width > 1 && readRow(next, 0, 0, width).cells.length === width;
}

/** The line after the last row of the table whose header is line `at`; `left` are lines that hold nothing of the plan. */
export function tableEnd(lines: LineIndex, at: number, left: ReadonlySet<number>): number {
  let end = at + 2;
  for (; end < lines.count; end++) {
    const text = lineAt(lines, end);
    if (text.trim() === "" && !left.has(end + 1) && rowsGoOn(lines, at, end)) continue;
    if (!text.includes("|") || text.trim() === "" || readAtx(text)) break;
  }
  return end;
}
