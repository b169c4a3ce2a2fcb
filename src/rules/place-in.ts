// Where in a document's text a finding stands.
import { lineOf, type Place } from "../model/place.ts";
import type { PlanDocument } from "../model/plan.ts";

const lines = new WeakMap<PlanDocument, readonly string[]>();

/** A line's text; "" where there is none. */
export function textOf(document: PlanDocument, line: number): string {
  const known = lines.get(document) ?? document.source.split(/\r\n|\n|\r/);
  lines.set(document, known);
  return known[line - 1] ?? "";
}

/** A line without the white space around it. */
export function linePlace(document: PlanDocument, line: number): Place {
  const text = textOf(document, line);
  const content = text.trim();
  if (content === "") return lineOf(document.path, line, text.length);
  const column = text.indexOf(content) + 1;
  return { path: document.path, line, column, endLine: line, endColumn: column + content.length };
}

/** The words in a line; the whole line where they are not found as they stand. */
export function wordsPlace(document: PlanDocument, line: number, words: string): Place {
  const at = words === "" ? -1 : textOf(document, line).indexOf(words);
  if (at < 0) return linePlace(document, line);
  return { path: document.path, line, column: at + 1, endLine: line, endColumn: at + 1 + words.length };
}
