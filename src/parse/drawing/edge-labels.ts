// Text on an arrow: `A ──(needs data)──► B` and `A --needs--> B` name two things, not three.
import type { Piece } from "./grid.ts";
import { isIdLike } from "./split-label.ts";
import { isStraight, type Net } from "./trace-nets.ts";

export interface EdgeLabels {
  /** Pieces that are words on an arrow. */
  readonly pieces: ReadonlySet<Piece>;
  /** Nets that lead from a name into the words on an arrow, by the piece they lead to. */
  readonly into: ReadonlyMap<Piece, Net>;
}

/** Finds the words on arrows: a plain line before them, an arrow after them, and brackets, small letters or no space. */
export function findLabels(nets: readonly Net[]): EdgeLabels {
  const into = new Map<Piece, Net>();
  for (const net of nets) {
    const [target] = net.targets;
    if (net.headed || net.sources.length !== 1 || net.targets.length !== 1 || target === undefined) continue;
    if ("piece" in target.target && isStraight(net)) into.set(target.target.piece, net);
  }
  const pieces = new Set<Piece>();
  for (const net of nets) {
    const [source] = net.sources;
    if (!net.headed || net.sources.length !== 1 || source === undefined || !("piece" in source.target)) continue;
    const { piece } = source.target;
    const before = into.get(piece);
    if (before !== undefined && readsAsLabel(piece, before)) pieces.add(piece);
  }
  return { pieces, into };
}

function readsAsLabel(piece: Piece, before: Net): boolean {
  if (isIdLike(piece.text)) return false;
  const last = before.cells.at(-1);
  const glued = last !== undefined && last.column + last.width === piece.column;
  return glued || /^[([|"]/.test(piece.text) || /^\p{Ll}/u.test(piece.text);
}
