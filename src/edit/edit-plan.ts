// The smallest text edit that makes the document say what GitHub says. Every other byte stays.
import type { PlanEdit } from "../model/change.ts";
import type { EditedPlan, LeftEdit } from "../model/edited.ts";
import type { PlanDocument } from "../model/plan.ts";
import { readPlan } from "../parse/read-plan.ts";
import { faultOf, saidBy } from "./check-edit.ts";
import { dependencyEdits, fastenedAt } from "./dependency-edit.ts";
import { fieldEdits } from "./field-edit.ts";
import { ownerOf, type Sheet, sheetOf } from "./sheet.ts";
import { applySplices, type Splice } from "./splice.ts";
import { statusEdits } from "./status-edit.ts";
import { linkEdits, splitEdits, titleEdits } from "./title-edit.ts";

/** Reads a text as this plan again; what `editPlan` is checked with. */
export type Reread = (text: string) => PlanDocument;

/**
 * Edits `document.source`. Each result is read again: an edit stays only when the document then says exactly what was
 * asked for and nothing else anew; otherwise the next way is tried, and at last the edit is left with a reason.
 * Never throws. Places are looked up by identity, so the edits may have been made against an earlier text.
 */
export function editPlan(
  document: PlanDocument,
  edits: readonly PlanEdit[],
  reread: Reread = (text) => readPlan(document.path, text),
): EditedPlan {
  const own = edits.filter((edit) => edit.identity.path === document.path);
  // A new title can be a new key, so titles come last.
  const ordered = [...own].sort((a, b) => rank(a) - rank(b));
  const start = { document: reread(document.source), done: [], left: [] };
  const end = together(start, ordered, reread);
  return { text: end.document.source, done: end.done, left: end.left };
}

interface Progress {
  readonly document: PlanDocument;
  readonly done: readonly PlanEdit[];
  readonly left: readonly LeftEdit[];
}

function rank(edit: PlanEdit): number {
  return edit.field === "title" ? 2 : edit.field === "split" ? 1 : 0;
}

/** All at once; when that does not hold, each half by itself: one bad edit costs a logarithm of readings. */
function together(progress: Progress, edits: readonly PlanEdit[], reread: Reread): Progress {
  const [only] = edits;
  if (only === undefined) return progress;
  if (edits.length === 1) return alone(progress, only, reread);
  const sheet = sheetOf(progress.document);
  const said = edits.filter((edit) => saidBy(progress.document, edit));
  const open = edits.filter((edit) => !said.includes(edit));
  const splices = open.map((edit) => waysOf(sheet, edit)[0]);
  const chosen = splices.filter((one) => one !== undefined);
  if (chosen.length === open.length) {
    const next = attempt(progress.document, chosen.flat(), open, reread);
    if (typeof next !== "string") return { document: next, done: [...progress.done, ...edits], left: progress.left };
  }
  const middle = Math.ceil(edits.length / 2);
  return together(together(progress, edits.slice(0, middle), reread), edits.slice(middle), reread);
}

function alone(progress: Progress, edit: PlanEdit, reread: Reread): Progress {
  const { document, done, left } = progress;
  if (saidBy(document, edit)) return { document, done: [...done, edit], left };
  let reason = unfound(document, edit);
  const owner = ownerOf(document, edit);
  if (owner !== null && edit.field === "dependsOn" && edit.after === "")
    reason = fastenedAt(document, owner, edit.before) ?? reason;
  for (const splices of waysOf(sheetOf(document), edit)) {
    const next = attempt(document, splices, [edit], reread);
    if (typeof next !== "string") return { document: next, done: [...done, edit], left };
    if (edit.field !== "dependsOn" || edit.after !== "") reason = next;
  }
  return { document, done, left: [...left, { edit, reason }] };
}

function unfound(document: PlanDocument, edit: PlanEdit): string {
  if (edit.identity.kind === "plan") return "a plan says by its tasks how far it is";
  return ownerOf(document, edit) === null ? "it is not in the document any more" : "no place for it was found";
}

/** The document with the splices, or what is wrong with it. */
function attempt(
  document: PlanDocument,
  splices: readonly Splice[],
  edits: readonly PlanEdit[],
  reread: Reread,
): PlanDocument | string {
  const text = applySplices(document.source, splices);
  if (text === null) return "two of the changes touch the same text";
  const next = reread(text);
  return faultOf(document, next, edits) ?? { ...next, source: text };
}

function waysOf(sheet: Sheet, edit: PlanEdit): Splice[][] {
  const ways = { status: statusEdits, step: statusEdits, criterion: statusEdits, title: titleEdits, link: linkEdits };
  switch (edit.field) {
    case "dependsOn":
      return dependencyEdits(sheet, edit);
    case "split":
      return splitEdits(sheet, edit);
    case "estimate":
    case "owner":
    case "priority":
    case "due":
      return fieldEdits(sheet, edit, edit.field);
    default:
      return ways[edit.field](sheet, edit);
  }
}
