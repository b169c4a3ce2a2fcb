// Boxes of a drawing: ┌───┐ │ A │ └───┘ and +---+ | A | +---+, with titles in the border and walls out of line.
import { ACROSS, ALL, DOWN, LEFT, RIGHT, UP } from "./glyphs.ts";
import { type Cell, cellAt, type Grid, lastAtOrBefore } from "./grid.ts";

export interface Box {
  readonly index: number;
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** How far a right wall may stand out of line (miscounted spaces, full-width text). */
const OUT_OF_LINE = 3;

/**
 * Finds the boxes, outermost first by their top row, and takes their borders out of the lines:
 * a border cell keeps only the sides that lead outwards. Each border cell is looked at a fixed number of times.
 */
export function findBoxes(grid: Grid): Box[] {
  const boxes: Box[] = [];
  for (const [row, marks] of grid.rows.entries())
    for (const [at, mark] of marks.entries()) {
      if (mark.kind !== "cell" || !isTopLeft(mark)) continue;
      const topRight = followBorder(grid, row, at, DOWN);
      const box = topRight && closeBox(grid, mark, topRight);
      if (box) boxes.push({ index: boxes.length, ...box });
    }
  for (const box of boxes) markBorder(grid, box);
  return boxes;
}

function isTopLeft(cell: Cell): boolean {
  const needed = DOWN | RIGHT;
  if ((cell.ports & needed) !== needed || cell.head !== 0 || cell.slant !== 0) return false;
  return cell.character === "+" || cell.ports === needed;
}

// ┌─ Setup ──┬──┐     from the corner to the corner that turns `turn`,
// ^──────────────►    over titles, branches and arrows that enter from outside
function followBorder(grid: Grid, row: number, from: number, turn: number): Cell | null {
  const marks = grid.rows[row] ?? [];
  let column = (marks[from] as Cell).column;
  for (let at = from + 1; at < marks.length; at += 1) {
    const mark = marks[at];
    if (mark === undefined) return null;
    if (mark.kind === "piece") {
      column = -1;
      continue;
    }
    const before = marks[at - 1];
    if (column >= 0 && before?.kind === "cell" && before.column + before.width !== mark.column) return null;
    column = mark.column;
    if (mark.head === UP || mark.head === DOWN) continue;
    if (mark.head !== 0 || (mark.ports & LEFT) === 0) return null;
    if ((mark.ports & turn) !== 0 && (mark.character === "+" || (mark.ports & RIGHT) === 0)) return mark;
    if ((mark.ports & RIGHT) === 0) return null;
  }
  return null;
}

function closeBox(grid: Grid, corner: Cell, topRight: Cell): Omit<Box, "index"> | null {
  const left = corner.column;
  let walls = 0;
  let filled = 0;
  let branched = false;
  for (let row = corner.row + 1; row < grid.rows.length; row += 1) {
    const wall = cellAt(grid, row, left);
    if (wall === undefined || wall.slant !== 0) return null;
    const bottomRight = (wall.ports & (UP | RIGHT)) === (UP | RIGHT) ? bottomFrom(grid, row, wall, topRight) : null;
    if (bottomRight !== null) {
      const rows = row - corner.row - 1;
      if (rows === 0 || filled === 0 || walls * 2 < rows || branched) return null;
      return { top: corner.row, bottom: row, left, right: Math.max(topRight.column, bottomRight.column) };
    }
    if ((wall.ports & UP) === 0 && wall.head !== RIGHT) return null;
    const right = wallNear(grid, row, topRight.column, left);
    if (right !== undefined) walls += 1;
    const inside = hasPiece(grid, row, left, right?.column ?? topRight.column);
    if (inside) filled += 1;
    // ├── X ──┤ inside is a branch of lines, not a wall
    if (inside && (wall.ports & RIGHT) !== 0 && wall.head === 0) branched = true;
  }
  return null;
}

function bottomFrom(grid: Grid, row: number, wall: Cell, topRight: Cell): Cell | null {
  if (wall.character !== "+" && (wall.ports & DOWN) !== 0) return null;
  const marks = grid.rows[row] ?? [];
  const end = followBorder(grid, row, lastAtOrBefore(marks, wall.column), UP);
  return end !== null && Math.abs(end.column - topRight.column) <= OUT_OF_LINE ? end : null;
}

/** The wall of a row at or near a column, right of `left`. */
function wallNear(grid: Grid, row: number, column: number, left: number): Cell | undefined {
  for (let away = 0; away <= OUT_OF_LINE; away += 1)
    for (const at of [column - away, column + away]) {
      const cell = at > left ? cellAt(grid, row, at) : undefined;
      if (cell !== undefined && (cell.ports & (UP | DOWN)) !== 0 && cell.head !== DOWN && cell.head !== UP) return cell;
      if (cell !== undefined && away === 0 && cell.head !== 0) return cell;
    }
  return undefined;
}

function hasPiece(grid: Grid, row: number, left: number, right: number): boolean {
  const marks = grid.rows[row] ?? [];
  for (let at = lastAtOrBefore(marks, left) + 1; at < marks.length; at += 1) {
    const mark = marks[at];
    if (mark === undefined || mark.column >= right) return false;
    if (mark.kind === "piece") return true;
  }
  return false;
}

function markBorder(grid: Grid, box: Box): void {
  edge(grid, box, box.top, UP);
  edge(grid, box, box.bottom, DOWN);
  for (let row = box.top + 1; row < box.bottom; row += 1) {
    const left = cellAt(grid, row, box.left);
    if (left !== undefined) enclose(left, box, LEFT);
    const right = wallNear(grid, row, box.right, box.left);
    if (right !== undefined && right.border < 0) enclose(right, box, RIGHT);
    if (left !== undefined && isRule(grid, row, box)) rule(grid, row, box);
  }
}

function edge(grid: Grid, box: Box, row: number, side: number): void {
  for (const mark of within(grid, row, box.left, box.right)) if (mark.kind === "cell") enclose(mark, box, side);
}

/** A line across the box that parts its rows: ├─────┤. */
function isRule(grid: Grid, row: number, box: Box): boolean {
  const marks = within(grid, row, box.left + 1, box.right - 1);
  return (
    marks.length >= 2 &&
    marks.every((mark) => mark.kind === "cell" && (mark.ports & (LEFT | RIGHT)) !== 0 && mark.head === 0)
  );
}

function rule(grid: Grid, row: number, box: Box): void {
  for (const mark of within(grid, row, box.left + 1, box.right - 1))
    if (mark.kind === "cell" && mark.border < 0) enclose(mark, box, 0);
}

function within(grid: Grid, row: number, left: number, right: number) {
  const marks = grid.rows[row] ?? [];
  const from = Math.max(0, lastAtOrBefore(marks, left));
  const to = lastAtOrBefore(marks, right);
  return marks.slice(from, to + 1).filter((mark) => mark.column >= left);
}

/** Keeps of a border cell only what leads out of the box; a line that goes through the border (┼) goes on. */
function enclose(cell: Cell, box: Box, side: number): void {
  const through = side | (ACROSS[side] ?? 0);
  if (side !== 0 && cell.ports === ALL && !isCornerOf(cell, box)) {
    cell.ports = through;
    return;
  }
  cell.border = box.index;
  cell.ports &= side;
}

function isCornerOf(cell: Cell, box: Box): boolean {
  return (cell.column === box.left || cell.column === box.right) && (cell.row === box.top || cell.row === box.bottom);
}
