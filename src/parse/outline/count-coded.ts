// Headings that only their codes show to be tasks ("FE-01: Start page", "FE-02: …") count as work of the sections above them.
import { isOpen } from "./headed-families.ts";
import type { Node } from "./node.ts";
import { isPhaseNamed, taskEvidence } from "./task-evidence.ts";

const counted = new WeakSet<Node>();

/** Whether the document names its phases: then other sections are none. */
function namesPhases(node: Node): boolean {
  return (isPhaseNamed(node) && node.words.head.kind === "phase") || node.children.some(namesPhases);
}

/** To be called before the roles are settled: a section that holds nothing but such headings is a group of tasks. */
export function countCoded(root: Node, known: ReadonlySet<string>, shapes: ReadonlyMap<string, number>): void {
  const visit = (node: Node) => {
    const { head, role } = node.words;
    const coded = role === "plain" && node.section.level < 7 && /^[A-Z]/i.test(head.id ?? "");
    const bare = node.work === 0 && node.attributes === 0 && !node.likely;
    if (coded && bare && node.parent && isOpen(node)) {
      if (!counted.has(node) && taskEvidence(node, node.parent.children, false, known, shapes)) {
        counted.add(node);
        for (let above: Node | null = node.parent; above; above = above.parent) above.work++;
      }
      if (counted.has(node)) return;
    }
    for (const child of node.children) visit(child);
  };
  if (!namesPhases(root)) visit(root);
}
