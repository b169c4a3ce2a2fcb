// The blocks that the cutter makes: where they stand. Their inside is read each time that somebody asks for it, so that
// of a large document only what is looked at is in memory; hold the answer while you need it.
import type { Block, Item, Piece, Row } from "./block.ts";
import { type LineIndex, lineAt } from "./line-index.ts";
import { markItems, readItems } from "./parse-list.ts";
import { readRow } from "./read-table.ts";
import type { Tape } from "./tape.ts";

type Kind<Name extends Block["kind"]> = Extract<Block, { kind: Name }>;

export class ListBlock implements Kind<"list"> {
  readonly kind = "list";
  readonly line: number;
  readonly endLine: number;
  private readonly lines: LineIndex;
  private readonly tape: Tape;
  private place = -1;

  constructor(lines: LineIndex, tape: Tape, line: number, endLine: number) {
    this.lines = lines;
    this.tape = tape;
    this.line = line;
    this.endLine = endLine;
  }

  get items(): readonly Item[] {
    const { source, starts } = this.lines;
    const [start, end] = [starts[this.line - 1] ?? source.length, starts[this.endLine] ?? source.length];
    if (this.place === -1) this.place = markItems(source, start, end, this.tape);
    return readItems(this.lines, this.line, this.endLine, this.tape, this.place);
  }
}

/** The table of a document whose rows were read last: several steps ask for them, one after the other. */
export interface LatestTable {
  table: TableBlock | null;
  rows: readonly Row[];
}

export class TableBlock implements Kind<"table"> {
  readonly kind = "table";
  readonly line: number;
  readonly endLine: number;
  readonly head: Row;
  private readonly lines: LineIndex;
  private readonly latest: LatestTable;

  constructor(lines: LineIndex, latest: LatestTable, line: number, endLine: number) {
    this.lines = lines;
    this.latest = latest;
    this.line = line;
    this.endLine = endLine;
    this.head = this.row(line, 0);
  }

  get rows(): readonly Row[] {
    if (this.latest.table !== this) {
      const count = this.endLine - this.line - 1;
      const width = this.head.cells.length;
      const rows = Array.from({ length: count }, (_, at) => this.row(this.line + 2 + at, width));
      this.latest.rows = rows.filter((row) => row.cells.length > 0); // an empty line may stand among them
      this.latest.table = this;
    }
    return this.latest.rows;
  }

  private row(line: number, width: number): Row {
    return readRow(lineAt(this.lines, line - 1), line, this.lines.starts[line - 1] ?? 0, width);
  }
}

export class TextBlock implements Kind<"text"> {
  readonly kind = "text";
  readonly line: number;
  readonly endLine: number;
  private readonly index: LineIndex;

  constructor(index: LineIndex, line: number, endLine: number) {
    this.index = index;
    this.line = line;
    this.endLine = endLine;
  }

  get lines(): readonly Piece[] {
    return Array.from({ length: this.endLine - this.line + 1 }, (_, at) => {
      const whole = lineAt(this.index, this.line - 1 + at);
      const text = whole.trim();
      const space = text.length === whole.length ? 0 : whole.length - whole.trimStart().length;
      return { text, line: this.line + at, start: (this.index.starts[this.line - 1 + at] ?? 0) + space };
    });
  }
}

export class FenceBlock implements Kind<"fence"> {
  readonly kind = "fence";
  readonly line: number;
  readonly endLine: number;
  readonly info: string;
  private readonly index: LineIndex;

  constructor(index: LineIndex, line: number, endLine: number, info: string) {
    this.index = index;
    this.line = line;
    this.endLine = endLine;
    this.info = info;
  }

  startOf(at: number): number {
    return this.index.starts[this.line + at] ?? this.index.source.length;
  }

  get lines(): readonly string[] {
    const closed = this.endLine > this.line && /^[ \t]*(?:```|~~~)/.test(lineAt(this.index, this.endLine - 1));
    const count = this.endLine - this.line - (closed ? 1 : 0);
    return Array.from({ length: count }, (_, at) => lineAt(this.index, this.line + at));
  }
}
