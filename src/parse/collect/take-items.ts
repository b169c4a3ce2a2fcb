// Reads the items of a list: tasks, steps, criteria, statements or prose, by the section, the item and its neighbours.
import type { StatusMark } from "../../model/plan.ts";
import type { Item } from "../blocks/block.ts";
import { attributeField } from "../facts/field.ts";
import { readAttributes } from "../facts/read-attributes.ts";
import { boxStatus } from "../facts/read-status.ts";
import { foldId } from "../facts/targets.ts";
import type { Head } from "../inline/head.ts";
import { readHead } from "../inline/read-head.ts";
import { stripComments, stripMarkup } from "../inline/strip-markup.ts";
import { attributesOf, itemEvidence } from "../outline/node.ts";
import type { Context } from "./context.ts";
import { aPhase, aTask, type CriterionDraft, type TaskDraft } from "./draft.ts";
import { applyFact, readPaths, subjectOf, takeAttribute } from "./take-attribute.ts";
import { takeDirective } from "./take-directive.ts";

const SOFT_WRAP = 48;
const PACKAGE = /^(?:\*\*)?\d{1,4}(?:\.\d{1,4}){1,12}(?:\*\*)?[.:)]?\s+\S/;

/** The title line of an item: soft-wrapped lines are joined, attribute lines are not. */
export function titleOf(item: Item): { text: string; used: number } {
  const first = item.lines[0];
  if (!first) return { text: "", used: 0 };
  let text = first.text;
  let used = 1;
  for (; used < item.lines.length && used < 6; used++) {
    const next = item.lines[used];
    const above = item.lines[used - 1];
    if (!next || !above || next.line !== above.line + 1) break;
    if (readAttributes(next).length > 0 || /^(?:[*_>#|<!]|\[)/.test(next.text)) break;
    if (above.text.length < SOFT_WRAP && !/^[\p{Ll}(]/u.test(next.text)) break;
    if (/[.!?。]$/.test(above.text) && /^\p{Lu}/u.test(next.text)) break;
    text += ` ${next.text}`;
  }
  return { text: stripComments(text), used };
}

function markOf(item: Item): StatusMark | null {
  if (!item.box) return null;
  const status = boxStatus(item.box.text) ?? "todo";
  return { kind: "checkbox", line: item.line, start: item.box.start, end: item.box.end, text: item.box.text, status };
}

/** Puts what the title says about the task onto it. */
export function applyHead(draft: TaskDraft, head: Head, line: number, source: "heading" | "attribute" | "table"): void {
  const add = (field: "estimate" | "owner" | "priority" | "due" | "start", value: string) =>
    draft.facts.push({ field, value, line, source });
  if (head.estimate)
    draft.facts.push({ field: "estimate", value: head.estimate.text, line, source, estimate: head.estimate });
  if (head.owners.length > 0) add("owner", head.owners.join(", "));
  if (head.priority) add("priority", head.priority);
  if (head.due) add("due", head.due);
  if (head.start) add("start", head.start);
  if (head.parallel !== null) draft.parallel = head.parallel;
  draft.labels.push(...head.labels);
  draft.adopts ??= head.adopts;
  for (const text of head.dependsOn)
    draft.depends.push({ text, line, source: source === "table" ? "table" : "attribute", reverse: false });
  for (const text of head.blocks)
    draft.depends.push({ text, line, source: source === "table" ? "table" : "attribute", reverse: true });
}

function applyBox(draft: TaskDraft, item: Item, head: Head): void {
  const mark = markOf(item);
  if (mark)
    draft.statuses.push({ status: mark.status, text: `[${mark.text}]`, line: item.line, source: "checkbox", mark });
  if (head.status && head.statusText !== null) {
    draft.statuses.push({ status: head.status, text: head.statusText, line: item.line, source: "heading", mark: null });
  }
}

/** A criterion from an item, and those nested in it. */
export function takeCriteria(into: CriterionDraft[], items: readonly Item[], depth = 0): void {
  for (const item of items) {
    const { text } = titleOf(item);
    const mark = markOf(item);
    const bare = stripMarkup(text.replace(/^#\d+\s+/, "")).replace(/^(?:✅|☑️?|✔️?)\s*/u, "");
    if (bare !== "" && (depth === 0 || mark))
      into.push({ text: bare, done: mark ? mark.status === "done" : null, line: item.line, mark });
    if (depth < 3) takeCriteria(into, item.children, depth + 1);
  }
}

/** Builds a task from an item, with everything below it. */
export function takeTask(context: Context, item: Item, parent: TaskDraft | null, because: string[]): TaskDraft {
  const { text, used } = titleOf(item);
  const head = readHead(text);
  const numbered = head.id === null && item.number !== null;
  const draft = aTask({
    kind: "item",
    id: head.id ?? (numbered ? item.number : null),
    title: head.title,
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
  if (context.column && !parent)
    draft.statuses.push({
      status: context.column.status,
      text: "",
      line: item.line,
      source: "heading",
      mark: context.column,
    });
  context.out.tasks.push(draft);
  for (const line of item.lines.slice(used)) {
    const attributes = readAttributes(line);
    if (attributes.length === 0 || !attributes.some((attribute) => applyFact(draft, attribute, "attribute")))
      draft.description.push(stripComments(line.text));
  }
  takeInner({ ...context, task: draft }, item.children, draft);
  return draft;
}

/** The items below a task's item. */
function takeInner(context: Context, items: readonly Item[], task: TaskDraft): void {
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
    else {
      task.description.push(`- ${first.text}`);
      takeInner(context, item.children, task);
    }
  }
}

function takeLabelled(context: Context, field: string, item: Item, task: TaskDraft): void {
  if (field === "criteria" || field === "verification") takeCriteria(task.criteria, item.children);
  else if (field === "dependsOn" || field === "blocks") {
    for (const child of item.children)
      task.depends.push({
        text: titleOf(child).text,
        line: child.line,
        source: "attribute",
        reverse: field === "blocks",
      });
  } else takeInner(context, item.children, task);
}

function isPhaseRow(context: Context, item: Item, head: Head): boolean {
  return (
    head.kind === "phase" &&
    head.id !== null &&
    (context.phaseIds.has(`${head.word}:${foldId(head.id)}`) || /^(?:\*\*|__)/.test(item.lines[0]?.text ?? ""))
  );
}

function takePhaseRow(context: Context, item: Item, head: Head): void {
  const id = head.id ?? "";
  const mark = markOf(item);
  const known = context.phaseIds.has(`${head.word}:${foldId(id)}`);
  const status = mark
    ? { status: mark.status, text: `[${mark.text}]`, line: item.line, source: "checkbox" as const, mark }
    : null;
  const phase = aPhase(id, head.title.replace(/\s+[-–—]\s.*$/, ""), head.word, item.line, item.endLine);
  phase.headed = !known;
  if (status) phase.statuses.push(status);
  for (const text of head.dependsOn) phase.depends.push({ text, line: item.line, source: "attribute", reverse: false });
  context.out.phases.push(phase);
  context.out.notes.push({
    line: item.line,
    endLine: item.line,
    taken: known ? "duplicate" : "phase",
    draft: phase,
    because: ["the item names a phase"],
  });
  if (item.children.length > 0) takeItems({ ...context, phase, group: null }, item.children);
}

/** Reads the outermost items of a list. */
export function takeItems(context: Context, items: readonly Item[]): void {
  const { out, role } = context;
  const subject = subjectOf(context);
  const note = (
    item: Item,
    taken: "criterion" | "ignored" | "prose" | "verification" | "goal" | "scope" | "duplicate" | "dependency",
    why: string,
  ) => out.notes.push({ line: item.line, endLine: item.endLine, taken, draft: subject, because: [why] });
  if (role === "criteria" || (role === "verification" && (context.task || items.some((item) => item.box)))) {
    if (subject) takeCriteria(subject.criteria, items);
    for (const item of items) note(item, "criterion", "stands under a heading of criteria");
    return;
  }
  const alike = items.filter((item) => itemEvidence(item) === 2).length;
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
      if (item.box) note(item, "ignored", `stands under a heading that holds no work (${role})`);
    } else if (context.task) takeInTask(context, item);
    else takeOuter(context, item, items, alike);
  }
}

function takeStatements(context: Context, item: Item): void {
  const { text } = titleOf(item);
  if (context.role === "dependencies" && context.task) {
    context.task.depends.push({ text, line: item.line, source: "attribute", reverse: false });
  } else context.out.statements.push({ text, line: item.line, about: context.task, order: true });
  for (const child of item.children) takeStatements(context, child);
}

function takePrerequisite(context: Context, item: Item): void {
  const { text } = titleOf(item);
  const mark = markOf(item);
  context.out.references.push({
    kind: "prerequisite",
    path: readPaths(text)[0] ?? null,
    text: stripMarkup(text),
    line: item.line,
    done: mark ? mark.status === "done" : null,
  });
  if (context.task) context.task.depends.push({ text, line: item.line, source: "attribute", reverse: false });
  context.out.notes.push({
    line: item.line,
    endLine: item.endLine,
    taken: "dependency",
    draft: subjectOf(context),
    because: ["stands under a heading of prerequisites"],
  });
}

function takeMention(context: Context, item: Item): void {
  const { text } = titleOf(item);
  const mark = markOf(item);
  const head = readHead(text);
  if (head.kind === "phase" && head.id !== null)
    context.out.phaseFacts.push({
      name: `${head.word} ${head.id}`,
      status: mark?.text ?? head.statusText ?? "",
      line: item.line,
    });
  else context.out.mentions.push({ text, line: item.line, status: mark?.status ?? null, phase: context.phase });
  for (const child of item.children) takeMention(context, child);
}

/** A bullet of a section without work may still carry an attribute of the phase: "Overview: - Estimate: 8 hours". */
function takeAside(context: Context, item: Item): void {
  const first = item.lines[0];
  if (!first || item.box || context.role === "ignored" || context.task) return;
  for (const attribute of readAttributes(first)) takeAttribute(context, attribute);
  context.out.statements.push({ text: first.text, line: item.line, about: null, order: false });
}

function takeInTask(context: Context, item: Item): void {
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
  if (item.number !== null && (context.role === "steps" || bold))
    takeTask(context, item, task, ["numbered item of a task"]);
  else if (item.children.some((child) => child.box !== null))
    takeTask(context, item, task, ["item with boxes inside a task"]);
  else task.description.push(`- ${first.text}`);
}

function takeOuter(context: Context, item: Item, items: readonly Item[], alike: number): void {
  const first = item.lines[0];
  if (!first) return;
  const because: string[] = [];
  if (item.box) because.push("a checkbox that stands for itself");
  if (itemEvidence(item) === 2 && !item.box) because.push("has boxes or attributes below it");
  const head = readHead(titleOf(item).text);
  if (because.length > 0 && isPhaseRow(context, item, head)) {
    takePhaseRow(context, item, head);
    return;
  }
  if (because.length === 0) {
    const found = readAttributes(first);
    if (found.length > 0 && found.some((attribute) => takeAttribute(context, attribute))) return;
    because.push(...weakEvidence(context, item, head, items, alike));
  }
  if (because.length > 0) takeTask(context, item, null, because);
  else {
    context.out.statements.push({ text: titleOf(item).text, line: item.line, about: null, order: false });
    for (const child of item.children)
      context.out.statements.push({ text: titleOf(child).text, line: child.line, about: null, order: false });
  }
}

/** Evidence for an item without a box: ids of one shape, efforts, a heading that announces tasks, a board's column. */
function weakEvidence(context: Context, item: Item, head: Head, items: readonly Item[], alike: number): string[] {
  if (head.id !== null && context.number !== null && head.id.startsWith(`${context.number}.`))
    return ["its number goes on from the heading's"];
  if (context.column) return ["a card in a column of the board"];
  if (alike > 0) {
    const odd = /^\[([^\][\s]{1,2})\]\s/.exec(item.lines[0]?.text ?? "")?.[1];
    if (odd && odd !== "P" && !/^\d+$/.test(odd)) context.out.oddMarks.push({ line: item.line, mark: odd });
    return [];
  }
  if (context.role === "tasks" && attributeField(head.title) === null)
    return ["stands under a heading that announces tasks"];
  const first = item.lines[0]?.text ?? "";
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
  }
  if (context.plain && (context.role === "phase" || context.role === "group") && head.title !== "") {
    context.out.plain = true;
    return ["a bullet of a phase, and the plan has no boxes or tables"];
  }
  return [];
}
