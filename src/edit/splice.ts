// Replacements in a text, by offset, applied together.

/** Replace the characters from `start` up to `end` (UTF-16 offsets) by `text`. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text with all of them applied, or null when two of them overlap. Insertions at one place keep their order. */
export function applySplices(text: string, splices: readonly Splice[]): string | null {
  const ordered = [...new Map(splices.map((one) => [`${one.start} ${one.end} ${one.text}`, one])).values()];
  ordered.sort((a, b) => a.start - b.start || a.end - b.end);
  let result = "";
  let at = 0;
  for (const splice of ordered) {
    if (splice.start < at) return null;
    result += text.slice(at, splice.start) + splice.text;
    at = splice.end;
  }
  return result + text.slice(at);
}
