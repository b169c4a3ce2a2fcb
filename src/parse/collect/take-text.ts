// Reads a paragraph: attributes, packages of work, descriptions, criteria, goals, or statements that may tell an order.
import type { Block } from "../blocks/block.ts";
import { readAttributes } from "../facts/read-attributes.ts";
import { readStatus } from "../facts/read-status.ts";
import { stripMarkup } from "../inline/strip-markup.ts";
import { toldTaskLabel } from "../outline/told-task.ts";
import { decisionOpenings } from "../vocabulary/criterion.ts";
import { alternatives } from "../vocabulary/words.ts";
import { addToScenario } from "./add-to-scenario.ts";
import type { Context } from "./context.ts";
import { readPaths, subjectOf, takeAttribute } from "./take-attribute.ts";
import { takeItems } from "./take-items.ts";
import { takeTask } from "./take-task-item.ts";
import { tellOrder } from "./tell-order.ts";

/** "GO/NO-GO decision for Phase 2." closes the phase above it. */
const DECISION = new RegExp(`^[^\\p{L}\\p{N}]{0,6}(?:${alternatives(decisionOpenings)})(?![\\p{L}])`, "iu");

function takeProse(context: Context, text: string, line: number, attribute: boolean): void {
  const { role, phase, task } = context;
  if (phase && !attribute && role !== "ignored" && text.length < 200 && DECISION.test(text))
    phase.decision ??= { text: stripMarkup(text), line };
  else if (task && (role === "task" || role === "steps" || role === "aside" || role === "plain")) {
    if (!attribute) task.description.push(text);
    tellOrder(task, text, line);
  } else if (role === "criteria" && (task ?? phase) && !attribute) {
    const into = (task ?? phase)?.criteria ?? [];
    if (!addToScenario(into, text)) into.push({ text: stripMarkup(text), done: null, line, mark: null });
  } else if (role === "goal" && phase) phase.goal.push(stripMarkup(text));
  else if (role === "estimate" && (phase || task))
    takeAttribute(context, { field: "estimate", name: "estimate", value: text, line, start: 0, alone: true });
  else if (role === "scope" && phase) phase.scope.push(...readPaths(text));
  else if (role === "attribute" && readStatus(text) && (task || phase))
    takeAttribute(context, { field: "status", name: "status", value: text, line, start: 0, alone: true });
  if (role !== "ignored")
    context.out.statements.push({
      text,
      line,
      about: task,
      order: role === "order" || role === "dependencies" || role === "schedule",
    });
}

const TASKS: ReadonlySet<string> = new Set(["plain", "tasks", "phase", "group", "column"]);

/** A paragraph that is one task, with an attribute on each line. */
function takeToldTask(context: Context, block: Extract<Block, { kind: "text" }>): boolean {
  const label = context.told && TASKS.has(context.role) ? toldTaskLabel(block.lines) : 0;
  const [first, ...rest] = block.lines;
  if (label === 0 || !first) return false;
  const title = { ...first, text: first.text.slice(label), start: first.start + label };
  const { line, endLine } = block;
  const item = { line, endLine, column: 1, number: null, box: null, lines: [title, ...rest], children: [] };
  takeTask(context, item, null, ["a paragraph with the title and the attributes of a task"]);
  return true;
}

/** Reads the paragraph at the place of `context`, line by line. */
export function takeText(context: Context, block: Extract<Block, { kind: "text" }>): void {
  if (
    context.number !== null &&
    !context.task &&
    block.lines.every((line) => line.text.startsWith(`${context.number}.`))
  ) {
    takeItems(
      context,
      block.lines.map((line) => ({
        line: line.line,
        endLine: line.line,
        column: 1,
        number: null,
        box: null,
        lines: [line],
        children: [],
      })),
    );
    return;
  }
  if (!context.task && takeToldTask(context, block)) return;
  for (const line of block.lines) {
    const muted = context.role === "ignored" || context.role === "future";
    const attributes = muted ? [] : readAttributes(line);
    let taken = false;
    for (const attribute of attributes) taken = takeAttribute(context, attribute) || taken;
    if (taken) {
      context.out.notes.push({
        line: line.line,
        endLine: line.line,
        taken: "attribute",
        draft: subjectOf(context),
        because: attributes.map((found) => `\`${found.name || found.value}\` is a known name (${found.field})`),
      });
      if (
        !attributes.some(
          (found) => found.field === "goal" || found.field === "description" || found.field === "parallel",
        )
      )
        continue;
    }
    takeProse(context, line.text, line.line, taken);
  }
}
