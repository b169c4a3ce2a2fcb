// Where each line of a text starts, and its text without the line ending.
import { drawsBoxes } from "./read-box.ts";

export interface LineIndex {
  readonly source: string;
  /** Offset of the start of each line; one more entry for the end of the text. */
  readonly starts: Uint32Array;
  readonly count: number;
  /** The text has boxes that are drawn: "☐ Order the parts". */
  readonly drawn: boolean;
}

export function indexLines(source: string): LineIndex {
  let breaks = 0;
  for (let at = source.indexOf("\n"); at !== -1; at = source.indexOf("\n", at + 1)) breaks++;
  const count = source.length > 0 && source.endsWith("\n") ? breaks : breaks + 1;
  const starts = new Uint32Array(count + 1).fill(source.length);
  let [line, at] = [0, 0];
  for (; line < count && at !== -1; at = source.indexOf("\n", at) + 1 || -1) starts[line++] = at;
  return { source, starts, count, drawn: drawsBoxes(source) };
}

/** The text of line `index` (from 0), without `\n` and `\r\n`. */
export function lineAt(lines: LineIndex, index: number): string {
  const start = lines.starts[index] ?? lines.source.length;
  let end = lines.starts[index + 1] ?? lines.source.length;
  if (end > start && lines.source.charCodeAt(end - 1) === 10) end--;
  if (end > start && lines.source.charCodeAt(end - 1) === 13) end--;
  return lines.source.slice(start, end);
}

/** The first of the lines from `at` (counted from 0) on that is not empty; "" when there is none close by. */
export function nextFilled(lines: LineIndex, at: number): string {
  for (let line = at; line < Math.min(at + 4, lines.count); line++) {
    const text = lineAt(lines, line);
    if (text.trim() !== "") return text;
  }
  return "";
}
