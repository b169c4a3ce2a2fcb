// A drawing as rows of marks by column: cells of lines and arrows, and pieces of text between them.

/** One character of a line or an arrow. */
export interface Cell {
  readonly kind: "cell";
  readonly row: number;
  readonly column: number;
  readonly width: number;
  /** UTF-16 offset in the line. */
  readonly offset: number;
  readonly character: string;
  /** Sides that it joins (bits of glyphs.ts). Grows where a neighbour runs into a bar. */
  ports: number;
  /** Where it points, 0 for no arrow. */
  readonly head: number;
  /** "/" or "\": joins the rows above and below one column aside. */
  readonly slant: -1 | 0 | 1;
  readonly dotted: boolean;
  /** Position among all cells of the grid. */
  readonly index: number;
  /** The box whose border it is part of, -1 for none. */
  border: number;
}

/** Text between lines: a name, a label or a remark. `end` is the column after it. */
export interface Piece {
  readonly kind: "piece";
  readonly row: number;
  readonly column: number;
  readonly end: number;
  readonly offset: number;
  readonly text: string;
  /** Position among all pieces of the grid. */
  readonly index: number;
}

export type Mark = Cell | Piece;

export interface Grid {
  /** Marks of each row by column. */
  readonly rows: readonly (readonly Mark[])[];
  readonly cells: readonly Cell[];
  readonly pieces: readonly Piece[];
}

/** The cell at a column of a row, or undefined. Logarithmic in the row's marks. */
export function cellAt(grid: Grid, row: number, column: number): Cell | undefined {
  const mark = markAt(grid, row, column);
  return mark?.kind === "cell" ? mark : undefined;
}

/** The mark that covers a column of a row, or undefined. */
export function markAt(grid: Grid, row: number, column: number): Mark | undefined {
  const marks = grid.rows[row];
  if (marks === undefined) return undefined;
  const mark = marks[lastAtOrBefore(marks, column)];
  return mark !== undefined && column < endOf(mark) ? mark : undefined;
}

/** The column after a mark. */
export function endOf(mark: Mark): number {
  return mark.kind === "cell" ? mark.column + mark.width : mark.end;
}

/** Index of the last mark that starts at or before the column, -1 for none. */
export function lastAtOrBefore(marks: readonly Mark[], column: number): number {
  let low = 0;
  let high = marks.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if ((marks[middle]?.column ?? 0) <= column) low = middle + 1;
    else high = middle - 1;
  }
  return high;
}
