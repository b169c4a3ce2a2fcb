// Finds the code fences of a text as their author meant them. Fences that do not pair are mended by evidence.
import { type LineIndex, lineAt } from "./line-index.ts";

export interface Fence {
  /** Lines from 0: of the opening and of the closing line (the last line of the text when it never closes). */
  readonly open: number;
  readonly close: number;
  readonly info: string;
  /** Set when a Markdown renderer sees something else: what went wrong. */
  readonly broken: "nested" | "wrong-closer" | "unclosed" | "stray" | null;
}

interface Mark {
  readonly line: number;
  readonly sign: string;
  readonly size: number;
  readonly info: string;
}

const FENCE = /^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(`{3,}|~{3,})[ \t]*([^`\n]*)$/;
const MARKDOWN = /^(?:markdown|md|mdx|mdc)\b/i;
const PLAIN = /^(?:plaintext|plain|text|txt|end|eof)$/i;
const STRUCTURE = /^(?:#{1,6} \S|[-*] \[[ xX]\] |\*\*[^*]+\*\*:|\|.*\|$|---+$)/;
const HEADING = /^(?:#{2,6} \S|[-*] \[[ xX]\] \S)/;

function findMarks(lines: LineIndex): Mark[] {
  const marks: Mark[] = [];
  const { source } = lines;
  for (const sign of ["```", "~~~"]) {
    let last = -1;
    let low = 0;
    for (let at = source.indexOf(sign); at !== -1; ) {
      while (low + 1 < lines.count && (lines.starts[low + 1] ?? 0) <= at) low++;
      if (low !== last) {
        const found = FENCE.exec(lineAt(lines, low));
        if (found?.[1]?.startsWith(sign)) {
          marks.push({ line: low, sign: sign.charAt(0), size: found[1].length, info: (found[2] ?? "").trim() });
        }
        last = low;
      }
      const next = lines.starts[low + 1] ?? source.length;
      at = next >= source.length ? -1 : source.indexOf(sign, next);
    }
  }
  return marks.sort((a, b) => a.line - b.line);
}

/** Whether the lines between look like Markdown of the document itself and not like code. */
function looksWritten(lines: LineIndex, from: number, to: number, sign: RegExp): number {
  for (let line = from; line < to && line < from + 400; line++) if (sign.test(lineAt(lines, line))) return line;
  return -1;
}

/** The closer when fences inside a fence are taken as nested: depth goes up with an info string and down without. */
function closeNested(marks: readonly Mark[], from: number, opener: Mark): number {
  let depth = 1;
  for (let index = from; index < marks.length; index++) {
    const mark = marks[index];
    if (!mark || mark.sign !== opener.sign) continue;
    if (mark.info !== "") depth++;
    else if (--depth === 0) return index;
  }
  return -1;
}

/** Every fence in order, linear in the size of the text. A stray closing line comes as a fence of one line. */
export function pairFences(lines: LineIndex): Fence[] {
  const marks = findMarks(lines);
  const fences: Fence[] = [];
  let budget = 8 * marks.length + 64;
  for (let index = 0; index < marks.length; index++) {
    const opener = marks[index];
    if (!opener) break;
    let next = index + 1;
    const fits = (mark: Mark) => mark.sign === opener.sign && mark.size >= opener.size;
    while (next < marks.length && !fits(marks[next] as Mark)) next++;
    const inner = marks[next];
    const add = (close: number, broken: Fence["broken"]) =>
      fences.push({ open: opener.line, close, info: opener.info, broken });
    if (!inner) {
      const text = looksWritten(lines, opener.line + 1, lines.count, HEADING);
      if (opener.info === "" && text !== -1) add(opener.line, "stray");
      else add(text === -1 ? lines.count - 1 : text - 1, "unclosed");
      if (text === -1) break;
      continue;
    }
    if (inner.info === "") {
      add(inner.line, null);
      index = next;
      continue;
    }
    const after = marks[next + 1];
    if (PLAIN.test(inner.info) && !MARKDOWN.test(opener.info) && after?.info !== "") {
      add(inner.line, "wrong-closer");
      index = next;
      continue;
    }
    const written = looksWritten(lines, opener.line + 1, inner.line, opener.info === "" ? STRUCTURE : HEADING);
    if (written !== -1 && !MARKDOWN.test(opener.info)) {
      if (opener.info === "") add(opener.line, "stray");
      else add(written - 1, "unclosed");
      continue;
    }
    const nested = budget > 0 ? closeNested(marks, next, opener) : -1;
    budget -= nested === -1 ? marks.length - next : nested - next;
    const close = nested !== -1 ? nested : next + 1;
    add(marks[close]?.line ?? inner.line, nested !== -1 ? "nested" : "unclosed");
    index = close;
  }
  return fences;
}
