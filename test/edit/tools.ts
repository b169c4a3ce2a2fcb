// Edits by the id or title of a task, on the text of a plan.
import { editPlan } from "../../src/edit/edit-plan.ts";
import type { PlanEdit } from "../../src/model/change.ts";
import type { EditedPlan } from "../../src/model/edited.ts";
import type { PlanDocument } from "../../src/model/plan.ts";
import { readPlan } from "../../src/parse/read-plan.ts";

export const PATH = "docs/plan.md";

export type Asked = readonly [who: string, field: PlanEdit["field"], after: string, more?: Partial<PlanEdit>];

/** The edit of the task (or phase, "phase:Title") that is called that. */
export function anEdit(document: PlanDocument, [who, field, after, more]: Asked): PlanEdit {
  const kind = who.startsWith("phase:") ? "phase" : "task";
  const name = who.replace(/^phase:/, "");
  const list = kind === "phase" ? document.phases : document.tasks;
  const owner = list.find((one) => one.id === name || one.key === name || one.title === name);
  if (owner === undefined) throw new Error(`No ${kind} is called ${name}: ${list.map((one) => one.key).join(", ")}`);
  const identity = { path: PATH, key: owner.key, kind } as const;
  return { identity, field, before: "", after, mark: null, line: owner.line, reason: "", ...more };
}

export function edited(source: string, ...asked: readonly Asked[]): EditedPlan {
  const document = readPlan(PATH, source);
  return editPlan(
    document,
    asked.map((one) => anEdit(document, one)),
  );
}

/** What an edit took out and put in, with nothing around it. */
export function difference(before: string, after: string): readonly [string, string] {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let end = 0;
  while (end < Math.min(before.length, after.length) - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  return [before.slice(start, before.length - end), after.slice(start, after.length - end)];
}
