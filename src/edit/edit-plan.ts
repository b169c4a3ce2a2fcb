// The smallest text edit that makes the document say what GitHub says. Every other byte stays.
import type { PlanEdit } from "../model/change.ts";
import type { EditedPlan, LeftEdit } from "../model/edited.ts";
import type { PlanDocument } from "../model/plan.ts";
import { readPlan } from "../parse/read-plan.ts";
import { saidBy, strayChange } from "./check-edit.ts";
import { fastenedAt } from "./dependency-edit.ts";
import { ownerOf, sheetOf } from "./sheet.ts";
import { applySplices, type Splice } from "./splice.ts";
import { waysOf } from "./ways.ts";

/** Reads a text as this plan again; what `editPlan` is checked with. */
export type Reread = (text: string) => PlanDocument;

/**
 * Edits `document.source`. Each result is read again: an edit stays only when the document then says exactly what was
 * asked for and nothing else anew; otherwise the next way is tried, and at last the edit is left with a reason.
 * `before` is the document as `reread` reads it: handed over, a reading is saved.
 * Never throws. Places are looked up by identity, so the edits may have been made against an earlier text.
 */
export function editPlan(
  document: PlanDocument,
  edits: readonly PlanEdit[],
  reread: Reread = (text) => readPlan(document.path, text),
  before: PlanDocument = reread(document.source),
): EditedPlan {
  const own = edits.filter((edit) => edit.identity.path === document.path);
  // A new title can be a new key, so titles come last.
  const ordered = [...own].sort((a, b) => rank(a) - rank(b));
  const start = { document: before, done: [], already: [], left: [] };
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
  const titles = edits.filter((edit) => edit.field === "title");
  return [...rounds.map((round) => round.filter((edit) => edit.field !== "title")), titles];
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

/**
 * All at once. Those that have no way, or that their first way does not bring about, are made one by one after the
 * others; when something else would change, each half goes by itself: a bad edit costs a logarithm of readings.
 */
function together(progress: Progress, edits: readonly PlanEdit[], reread: Reread): Progress {
  const said = new Set(edits.filter((edit) => saidBy(progress.document, edit)));
  const sheet = sheetOf(progress.document);
  const first = new Map(edits.filter((edit) => !said.has(edit)).map((edit) => [edit, waysOf(sheet, edit)[0]]));
  const open = [...first].flatMap(([edit, splices]) => (splices === undefined ? [] : [edit]));
  const now = { ...progress, already: [...progress.already, ...said] };
  const rest = [...first.keys()].filter((edit) => first.get(edit) === undefined);
  const oneByOne = (start: Progress, list: readonly PlanEdit[]): Progress =>
    list.reduce((sum, edit) => alone(sum, edit, reread), start);
  if (open.length < 2) return oneByOne(now, [...open, ...rest]);
  const next = attempt(
    progress.document,
    open.flatMap((edit) => first.get(edit) ?? []),
    open,
    reread,
  );
  if (next.kind === "made") return oneByOne({ ...now, document: next.document, done: [...now.done, ...open] }, rest);
  if (next.unsaid.length > 0 && next.unsaid.length < open.length) {
    const good = open.filter((edit) => !next.unsaid.includes(edit));
    return oneByOne(together(now, good, reread), [...next.unsaid, ...rest]);
  }
  const middle = Math.ceil(open.length / 2);
  const halves = together(together(now, open.slice(0, middle), reread), open.slice(middle), reread);
  return oneByOne(halves, rest);
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
    if (next.kind === "made") return { ...progress, document: next.document, done: [...done, edit] };
    if (edit.field !== "dependsOn" || edit.after !== "") reason = next.reason;
  }
  return { ...progress, left: [...left, { edit, reason }] };
}

function unfound(document: PlanDocument, edit: PlanEdit): string {
  if (edit.identity.kind === "plan") return "a plan says by its tasks how far it is";
  return ownerOf(document, edit) === null ? "it is not in the document any more" : "no place for it was found";
}

type Attempt =
  | { readonly kind: "made"; readonly document: PlanDocument }
  | { readonly kind: "fault"; readonly reason: string; readonly unsaid: readonly PlanEdit[] };

/** The document with the splices, read again, or what is wrong with it. */
function attempt(
  document: PlanDocument,
  splices: readonly Splice[],
  edits: readonly PlanEdit[],
  reread: Reread,
): Attempt {
  const text = applySplices(document.source, splices);
  if (text === null) return { kind: "fault", reason: "two of the changes touch the same text", unsaid: [] };
  const next = reread(text);
  const unsaid = edits.filter((edit) => !saidBy(next, edit, document));
  const [first] = unsaid;
  if (first !== undefined)
    return { kind: "fault", reason: `the document would still not say \`${shown(first)}\``, unsaid };
  const stray = strayChange(document, next, edits);
  return stray === null
    ? { kind: "made", document: { ...next, source: text } }
    : { kind: "fault", reason: stray, unsaid };
}

function shown(edit: PlanEdit): string {
  return `${edit.field}: ${edit.after === "" ? `not ${edit.before}` : edit.after}`;
}
