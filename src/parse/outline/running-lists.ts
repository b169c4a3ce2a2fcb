// Numbers that go on under the next heading: "1." to "5." under "Now", "6." to "9." under "Soon" are one list of work in groups.

import { isOpen } from "./headed-families.ts";
import type { Node } from "./node.ts";

/** Items from which on a list that runs on is one. */
const LEAST = 4;

/** The numbers of the plain items right under the heading; empty where other things stand between them. */
function numbersUnder(node: Node): number[] {
  if (node.section.level >= 7 || node.words.role === "task" || node.work > 0) return [];
  const items = node.section.blocks.flatMap((block) => (block.kind === "list" ? block.items : []));
  if (items.some((item) => item.number === null || !/^\d{1,3}$/.test(item.number))) return [];
  return items.map((item) => Number(item.number));
}

function goesOn(numbers: readonly number[], last: number): boolean {
  return numbers.length > 0 && numbers.every((number, at) => number === last + 1 + at);
}

function markRun(run: readonly Node[], count: number): boolean {
  if (run.length < 2 || count < LEAST) return false;
  for (const node of run) {
    node.running = true;
    const { length } = numbersUnder(node);
    node.own += length;
    for (let above: Node | null = node; above; above = above.parent) above.work += length;
  }
  return true;
}

/** Marks the headings under which such a list runs on; true when there are any. */
export function markRunningLists(root: Node): boolean {
  let found = false;
  const visit = (node: Node) => {
    let [run, last]: [Node[], number] = [[], 0];
    for (const child of node.children) {
      found ||= child.running;
      const numbers = isOpen(child) ? numbersUnder(child) : [];
      if (!goesOn(numbers, last)) {
        found = markRun(run, last) || found;
        [run, last] = [[], 0];
      }
      if (goesOn(numbers, last)) [run, last] = [[...run, child], last + numbers.length];
      visit(child);
    }
    found = markRun(run, last) || found;
  };
  visit(root);
  return found;
}
