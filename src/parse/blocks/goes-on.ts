// Whether a list goes on at a line.
import { type LineIndex, lineAt } from "./line-index.ts";
import { ATTRIBUTE, COMMENT, isIndented, isItem, isRule, readAtx, readLabel } from "./line-shape.ts";
import { isDelimiter } from "./read-table.ts";

/** Whether the list before line `at`, which is `text`, goes on there; `blank` tells whether an empty line stands before it. */
export function listGoesOn(lines: LineIndex, at: number, text: string, blank: boolean): boolean {
  if (isRule(text)) return isIndented(text);
  if (isItem(text) || isIndented(text)) return true;
  if (blank || COMMENT.test(text) || readAtx(text) || text.startsWith(">")) return false;
  if (readLabel(text, true) || ATTRIBUTE.test(text)) return false;
  return !(text.includes("|") && isDelimiter(lineAt(lines, at + 1)));
}
