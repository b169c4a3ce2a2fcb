// A text as lines with offsets, whatever its line endings.

export interface Line {
  /** From 1, as everywhere. */
  readonly number: number;
  readonly start: number;
  /** Offset after the last character, before the line ending. */
  readonly end: number;
  /** Offset of the next line. */
  readonly next: number;
  readonly text: string;
}

/** All lines of a text. A text that ends in a line ending has an empty last line. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  const ending = /\r\n|\n|\r/g;
  let start = 0;
  for (let found = ending.exec(text); found !== null; found = ending.exec(text)) {
    const next = found.index + found[0].length;
    lines.push({ number: lines.length + 1, start, end: found.index, next, text: text.slice(start, found.index) });
    start = next;
  }
  lines.push({ number: lines.length + 1, start, end: text.length, next: text.length, text: text.slice(start) });
  return lines;
}

/** The line ending that the text uses most. */
export function endingOf(text: string): "\r\n" | "\n" {
  const crlf = text.split("\r\n").length;
  return crlf > 1 && crlf * 2 > text.split("\n").length ? "\r\n" : "\n";
}
