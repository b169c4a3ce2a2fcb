// What speaks for a task in an item without a box: ids of one shape, efforts, a heading that announces tasks.
import type { Item } from "../blocks/block.ts";
import { isFileChange } from "../blocks/read-change.ts";
import { areTotals } from "../facts/are-totals.ts";
import { attributeField } from "../facts/field.ts";
import { ownMark } from "../facts/own-marks.ts";
import type { Head } from "../inline/head.ts";
import { readHead } from "../inline/read-head.ts";
import { attributesOf } from "../outline/node.ts";
import { tellsFacts } from "../outline/outlined.ts";
import type { Context } from "./context.ts";

const MARKED = /^(?:✅|☑️?|✔️?|⬜|☐|🔲|🚧|🔄|⏳|🟡|🟢|🔵|⚪)\s*\S/u;

function isMarked(text: string): boolean {
  return MARKED.test(text) || ownMark([...text][0] ?? "") !== null;
}

/** "BILL-98" where other tasks are "BILL-101" and "BILL-102". */
function isOfKind(context: Context, id: string): boolean {
  const kind = /^([A-Z][A-Z\d]*[-_])\d+$/.exec(id)?.[1];
  return kind !== undefined && context.out.tasks.slice(0, 50).some((task) => task.id?.startsWith(kind));
}

/** Evidence for an item without a box: ids of one shape, efforts, a heading that announces tasks, a board's column. */
export function weighItem(context: Context, item: Item, head: Head, items: readonly Item[], alike: number): string[] {
  if (head.id !== null && context.number !== null && head.id.startsWith(`${context.number}.`))
    return ["its number goes on from the heading's"];
  if (context.column || context.role === "column") return ["a card in a column of the board"];
  if (context.agreed && attributeField(head.title) === null) return ["stands under a heading of agreed actions"];
  if (alike > 0) {
    const odd = /^\[([^\][\s]{1,2})\]\s/.exec(item.lines[0]?.text ?? "")?.[1];
    if (odd && odd !== "P" && !/^\d+$/.test(odd)) context.out.oddMarks.push({ line: item.line, mark: odd });
    return [];
  }
  if (context.role === "tasks" && !context.shown && attributeField(head.title) === null && !areTotals(items, 1))
    return ["stands under a heading that announces tasks"];
  const first = item.lines[0]?.text ?? "";
  if (context.changes && isFileChange(first)) return ["names a change of a file, and nothing else names the work"];
  const bold = /^(?:\*\*|__)/.test(first);
  if (item.number !== null && head.estimate && context.role !== "plain") return ["a numbered item with an effort"];
  if (item.number !== null && bold && item.children.some((child) => attributesOf(child) > 0))
    return ["a bold numbered item with attributes"];
  if (
    head.id !== null &&
    head.strong &&
    head.kind !== "phase" &&
    head.kind !== "span" &&
    !head.id.startsWith("#") &&
    head.title !== ""
  ) {
    const same = items.filter((other) => readHead(other.lines[0]?.text ?? "").id !== null).length;
    if (same >= Math.max(2, items.length * 0.6) && (context.role === "phase" || context.role === "group"))
      return [`${same} items of the list begin with an id`];
    if (context.role === "plain" && isOfKind(context, head.id) && items.some(tellsFacts))
      return ["begins with an id as other tasks of the plan have it"];
  }
  const boxed = context.out.tasks
    .slice(0, 50)
    .some((task) => task.statuses.some(({ source }) => source === "checkbox"));
  if ((context.role === "phase" || context.role === "group") && !boxed && isMarked(first)) {
    const marked = items.filter((other) => isMarked(other.lines[0]?.text ?? "")).length;
    if (marked >= Math.max(2, items.length * 0.8))
      return [`${marked} items of the list begin with the mark of a state`];
  }
  if (context.plain && context.role === "plain" && items.length > 1) {
    const told = items.filter((other) => readHead(other.lines[0]?.text ?? "").estimate !== null).length;
    if (told >= items.length * 0.8) return ["an item with an effort, as the others of the list"];
  }
  if (context.plain && (context.role === "phase" || context.role === "group") && head.title !== "") {
    context.out.plain = true;
    return ["an item of a phase, and the phases have no boxes or tables"];
  }
  return [];
}
