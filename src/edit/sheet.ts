// A plan document prepared for editing: its lines, its dialect, and who is who in it.
import type { PlanEdit } from "../model/change.ts";
import type { Criterion, Phase, PlanDocument, Step, Task } from "../model/plan.ts";
import { type Dialect, dialectOf } from "./dialect.ts";
import { endingOf, type Line, linesOf } from "./lines.ts";

export interface Sheet {
  readonly document: PlanDocument;
  readonly lines: readonly Line[];
  readonly ending: string;
  readonly dialect: Dialect;
}

export function sheetOf(document: PlanDocument): Sheet {
  const lines = linesOf(document.source);
  return { document, lines, ending: endingOf(document.source), dialect: dialectOf(document) };
}

/** The line with this number; lines that are not there are empty. */
export function lineAt(sheet: Sheet, number: number): Line {
  const end = sheet.document.source.length;
  return sheet.lines[number - 1] ?? { number, start: end, end, next: end, text: "" };
}

/** The task or phase that an edit is about, or null when the document has none of that key. */
export function ownerOf(document: PlanDocument, edit: PlanEdit): Task | Phase | null {
  const list: readonly (Task | Phase)[] = edit.identity.kind === "phase" ? document.phases : document.tasks;
  return list.find((one) => one.key === edit.identity.key) ?? null;
}

export function isTask(owner: Task | Phase): owner is Task {
  return "steps" in owner;
}

/**
 * The step or criterion that an edit is about: by its text, else by the line at which it stood. null when it is not there, or when it could be one of several.
 */
export function boxOf(owner: Task | Phase, edit: PlanEdit): Step | Criterion | null {
  const boxes: readonly (Step | Criterion)[] =
    edit.field === "criterion" ? owner.criteria : isTask(owner) ? owner.steps : [];
  const named = edit.text === undefined ? boxes : boxes.filter((box) => box.text === edit.text);
  const [only] = named;
  if (edit.text !== undefined && named.length === 1 && only !== undefined) return only;
  return named.find((box) => box.line === edit.line) ?? null;
}
