// Chooses how wide characters are counted: the way in which most lines meet their ends.
import { isWide } from "../../model/text-width.ts";
import { type Box, findBoxes } from "./find-boxes.ts";
import { HEADS, PORTS, type Widths } from "./glyphs.ts";
import type { Grid } from "./grid.ts";
import { type Lines, linkCells } from "./link-cells.ts";
import { scanGrid } from "./scan-grid.ts";

export interface Fitted {
  readonly grid: Grid;
  readonly boxes: readonly Box[];
  readonly lines: Lines;
}

/** Reads the lines in each way that their text leaves open (at most six) and keeps the one with fewest loose ends. */
export function fitGrid(lines: readonly string[]): Fitted {
  let best: { fitted: Fitted; loose: number } | null = null;
  for (const widths of candidates(lines)) {
    const grid = scanGrid(lines, widths);
    const boxes = findBoxes(grid);
    const linked = linkCells(grid, boxes);
    const loose = linked.loose + linked.mended - boxes.length;
    if (best === null || loose < best.loose) best = { fitted: { grid, boxes, lines: linked }, loose };
  }
  return best?.fitted ?? { grid: EMPTY, boxes: [], lines: linkCells(EMPTY, []) };
}

const EMPTY: Grid = { rows: [], cells: [], pieces: [] };

// API設計 ──┐        counted by columns of a terminal (設 is two)
// DB ───────┼──►     or by characters (設 is one), or with lines as wide as 設
function candidates(lines: readonly string[]): Widths[] {
  const wide = lines.some((line) => hasWide(line));
  const tabs = lines.some((line) => line.includes("\t"));
  const found: Widths[] = [{ wide: wide ? 2 : 1, line: 1, tab: 4 }];
  if (wide) found.push({ wide: 1, line: 1, tab: 4 }, { wide: 2, line: 2, tab: 4 });
  return tabs ? found.flatMap((widths) => [widths, { ...widths, tab: 8 as const }]) : found;
}

function hasWide(line: string): boolean {
  for (const character of line) {
    const code = character.codePointAt(0) ?? 0;
    if (code >= 0x1100 && !PORTS.has(character) && !HEADS.has(character) && isWide(code)) return true;
  }
  return false;
}
