// Numbered items set in bold under "Next steps" or "Execution order": the work of a document that tells no other.
import type { Status } from "../../model/plan.ts";
import type { Item } from "../blocks/block.ts";
import { foldWords } from "../text/fold.ts";
import { nextNames } from "../vocabulary/section.ts";
import { foldedSet } from "../vocabulary/words.ts";
import type { Node } from "./node.ts";

const NEXT = foldedSet(nextNames);

function isBold(item: Item): boolean {
  return item.number !== null && /^(?:\*\*|__)/.test(item.lines[0]?.text ?? "");
}

/** Whether the section tells what is to be done next, or in which order, in numbered items that are set in bold. */
export function tellsNextSteps(node: Node): boolean {
  const { head, role } = node.words;
  if (node.section.level >= 7 || node.section.level < 2) return false;
  if (role !== "order" && !NEXT.has(foldWords(head.title.replace(/[([（【].*$/u, "")))) return false;
  const items = node.section.blocks.flatMap((block) => (block.kind === "list" ? block.items : []));
  return items.length > 1 && items.every(isBold);
}

/** The state that such a heading tells of all its items: "Execution order - COMPLETE". */
export function stateOfSteps(node: Node): Status | null {
  return node.words.head.status;
}
