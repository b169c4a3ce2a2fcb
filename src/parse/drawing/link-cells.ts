// Joins the cells of a drawing to lines and notes where the lines touch names and boxes.
import type { Box } from "./find-boxes.ts";
import { ACROSS, ALL, DOWN, LEFT, RIGHT, UP } from "./glyphs.ts";
import { type Cell, cellAt, endOf, type Grid, lastAtOrBefore, type Mark, type Piece } from "./grid.ts";
import { type Joints, join, newJoints } from "./join-cells.ts";

/** Where a line touches something that has a name. */
export interface Contact {
  /** The half of the cell that touches (see Joints). */
  readonly half: number;
  readonly cell: Cell;
  readonly target: { readonly piece: Piece } | { readonly box: number };
  /** The side of the name that is touched. */
  readonly side: number;
  readonly headed: boolean;
}

export interface Lines {
  readonly joints: Joints;
  readonly contacts: readonly Contact[];
  /** Names beside a branch that has no arm towards them: `Task #17    ├─> Task #19`. Only company makes them count. */
  readonly besides: readonly Contact[];
  /** Arms that were joined although they stand out of line. */
  readonly mended: number;
  /** Arms that end nowhere. */
  readonly loose: number;
  /** Cells with four arms, each met by a line: crossing or junction is not said by their shape. */
  readonly fourways: readonly Cell[];
}

interface Linking {
  readonly grid: Grid;
  readonly boxes: readonly Box[];
  readonly joints: Joints;
  readonly contacts: Contact[];
  /** Arms of each cell that found something. */
  readonly met: Uint8Array;
  mended: number;
}

/** Joins neighbours that face each other, then follows the other arms to what they point at. */
export function linkCells(grid: Grid, boxes: readonly Box[]): Lines {
  const count = grid.cells.length;
  const linking: Linking = {
    grid,
    boxes,
    joints: newJoints(count),
    contacts: [],
    met: new Uint8Array(count),
    mended: 0,
  };
  for (const marks of grid.rows) linkRow(linking, marks);
  for (const cell of grid.cells) linkBelow(linking, cell);
  for (const cell of grid.cells) touchOwnBox(linking, cell);
  for (const marks of grid.rows) for (const at of marks.keys()) touchSides(linking, marks, at);
  for (const cell of grid.cells) for (const side of [UP, DOWN]) touchAcross(linking, cell, side);
  const fourways: Cell[] = [];
  for (const cell of grid.cells)
    if (cell.ports === ALL && linking.met[cell.index] === ALL) fourways.push(cell);
    else join(linking.joints, cell.index, cell.index + count);
  const sides = [UP, DOWN, LEFT, RIGHT];
  let loose = 0;
  for (const cell of grid.cells) for (const side of sides) if (isOpen(linking, cell, side)) loose += 1;
  const { joints, contacts, mended } = linking;
  return { joints, contacts, besides: findBesides(grid, contacts), mended, loose, fourways };
}

/** Sides on which the line goes on from a cell: its arms and, for an arrow, where it points. */
function armsOf(cell: Cell): number {
  return cell.ports | (cell.border >= 0 ? 0 : cell.head);
}

function isOpen({ met }: Linking, cell: Cell, side: number): boolean {
  return (armsOf(cell) & side) !== 0 && ((met[cell.index] ?? 0) & side) === 0;
}

function meet({ met, joints }: Linking, one: Cell, side: number, other: Cell): void {
  const facing = ACROSS[side] ?? 0;
  met[one.index] = (met[one.index] ?? 0) | side;
  met[other.index] = (met[other.index] ?? 0) | facing;
  const shift = side === UP || side === DOWN ? joints.count : 0;
  join(joints, one.index + shift, other.index + shift);
}

const isUpright = (cell: Cell): boolean =>
  cell.head === 0 && cell.slant === 0 && cell.border < 0 && (cell.ports & (UP | DOWN)) === (UP | DOWN);
const isLevel = (cell: Cell): boolean => cell.head === 0 && cell.border < 0 && cell.ports === (LEFT | RIGHT);

function linkRow(linking: Linking, marks: readonly Mark[]): void {
  for (let at = 0; at + 1 < marks.length; at += 1) {
    const left = marks[at];
    const right = marks[at + 1];
    if (left?.kind !== "cell" || right?.kind !== "cell") continue;
    const adjacent = endOf(left) === right.column;
    // ──│ and │── : a line that runs into a bar joins it
    if (adjacent && (armsOf(left) & RIGHT) !== 0 && isUpright(right)) right.ports |= LEFT;
    if (adjacent && (armsOf(right) & LEFT) !== 0 && isUpright(left)) left.ports |= RIGHT;
    if ((armsOf(left) & RIGHT) !== 0 && (armsOf(right) & LEFT) !== 0) meet(linking, left, RIGHT, right);
  }
}

function linkBelow(linking: Linking, cell: Cell): void {
  if ((armsOf(cell) & DOWN) === 0) return;
  const columns = cell.slant === 0 ? [cell.column] : [cell.column - cell.slant, cell.column];
  for (const column of columns) {
    const below = cellAt(linking.grid, cell.row + 1, column) ?? slantBelow(linking.grid, cell, column);
    if (below === undefined) continue;
    if (isLevel(below) && (isUpright(cell) || cell.head === DOWN)) below.ports |= UP;
    if (isLevel(cell)) continue;
    if ((armsOf(below) & UP) === 0) continue;
    meet(linking, cell, DOWN, below);
    return;
  }
}

/** A slanted line that comes in from the side: `|` over `/` or `\`. */
function slantBelow(grid: Grid, cell: Cell, column: number): Cell | undefined {
  for (const aside of [1, -1]) {
    const below = cellAt(grid, cell.row + 1, column - aside);
    if (below?.slant === aside && cell.slant === 0) return below;
  }
  return undefined;
}

/** A branch in a border (┬) or an arrow through it (▼) touches the box that it is part of. */
function touchOwnBox(linking: Linking, cell: Cell): void {
  if (cell.border < 0) return;
  const side = cell.ports;
  if (side === 0 && cell.head === 0) return;
  const box = linking.boxes[cell.border];
  if (box === undefined) return;
  const outward = side || cell.head;
  const vertical = outward === UP || outward === DOWN;
  const half = cell.index + (vertical ? linking.joints.count : 0);
  linking.contacts.push({
    half,
    cell,
    target: { box: box.index },
    side: outward,
    headed: cell.head !== 0 && cell.head === (ACROSS[outward] ?? 0),
  });
}

function touchSides(linking: Linking, marks: readonly Mark[], at: number): void {
  const cell = marks[at];
  if (cell?.kind !== "cell") return;
  for (const side of [LEFT, RIGHT]) {
    if (!isOpen(linking, cell, side)) continue;
    const next = marks[side === LEFT ? at - 1 : at + 1];
    if (next === undefined) continue;
    if (next.kind === "piece") touch(linking, cell, side, { piece: next });
    else if (next.border >= 0) touchBox(linking, cell, side, next.border);
  }
}

function touch(linking: Linking, cell: Cell, side: number, target: Contact["target"]): void {
  const vertical = side === UP || side === DOWN;
  linking.met[cell.index] = (linking.met[cell.index] ?? 0) | side;
  const half = cell.index + (vertical ? linking.joints.count : 0);
  linking.contacts.push({ half, cell, target, side: ACROSS[side] ?? 0, headed: cell.head === side });
}

/** Touches a box from outside; from inside its wall is no end. */
function touchBox(linking: Linking, cell: Cell, side: number, index: number): void {
  const box = linking.boxes[index];
  if (box === undefined) return;
  const inside = cell.row > box.top && cell.row < box.bottom && cell.column > box.left && cell.column < box.right;
  if (!inside) touch(linking, cell, side, { box: index });
}

/** Rows that may stand empty between a line and the name it leads to. */
const BLANK_ROWS = 2;
/** Columns by which a line may miss the cells of its neighbour, and a name. */
const BESIDE = 2;
const NEAR = 3;

function touchAcross(linking: Linking, cell: Cell, side: number): void {
  if (!isOpen(linking, cell, side)) return;
  const { grid } = linking;
  const step = side === UP ? -1 : 1;
  const column = cell.slant === 0 ? cell.column : cell.column + cell.slant * -step;
  let row = cell.row + step;
  for (let blank = 0; blank < BLANK_ROWS && (grid.rows[row]?.length ?? 1) === 0; blank += 1) row += step;
  const marks = grid.rows[row];
  if (marks === undefined || marks.length === 0) return;
  const exact = marks[lastAtOrBefore(marks, column)];
  const beside = Math.abs(row - cell.row) === 1;
  if (exact !== undefined && column < endOf(exact)) {
    if (exact.kind === "cell" && exact.border < 0 && beside) joinBeside(linking, cell, side, row, column);
    if (exact.kind === "piece") touch(linking, cell, side, { piece: exact });
    else if (exact.border >= 0) touchBox(linking, cell, side, exact.border);
    return;
  }
  if (beside && joinBeside(linking, cell, side, row, column)) return;
  const piece = nearestPiece(marks, column);
  if (piece !== undefined) touch(linking, cell, side, { piece });
}

/** Joins an arm to one that faces it a column or two aside: the author miscounted. Two candidates are none. */
function joinBeside(linking: Linking, cell: Cell, side: number, row: number, column: number): boolean {
  const facing = ACROSS[side] ?? 0;
  for (let away = 1; away <= BESIDE; away += 1) {
    const beside = [column - away, column + away].flatMap((at) => {
      const other = cellAt(linking.grid, row, at);
      return other !== undefined && isOpen(linking, other, facing) ? [other] : [];
    });
    const [only, second] = beside;
    if (only === undefined) continue;
    if (second !== undefined) return false;
    meet(linking, cell, side, only);
    linking.mended += 1;
    return true;
  }
  return false;
}

/** The name of a row that a line above or below it means: near its column, or the only thing in the row. */
function nearestPiece(marks: readonly Mark[], column: number): Piece | undefined {
  if (marks.length === 1 && marks[0]?.kind === "piece") return marks[0];
  const at = lastAtOrBefore(marks, column);
  const near = [marks[at], marks[at + 1]].flatMap((mark) => {
    if (mark?.kind !== "piece") return [];
    const away = mark.column > column ? mark.column - column : column - mark.end + 1;
    return away <= NEAR ? [{ mark, away }] : [];
  });
  const [one, other] = near.toSorted((a, b) => a.away - b.away);
  return one !== undefined && one.away !== other?.away ? one.mark : undefined;
}

function findBesides(grid: Grid, contacts: readonly Contact[]): Contact[] {
  const touched = new Set(contacts.flatMap(({ target }) => ("piece" in target ? [target.piece] : [])));
  return grid.rows.flatMap((marks) =>
    marks.flatMap((piece, at) => {
      const cell = marks[at + 1];
      if (piece.kind !== "piece" || touched.has(piece) || cell?.kind !== "cell") return [];
      if (cell.ports !== (UP | DOWN | RIGHT) || cell.head !== 0 || cell.border >= 0) return [];
      return [{ half: cell.index, cell, target: { piece }, side: RIGHT, headed: false }];
    }),
  );
}
