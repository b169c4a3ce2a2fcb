// Where something stands in a file. Positions travel from parse to report.

/** A span of text. Lines and columns count from 1; `endColumn` is the column after the last character (UTF-16 units). */
export interface Place {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A place that covers a whole line, for when only the line is known. */
export function lineOf(path: string, line: number, length = 0): Place {
  return { path, line, column: 1, endLine: line, endColumn: length + 1 };
}
