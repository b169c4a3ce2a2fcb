// A source line as it is printed, and where in it a mark goes: tabs, full-width characters and very long lines.
import { isWide, isZeroWidth } from "../model/text-width.ts";

export interface ShownLine {
  readonly text: string;
  /** Columns before the mark, and of the mark. */
  readonly before: number;
  readonly marked: number;
}

const TAB = 4;
/** Columns that are shown of a long line, and those before the mark. */
const WINDOW = 160;
const LEAD = 40;

/**
 * Cuts a line to a window around the columns (UTF-16, from 1) that are marked. Tabs become spaces, control characters
 * a replacement. Reads only the window and what leads to it.
 */
export function showLine(line: string, column: number, endColumn: number): ShownLine {
  const start = Math.min(Math.max(0, column - 1), line.length);
  const stop = Math.min(Math.max(start, endColumn - 1), line.length);
  const from = start > WINDOW - LEAD ? wholeCharacter(line, start - LEAD) : 0;
  const shown: Shown = { text: from > 0 ? "…" : "", width: from > 0 ? 1 : 0 };
  let before = 0;
  let after = 0;
  for (let at = from; at < line.length && shown.width < WINDOW; ) {
    if (at <= start) before = shown.width;
    const character = String.fromCodePoint(line.codePointAt(at) ?? 0);
    put(shown, character);
    at += character.length;
    if (at <= stop) after = shown.width;
    if (shown.width >= WINDOW && at < line.length) shown.text += "…";
  }
  if (start >= line.length) before = shown.width;
  return { text: shown.text.trimEnd(), before, marked: Math.max(1, after - before) };
}

interface Shown {
  text: string;
  width: number;
}

function put(shown: Shown, character: string): void {
  const code = character.codePointAt(0) ?? 0;
  if (character === "\t") {
    const width = TAB - (shown.width % TAB);
    shown.text += " ".repeat(width);
    shown.width += width;
  } else if (isZeroWidth(code)) shown.text += code >= 0x200e && code <= 0x200f ? "" : character;
  else {
    shown.text += /\p{Cc}|\p{Cs}|[\u202A-\u202E\u2066-\u2069]/u.test(character) ? "\uFFFD" : character;
    shown.width += isWide(code) ? 2 : 1;
  }
}

/** The start of the character that an offset falls into. */
function wholeCharacter(line: string, offset: number): number {
  const code = line.charCodeAt(offset);
  return code >= 0xdc00 && code <= 0xdfff ? offset - 1 : offset;
}
