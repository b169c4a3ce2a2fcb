// Lists whose items tell their states by the marks of the document's own legend: "⚫ Count the pots", "🔵 Sow the beans".
import type { Item } from "../blocks/block.ts";
import { hasOwnMarks, ownMark } from "../facts/own-marks.ts";

/** Items that begin with marks of the document's legend, and not all with the same. */
export function areMarked(items: readonly Item[]): boolean {
  if (!hasOwnMarks()) return false;
  const signs = items.map((item) => [...(item.lines[0]?.text ?? "").slice(0, 4)][0] ?? "");
  return signs.every((sign) => ownMark(sign) !== null) && new Set(signs).size > 1;
}
