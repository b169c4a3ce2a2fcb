// Lists that tell of the plan in figures: "**Total tasks**: 94", "**Status**: all done". They hold no task.
import type { Item } from "../blocks/block.ts";
import { attributeField } from "./field.ts";

const LABELLED = /^(\*\*|__)?([^:：*_]{2,40}?)(?:\1\s*[:：]|[:：]\s*\1)\s*(.*)$/u;
const FIGURE = /^[~≈≤≥<>]?\s*\d/u;

/** Whether the items are labels with values: facts, and at least `least` figures of something that is no fact of a task. */
export function areTotals(items: readonly Item[], least = 2): boolean {
  if (items.length < 2) return false;
  let [others, figures, facts] = [0, 0, 0];
  for (const item of items) {
    const text = item.lines[0]?.text ?? "";
    const found = item.box || !/[:：]/.test(text) ? null : LABELLED.exec(text);
    if (!found || (found[3] ?? "").trim() === "") {
      others++;
      if (items.length - others < items.length * 0.8) return false;
    } else if (attributeField(found[2] ?? "") !== null) facts++;
    else if (FIGURE.test(found[3] ?? "")) figures++;
  }
  return figures >= least && figures + facts >= items.length * 0.6;
}
