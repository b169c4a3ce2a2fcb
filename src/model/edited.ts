// Plan documents with edits made in their texts, on the way back into the repository.
import type { PlanEdit } from "./change.ts";
import { nameOf } from "./desired.ts";

export interface EditedPlan {
  readonly text: string;
  /** Those that changed the text. */
  readonly done: readonly PlanEdit[];
  /** Those that it said already. */
  readonly already: readonly PlanEdit[];
  readonly left: readonly LeftEdit[];
}

export interface LeftEdit {
  readonly edit: PlanEdit;
  /** Why it was not made, for people. */
  readonly reason: string;
}

export interface EditedFile {
  readonly path: string;
  /** Without the byte-order mark, as the document was read. */
  readonly before: string;
  readonly after: string;
}

export interface EditedPlans {
  readonly edits: readonly PlanEdit[];
  readonly files: readonly EditedFile[];
  readonly left: readonly LeftEdit[];
  /** The same on any text of the file (its branch may have moved on). Keeps a byte-order mark. Never throws. */
  readonly edit: (path: string, text: string, edits: readonly PlanEdit[]) => EditedPlan;
}

/** One edit for each thing that can be edited: of two about the same, the later stands. */
export function mergeEdits(edits: readonly PlanEdit[]): PlanEdit[] {
  const kept = new Map<string, PlanEdit>();
  for (const edit of edits) {
    const name = aboutOf(edit);
    kept.delete(name);
    kept.set(name, edit);
  }
  return [...kept.values()];
}

/** What an edit is about: a task has one status, but many steps and dependencies. */
function aboutOf(edit: PlanEdit): string {
  const name = `${nameOf(edit.identity)} ${edit.field}`;
  if (edit.field === "step" || edit.field === "criterion") return `${name} ${edit.text ?? edit.line}`;
  if (edit.field === "dependsOn" || edit.field === "split") return `${name} ${edit.after || edit.before}`;
  return name;
}
