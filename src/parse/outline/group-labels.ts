// Lines that lead a list with boxes: "Backend work:", "Frontend work:". Several in one document name groups.
import type { Node } from "./node.ts";

/** Longer lines are sentences that introduce a list. */
const LONGEST = 48;

function isLabel({ section, role, own, words }: Node): boolean {
  return (
    section.level >= 7 &&
    role === "plain" &&
    own > 0 &&
    words.head.kind === null &&
    section.heading.text.length <= LONGEST &&
    section.heading.text.split(/\s+/).length < 6
  );
}

/** The labels that name groups of tasks; one alone only introduces its list. */
export function groupLabels(root: Node): ReadonlySet<Node> {
  const labels: Node[] = [];
  const visit = (node: Node) => {
    if (isLabel(node)) labels.push(node);
    for (const child of node.children) visit(child);
  };
  visit(root);
  return new Set(labels.length > 1 ? labels : []);
}
