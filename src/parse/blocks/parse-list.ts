// Reads a run of list lines with remark's parser and gives its items, nested as their author set them.
import type { List, ListItem, Paragraph } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import type { Item, Piece } from "./block.ts";
import { readBox } from "./read-box.ts";

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
const OPTIONS = { extensions: [{ disable: { null: OFF } }] };
const NUMBER = /^(\d{1,9})[.)]/;

interface Base {
  readonly source: string;
  readonly offset: number;
  readonly line: number;
  /** Offsets in the run where its lines start: a lone carriage return ends no line here, though it does for Markdown. */
  readonly starts: readonly number[];
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

function piecesOf(paragraph: Paragraph, base: Base): Piece[] {
  const start = (paragraph.position?.start.offset ?? 0) + base.offset;
  const end = (paragraph.position?.end.offset ?? 0) + base.offset;
  let line = lineOf(base, start - base.offset);
  const pieces: Piece[] = [];
  for (let from = start; from < end; line++) {
    let to = base.source.indexOf("\n", from);
    if (to === -1 || to > end) to = end;
    let first = from;
    while (first < to && (base.source.charCodeAt(first) === 32 || base.source.charCodeAt(first) === 9)) first++;
    pieces.push({ text: base.source.slice(first, to).trimEnd(), line, start: first });
    from = to + 1;
  }
  return pieces;
}

function itemOf(node: ListItem, ordered: boolean, base: Base): Item {
  const start = (node.position?.start.offset ?? 0) + base.offset;
  const line = lineOf(base, start - base.offset);
  const pieces = node.children.flatMap((child) => (child.type === "paragraph" ? piecesOf(child, base) : []));
  const number = ordered ? (NUMBER.exec(base.source.slice(start, start + 12))?.[1] ?? null) : null;
  const head = pieces[0];
  const boxed = head && head.line === line ? readBox(head) : null;
  return {
    line,
    endLine: pieces.at(-1)?.line ?? line,
    column: node.position?.start.column ?? 1,
    number,
    box: boxed?.box ?? null,
    lines: boxed ? [boxed.rest, ...pieces.slice(1)] : pieces,
    children: [],
  };
}

/** Depth first, without recursion: lists can be nested as deep as their author likes. */
function flatten(lists: readonly List[], base: Base): Item[] {
  const items: Item[] = [];
  const waiting: { node: ListItem; ordered: boolean }[] = [];
  const push = (list: List) => {
    for (let at = list.children.length - 1; at >= 0; at--) {
      const node = list.children[at];
      if (node) waiting.push({ node, ordered: list.ordered === true });
    }
  };
  for (const list of lists) {
    push(list);
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      items.push(itemOf(next.node, next.ordered, base));
      for (let at = next.node.children.length - 1; at >= 0; at--) {
        const child = next.node.children[at];
        if (child?.type === "list") push(child);
      }
    }
  }
  return items;
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
      if (above.column < item.column && !(follows && item.column - above.column < 2)) break;
      open.pop();
    }
    const parent = open.at(-1);
    (parent ? parent.children : roots).push(item);
    open.push(item);
  }
  return roots;
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
const MARKER = /[ \t]*(?:[>*+-]|\d{1,9}[.)])(?=[ \t]|$)/g;
const DEEPEST = 40;

/** The text with the markers that one line nests too deep made words of the same length: a Markdown reader needs minutes for 20,000 of them. */
function flattenLines(text: string): string {
  return text.replace(CROWDED, (front) => {
    let depth = 0;
    return front.replace(MARKER, (marker) => (++depth > DEEPEST ? "x".repeat(marker.length) : marker));
  });
}

/** The items of the list lines in `source` from `start` to `end` (offsets); `line` is the number of the first line. */
export function parseList(source: string, start: number, end: number, line: number): Item[] {
  const run = source.slice(start, end);
  const base = { source, offset: start, line, starts: startsOf(run) };
  const tree = fromMarkdown(flattenLines(run), OPTIONS);
  const lists = tree.children.filter((child): child is List => child.type === "list");
  const roots = nest(flatten(lists, base));
  stretch(roots);
  return roots;
}
