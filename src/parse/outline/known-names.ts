// What the whole outline says of names: how many headings have ids of one shape, and which ids tables give to tasks.
import { foldId } from "../facts/targets.ts";
import { stripMarkup } from "../inline/strip-markup.ts";
import type { Node } from "./node.ts";
import { readColumns } from "./read-columns.ts";
import { shapeName } from "./task-evidence.ts";

/** How many headings of one level have ids of one shape. */
export function countShapes(root: Node): Map<string, number> {
  const counts = new Map<string, number>();
  const visit = (node: Node) => {
    if (node.words.role === "plain" && node.words.head.id !== null)
      counts.set(shapeName(node), (counts.get(shapeName(node)) ?? 0) + 1);
    for (const child of node.children) visit(child);
  };
  visit(root);
  return counts;
}

/** Ids that tables give to tasks. */
export function tableIds(root: Node): Set<string> {
  const ids = new Set<string>();
  const visit = (node: Node) => {
    for (const block of node.section.blocks) {
      if (block.kind !== "table") continue;
      const columns = readColumns(block.head);
      if (!columns.isTasks(block.rows, false) || columns.id < 0) continue;
      for (const row of block.rows) {
        const id = stripMarkup(row.cells[columns.id]?.text ?? "");
        if (/[A-Za-z]|\d\.\d/.test(id)) ids.add(foldId(id));
      }
    }
    for (const child of node.children) visit(child);
  };
  visit(root);
  return ids;
}
