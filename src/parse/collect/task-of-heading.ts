// Makes a task of a heading, with the facts that the heading tells.
import type { Node } from "../outline/node.ts";
import { pieceOf } from "../text/piece-of.ts";
import { applyHead } from "./apply-head.ts";
import type { Context } from "./context.ts";
import { aTask, type TaskDraft } from "./draft.ts";
import { headingMark, headingStart } from "./heading-start.ts";
import { takeDirective } from "./take-directive.ts";

/** The task, put among what was collected. */
export function taskOfHeading(context: Context, node: Node, parent: TaskDraft | null = null): TaskDraft {
  const { head } = node.words;
  const { heading } = node.section;
  const because = [
    node.directive === "task"
      ? "a directive of Plansync names it a task"
      : head.id !== null
        ? `the heading names a task (\`${head.word ? `${head.word} ` : ""}${head.id}\`)`
        : node.card
          ? "a card in a column of the board"
          : "the heading stands above attributes of a task",
  ];
  if (node.attributes > 0) because.push(`${node.attributes} attributes stand under it`);
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
