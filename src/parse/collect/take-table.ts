// Reads a table: rows that are tasks, attributes of one task, owners of tasks, states of phases.
import type { Status } from "../../model/plan.ts";
import type { Block, Cell, Row } from "../blocks/block.ts";
import { attributeField, type Field } from "../facts/field.ts";
import { readStatus } from "../facts/read-status.ts";
import { foldId } from "../facts/targets.ts";
import type { Head } from "../inline/head.ts";
import { readHead } from "../inline/read-head.ts";
import { stripMarkup } from "../inline/strip-markup.ts";
import { type Columns, readColumns } from "../outline/read-columns.ts";
import { foldWords } from "../text/fold.ts";
import type { Context } from "./context.ts";
import { aPhase, aTask, type PhaseDraft, type TaskDraft } from "./draft.ts";
import { applyFact, subjectOf, takeAttribute } from "./take-attribute.ts";
import { takeDirective } from "./take-directive.ts";
import { applyHead } from "./take-items.ts";

type Table = Extract<Block, { kind: "table" }>;
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

function cellAt(row: Row, column: number): Cell | null {
  return column < 0 ? null : (row.cells[column] ?? null);
}

function textAt(row: Row, column: number): string {
  return stripMarkup(cellAt(row, column)?.text ?? "");
}

function takeVertical(context: Context, table: Table): void {
  for (const row of [table.head, ...table.rows]) {
    const [name, value] = [textAt(row, 0), row.cells[1]];
    const field = attributeField(name);
    if (field && value)
      takeAttribute(
        context,
        { field, name, value: value.text, line: row.line, start: value.start, alone: true },
        "table",
      );
  }
  context.out.notes.push({
    line: table.line,
    endLine: table.endLine,
    taken: "attribute",
    draft: subjectOf(context),
    because: ["a table whose first column names attributes"],
  });
}

/** A row with one filled cell groups the rows below it. */
function groupOf(row: Row): string | null {
  const filled = row.cells.filter((cell) => cell.text !== "" && !/^[-–—:]+$/.test(cell.text));
  return row.cells.length > 2 &&
    filled.length === 1 &&
    filled[0] === row.cells[0] &&
    /^(?:\*\*|__)/.test(filled[0]?.text ?? "")
    ? stripMarkup(filled[0]?.text ?? "")
    : null;
}

function phaseOfCell(context: Context, name: string, row: Row, made: Map<string, PhaseDraft>): PhaseDraft | null {
  if (name === "" || /^[-–—]$/.test(name)) return null;
  const head = readHead(name);
  const bare = /^\d+(?:\.\d+)?$/.test(name) ? name : null;
  const id = head.kind === "phase" || head.kind === "span" ? head.id : bare;
  const key = id !== null ? foldId(id) : foldWords(name);
  const before = made.get(key);
  if (before) return before;
  const phase = aPhase(
    id,
    head.id !== null && head.title !== "" ? head.title : name,
    id !== null ? head.word || "phase" : "",
    row.line,
    row.line,
  );
  phase.headed = false;
  made.set(key, phase);
  context.out.phases.push(phase);
  return phase;
}

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

/** An id cell: "T-001", "[A1](#a1)", "1.1"; null when it is empty. */
function idOf(row: Row, columns: Columns): string | null {
  const text = textAt(row, columns.id).replace(/`/g, "");
  return text === "" || /^[-–—]+$/.test(text) || text.length > 32 ? null : text;
}

function descriptionOf(row: Row, columns: Columns): string | null {
  const parts = columns.fields.flatMap((field, index) =>
    field === "description" && index !== columns.title ? [row.cells[index]?.text ?? ""] : [],
  );
  const other = columns.fields.flatMap((field, index) =>
    index !== columns.title && (field === null || field === "title") && columns.names[index]
      ? [row.cells[index]?.text ?? ""]
      : [],
  );
  const text = [...parts, ...other].filter((part) => part !== "" && !/^[-–—]+$/.test(part)).join(" — ");
  return text === "" ? null : text;
}

function takeRow(context: Context, row: Row, columns: Columns, phase: PhaseDraft | null, group: string | null): void {
  const cell = cellAt(row, columns.title);
  const id = idOf(row, columns);
  if (!cell || (cell.text === "" && id === null) || row.cells.every((other) => /^[-–—:]*$/.test(other.text))) return;
  const head: Head = readHead(cell.text);
  if (head.title === "" && id === null) return;
  if (/^(?:total|summe|gesamt|итого|всього|合计|合計|총계|합계|totale)\b/iu.test(head.title) && id === null) return;
  const task = aTask({
    kind: "row",
    id: id ?? head.id,
    title: id !== null && head.id !== null && foldId(head.id) !== foldId(id) ? head.full : head.title,
    line: row.line,
    endLine: row.line,
    phase,
    group,
    section: context.section,
    because: ["a row of a task table", ...(id ? [`the id column says \`${id}\``] : [])],
    numbered: id !== null && /^\d+$/.test(id),
  });
  applyHead(task, head, row.line, "table");
  applyCells(task, row, columns);
  if (head.status && head.statusText)
    task.statuses.push({ status: head.status, text: head.statusText, line: row.line, source: "table", mark: null });
  const description = descriptionOf(row, columns);
  if (description) task.description.push(description);
  if (context.column)
    task.statuses.push({
      status: context.column.status,
      text: "",
      line: row.line,
      source: "heading",
      mark: context.column,
    });
  for (const other of row.cells) if (other.text.includes("plansync")) takeDirective(context, other.text, task);
  task.weak = context.role === "repeat";
  context.out.tasks.push(task);
}

function knownPhases(context: Context): Map<string, PhaseDraft> {
  return new Map(
    context.out.phases.map((phase) => [phase.id !== null ? foldId(phase.id) : foldWords(phase.title), phase]),
  );
}

function takeRows(context: Context, table: Table, columns: Columns): void {
  let made: Map<string, PhaseDraft> | null = null;
  const phases = () => (made ??= knownPhases(context));
  const phaseColumn = columns.title === 0 && columns.at("phase") === 0 ? -1 : columns.at("phase");
  let group = context.group;
  let phase = context.phase;
  for (const row of table.rows) {
    const heading = groupOf(row);
    if (heading !== null) {
      if (context.phase) group = heading;
      else phase = phaseOfCell(context, heading, row, phases());
      continue;
    }
    const cell = textAt(row, phaseColumn);
    const own = phaseColumn >= 0 && !context.phase ? phaseOfCell(context, cell, row, phases()) : null;
    takeRow(context, row, columns, own ?? phase, phaseColumn >= 0 && context.phase && cell !== "" ? cell : group);
  }
}

/** "| Agent | Tasks |": who does which tasks. */
function takeOwners(context: Context, table: Table, columns: Columns): boolean {
  const owner = columns.at("owner");
  const tasks = columns.title;
  if (owner !== 0 || tasks <= 0) return false;
  const listed = table.rows.filter((row) => /#?\d/.test(textAt(row, tasks)));
  if (listed.length < table.rows.length * 0.5) return false;
  for (const row of table.rows)
    context.out.owners.push({ owner: textAt(row, owner), text: textAt(row, tasks), line: row.line });
  context.out.notes.push({
    line: table.line,
    endLine: table.endLine,
    taken: "duplicate",
    draft: null,
    because: ["a table of owners with their tasks"],
  });
  return true;
}

/** "| Phase | Status |": what is said of phases as a whole. */
function takePhaseStates(context: Context, table: Table, columns: Columns): boolean {
  const [name, status] = [columns.at("phase"), columns.at("status")];
  if (name !== 0) return false;
  for (const row of table.rows) {
    context.out.phaseFacts.push({ name: textAt(row, name), status: textAt(row, status), line: row.line });
    const depends = columns.at("dependsOn");
    if (depends > 0)
      context.out.statements.push({
        text: `${textAt(row, name)} depends on ${textAt(row, depends)}`,
        line: row.line,
        about: null,
        order: true,
      });
  }
  context.out.notes.push({
    line: table.line,
    endLine: table.endLine,
    taken: "claim",
    draft: null,
    because: ["a table of phases"],
  });
  return true;
}

function takeMentions(context: Context, table: Table, columns: Columns): void {
  for (const row of table.rows.slice(0, 2000)) {
    const status: Status | null = columns.at("status") >= 0 ? readStatus(textAt(row, columns.at("status"))) : null;
    const id = idOf(row, columns);
    const text = textAt(row, columns.title);
    if (text !== "")
      context.out.mentions.push({ text: id ? `${id} ${text}` : text, line: row.line, status, phase: context.phase });
  }
}

/** Reads a table at the place of `context`. `weak` allows tables that only a schedule has. */
export function takeTable(context: Context, table: Table, weak: boolean): void {
  const columns = readColumns(table.head);
  const { role, out } = context;
  if (role === "ignored") return;
  if (columns.vertical(table.rows) && (context.task || context.phase || context.front)) {
    takeVertical(context, table);
    return;
  }
  if (context.task) {
    if (columns.isTasks(table.rows, false) && columns.id >= 0) takeRows(context, table, columns);
    return;
  }
  if (takeOwners(context, table, columns)) return;
  const tasks = columns.isTasks(table.rows, weak);
  if (!tasks && takePhaseStates(context, table, columns)) return;
  if (!tasks || role === "criteria" || role === "goal") return;
  if (role === "schedule" || role === "owners" || role === "repeat" || role === "aside" || role === "order") {
    takeMentions(context, table, columns);
    takeRows({ ...context, role: "repeat" }, table, columns);
    return;
  }
  out.notes.push({
    line: table.line,
    endLine: table.line + 1,
    taken: "group",
    draft: context.phase,
    because: [`a task table: ${columns.fields.filter((field) => field !== null).join(", ")}`],
  });
  takeRows(context, table, columns);
}
