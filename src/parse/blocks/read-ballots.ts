// Lines that begin with a drawn box are a list, though no bullet stands before them: "☐ Order the parts".
import type { Item } from "./block.ts";
import { type LineIndex, lineAt } from "./line-index.ts";
import { BALLOT } from "./line-shape.ts";
import { readBox } from "./read-box.ts";

/** The items from line `at` (counted from 0) on, and the number of the last line with one. */
export function readBallots(lines: LineIndex, at: number): { items: Item[]; end: number } {
  const items: Item[] = [];
  let end = at;
  for (let next = at; next < lines.count; next++) {
    const text = lineAt(lines, next);
    if (text.trim() === "") continue;
    if (!BALLOT.test(text)) break;
    const start = (lines.starts[next] ?? 0) + text.length - text.trimStart().length;
    const line = next + 1;
    const piece = { text: text.trim(), line, start };
    const { box, rest } = readBox(piece) ?? { box: null, rest: piece };
    items.push({ line, endLine: line, column: 1, number: null, box, lines: [rest], children: [] });
    end = line;
  }
  return { items, end };
}
