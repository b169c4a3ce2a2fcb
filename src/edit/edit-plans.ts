// Plan edits for a whole repository: which files change, and how to make the same edits on another version of a file.
import type { PlanEdit } from "../model/change.ts";
import type { PlanDocument } from "../model/plan.ts";
import { readPlan } from "../parse/read-plan.ts";
import { type EditedPlan, editPlan, type LeftEdit } from "./edit-plan.ts";

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
  /** The same on any text of the file (its default branch may have moved on). Keeps a byte-order mark. */
  readonly edit: (path: string, text: string, edits: readonly PlanEdit[]) => EditedPlan;
}

/** Edits every document that an edit is about. Only files whose text changes are listed. Never throws. */
export function editPlans(documents: readonly PlanDocument[], edits: readonly PlanEdit[]): EditedPlans {
  const paths = new Set(edits.map((edit) => edit.identity.path));
  const files: EditedFile[] = [];
  const left: LeftEdit[] = [];
  for (const document of documents.filter((one) => paths.has(one.path))) {
    const edited = editPlan(document, edits);
    left.push(...edited.left);
    if (edited.text !== document.source)
      files.push({ path: document.path, before: document.source, after: edited.text });
  }
  return { edits, files, left, edit: editFile };
}

/** Reads a text as the plan of this path and edits it. Keeps a byte-order mark. Never throws. */
export function editFile(path: string, text: string, edits: readonly PlanEdit[]): EditedPlan {
  const mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
  const edited = editPlan(readPlan(path, text.slice(mark.length)), edits);
  return { ...edited, text: mark + edited.text };
}
