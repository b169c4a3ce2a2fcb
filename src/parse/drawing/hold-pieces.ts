// Whose text a piece of a drawing is: its own name, part of the box around it, or a remark on the name above.
import type { Sketch } from "./draw-names.ts";
import type { Box } from "./find-boxes.ts";
import { endOf, type Grid, lastAtOrBefore, type Mark, type Piece } from "./grid.ts";
import type { Contact } from "./link-cells.ts";
import { startsWithId } from "./split-label.ts";

/** Gives the names that a touched piece or box stands for. */
export interface Holder {
  namesOf(target: Contact["target"]): readonly number[];
}

interface Held {
  /** The innermost box around each piece, -1 for none. */
  readonly boxOf: Int32Array;
  /** Boxes that hold other boxes or lines: their first text is their title. */
  readonly outer: ReadonlySet<number>;
  readonly parentOf: Int32Array;
}

export interface Marked {
  /** Words on arrows: no names. */
  readonly labels: ReadonlySet<Piece>;
  /** Pieces that only a line from below touches: they may continue the name above. */
  readonly hanging: ReadonlySet<Piece>;
}

/** Names everything that is written in the drawing, in reading order. */
export function holdPieces(grid: Grid, boxes: readonly Box[], sketch: Sketch, { labels, hanging }: Marked): Holder {
  const held = hold(grid, boxes);
  const textOf = new Map<number, Piece[]>();
  for (const piece of grid.pieces) {
    const box = held.boxOf[piece.index] ?? -1;
    if (box < 0 || (held.outer.has(box) && textOf.has(box))) continue;
    textOf.set(box, [...(textOf.get(box) ?? []), piece].slice(0, 12));
  }
  const titles = new Map([...textOf].map(([box, pieces]) => [box, pieces.map((piece) => piece.text).join(" ")]));
  const named = new Map<number, readonly number[]>();
  const owners = new Map<number, readonly number[]>();
  for (const piece of grid.pieces) {
    const box = held.boxOf[piece.index] ?? -1;
    const spot = { line: piece.row, column: piece.offset };
    const inside = box >= 0 && (!held.outer.has(box) || textOf.get(box)?.[0] === piece);
    const around = inside ? (held.parentOf[box] ?? -1) : box;
    const group = around >= 0 ? (titles.get(around) ?? null) : null;
    if (inside) {
      const names = owners.get(box) ?? sketch.label(titles.get(box) ?? piece.text, spot, group);
      owners.set(box, names);
      named.set(piece.index, names);
    } else if (labels.has(piece) || isComment(piece.text)) named.set(piece.index, []);
    else {
      const remarked = remarkedName(grid, piece, named);
      const above = hanging.has(piece) && !startsWithId(piece.text) ? nameAbove(grid, piece, named) : null;
      named.set(piece.index, remarked ?? [...(above ?? []), ...sketch.label(piece.text, spot, group)]);
    }
  }
  return {
    namesOf: (target) => ("piece" in target ? named.get(target.piece.index) : owners.get(target.box)) ?? [],
  };
}

function isComment(text: string): boolean {
  return /^(?:#\s|\/\/|\.\.\.$|…$)/.test(text);
}

// Setup project
//   (3 days)               [high]        words in brackets speak of the name above or before them
function remarkedName(
  grid: Grid,
  piece: Piece,
  named: ReadonlyMap<number, readonly number[]>,
): readonly number[] | null {
  if (!/^[([（]/.test(piece.text) || !/[)\]）]$/.test(piece.text)) return null;
  const inner = piece.text.slice(1, -1);
  if (!/^\d/.test(inner) && startsWithId(inner)) return null;
  const marks = grid.rows[piece.row] ?? [];
  const before = marks[lastAtOrBefore(marks, piece.column) - 1];
  if (before?.kind === "piece" && !/^[([（]/.test(before.text)) return named.get(before.index) ?? null;
  return nameAbove(grid, piece, named);
}

function nameAbove(grid: Grid, piece: Piece, named: ReadonlyMap<number, readonly number[]>): readonly number[] | null {
  const marks = grid.rows[piece.row - 1] ?? [];
  for (let at = Math.max(0, lastAtOrBefore(marks, piece.column)); at < marks.length; at += 1) {
    const mark = marks[at];
    if (mark === undefined || mark.column >= piece.end) return null;
    if (mark.kind === "piece" && piece.column < mark.end) return named.get(mark.index) ?? null;
  }
  return null;
}

/** Walks the rows with the boxes that are open in each: linear in marks and border cells. */
function hold(grid: Grid, boxes: readonly Box[]): Held {
  const boxOf = new Int32Array(grid.pieces.length).fill(-1);
  const parentOf = new Int32Array(boxes.length).fill(-1);
  const outer = new Set<number>();
  const byTop = boxes.toSorted((a, b) => a.top - b.top || a.left - b.left || b.right - a.right);
  let open: Box[] = [];
  let next = 0;
  for (const [row, marks] of grid.rows.entries()) {
    const before = open.length;
    open = open.filter((box) => box.bottom > row);
    for (; byTop[next]?.top === row; next += 1) {
      const box = byTop[next];
      if (box !== undefined) open.push(box);
    }
    if (open.length === 0) continue;
    if (open.length !== before || byTop[next - 1]?.top === row)
      open.sort((a, b) => a.left - b.left || b.right - a.right);
    holdRow(row, marks, open, { boxOf, parentOf, outer });
  }
  return { boxOf, parentOf, outer };
}

function holdRow(
  row: number,
  marks: readonly Mark[],
  open: readonly Box[],
  held: { boxOf: Int32Array; parentOf: Int32Array; outer: Set<number> },
): void {
  const stack: Box[] = [];
  let next = 0;
  for (const mark of marks) {
    for (let box = open[next]; box !== undefined && box.left <= mark.column; box = open[next]) {
      while (stack.length > 0 && (stack.at(-1)?.right ?? 0) < box.left) stack.pop();
      const around = stack.at(-1);
      if (around !== undefined && box.top === row && around.top < row) {
        held.parentOf[box.index] = around.index;
        held.outer.add(around.index);
      }
      stack.push(box);
      next += 1;
    }
    while (stack.length > 0 && (stack.at(-1)?.right ?? 0) < mark.column) stack.pop();
    const box = stack.at(-1);
    if (box === undefined || (row === box.top && mark.kind === "cell")) continue;
    if (mark.kind === "piece") held.boxOf[mark.index] = box.index;
    else if (mark.border < 0 && endOf(mark) <= box.right && (mark.head !== 0 || isTurn(mark.ports)))
      held.outer.add(box.index);
  }
}

/** A corner or branch: lines inside a box make it a frame around a drawing. */
function isTurn(ports: number): boolean {
  return (ports & 3) !== 0 && (ports & 12) !== 0;
}
