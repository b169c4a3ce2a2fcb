// A row's cells by their columns.
import type { Cell, Row } from "../blocks/block.ts";
import { readName } from "../inline/read-id.ts";
import { stripMarkup } from "../inline/strip-markup.ts";
import type { Columns } from "../outline/read-columns.ts";

/** The cell of a column; null when the table has no such column (-1) or the row ends before it. */
export function cellAt(row: Row, column: number): Cell | null {
  return column < 0 ? null : (row.cells[column] ?? null);
}

/** The words of a cell without markup; "" when there is none. */
export function textAt(row: Row, column: number): string {
  return stripMarkup(cellAt(row, column)?.text ?? "");
}

/** An id cell: "T-001", "[A1](#a1)", "1.1"; null when it is empty. */
export function idOf(row: Row, columns: Columns): string | null {
  const text = textAt(row, columns.id).replace(/`/g, "");
  const name = readName(text);
  if (name.kind === "task" && name.id !== null && name.rest === "" && /\s/.test(text)) return name.id;
  return text === "" || /^[-–—]+$/.test(text) || text.length > 32 ? null : text;
}
