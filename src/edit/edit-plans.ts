// Plan edits for a whole repository: which files change, and how to make the same edits on another version of a file.
import type { PlanEdit } from "../model/change.ts";
import { type EditedFile, type EditedPlan, type EditedPlans, type LeftEdit, mergeEdits } from "../model/edited.ts";
import type { PlanDocument } from "../model/plan.ts";
import { readPlan } from "../parse/read-plan.ts";
import { editPlan } from "./edit-plan.ts";

/** Edits every document that an edit is about. Only files whose text changes are listed. Never throws. */
export function editPlans(documents: readonly PlanDocument[], asked: readonly PlanEdit[]): EditedPlans {
  const edits = mergeEdits(asked);
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
