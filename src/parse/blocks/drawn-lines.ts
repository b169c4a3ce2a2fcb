// The lines of a drawing as pieces with their places, without the strokes that lead to them.
import type { Block, Piece } from "./block.ts";

export interface DrawnLine extends Piece {
  /** How far from the margin the words begin. */
  readonly column: number;
  /** Strokes stand before the words. */
  readonly branch: boolean;
}

/** Lines looked at: a fence of more holds no drawing that somebody drew. */
const MOST = 2000;
const STROKES = /^(?:[\s│|┃║╎┊](?![-─━_]{2}))*(?:[├└┣┗╠╚╟╙][─━═╌┄-]*[>►▶]?|[+`\\|][-─━_]{2,}[>►▶]?)?\s*/u;
const BRANCH = /[├└┣┗╠╚╟╙│┃║]|[+`\\|][-─━_]{2,}/u;
/** Only strokes: "│", "───────". */
const BARE = /^[\s│|┃║╎┊─━═_=-]*$/u;

/** The filled lines of a fence. */
export function drawnLines(block: Extract<Block, { kind: "fence" }>): DrawnLine[] {
  const found: DrawnLine[] = [];
  for (const [at, whole] of block.lines.slice(0, MOST).entries()) {
    if (BARE.test(whole)) continue;
    const strokes = STROKES.exec(whole)?.[0] ?? "";
    found.push({
      text: whole.slice(strokes.length).trimEnd(),
      line: block.line + 1 + at,
      start: block.startOf(at) + strokes.length,
      column: strokes.length,
      branch: BRANCH.test(strokes),
    });
  }
  return found;
}
