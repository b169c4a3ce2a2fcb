// "Critical path: must be done first" above "Phase 0: Setup" and its boxes: a heading about the order, with phases of the plan below it.
import { rangeOfTasks } from "../facts/range-of-tasks.ts";
import type { Node } from "./node.ts";
import { isPhaseNamed } from "./task-evidence.ts";

function nameOf({ words: { head } }: Node): string {
  return `${head.word} ${head.id ?? ""}`;
}

function isBoxed(node: Node): boolean {
  return (
    node.section.blocks.some((block) => block.kind === "list" && block.items.some((item) => item.box !== null)) ||
    node.children.some(isBoxed)
  );
}

function isTold(name: string, among: Node, apart: Node): boolean {
  return (
    among !== apart &&
    ((among.work > 0 && isPhaseNamed(among) && nameOf(among) === name) ||
      among.children.some((child) => isTold(name, child, apart)))
  );
}

function rootOf(node: Node): Node {
  return node.parent ? rootOf(node.parent) : node;
}

/** Whether phases with boxes, or with the ids of their tasks, stand below the heading that stand nowhere else: parts of the plan, and no statement about it. */
export function holdsOwnPhases(node: Node): boolean {
  const phases = node.children.filter(
    (child) => isPhaseNamed(child) && (isBoxed(child) || rangeOfTasks(child.section.heading.text) !== null),
  );
  return phases.length > 0 && !phases.some((phase) => isTold(nameOf(phase), rootOf(node), node));
}
