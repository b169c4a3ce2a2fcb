// "- [MODIFY] src/app.ts", "- [NEW] src/cache.ts": where nothing else names the work, the files to change are its pieces.
import { isFileChange } from "../blocks/read-change.ts";
import { isOpen } from "./headed-families.ts";
import type { Node } from "./node.ts";

/** Sections whose lists were counted: the reader may come again and reach further. */
const counted = new WeakSet<Node>();

function changesIn(node: Node): number {
  let changes = 0;
  for (const block of node.section.blocks) {
    if (block.kind !== "list") continue;
    const own = block.items.filter(({ box, lines }) => box === null && isFileChange(lines[0]?.text ?? "")).length;
    if (own * 2 > block.items.length) changes += own;
  }
  return changes;
}

/** Counts such lists as work of their sections. */
export function countChangeLists(root: Node): void {
  const visit = (node: Node) => {
    const changes = counted.has(node) || !isOpen(node) ? 0 : changesIn(node);
    if (changes > 0) {
      counted.add(node);
      node.own += changes;
      for (let above: Node | null = node; above; above = above.parent) {
        above.work += changes;
        if (above.words.role === "scope") above.words = { ...above.words, role: "plain" };
      }
    }
    for (const child of node.children) visit(child);
  };
  visit(root);
}
