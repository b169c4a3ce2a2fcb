// One line of a drawing as characters by column, each taken for text or for a part of a line or arrow.
import { isWide, isZeroWidth } from "../../model/text-width.ts";
import { BOTH_WAYS, DOWN, HEADS, LEFT, PORTS, RIGHT, TURNS, UP, type Widths } from "./glyphs.ts";

export interface Glyph {
  readonly character: string;
  readonly column: number;
  readonly width: number;
  readonly offset: number;
  /** "maybe": `+ v ^ / \ ' . ` and the like, settled by what stands around them. */
  kind: "text" | "art" | "maybe";
  ports: number;
  head: number;
  slant: -1 | 0 | 1;
  dotted: boolean;
}

const MAYBE = new Set(["+", "v", "V", "^", "/", "\\", "`", "'", ".", ",", "*", "o"]);
const RUN = new Set(["-", "=", "~", ".", "–", "—", "·"]);
const SOLID = new Set(["-", "=", "–", "—", "~"]);
const CORNERS = new Set(["+", "|", "`", "\\", "'"]);

/** The characters of a line that are no space, in order. Linear in the line. */
export function readGlyphs(line: string, widths: Widths): Glyph[] {
  const glyphs: Glyph[] = [];
  let column = 0;
  let joined = false;
  for (let offset = 0; offset < line.length; ) {
    const code = line.codePointAt(offset) ?? 0;
    const character = String.fromCodePoint(code);
    const step = character.length;
    if (code === 9) column = (Math.floor(column / widths.tab) + 1) * widths.tab;
    else if (code === 0x20 || code === 0xa0) column += 1;
    else if (code === 0x3000) column += widths.wide;
    else if (code === 0x200d) joined = true;
    else if (isZeroWidth(code) || joined) joined = false;
    else {
      const glyph = newGlyph(character, code, column, offset, widths);
      glyphs.push(glyph);
      column += glyph.width;
    }
    offset += step;
  }
  markRuns(glyphs);
  markHeads(glyphs);
  return glyphs;
}

/** `─>` and `<─`: an ASCII arrow at a drawn line. */
function markHeads(glyphs: readonly Glyph[]): void {
  for (const [at, glyph] of glyphs.entries()) {
    if (glyph.kind !== "text") continue;
    const before = glyph.character === ">" && touches(glyphs, at - 1) ? glyphs[at - 1] : undefined;
    const after = glyph.character === "<" && touches(glyphs, at) ? glyphs[at + 1] : undefined;
    if (before?.kind === "art" && (before.ports & RIGHT) !== 0)
      Object.assign(glyph, { kind: "art", head: RIGHT, ports: LEFT });
    if (after?.kind === "art" && (after.ports & LEFT) !== 0)
      Object.assign(glyph, { kind: "art", head: LEFT, ports: RIGHT });
  }
}

function newGlyph(character: string, code: number, column: number, offset: number, widths: Widths): Glyph {
  const glyph: Glyph = {
    character,
    column,
    width: 1,
    offset,
    kind: "text",
    ports: 0,
    head: 0,
    slant: 0,
    dotted: false,
  };
  if (code < 0x80) {
    if (character === "|") return Object.assign(glyph, { kind: "art", ports: UP | DOWN });
    return MAYBE.has(character) ? Object.assign(glyph, { kind: "maybe" }) : glyph;
  }
  const ports = PORTS.get(character);
  if (ports !== undefined)
    return Object.assign(glyph, { kind: "art", ports, width: widths.line, dotted: "┄┅┈┉╌╍".includes(character) });
  const head = HEADS.get(character) ?? TURNS.get(character);
  if (head !== undefined)
    return Object.assign(glyph, {
      kind: "art",
      head,
      ports: TURNS.has(character) ? UP : tailOf(head),
      width: widths.line,
      dotted: character === "⇢",
    });
  if (BOTH_WAYS.has(character)) return Object.assign(glyph, { kind: "art", ports: LEFT | RIGHT, width: widths.line });
  if (character === "╱" || character === "╲")
    return Object.assign(glyph, { kind: "art", slant: character === "╱" ? 1 : -1, ports: UP | DOWN });
  return isWide(code) ? Object.assign(glyph, { width: widths.wide }) : glyph;
}

/** The side on which the line comes into an arrow. */
function tailOf(head: number): number {
  if (head === RIGHT) return LEFT;
  if (head === LEFT) return RIGHT;
  return head === DOWN ? UP : DOWN;
}

// A ──► B    Task -- remark    p4-1    --flag    A --blocks--> B
//            ^^ text           ^ text  ^^ text     ^^ line  ^^^ arrow
function markRuns(glyphs: Glyph[]): void {
  let headAhead = -1;
  for (let start = 0; start < glyphs.length; ) {
    const first = glyphs[start];
    if (first === undefined) return;
    if (!RUN.has(first.character)) {
      start += 1;
      continue;
    }
    let end = start + 1;
    while (end < glyphs.length && touches(glyphs, end - 1) && RUN.has(glyphs[end]?.character ?? "")) end += 1;
    if (headAhead < end && headAhead !== glyphs.length) headAhead = nextArrow(glyphs, end);
    if (isLine(glyphs, start, end, headAhead)) takeRun(glyphs, start, end);
    start = end;
  }
}

/** Whether the glyph at `at` and the next stand side by side. */
function touches(glyphs: readonly Glyph[], at: number): boolean {
  const left = glyphs[at];
  const right = glyphs[at + 1];
  return left !== undefined && right !== undefined && left.column + left.width === right.column;
}

/** Index of the next `->`-like arrow's head, or the length of the row. */
function nextArrow(glyphs: readonly Glyph[], from: number): number {
  for (let at = from; at < glyphs.length; at += 1) {
    const glyph = glyphs[at];
    if (glyph?.head === RIGHT) return at;
    if (glyph?.character === ">" && SOLID.has(glyphs[at - 1]?.character ?? "") && touches(glyphs, at - 1)) return at;
  }
  return glyphs.length;
}

function isLine(glyphs: readonly Glyph[], start: number, end: number, headAhead: number): boolean {
  const before = touches(glyphs, start - 1) ? glyphs[start - 1] : undefined;
  const after = touches(glyphs, end - 1) ? glyphs[end] : undefined;
  const length = end - start;
  const solid = glyphs.slice(start, Math.min(end, start + 4)).some((glyph) => SOLID.has(glyph.character));
  if (after?.character === ">" || (after !== undefined && after.kind === "art" && after.head === RIGHT))
    return solid || length >= 2;
  if (before?.character === "<" || (before?.kind === "art" && before.head === LEFT))
    return (solid && length >= 2) || after === undefined;
  if (!solid) return false;
  if (isCorner(before, length) || isCorner(after, length)) return true;
  if (length < 2) return false;
  const gluedBefore = before !== undefined;
  const gluedAfter = after !== undefined;
  if (gluedBefore && gluedAfter) return false;
  if (length >= 3) return true;
  // Two dashes are a dash unless an arrow follows: `A -- needs --> B`, `A --needs--> B`.
  if (headAhead >= glyphs.length || start === 0) return false;
  return gluedAfter ? closesLabel(glyphs, end, headAhead) : opensLabel(glyphs, end, headAhead);
}

/** Whether the arrow ahead is glued to words before it: `--needs-->` is a label, `--flag x -> y` is not. */
function closesLabel(glyphs: readonly Glyph[], from: number, head: number): boolean {
  let at = head - 1;
  while (at > from && RUN.has(glyphs[at]?.character ?? "") && touches(glyphs, at - 1)) at -= 1;
  return at > from && !RUN.has(glyphs[at]?.character ?? "");
}

/** `-- needs -->`: small letters or a bracket, and an arrow with two dashes. `Task 1 -- Setup -> …` is a dash. */
function opensLabel(glyphs: readonly Glyph[], from: number, head: number): boolean {
  return RUN.has(glyphs[head - 2]?.character ?? "") && /[\p{Ll}([|"]/u.test(glyphs[from]?.character ?? "");
}

function isCorner(glyph: Glyph | undefined, length: number): boolean {
  if (glyph === undefined) return false;
  if (glyph.kind === "art") return true;
  if (glyph.character === "+" || glyph.character === "|") return true;
  return length >= 2 && (CORNERS.has(glyph.character) || glyph.character === "." || glyph.character === ",");
}

function takeRun(glyphs: Glyph[], start: number, end: number): void {
  const dotted = glyphs.slice(start, end).some((glyph) => glyph.character === "." || glyph.character === "·");
  for (let at = start; at < end; at += 1) Object.assign(glyphs[at] ?? {}, { kind: "art", ports: LEFT | RIGHT, dotted });
  const after = touches(glyphs, end - 1) ? glyphs[end] : undefined;
  if (after?.character === ">") Object.assign(after, { kind: "art", head: RIGHT, ports: LEFT, dotted });
  const before = touches(glyphs, start - 1) ? glyphs[start - 1] : undefined;
  if (before?.character === "<") Object.assign(before, { kind: "art", head: LEFT, ports: RIGHT, dotted });
}
