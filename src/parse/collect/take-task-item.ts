// Takes an item for a task, with its steps, criteria, attributes and words below it.
import type { Item, Piece } from "../blocks/block.ts";
import { readAttributes } from "../facts/read-attributes.ts";
import { tellsBlocked } from "../facts/read-status.ts";
import type { Head } from "../inline/head.ts";
import { readHead } from "../inline/read-head.ts";
import { stripComments, stripMarkup } from "../inline/strip-markup.ts";
import { pieceOf } from "../text/piece-of.ts";
import { applyHead } from "./apply-head.ts";
import { closeTask } from "./close-task.ts";
import type { Context } from "./context.ts";
import { aTask, type TaskDraft } from "./draft.ts";
import { itemMark, itemTitle, taskTitle } from "./item-title.ts";
import { applyFact } from "./take-attribute.ts";
import { giveCriteria, takeCriteria } from "./take-criteria.ts";
import { takeDirective } from "./take-directive.ts";
import { tellOrder } from "./tell-order.ts";

const PACKAGE = /^(?:\*\*)?\d{1,4}(?:\.\d{1,4}){1,12}(?:\*\*)?[.:)]?\s+\S/;

function applyBox(draft: TaskDraft, item: Item, head: Head): void {
  const mark = itemMark(item);
  if (mark)
    draft.statuses.push({ status: mark.status, text: `[${mark.text}]`, line: item.line, source: "checkbox", mark });
  if (head.status && head.statusText !== null) {
    draft.statuses.push({ status: head.status, text: head.statusText, line: item.line, source: "heading", mark: null });
  }
}

/** "*Blocked on the vendor's answer.*" below a task that no mark or word gives another state. */
function takeBlocked(draft: TaskDraft, text: string, line: number): void {
  if (draft.statuses.length === 0 && tellsBlocked(text))
    draft.statuses.push({ status: "blocked", text: stripMarkup(text), line, source: "attribute", mark: null });
}

/** Builds a task from an item, with everything below it. */
export function takeTask(context: Context, item: Item, parent: TaskDraft | null, because: string[]): TaskDraft {
  const { text, used, facts, prose } = taskTitle(item);
  const head = readHead(text);
  const numbered = head.id === null && item.number !== null;
  const draft = aTask({
    kind: "item",
    id: head.id ?? (numbered ? item.number : null),
    title: pieceOf(text, head.title),
    line: item.line,
    endLine: item.endLine,
    phase: context.phase,
    group: context.group,
    parent,
    minor: parent !== null,
    numbered,
    section: context.section,
    because: [...because, ...(head.id ? [`begins with the id \`${head.id}\``] : [])],
  });
  for (const line of item.lines) takeDirective(context, line.text, draft);
  if (context.directive.id !== null && !draft.directiveId) {
    draft.directiveId = context.directive.id;
    context.directive.id = null;
  }
  applyBox(draft, item, head);
  applyHead(draft, head, item.line, "attribute");
  giveCriteria(context.out, draft, head);
  if (context.column && !parent)
    draft.statuses.push({
      status: context.column.status,
      text: "",
      line: item.line,
      source: "heading",
      mark: context.column,
    });
  context.out.tasks.push(draft);
  for (const fact of facts) applyFact(draft, fact, "attribute");
  if (prose) draft.description.push(stripComments(prose));
  for (const line of item.lines.slice(used)) {
    const attributes = readAttributes(line);
    if (attributes.length === 0 || !attributes.some((attribute) => applyFact(draft, attribute, "attribute"))) {
      draft.description.push(stripComments(line.text));
      takeBlocked(draft, line.text, line.line);
      tellOrder(draft, line.text, line.line);
    }
  }
  takeLed({ ...context, task: draft }, item, item.lines.slice(used), draft);
  closeTask(draft, context.out.notes);
  return draft;
}

/** The items below a task's item; a line of its own right above them, such as "Acceptance:", says what they are. */
function takeLed(context: Context, item: Item, own: readonly Piece[], task: TaskDraft): void {
  const last = item.children.length > 0 ? own.at(-1) : undefined;
  const [label] = last ? readAttributes(last) : [];
  if (!last || !label || label.value !== "") {
    takeInner(context, item.children, task);
    return;
  }
  takeInner(
    context,
    item.children.filter((child) => child.line < last.line),
    task,
  );
  const children = item.children.filter((child) => child.line > last.line);
  takeLabelled(context, label.field, { ...item, children }, task);
}

/** The items below a task's item. */
function takeInner(context: Context, items: readonly Item[], task: TaskDraft, steps = context.plain): void {
  for (const item of items) {
    const first = item.lines[0];
    if (!first) continue;
    if (item.box) {
      takeTask(context, item, task, ["box inside a task"]);
      continue;
    }
    const found = readAttributes(first);
    const label = found[0];
    if (label && found.every((attribute) => attribute.value === "") && item.children.length > 0) {
      takeLabelled(context, label.field, item, task);
      continue;
    }
    if (found.some((attribute) => applyFact(task, attribute, "attribute"))) {
      if (item.children.length > 0) takeLabelled(context, label?.field ?? "description", item, task);
      continue;
    }
    const own = PACKAGE.test(first.text);
    if (own || item.number !== null || item.children.some((child) => child.box !== null))
      takeTask(context, item, task, [own ? "a number of its own" : "numbered item inside a task"]);
    else if (steps && !tellsBlocked(first.text)) takeTask(context, item, task, ["a bullet among the steps of a task"]);
    else {
      task.description.push(`- ${first.text}`);
      takeBlocked(task, first.text, first.line);
      tellOrder(task, first.text, first.line);
      takeInner(context, item.children, task);
    }
  }
}

function takeLabelled(context: Context, field: string, item: Item, task: TaskDraft): void {
  if (field === "criteria" || field === "verification") takeCriteria(task.criteria, item.children);
  else if (field === "dependsOn" || field === "blocks") {
    for (const child of item.children)
      task.depends.push({
        text: itemTitle(child).text,
        line: child.line,
        source: "attribute",
        reverse: field === "blocks",
      });
  } else takeInner(context, item.children, task, context.plain || field === "steps");
}

/** An item of a list in the section of a task: a step, an attribute, criteria or a line of its description. */
export function takeInTask(context: Context, item: Item): void {
  const task = context.task;
  const first = item.lines[0];
  if (!task || !first) return;
  if (item.box) {
    takeTask(context, item, task, ["box inside a task's section"]);
    return;
  }
  const found = readAttributes(first);
  if (found.length > 0 && found.every((attribute) => attribute.value === "") && item.children.length > 0) {
    takeLabelled(context, found[0]?.field ?? "", item, task);
    return;
  }
  if (found.some((attribute) => applyFact(task, attribute, "attribute"))) return;
  const bold = /^(?:\*\*|__)/.test(first.text);
  if (item.number !== null && (context.role === "steps" || context.direct || bold))
    takeTask(context, item, task, ["numbered item of a task"]);
  else if (item.children.some((child) => child.box !== null))
    takeTask(context, item, task, ["item with boxes inside a task"]);
  else if (context.role === "steps") takeTask(context, item, task, ["stands under a heading of steps"]);
  else {
    task.description.push(`- ${first.text}`);
    tellOrder(task, first.text, first.line);
  }
}
