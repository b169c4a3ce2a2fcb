// What stands above a place by indentation: the name that an arrow or branch at the start of a row goes on from.
import type { Grid, Mark, Piece } from "./grid.ts";

export interface Above {
  /** The nearest piece above that starts left of the place. */
  readonly outer: Piece | null;
  /** The nearest piece above that starts left of the place or straight above it. */
  readonly outerOrSame: Piece | null;
  /** The last piece of the row above. */
  readonly previous: Piece | null;
}

// T001 → T002
//      → T003        starts right of T001, left of T002: goes on from T001
// → T004             starts at the margin: goes on from the row above
/** Looks up what stands above each place. Places must come in the order of their rows. Near linear. */
export function outlineAbove(grid: Grid, places: readonly { row: number; column: number }[]): Above[] {
  const answers: Above[] = [];
  const stack: Piece[] = [];
  let previous: Piece | null = null;
  let row = 0;
  for (const place of places) {
    for (; row < place.row; row += 1) {
      const pieces = (grid.rows[row] ?? []).filter(isPiece);
      const [first] = pieces;
      if (first === undefined) continue;
      while ((stack.at(-1)?.column ?? -1) >= first.column) stack.pop();
      stack.push(...pieces.slice(0, 64));
      previous = pieces.at(-1) ?? previous;
    }
    answers.push({
      outer: lastLeftOf(stack, place.column),
      outerOrSame: lastLeftOf(stack, place.column + 1),
      previous,
    });
  }
  return answers;
}

const isPiece = (mark: Mark): mark is Piece => mark.kind === "piece";

function lastLeftOf(stack: readonly Piece[], column: number): Piece | null {
  let low = 0;
  let high = stack.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if ((stack[middle]?.column ?? 0) < column) low = middle + 1;
    else high = middle - 1;
  }
  return stack[high] ?? null;
}
