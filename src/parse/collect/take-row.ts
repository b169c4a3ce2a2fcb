// Takes a row of a table for a task.
import type { Row } from "../blocks/block.ts";
import type { Field } from "../facts/field.ts";
import { readStatus } from "../facts/read-status.ts";
import { foldId } from "../facts/targets.ts";
import { readHead } from "../inline/read-head.ts";
import { stripMarkup } from "../inline/strip-markup.ts";
import type { Columns } from "../outline/read-columns.ts";
import { pieceOf } from "../text/piece-of.ts";
import { applyHead } from "./apply-head.ts";
import { cellAt, idOf, textAt } from "./cell.ts";
import { closeTask } from "./close-task.ts";
import type { Context } from "./context.ts";
import { aTask, type PhaseDraft, type TaskDraft } from "./draft.ts";
import { applyFact } from "./take-attribute.ts";
import { takeDirective } from "./take-directive.ts";
import { tellOrder } from "./tell-order.ts";

const FACTS: readonly Field[] = [
  "estimate",
  "owner",
  "priority",
  "dependsOn",
  "blocks",
  "due",
  "start",
  "parallel",
  "labels",
  "scope",
];

const TOTAL = /^(?:total|subtotal|sum|summe|gesamt|итого|всього|合计|合計|总计|总和|총계|합계|totale)(?![\p{L}])/iu;

function applyCells(task: TaskDraft, row: Row, columns: Columns): void {
  for (const field of FACTS) {
    const column = columns.at(field);
    const cell = cellAt(row, column);
    const text = textAt(row, column);
    if (!cell || text === "" || /^[-–—]+$/.test(text)) continue;
    if (field === "labels")
      task.labels.push(
        ...text
          .split(/[,;/]/)
          .map((label) => label.trim())
          .filter((label) => label !== ""),
      );
    else
      applyFact(
        task,
        { field, name: columns.names[column] ?? "", value: cell.text, line: row.line, start: cell.start, alone: true },
        "table",
      );
  }
  const column = columns.at("status");
  const cell = cellAt(row, column);
  if (!cell || cell.text === "") return;
  const status = readStatus(cell.text);
  if (!status) return;
  task.statuses.push({
    status,
    text: stripMarkup(cell.text),
    line: row.line,
    source: "table",
    mark: { kind: "cell", line: row.line, start: cell.start, end: cell.end, text: cell.text, status },
  });
}

/** The cells that describe the task. */
function describing(row: Row, columns: Columns): string[] {
  const parts = columns.fields.flatMap((field, index) =>
    field === "description" && index !== columns.title ? [row.cells[index]?.text ?? ""] : [],
  );
  const other = columns.fields.flatMap((field, index) =>
    index !== columns.title && (field === null || field === "title") && columns.names[index]
      ? [row.cells[index]?.text ?? ""]
      : [],
  );
  return [...parts, ...other].filter((part) => part !== "" && !/^[-–—]+$/.test(part));
}

/** Whether another cell of a row with a struck title begins with "done": the work was finished, not dropped. */
function tellsDone(row: Row, columns: Columns): boolean {
  return row.cells.some(
    (cell, index) =>
      index !== columns.title && /^[*_\s]*[^\p{L}\p{N}\s*_|-]/u.test(cell.text) && readStatus(cell.text) === "done",
  );
}

/** A row without words, and a row of totals, are no tasks; one with only the name of a task tells more of that task. */
export function takeRow(
  context: Context,
  row: Row,
  columns: Columns,
  phase: PhaseDraft | null,
  group: string | null,
): void {
  const cell = cellAt(row, columns.title);
  const id = idOf(row, columns);
  if (!cell || (cell.text === "" && id === null) || row.cells.every((other) => /^[-–—:]*$/.test(other.text))) return;
  let head = readHead(cell.text);
  const nameOnly = head.title === "" && id === null;
  if (nameOnly && (head.id === null || head.kind === "phase" || head.kind === "span" || columns.facts === 0)) return;
  if (TOTAL.test(id ?? head.title) || (id === null && TOTAL.test(head.title))) return;
  const task = aTask({
    kind: "row",
    id: id ?? head.id,
    title: pieceOf(
      cell.text,
      id !== null && head.id !== null && foldId(head.id) !== foldId(id) ? head.full : head.title,
    ),
    line: row.line,
    endLine: row.line,
    phase: nameOnly && phase === context.phase ? null : phase,
    group: nameOnly ? null : group,
    parent: columns.parts ? context.task : null,
    minor: columns.parts && context.task !== null,
    section: context.section,
    because: ["a row of a task table", ...(id ? [`the id column says \`${id}\``] : [])],
    numbered: id !== null && /^\d+$/.test(id),
  });
  if (head.struck && tellsDone(row, columns)) head = { ...head, status: "done" };
  applyHead(task, head, row.line, "table");
  applyCells(task, row, columns);
  if (head.status && head.statusText)
    task.statuses.push({ status: head.status, text: head.statusText, line: row.line, source: "table", mark: null });
  const description = describing(row, columns);
  if (description.length > 0) task.description.push(description.join(" — "));
  for (const text of [...description, textAt(row, columns.at("status"))]) tellOrder(task, text, row.line);
  if (context.column)
    task.statuses.push({
      status: context.column.status,
      text: "",
      line: row.line,
      source: "heading",
      mark: context.column,
    });
  for (const other of row.cells) if (other.text.includes("plansync")) takeDirective(context, other.text, task);
  task.weak = nameOnly || context.role === "repeat";
  closeTask(task, context.out.notes);
  context.out.tasks.push(task);
}
