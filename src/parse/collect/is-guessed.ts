// Headings of which the reader is not sure that they are work.
import { tellsNextSteps } from "../outline/next-steps.ts";
import type { Node } from "../outline/node.ts";

/** A heading that is work, or holds it, only because nothing else does. */
export function isGuessed(node: Node): boolean {
  if (node.role === "task") return node.likely && node.words.head.id === null && node.directive === null;
  return (node.role === "tasks" || node.role === "column") && tellsNextSteps(node);
}
