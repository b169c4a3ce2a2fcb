// Takes the rows of a task table, with the phases and groups that its rows and cells name.
import type { Block, Row } from "../blocks/block.ts";
import { namesTime } from "../facts/read-date.ts";
import { foldId } from "../facts/targets.ts";
import { readHead } from "../inline/read-head.ts";
import { stripMarkup } from "../inline/strip-markup.ts";
import type { Columns } from "../outline/read-columns.ts";
import { foldWords } from "../text/fold.ts";
import { textAt } from "./cell.ts";
import type { Context } from "./context.ts";
import { aPhase, type PhaseDraft } from "./draft.ts";
import { takeRow } from "./take-row.ts";

type Table = Extract<Block, { kind: "table" }>;

/** A row with one filled cell groups the rows below it. */
function groupOf(row: Row): string | null {
  const filled = row.cells.filter((cell) => cell.text !== "" && !/^[-–—:]+$/.test(cell.text));
  return row.cells.length > 2 &&
    filled.length === 1 &&
    filled[0] === row.cells[0] &&
    (/^(?:\*\*|__)/.test(filled[0]?.text ?? "") || readHead(filled[0]?.text ?? "").kind === "phase")
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

function knownPhases(context: Context): Map<string, PhaseDraft> {
  return new Map(
    context.out.phases.map((phase) => [phase.id !== null ? foldId(phase.id) : foldWords(phase.title), phase]),
  );
}

/** Each row becomes a task in the phase that its cell, the row above it or the section names. */
export function takeRows(context: Context, table: Table, columns: Columns): void {
  let made: Map<string, PhaseDraft> | null = null;
  const phases = () => (made ??= knownPhases(context));
  const phaseColumn = columns.title === 0 && columns.at("phase") === 0 ? -1 : columns.at("phase");
  let group = context.group;
  let phase = context.phase;
  for (const row of table.rows) {
    const heading = groupOf(row);
    if (heading !== null) {
      if (columns.at("due") >= 0 && namesTime(heading)) continue; // the rows below have dates of their own
      if (context.phase) group = heading;
      else phase = phaseOfCell(context, heading, row, phases());
      continue;
    }
    const cell = textAt(row, phaseColumn);
    const own = phaseColumn >= 0 && !context.phase ? phaseOfCell(context, cell, row, phases()) : null;
    takeRow(context, row, columns, own ?? phase, phaseColumn >= 0 && context.phase && cell !== "" ? cell : group);
  }
}
