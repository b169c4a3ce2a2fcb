// Plan edits for a whole repository: which files change, and how to make the same edits on another version of a file.
import type { PlanEdit } from "../model/change.ts";
import { type EditedFile, type EditedPlan, type EditedPlans, type LeftEdit, mergeEdits } from "../model/edited.ts";
import type { PlanDocument } from "../model/plan.ts";
import { readPlan } from "../parse/read-plan.ts";
import { editPlan } from "./edit-plan.ts";

/** Edits every document that an edit is about, once somebody asks for the files. Never throws. */
export function editPlans(documents: readonly PlanDocument[], asked: readonly PlanEdit[]): EditedPlans {
  const edits = mergeEdits(asked);
  let made: Pick<EditedPlans, "files" | "left"> | null = null;
  const all = (): Pick<EditedPlans, "files" | "left"> => {
    made ??= editAll(documents, edits);
    return made;
  };
  return {
    edits,
    get files() {
      return all().files;
    },
    get left() {
      return all().left;
    },
    edit: editFile,
  };
}

function editAll(documents: readonly PlanDocument[], edits: readonly PlanEdit[]): Pick<EditedPlans, "files" | "left"> {
  const paths = new Set(edits.map((edit) => edit.identity.path));
  const files: EditedFile[] = [];
  const left: LeftEdit[] = [];
  for (const document of documents.filter((one) => paths.has(one.path))) {
    const edited = editPlan(document, edits);
    left.push(...edited.left);
    if (edited.text !== document.source)
      files.push({ path: document.path, before: document.source, after: edited.text });
  }
  return { files, left };
}

/** Reads a text as the plan of this path and edits it. Keeps a byte-order mark. Never throws. */
export function editFile(path: string, text: string, edits: readonly PlanEdit[]): EditedPlan {
  const mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
  const document = readPlan(path, text.slice(mark.length));
  const edited = editPlan(document, edits, (next) => readPlan(path, next), document);
  return { ...edited, text: mark + edited.text };
}
