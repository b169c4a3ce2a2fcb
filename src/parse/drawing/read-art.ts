// A drawing made of lines, arrows, boxes and trees → names, edges and parents.
import { Sketch } from "./draw-names.ts";
import type { Drawing } from "./drawing.ts";
import { type EdgeLabels, findLabels } from "./edge-labels.ts";
import { fitGrid } from "./fit-grid.ts";
import { DOWN, LEFT, RIGHT, UP } from "./glyphs.ts";
import type { Piece } from "./grid.ts";
import { type Holder, holdPieces } from "./hold-pieces.ts";
import { joinRows } from "./join-rows.ts";
import { pointsBack } from "./label-direction.ts";
import type { Contact } from "./link-cells.ts";
import { isIdLike, splitLabel } from "./split-label.ts";
import { type Net, traceNets } from "./trace-nets.ts";

/** Reads corner art, networks, chains and trees. What is not certain is left out and told as unsure. Near linear. */
export function readArt(lines: readonly string[]): Drawing {
  const { grid, boxes, lines: linked } = fitGrid(lines);
  const { nets, doubtful } = traceNets(grid, linked);
  const sketch = new Sketch();
  const labels = findLabels(nets);
  const holder = holdPieces(grid, boxes, sketch, { labels: labels.pieces, hanging: hangingPieces(nets) });
  const hierarchy = !nets.some((net) => net.headed || net.sources.length > 1);
  const pen: Pen = { sketch, holder, labels, hierarchy, branched: branchedPieces(nets) };
  const notes = notesOf(nets);
  const left = nets
    .map((net) => withoutFillers(net, pen.branched))
    .filter((net) => !notes.has(net) && !drawNet(pen, net));
  joinRows(grid, left, holder, sketch);
  for (const cell of doubtful) sketch.doubt({ line: cell.row, column: cell.offset }, "lines that could cross or meet");
  const kind = sketch.edges.length > 0 ? "art" : sketch.tree.length > 0 ? "tree" : "none";
  return sketch.drawing(kind);
}

interface Pen {
  readonly sketch: Sketch;
  readonly holder: Holder;
  readonly labels: EdgeLabels;
  /** No arrow and no merge anywhere: branches say what belongs to what, not what waits for what. */
  readonly hierarchy: boolean;
  /** Pieces that hang on a branch: a bar that ends above one of them only fills its column. */
  readonly branched: ReadonlySet<Piece>;
}

// ├── a
// │   │          the inner bar means nothing for b
// └── b
function branchedPieces(nets: readonly Net[]): ReadonlySet<Piece> {
  const pieces = nets.flatMap((net) =>
    net.targets.flatMap(({ target, side, headed }) =>
      "piece" in target && side === LEFT && !headed ? [target.piece] : [],
    ),
  );
  return new Set(pieces);
}

function withoutFillers(net: Net, branched: ReadonlySet<Piece>): Net {
  if (net.headed) return net;
  const targets = net.targets.filter(
    ({ target, side }) => side !== UP || !("piece" in target) || !branched.has(target.piece),
  );
  return targets.length === net.targets.length ? net : { ...net, targets };
}

// Phase 3 (Ship)
// 5 to 30 users        a line of words above a bar continues the name above it
//       │
function hangingPieces(nets: readonly Net[]): ReadonlySet<Piece> {
  const sides = new Map<Piece, number>();
  for (const { contacts } of nets)
    for (const { target, side } of contacts)
      if ("piece" in target) sides.set(target.piece, (sides.get(target.piece) ?? 0) | side);
  return new Set([...sides].flatMap(([piece, touched]) => (touched === DOWN ? [piece] : [])));
}

/** Draws a net that has both its ends; false for one that lacks an end. */
function drawNet(pen: Pen, net: Net): boolean {
  const { sketch, labels } = pen;
  const first = net.cells[0];
  if (first === undefined || net.contacts.length === 0) return true;
  const spot = { line: first.row, column: first.offset };
  const [only] = net.targets;
  if (only !== undefined && "piece" in only.target && labels.pieces.has(only.target.piece) && !net.headed) return true;
  if (net.bothWays) {
    sketch.doubt(spot, "an arrow that points both ways");
    return true;
  }
  if (net.sources.length === 0 && net.targets.length > 1 && net.targets.every((contact) => contact.headed)) {
    sketch.doubt(spot, "a line with an arrow at each end");
    return true;
  }
  if (net.sources.length === 0 || net.targets.length === 0) return false;
  const { sources, label } = sourcesOf(pen, net);
  const reached = surelyReached(net);
  if (reached.length < net.targets.length) sketch.doubt(spot, "a line that touches a name without an arrow");
  const targets = reached.flatMap((contact) => pen.holder.namesOf(contact.target));
  if (isBranch(pen, net)) sketch.below(sources, targets);
  else if (pointsBack(label)) sketch.edge(targets, sources, spot, { label, dotted: net.dotted });
  else sketch.edge(sources, targets, spot, { label, dotted: net.dotted });
  return true;
}

// T1
//  ├──► T3         a line with an arrow that also touches a name from above:
// T2               T2 may come after T1, or with it before T3
function surelyReached(net: Net): readonly Contact[] {
  if (!net.headed) return net.targets;
  return net.targets.filter((contact) => contact.headed || contact.side !== UP);
}

/** The names a net starts from; words on the arrow stand for the name before them. */
function sourcesOf({ holder, labels }: Pen, net: Net): { sources: readonly number[]; label: string | null } {
  let label: string | null = null;
  const sources = net.sources.flatMap((contact) => {
    if (!("piece" in contact.target) || !labels.pieces.has(contact.target.piece)) return holder.namesOf(contact.target);
    label = contact.target.piece.text;
    const before = labels.into.get(contact.target.piece);
    return before?.sources.flatMap((source) => holder.namesOf(source.target)) ?? [];
  });
  return { sources, label };
}

// Phase 1                 Project ─┬─ Design
// ├── Step 1.1                     └─ Build
// └── Step 1.2            branches without an arrow: who belongs to whom
function isBranch({ hierarchy }: Pen, net: Net): boolean {
  if (net.headed) return false;
  const sideways = net.targets.every((contact) => contact.side === LEFT);
  if (sideways && net.sources.every((contact) => contact.side === DOWN)) return true;
  return hierarchy && sideways && net.targets.length > 1 && net.sources.length === 1;
}

// B   ← critical       where all other arrows lead on, words with an arrow back are a note
function notesOf(nets: readonly Net[]): ReadonlySet<Net> {
  const back = nets.filter(
    (net) => net.headed && net.cells.every((cell) => cell.row === net.cells[0]?.row) && pointsLeft(net),
  );
  const onward = nets.filter((net) => net.headed && !pointsLeft(net) && net.targets.length > 0);
  if (onward.length === 0) return new Set();
  const told = new Set(onward.flatMap((net) => net.contacts.flatMap(textOf)));
  const isNote = (text: string): boolean => !told.has(text) && !splitLabel(text).parts.every(isIdLike);
  return new Set(back.filter((net) => net.sources.flatMap(textOf).every(isNote)));
}

function pointsLeft(net: Net): boolean {
  return net.targets.length > 0 && net.targets.every((contact) => contact.headed && contact.side === RIGHT);
}

function textOf(contact: Contact): string[] {
  return "piece" in contact.target ? [contact.target.piece.text] : [];
}
