// Lists whose numbers make them an outline of work: "1. Discovery" with "1.1. Interview — 3d — Olga" below it.
import type { Item } from "../blocks/block.ts";
import { readHead } from "../inline/read-head.ts";

/** The share of the parts without parts of their own that must say what only work has. */
const SHARE = 0.3;

function leaves(items: readonly Item[], depth: number): Item[] {
  return items.flatMap((item) => {
    const inner = depth < 8 ? leaves(item.children, depth + 1) : [];
    return inner.length > 0 ? inner : item.number?.includes(".") ? [item] : [];
  });
}

/** Whether the item's line says what only work has: an effort, a name, a date, a state, an order. */
export function tellsFacts(item: Item): boolean {
  const head = readHead(item.lines[0]?.text ?? "");
  return (
    head.estimate !== null ||
    head.names !== null ||
    head.owners.length > 0 ||
    head.due !== null ||
    head.status !== null ||
    head.dependsOn.length > 0
  );
}

/** Whether the numbers of the list go on from one another ("1", "1.1", "1.2") and its parts carry efforts, names or states. */
export function isOutlineOfWork(items: readonly Item[]): boolean {
  if (!items.some((item) => item.number?.includes(".") || item.children.some((child) => child.number?.includes("."))))
    return false;
  const parts = leaves(items, 0);
  return parts.length > 1 && parts.filter(tellsFacts).length >= parts.length * SHARE;
}
