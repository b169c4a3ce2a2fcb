// A row of a table: where its cells begin and end, and which column is about what.

import { type Field, namesField } from "./labels.ts";
import type { Line } from "./lines.ts";
import { lineAt, type Sheet } from "./sheet.ts";
import type { Splice } from "./splice.ts";

export interface Cell {
  /** Offsets into the file, between the bars. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The cells of a row; [] when the line is none. Escaped bars and bars in code spans belong to their cell. */
export function cellsOf(line: Line): Cell[] {
  if (!line.text.includes("|")) return [];
  const bars: number[] = [];
  let code = 0;
  for (let at = 0; at < line.text.length; at++) {
    const sign = line.text[at];
    if (sign === "\\") at++;
    else if (sign === "`") code ^= 1;
    else if (sign === "|" && code === 0) bars.push(at);
  }
  const borders = /^\s*\|/.test(line.text) ? bars : [-1, ...bars];
  if (!/\|\s*$/.test(line.text)) borders.push(line.text.length);
  return borders.slice(1).map((end, index) => {
    const start = (borders[index] ?? 0) + 1;
    return { start: line.start + start, end: line.start + end, text: line.text.slice(start, end) };
  });
}

/** The cell of this row in the column whose heading names the field, or null. */
export function cellOf(sheet: Sheet, line: Line, field: Field): Cell | null {
  const header = headerOf(sheet, line);
  if (header === null) return null;
  const column = cellsOf(header).findIndex((cell) => namesField(cell.text, field));
  return column < 0 ? null : (cellsOf(line)[column] ?? null);
}

/** What the cell says, exchanged; its padding stays where there is any. */
export function fillCell(cell: Cell, value: string): Splice {
  const text = value.replaceAll("|", "\\|");
  const trimmed = cell.text.trim();
  if (trimmed === "") return { start: cell.start, end: cell.end, text: ` ${text} ` };
  const start = cell.start + cell.text.indexOf(trimmed);
  return { start, end: start + trimmed.length, text };
}

const RULE = /^\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?$/;

function headerOf(sheet: Sheet, line: Line): Line | null {
  if (cellsOf(line).length < 2) return null;
  for (let number = line.number; number > 1; number--) {
    const here = lineAt(sheet, number);
    if (!here.text.includes("|")) return null;
    if (here.text.length < 5_000 && here.text.includes("-") && RULE.test(here.text.trim()))
      return lineAt(sheet, number - 1);
  }
  return null;
}
