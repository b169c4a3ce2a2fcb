// Where each line of a text starts, and its text without the line ending.

export interface LineIndex {
  readonly source: string;
  /** Offset of the start of each line; one more entry for the end of the text. */
  readonly starts: readonly number[];
  readonly count: number;
}

export function indexLines(source: string): LineIndex {
  const starts = [0];
  for (let at = source.indexOf("\n"); at !== -1; at = source.indexOf("\n", at + 1)) starts.push(at + 1);
  const count = starts.length - (starts.at(-1) === source.length && source.length > 0 ? 1 : 0);
  if (starts.length === count) starts.push(source.length);
  return { source, starts, count };
}

/** The text of line `index` (from 0), without `\n` and `\r\n`. */
export function lineAt(lines: LineIndex, index: number): string {
  const start = lines.starts[index] ?? lines.source.length;
  let end = lines.starts[index + 1] ?? lines.source.length;
  if (end > start && lines.source.charCodeAt(end - 1) === 10) end--;
  if (end > start && lines.source.charCodeAt(end - 1) === 13) end--;
  return lines.source.slice(start, end);
}
