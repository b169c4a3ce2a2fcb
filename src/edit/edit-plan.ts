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
  const start = { document: reread(document.source), done: [], already: [], left: [] };
  const end = rounds(ordered).reduce<Progress>((progress, round) => together(progress, round, reread), start);
  return { text: end.document.source, done: end.done, already: end.already, left: end.left };
}

/** Edits of one list (a task's dependencies, its steps) come one after the other: each must see what the last has left. */
function rounds(edits: readonly PlanEdit[]): PlanEdit[][] {
  const counts = new Map<string, number>();
  const rounds: PlanEdit[][] = [];
  for (const edit of edits) {
    const listed = edit.field === "dependsOn" || edit.field === "split";
    const name = `${edit.identity.kind} ${edit.identity.key} ${edit.field}`;
    const round = listed ? (counts.get(name) ?? 0) : 0;
    counts.set(name, round + 1);
    rounds[round] = [...(rounds[round] ?? []), edit];
  }
  return rounds;
}

interface Progress {
  readonly document: PlanDocument;
  readonly done: readonly PlanEdit[];
  readonly already: readonly PlanEdit[];
  readonly left: readonly LeftEdit[];
}

function rank(edit: PlanEdit): number {
  if (edit.field === "title") return 3;
  if (edit.field === "split") return 2;
  // What goes, goes after what comes: else "none" would be written in between.
  return edit.field === "dependsOn" && edit.after === "" ? 1 : 0;
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
    const next = open.length === 0 ? progress.document : attempt(progress.document, chosen.flat(), open, reread);
    if (typeof next !== "string")
      return {
        ...progress,
        document: next,
        done: [...progress.done, ...open],
        already: [...progress.already, ...said],
      };
  }
  const middle = Math.ceil(edits.length / 2);
  return together(together(progress, edits.slice(0, middle), reread), edits.slice(middle), reread);
}

function alone(progress: Progress, edit: PlanEdit, reread: Reread): Progress {
  const { document, done, already, left } = progress;
  if (saidBy(document, edit)) return { ...progress, already: [...already, edit] };
  let reason = unfound(document, edit);
  const owner = ownerOf(document, edit);
  if (owner !== null && edit.field === "dependsOn" && edit.after === "")
    reason = fastenedAt(document, owner, edit.before) ?? reason;
  for (const splices of waysOf(sheetOf(document), edit)) {
    const next = attempt(document, splices, [edit], reread);
    if (typeof next !== "string") return { ...progress, document: next, done: [...done, edit] };
    if (edit.field !== "dependsOn" || edit.after !== "") reason = next;
  }
  return { ...progress, left: [...left, { edit, reason }] };
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
