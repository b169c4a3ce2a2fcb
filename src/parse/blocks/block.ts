// The parts of a plan's text before anything is known about their meaning. Lines count from 1, offsets are UTF-16.

export interface Box {
  /** What stands between the brackets. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A piece of one source line, with where it starts. */
export interface Piece {
  readonly text: string;
  readonly line: number;
  readonly start: number;
}

export interface Item {
  readonly line: number;
  endLine: number;
  readonly column: number;
  /** The number as written, or null for a bullet. */
  readonly number: string | null;
  readonly box: Box | null;
  /** The item's own lines; the first one is its head (after the box). */
  readonly lines: readonly Piece[];
  readonly children: Item[];
}

export interface Cell {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface Row {
  readonly line: number;
  readonly cells: readonly Cell[];
}

export type Block =
  | { readonly kind: "list"; readonly line: number; readonly endLine: number; readonly items: readonly Item[] }
  | {
      readonly kind: "table";
      readonly line: number;
      readonly endLine: number;
      readonly head: Row;
      readonly rows: readonly Row[];
    }
  | { readonly kind: "text"; readonly line: number; readonly endLine: number; readonly lines: readonly Piece[] }
  | {
      readonly kind: "fence";
      readonly line: number;
      readonly endLine: number;
      readonly info: string;
      readonly lines: readonly string[];
      /** The offset at which one of the lines starts. */
      startOf(at: number): number;
    }
  | { readonly kind: "directive"; readonly line: number; readonly endLine: number; readonly text: string };

/** What is empty is the same everywhere: a large document has millions of lists without anything in them. */
export const NONE: readonly never[] = Object.freeze([]);

/** The list without room for more. */
export function exact<One>(list: readonly One[]): readonly One[] {
  return list.length === 0 ? NONE : list.slice();
}

export interface Section {
  /** 1 to 6 for headings, 7 for a line that is set as a heading ("**Tasks**:"), 8 for a plain "Tasks:"; 0 for the document. */
  readonly level: number;
  readonly heading: Piece;
  readonly endLine: number;
  readonly blocks: readonly Block[];
  /** Until the outline has them. */
  children: readonly Section[];
  readonly parent: Section | null;
}
