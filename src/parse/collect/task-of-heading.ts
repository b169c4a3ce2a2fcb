// Makes a task of a heading, with the facts that the heading tells.
import type { Node } from "../outline/node.ts";
import { pieceOf } from "../text/piece-of.ts";
import { applyHead } from "./apply-head.ts";
import type { Context } from "./context.ts";
import { aTask, type TaskDraft } from "./draft.ts";
import { headingMark, headingStart } from "./heading-start.ts";
import { takeDirective } from "./take-directive.ts";

/** What speaks for a task, as far as the heading and what stands right under it tell. */
function whyTask(node: Node): string[] {
  const { head, box } = node.words;
  const why: string[] = [];
  if (node.directive === "task") why.push("a directive of Plansync names it a task");
  if (head.id !== null) why.push(`the heading names a task (\`${head.word ? `${head.word} ` : ""}${head.id}\`)`);
  else if (head.kind === "task") why.push("the heading names a task");
  if (node.card) why.push("a card in a column of the board");
  if (box !== null) why.push("the heading has a box");
  if (node.attributes > 0)
    why.push(node.attributes === 1 ? "an attribute stands under it" : `${node.attributes} attributes stand under it`);
  if (node.likely && why.length === 0) why.push("headings like it tell the work of this document");
  if (head.estimate !== null) why.push("the heading tells an effort");
  if (why.length === 0) why.push("headings like it beside it are tasks");
  return why;
}

/** The task, put among what was collected. */
export function taskOfHeading(context: Context, node: Node, parent: TaskDraft | null = null): TaskDraft {
  const { head } = node.words;
  const { heading } = node.section;
  const because = whyTask(node);
  const task = aTask({
    kind: parent === null ? "heading" : "item",
    id: head.id,
    title: pieceOf(heading.text, head.title),
    line: heading.line,
    endLine: node.section.endLine,
    phase: context.phase,
    group: context.group,
    parent,
    minor: parent !== null,
    section: node.parent?.index ?? 0,
    because,
  });
  applyHead(task, head, heading.line, "heading");
  const boxed = headingMark(node);
  if (boxed) task.statuses.push(boxed);
  if (head.status && head.statusText !== null) {
    const at = headingStart(node, head.statusText);
    const strike = head.statusText === "~~";
    task.statuses.push({
      status: head.status,
      text: head.statusText,
      line: heading.line,
      source: "heading",
      mark: {
        kind: strike ? "strike" : "heading",
        line: heading.line,
        start: at,
        end: at + head.statusText.length,
        text: head.statusText,
        status: head.status,
      },
    });
  }
  if (context.column)
    task.statuses.push({
      status: context.column.status,
      text: "",
      line: heading.line,
      source: "heading",
      mark: context.column,
    });
  if (node.directive === "task") {
    task.directiveId = context.directive.id;
    [context.directive.task, context.directive.id] = [false, null];
    context.out.asked++;
  }
  takeDirective(context, heading.text, task);
  context.out.tasks.push(task);
  return task;
}
