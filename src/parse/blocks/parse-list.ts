// Reads a run of list lines with remark's parser and gives its items, nested as their author set them. What the parser
// found is kept as bare numbers: a plan may have hundreds of thousands of items, and is gone through more than once.
import { parse, postprocess, preprocess } from "micromark";
import type { Event } from "micromark-util-types";
import type { Item, Piece } from "./block.ts";
import type { LineIndex } from "./line-index.ts";
import { bulletNumbers } from "./outline-numbers.ts";
import { readBox } from "./read-box.ts";
import type { Tape } from "./tape.ts";

/** Inline marks are read by the title cleaner; indented code, headings and the like mean nothing inside a plan's list. */
const OFF = [
  "attention",
  "autolink",
  "characterEscape",
  "characterReference",
  "codeIndented",
  "codeText",
  "definition",
  "hardBreakEscape",
  "headingAtx",
  "htmlFlow",
  "htmlText",
  "labelEnd",
  "labelStartImage",
  "labelStartLink",
  "setextUnderline",
  "thematicBreak",
];
/** Remark's parser, set up once; what it remembers of one text is cleared before the next. */
const parser = parse({ extensions: [{ disable: { null: OFF } }] });
const NUMBER = /^(\d{1,9})[.)]/;
/** The number of an item in an outline, where no list marker stands. */
const OUTLINED = /^(\d{1,4}(?:\.\d{1,4}){0,10})[.)]{0,2}(?=[ \t])/;

interface Base {
  readonly source: string;
  readonly offset: number;
  readonly line: number;
  /** Offsets in the run where its lines start: a lone carriage return ends no line here, though it does for Markdown. */
  readonly starts: readonly number[];
  readonly drawn: boolean;
}

/** The line in the file of an offset in the run. */
function lineOf(base: Base, offset: number): number {
  let [low, high] = [0, base.starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((base.starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return base.line + low - 1;
}

function startsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

function addPieces(pieces: Piece[], from: number, end: number, base: Base): void {
  let line = lineOf(base, from - base.offset);
  for (let at = from; at < end; line++) {
    let to = base.source.indexOf("\n", at);
    if (to === -1 || to > end) to = end;
    let first = at;
    while (first < to && (base.source.charCodeAt(first) === 32 || base.source.charCodeAt(first) === 9)) first++;
    pieces.push({ text: base.source.slice(first, to).trimEnd(), line, start: first });
    at = to + 1;
  }
}

/** What the parser's events say of one item: its marker, and the paragraphs that are its own. */
interface Found {
  readonly start: number;
  readonly column: number;
  readonly ordered: boolean;
  readonly paragraphs: { start: number; end: number }[];
}

/** The items in the order of the text. Paragraphs of quotes belong to nobody. */
function findItems(events: readonly Event[]): Found[] {
  const found: Found[] = [];
  const open: { ordered: boolean; item: Found | null }[] = [];
  let quotes = 0;
  for (const [way, token] of events) {
    const { type } = token;
    if (type === "listOrdered" || type === "listUnordered") {
      if (way === "enter") open.push({ ordered: type === "listOrdered", item: null });
      else open.pop();
    } else if (type === "blockQuote") quotes += way === "enter" ? 1 : -1;
    else if (way === "exit" || quotes > 0) continue;
    else if (type === "listItemPrefix") {
      const list = open.at(-1);
      if (!list) continue;
      list.item = { start: token.start.offset, column: token.start.column, ordered: list.ordered, paragraphs: [] };
      found.push(list.item);
    } else if (type === "paragraph") {
      open.at(-1)?.item?.paragraphs.push({ start: token.start.offset, end: token.end.offset });
    }
  }
  return found;
}

function itemOf(found: Found, base: Base): Item {
  const start = found.start + base.offset;
  const line = lineOf(base, found.start);
  const pieces: Piece[] = [];
  const number = (found.ordered ? NUMBER : OUTLINED).exec(base.source.slice(start, start + 40))?.[1] ?? null;
  const outlined = !found.ordered && number?.includes(".");
  found.paragraphs.forEach((own, index) => {
    const from = outlined && index === 0 ? found.start : own.start; // the number of an outline is a part of the words
    addPieces(pieces, from + base.offset, own.end + base.offset, base);
  });
  const head = pieces[0];
  const boxed = head && head.line === line ? readBox(head, base.drawn) : null;
  return {
    line,
    endLine: pieces.at(-1)?.line ?? line,
    column: found.column,
    number,
    box: boxed?.box ?? null,
    lines: boxed ? [boxed.rest, ...pieces.slice(1)] : pieces,
    children: [],
  };
}

/**
 * The items by the columns of their markers, so that an attribute set in by one space belongs to its item:
 *
 *   1. **Create the schema**
 *    * Effort: 2 days
 *    ^ Markdown starts a new list here; its author did not
 */
function nest(items: readonly Item[]): Item[] {
  const roots: Item[] = [];
  const open: Item[] = [];
  for (const item of items) {
    for (let above = open.at(-1); above; above = open.at(-1)) {
      const follows = above.number !== null && item.number !== null && Number(item.number) === Number(above.number) + 1;
      if (above.number !== null && item.number?.startsWith(`${above.number}.`)) break;
      const beside = above.number !== null && item.number?.includes(".");
      if (above.column < item.column && !beside && !(follows && item.column - above.column < 2)) break;
      open.pop();
    }
    const parent = open.at(-1);
    (parent ? parent.children : roots).push(item);
    open.push(item);
  }
  return roots;
}

/**
 * Two markers on one line are one item: "- - [x] Windows" is meant as a part of the item above, "1. - [ ] Ship it" has
 * a number and a box.
 */
function withoutFrames(items: readonly Item[]): Item[] {
  const kept: Item[] = [];
  let number: string | null = null;
  items.forEach((item, at) => {
    if (item.lines.length === 0 && items[at + 1]?.line === item.line) number ??= item.number;
    else {
      kept.push(number !== null && item.number === null ? { ...item, number } : item);
      number = null;
    }
  });
  return kept;
}

function stretch(roots: readonly Item[]): void {
  const order: Item[] = [...roots];
  for (let at = 0; at < order.length; at++) for (const child of order[at]?.children ?? []) order.push(child);
  for (let at = order.length - 1; at >= 0; at--) {
    const item = order[at];
    const last = item?.children.at(-1);
    if (item && last && last.endLine > item.endLine) item.endLine = last.endLine;
  }
}

const CROWDED = /^[ \t\d>*+.)-]{120,}/gm;
const MARKER = /(?<![ \t])[ \t]*(?:[>*+-]|\d{1,9}[.)])(?=[ \t]|$)/g;
const DEEPEST = 40;

/** The text with the markers that one line nests too deep made words of the same length: a Markdown reader needs minutes for 20,000 of them. */
function flattenLines(text: string): string {
  return text.replace(CROWDED, (front) => {
    let depth = 0;
    return front.replace(MARKER, (marker) => (++depth > DEEPEST ? "x".repeat(marker.length) : marker));
  });
}

/** Parses the list lines in `source` from `start` to `end` (offsets) and puts what stands where onto the tape; returns the place. */
export function markItems(source: string, start: number, end: number, tape: Tape): number {
  parser.defined = [];
  parser.lazy = {};
  const run = bulletNumbers(flattenLines(source.slice(start, end)));
  const found = findItems(postprocess(parser.document().write(preprocess()(run, undefined, true))));
  const numbers = [found.length];
  for (const { start, column, ordered, paragraphs } of found) {
    numbers.push(start, ordered ? column : -column, paragraphs.length);
    for (const paragraph of paragraphs) numbers.push(paragraph.start, paragraph.end);
  }
  return tape.put(numbers);
}

function foundAt(tape: Tape, at: number): Found {
  const column = tape.at(at + 1);
  const paragraphs: Found["paragraphs"] = [];
  for (let end = at + 3 + 2 * tape.at(at + 2), next = at + 3; next < end; next += 2)
    paragraphs.push({ start: tape.at(next), end: tape.at(next + 1) });
  return { start: tape.at(at), column: Math.abs(column), ordered: column > 0, paragraphs };
}

/** The items that were put onto the tape at `place`; `line` is the number of the first line. */
export function readItems(lines: LineIndex, line: number, endLine: number, tape: Tape, place: number): Item[] {
  const { source } = lines;
  const [start, end] = [lines.starts[line - 1] ?? source.length, lines.starts[endLine] ?? source.length];
  const base = { source, offset: start, line, starts: startsOf(source.slice(start, end)), drawn: lines.drawn };
  const items: Item[] = [];
  for (let left = tape.at(place), at = place + 1; left > 0; left--) {
    items.push(itemOf(foundAt(tape, at), base));
    at += 3 + 2 * tape.at(at + 2);
  }
  const roots = nest(withoutFrames(items));
  stretch(roots);
  return roots;
}
