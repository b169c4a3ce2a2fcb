// Tables of phases, a row for each: "| Phase | Goal | Duration |". What they tell goes to the phases that have sections;
// where no phase has one, the rows are the phases.
import type { Block, Row } from "../blocks/block.ts";
import type { Field } from "../facts/field.ts";
import { foldId } from "../facts/targets.ts";
import { readHead } from "../inline/read-head.ts";
import { type Columns, isEventName, isTaskName } from "../outline/read-columns.ts";
import { foldWords, isUnspaced, likeness, wordSet } from "../text/fold.ts";
import { phaseWords } from "../vocabulary/phase.ts";
import { remarkNames } from "../vocabulary/task.ts";
import { foldedSet } from "../vocabulary/words.ts";
import { cellAt, textAt } from "./cell.ts";
import type { Context } from "./context.ts";
import { aPhase, type Collected, type PhaseDraft } from "./draft.ts";
import { applyFact } from "./take-attribute.ts";
import { takePhaseStates } from "./take-telling-table.ts";

type Table = Extract<Block, { kind: "table" }>;

const PHASES = foldedSet(phaseWords);
const REMARKS = foldedSet(remarkNames);
const FACTS: readonly Field[] = ["estimate", "owner", "priority", "due", "start"];

function wordOf(name: string): string {
  const folded = foldWords(name);
  return PHASES.has(folded) ? folded : folded.replace(/s$/, "");
}

/** The column that names the phases: the first one, or the one behind a number. */
function phaseColumn(columns: Columns): number {
  const at = columns.at("phase");
  return (at === 0 || (at === 1 && columns.fields[0] === "id")) && PHASES.has(wordOf(columns.names[at] ?? ""))
    ? at
    : -1;
}

/** Whether each row names a phase of its own, and no column names tasks. */
export function isOverview(columns: Columns, rows: readonly Row[]): boolean {
  const at = phaseColumn(columns);
  if (at === -1 || rows.length < 2 || rows.length > 60) return false;
  if (columns.fields.some((field, index) => field === "title" && isTaskName(columns.names[index] ?? ""))) return false;
  const names = rows.map((row) => foldWords(textAt(row, at)));
  if (names.includes("") || new Set(names).size < names.length) return false;
  return columns.facts > 0 || columns.at("goal") > 0 || columns.at("description") > 0;
}

/** Whether no column but that of a goal could be the title of a task. */
export function tellsGoalsOnly(columns: Columns): boolean {
  return !columns.fields.includes("title") && !columns.fields.includes("description");
}

/** The phase that a row names, without its facts. */
function namedPhase(row: Row, columns: Columns): PhaseDraft {
  const at = phaseColumn(columns);
  const name = textAt(row, at);
  const head = readHead(name);
  const number = /^\d+(?:\.\d+)?$/.test(name) ? name : at === 1 ? textAt(row, 0).replace(/\D+$/, "") : null;
  const id = head.kind === "task" ? null : (head.id ?? (number === "" ? null : number));
  const own = columns.fields.indexOf("title");
  const title = head.id !== null && head.title === "" ? textAt(row, own) || name : head.title || name;
  const word = head.kind === "phase" ? head.word : wordOf(columns.names[at] ?? "");
  const phase = aPhase(id, number === name ? textAt(row, own) || name : title, word, row.line, row.line);
  phase.headed = false;
  return phase;
}

/** Whether most rows name phases that have headings. */
export function namesHeaded(context: Context, columns: Columns, rows: readonly Row[]): boolean {
  const known = rows.filter((row) => {
    const { word, id } = namedPhase(row, columns);
    return id !== null && context.phaseIds.has(`${word}:${foldId(id)}`);
  });
  return known.length * 2 > rows.length;
}

/** What a column says a phase is for; remarks say nothing of that. */
function goalOf(row: Row, columns: Columns): string {
  const about = columns.at("description");
  const remarks = REMARKS.has(foldWords(columns.names[about] ?? ""));
  return textAt(row, columns.at("goal")) || (remarks ? "" : textAt(row, about));
}

/** Keeps what the rows tell until all phases are known. */
export function takeOverview(context: Context, table: Table, columns: Columns): void {
  const event = isEventName(columns.names[phaseColumn(columns)] ?? "");
  for (const row of table.rows) {
    const phase = namedPhase(row, columns);
    for (const field of FACTS) {
      const column = columns.at(field);
      const [cell, text] = [cellAt(row, column), textAt(row, column)];
      if (!cell || text === "" || /^[-–—]+$/.test(text)) continue;
      const name = columns.names[column] ?? "";
      applyFact(phase, { field, name, value: cell.text, line: row.line, start: cell.start, alone: true }, "table");
    }
    const goal = goalOf(row, columns);
    if (goal !== "") phase.goal.push(goal);
    context.out.overviews.push({ phase, event });
  }
  takePhaseStates(context, table, columns);
}

function isSame(row: PhaseDraft, phase: PhaseDraft): boolean {
  if (row.id !== null && phase.id !== null)
    return foldId(row.id) === foldId(phase.id) && (row.word === phase.word || phase.word === "");
  const [a, b] = [foldWords(row.title), foldWords(phase.title)];
  if (a === "" || b === "") return false;
  if (a === b || (isUnspaced(a) && a.length > 1 && (a.includes(b) || b.includes(a)))) return true;
  return likeness(wordSet(a), wordSet(b)) >= 0.6;
}

/** Gives what overviews tell to the phases; rows that no phase is told besides become phases. */
export function placeOverviews(out: Collected): void {
  const [known, rows] = [[...out.phases], out.overviews];
  const placed = rows.map((row) => known.find((phase) => isSame(row.phase, phase)) ?? null);
  const some = placed.some((phase) => phase !== null);
  rows.forEach(({ phase: row, event }, index) => {
    const phase = placed[index];
    if (phase) {
      phase.facts.push(...row.facts);
      if (phase.goal.length === 0) phase.goal.push(...row.goal);
    } else if (!event && (known.length === 0 || (some && row.id !== null))) out.phases.push(row);
  });
}
