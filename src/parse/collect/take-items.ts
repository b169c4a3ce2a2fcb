// Reads the items of a list: tasks, steps, criteria, statements or prose, by the section, the item and its neighbours.
import type { Item } from "../blocks/block.ts";
import { readAttributes } from "../facts/read-attributes.ts";
import { readHead } from "../inline/read-head.ts";
import { stripMarkup } from "../inline/strip-markup.ts";
import { itemEvidence } from "../outline/node.ts";
import { isOutlineOfWork } from "../outline/outlined.ts";
import { added } from "./close-task.ts";
import type { Context } from "./context.ts";
import { itemTitle, taskTitle } from "./item-title.ts";
import { takeOwnerFirst } from "./owner-first.ts";
import { readPaths, subjectOf, takeAttribute } from "./take-attribute.ts";
import { keepCriteria, takeCriteria } from "./take-criteria.ts";
import { isPhaseItem, takePhaseItem } from "./take-phase-item.ts";
import { takeInTask, takeTask } from "./take-task-item.ts";
import { takeAside, takeMention, takePrerequisite, takeStatements } from "./take-telling-item.ts";
import { weighItem } from "./weigh-item.ts";

/** Boxes that all ask something are conditions to look into: "Is the certificate ordered?". */
function areQuestions(items: readonly Item[]): boolean {
  return items.length > 2 && items.every((item) => item.box && /[?？]\**$/.test(item.lines[0]?.text ?? ""));
}

/** Reads the outermost items of a list. */
export function takeItems(context: Context, items: readonly Item[]): void {
  const { out, role } = context;
  const subject = subjectOf(context);
  const note = (item: Item, taken: "criterion" | "verification" | "goal" | "scope", why: string) =>
    out.notes.push({ line: item.line, endLine: item.endLine, taken, draft: subject, because: [why] });
  if (
    role === "criteria" ||
    areQuestions(items) ||
    (role === "verification" && (context.task || items.some((item) => item.box)))
  ) {
    if (subject) takeCriteria(subject.criteria, items);
    else keepCriteria(out, items);
    const why =
      role === "criteria"
        ? "stands under a heading of conditions"
        : role === "verification"
          ? "stands under a heading of checks"
          : "boxes that all ask something are conditions";
    for (const item of items) note(item, "criterion", subject ? why : `${why} of the whole document`);
    return;
  }
  const alike = items.filter((item) => itemEvidence(item) === 2).length;
  const outlined = isOutlineOfWork(items);
  for (const item of items) {
    const first = item.lines[0];
    if (!first) continue;
    const text = stripMarkup(first.text);
    if (role === "verification" && context.phase) {
      context.phase.verification.push({ text, command: /^`([^`]+)`/.exec(first.text)?.[1] ?? null, line: item.line });
      note(item, "verification", "stands under a heading of verification");
    } else if (role === "goal" && context.phase) {
      context.phase.goal.push(text);
      note(item, "goal", "stands under a heading of goals");
    } else if (role === "scope" && context.phase && !item.box) {
      context.phase.scope.push(...readPaths(first.text));
      note(item, "scope", "stands under a heading of scope");
    } else if (role === "order" || role === "dependencies") {
      takeStatements(context, item);
    } else if (role === "prerequisites") {
      takePrerequisite(context, item);
    } else if (role === "repeat") {
      takeMention(context, item);
    } else if (context.task && (role === "aside" || role === "estimate" || role === "scope" || role === "goal"))
      takeInTask(context, item);
    else if (
      role === "ignored" ||
      role === "aside" ||
      role === "recurring" ||
      role === "schedule" ||
      role === "owners" ||
      role === "goal" ||
      role === "scope" ||
      role === "estimate"
    ) {
      takeAside(context, item);
    } else if (context.task) takeInTask(context, item);
    else if (outlined && item.number !== null && !item.box) takeTask(context, item, null, ["a number of an outline"]);
    else takeOuter(context, item, items, alike);
  }
}

function whyEvident(item: Item): string {
  return item.children.some((child) => child.box !== null) ? "boxes stand below it" : "tells facts that a task has";
}

function takeOuter(context: Context, item: Item, items: readonly Item[], alike: number): void {
  const first = item.lines[0];
  if (!first) return;
  const agreed = context.agreed ? takeOwnerFirst(item) : null;
  if (agreed) {
    const task = takeTask(context, agreed.item, null, ["an agreed action with the name of who does it"]);
    const fact = { field: "owner", value: agreed.owner, line: item.line, source: "attribute" } as const;
    task.facts = added(task.facts, [fact]);
    return;
  }
  const because: string[] = [];
  if (item.box) because.push("a checkbox that stands for itself");
  if (itemEvidence(item) === 2 && !item.box) because.push(whyEvident(item));
  const head = readHead(taskTitle(item).text);
  if (because.length > 0 && isPhaseItem(context, item, head)) {
    const phase = takePhaseItem(context, item, head);
    if (item.children.length > 0) takeItems({ ...context, phase, group: null }, item.children);
    return;
  }
  if (because.length === 0) {
    const found = readAttributes(first);
    if (found.length > 0 && found.some((attribute) => takeAttribute(context, attribute))) return;
    because.push(...weighItem(context, item, head, items, alike));
  }
  if (because.length > 0) takeTask(context, item, null, because);
  else {
    context.out.statements.push({ text: itemTitle(item).text, line: item.line, about: null, order: false });
    for (const child of item.children)
      context.out.statements.push({ text: itemTitle(child).text, line: child.line, about: null, order: false });
  }
}
