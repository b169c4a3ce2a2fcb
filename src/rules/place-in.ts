// Where in a document's text a finding stands.
import { lineOf, type Place } from "../model/place.ts";
import type { PlanDocument } from "../model/plan.ts";

/** Where the lines of a document begin, and where the text ends; a text for each line would be far more. */
const starts = new WeakMap<PlanDocument, Uint32Array>();

function startsOf(document: PlanDocument): Uint32Array {
  const known = starts.get(document);
  if (known) return known;
  const { source } = document;
  const found = [0];
  for (const { index, 0: end } of source.matchAll(/\r\n|\n|\r/g)) found.push(index + end.length);
  const made = Uint32Array.from([...found, source.length]);
  starts.set(document, made);
  return made;
}

export function lineCount(document: PlanDocument): number {
  return startsOf(document).length - 1;
}

/** The lines in which the pattern (with `g`) is found, each once: looking at every line of a long document takes longer. */
export function* linesWith(document: PlanDocument, pattern: RegExp): Iterable<number> {
  const known = startsOf(document);
  let line = 0;
  for (const { index } of document.source.matchAll(pattern)) {
    const before = line;
    while ((known[line] ?? document.source.length) <= index) line += 1;
    if (line > before) yield line;
  }
}

/** A line's text; "" where there is none. */
export function textOf(document: PlanDocument, line: number): string {
  const known = startsOf(document);
  const [start, end] = [known[line - 1], known[line]];
  if (start === undefined || end === undefined) return "";
  return document.source.slice(start, end).replace(/[\r\n]+$/, "");
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
