// Lines that have only one end in their row: their other end follows from the indentation or the row before.
import type { Sketch } from "./draw-names.ts";
import { LEFT, RIGHT } from "./glyphs.ts";
import type { Grid, Piece } from "./grid.ts";
import type { Holder } from "./hold-pieces.ts";
import { type Above, outlineAbove } from "./outline.ts";
import type { Net } from "./trace-nets.ts";

/** Draws the nets that lack a start or an end where the layout gives it, and tells of the others. */
export function joinRows(grid: Grid, nets: readonly Net[], holder: Holder, sketch: Sketch): void {
  const places = nets.map((net) => ({ row: net.cells[0]?.row ?? 0, column: leftmost(net) }));
  const order = places.map((_, at) => at).toSorted((a, b) => (places[a]?.row ?? 0) - (places[b]?.row ?? 0));
  const sorted = order.flatMap((at) => places[at] ?? []);
  const above = outlineAbove(grid, sorted);
  for (const [at, index] of order.entries()) {
    const net = nets[index];
    const over = above[at];
    if (net !== undefined && over !== undefined) joinNet(grid, net, over, holder, sketch);
  }
}

function joinNet(grid: Grid, net: Net, above: Above, holder: Holder, sketch: Sketch): void {
  const first = net.cells[0];
  if (first === undefined || net.contacts.length === 0) return;
  const spot = { line: first.row, column: first.offset };
  const targets = net.targets.flatMap((contact) => holder.namesOf(contact.target));
  const sources = net.sources.flatMap((contact) => holder.namesOf(contact.target));
  if (sources.length === 0 && targets.length > 0) {
    if (!net.headed) {
      const parent = above.outerOrSame;
      if (net.targets.every((contact) => contact.side === LEFT))
        sketch.below(parent === null ? [] : holder.namesOf({ piece: parent }), targets);
      return;
    }
    const from = startsRow(grid, net) ? (above.outer ?? above.previous) : null;
    if (from !== null) sketch.edge(holder.namesOf({ piece: from }), targets, spot, { dotted: net.dotted });
    else sketch.doubt(spot, "an arrow that comes from nowhere");
  } else if (sources.length > 0 && targets.length === 0) {
    const next = endsRow(grid, net) ? firstPieceBelow(grid, first.row) : null;
    if (next !== null) sketch.edge(sources, holder.namesOf({ piece: next }), spot, { dotted: net.dotted });
    else if (net.headed || leadsAway(net)) sketch.doubt(spot, "a line that leads nowhere");
  }
}

function leftmost(net: Net): number {
  return net.cells.reduce((least, cell) => Math.min(least, cell.column), Number.POSITIVE_INFINITY);
}

function leadsAway(net: Net): boolean {
  return net.cells.length > 1 && net.contacts.some((contact) => contact.side === RIGHT);
}

/** The net is the first thing in its row. */
function startsRow(grid: Grid, net: Net): boolean {
  const first = net.cells[0];
  return first !== undefined && grid.rows[first.row]?.[0] === first;
}

/** The net is an arrow at the end of its row: A → B → */
function endsRow(grid: Grid, net: Net): boolean {
  const last = net.cells.at(-1);
  return last !== undefined && last.head === RIGHT && grid.rows[last.row]?.at(-1) === last;
}

function firstPieceBelow(grid: Grid, row: number): Piece | null {
  for (let below = row + 1; below <= row + 2; below += 1) {
    const [first] = grid.rows[below] ?? [];
    if (first !== undefined) return first.kind === "piece" ? first : null;
  }
  return null;
}
