// Where a heading's words and its box stand in the source, for what is later edited there.
import { boxStatus } from "../facts/read-status.ts";
import type { Node } from "../outline/node.ts";
import type { StatusFact } from "./draft.ts";

/** The offset of `value` in the heading; that of its first word when it is not there as written. */
export function headingStart(node: Node, value: string): number {
  const { text, start } = node.section.heading;
  return start + (node.section.level < 7 ? node.section.level + 1 : 0) + Math.max(0, text.indexOf(value));
}

/** What the checkbox of a heading says; null without one. */
export function headingMark(node: Node): StatusFact | null {
  const { box } = node.words;
  if (!box) return null;
  const { line } = node.section.heading;
  const status = boxStatus(box.text) ?? "todo";
  const mark = { kind: "checkbox", line, start: box.start, end: box.end, text: box.text, status } as const;
  return { status, text: `[${box.text}]`, line, source: "checkbox", mark };
}
