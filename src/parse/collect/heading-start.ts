// Where a heading's words stand in the source, for what is later edited there.
import type { Node } from "../outline/node.ts";

/** The offset of `value` in the heading; that of its first word when it is not there as written. */
export function headingStart(node: Node, value: string): number {
  const { text, start } = node.section.heading;
  return start + (node.section.level < 7 ? node.section.level + 1 : 0) + Math.max(0, text.indexOf(value));
}
