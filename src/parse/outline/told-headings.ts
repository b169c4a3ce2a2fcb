// Headings that are the only work told: "# TODO" above "## Undo a deletion" and its paragraph, without a list of work anywhere.
import { toDoNames } from "../vocabulary/task.ts";
import { alternatives } from "../vocabulary/words.ts";
import { isOpen, markLikely } from "./headed-families.ts";
import type { Node } from "./node.ts";

/** A title of things to do; a mere "plan" may be told in chapters of prose. */
const TO_DO = new RegExp(
  `(?<![\\p{L}])(?:${alternatives(toDoNames)})(?![\\p{Script=Latin}\\p{Script=Cyrillic}])`,
  "iu",
);

/** The share of headings with lists of their own above which the lists, and not the headings, tell the work. */
const LISTED = 0.5;

function holdsList(node: Node): boolean {
  return node.section.blocks.some((block) => block.kind === "list" || block.kind === "table");
}

function listsBelow(node: Node): boolean {
  return holdsList(node) || node.children.some(listsBelow);
}

/** The section whose heading announces work and whose headings may be the tasks: the title, or the one part that says "Tasks". */
function announcers(root: Node): Node[] {
  const found: Node[] = [];
  const visit = (node: Node) => {
    const { text } = node.section.heading;
    if (node.section.level > 0 && node.section.level < 7 && isOpen(node)) {
      const { role, head } = node.words;
      const open = role === "tasks" || (role === "plain" && node.section.level === 1);
      if (open && head.id === null && TO_DO.test(text)) {
        found.push(node);
        return;
      }
    }
    for (const child of node.children) visit(child);
  };
  visit(root);
  return found;
}

function isTellable(node: Node): boolean {
  const { role, inTask, head } = node.words;
  return node.section.level < 7 && role === "plain" && inTask === "plain" && head.title !== "";
}

/** "# TODO" with nothing under it and the work in headings of its own level. */
function headsBeside(node: Node): readonly Node[] {
  if (node.children.length > 0 || node.section.blocks.length > 0 || !node.parent) return [];
  const siblings = node.parent.children;
  return siblings[0] === node ? siblings.slice(1).filter((other) => other.section.level === node.section.level) : [];
}

/** Marks the headings of a document that tells its work by nothing else. */
export function markToldHeadings(root: Node): void {
  for (const node of announcers(root)) {
    const inner = node.children.length > 0 ? node.children : headsBeside(node);
    const told = inner.filter(isTellable);
    const level = Math.min(...told.map((one) => one.section.level));
    const alike = told.filter((one) => one.section.level === level);
    if (alike.length === 0 || holdsList(node)) continue;
    if (alike.filter(listsBelow).length > alike.length * LISTED) continue;
    if (alike.length === 1 && listsBelow(alike[0] ?? node)) continue;
    for (const one of alike) markLikely(one);
  }
}
