// Reading the edited document again: does it say what was asked for, and nothing else anew?
import type { PlanEdit } from "../model/change.ts";
import type { Criterion, Phase, PlanDocument, Step, Task } from "../model/plan.ts";
import { isDependency, targetOf } from "./dependency-edit.ts";
import { cleaned } from "./field-edit.ts";
import { ownerOf } from "./sheet.ts";

/** Whether the document says what the edit asks for. */
export function saidBy(document: PlanDocument, edit: PlanEdit, before: PlanDocument = document): boolean {
  const owner = edit.field === "title" ? sameplace(before, document, edit) : ownerOf(document, edit);
  if (owner === null) return false;
  const is = SAYS[edit.field];
  return is(owner, edit, document);
}

type Says = (owner: Task | Phase, edit: PlanEdit, document: PlanDocument) => boolean;

const SAYS: Readonly<Record<PlanEdit["field"], Says>> = {
  status: (owner, edit) => owner.status === edit.after,
  step: (owner, edit) => boxSays("steps" in owner ? owner.steps : [], edit),
  criterion: (owner, edit) => boxSays(owner.criteria, edit),
  title: (owner, edit) => plain(owner.title) === plain(cleaned(edit.after)),
  owner: (owner, edit) =>
    edit.after === "" ? owner.owners.length === 0 : owner.owners.some((one) => login(one) === login(edit.after)),
  estimate: (owner, edit) => (edit.after === "" ? owner.estimate === null : estimateSays(owner, edit.after)),
  priority: (owner, edit) =>
    edit.after === "" ? owner.priority === null : prioritySays(owner.priority ?? "", edit.after),
  due: (owner, edit) => (edit.after === "" ? owner.due === null : owner.due === edit.after),
  link: (owner, edit) =>
    "adopts" in owner && owner.adopts !== null && edit.after.endsWith(`/issues/${owner.adopts.number}`),
  dependsOn: (owner, edit, document) => {
    const present = (reference: string): boolean =>
      owner.dependsOn.some((one) => isDependency(document, one, reference));
    return edit.after === "" ? !present(edit.before) : present(edit.after);
  },
  split: (owner, edit, document) => {
    const text = cleaned(edit.after);
    const lines = document.source.split(/\r\n|\n|\r/);
    // The reader may take an owner or an estimate out of a step's text, so the line itself counts, too.
    const says = (told: string, line: number): boolean =>
      plain(told) === plain(text) || (lines[line - 1] ?? "").trimEnd().endsWith(`] ${text}`);
    const inside = "steps" in owner && owner.steps.some((step) => says(step.text, step.line));
    return inside || document.tasks.some((task) => task.parent === owner.key && says(task.title, task.line));
  },
};

function boxSays(boxes: readonly (Step | Criterion)[], edit: PlanEdit): boolean {
  const wanted = edit.after === "done";
  const named = boxes.filter((box) => (edit.text === undefined ? box.line === edit.line : box.text === edit.text));
  const there = named.length > 1 ? named.filter((box) => box.line === edit.line) : named;
  return there.length > 0 && there.every((box) => (box.done ?? false) === wanted);
}

function plain(text: string): string {
  return text
    .replace(/[\s*_`\\]+/g, " ")
    .trim()
    .toLowerCase();
}

function login(text: string): string {
  return text.replace(/^@/, "").toLowerCase();
}

const HOURS: Readonly<Record<string, number>> = { m: 1 / 60, h: 1, d: 8, w: 40 };

function estimateSays(owner: Task | Phase, value: string): boolean {
  const { estimate } = owner;
  if (estimate === null) return false;
  const short = /^~?(\d+(?:\.\d+)?)\s?([mhdwp])$/i.exec(value);
  const number = Number(short?.[1] ?? Number.NaN);
  const unit = short?.[2]?.toLowerCase() ?? "";
  if (unit === "p") return estimate.points === number;
  if (unit === "d" || unit === "w") return new RegExp(`(?<![\\d.])${number}(?![\\d.])`).test(estimate.text);
  if (unit !== "") return Math.abs((estimate.minHours ?? -1) - number * (HOURS[unit] ?? 1)) < 0.02;
  return plain(estimate.text).includes(plain(value)) || plain(value).includes(plain(estimate.text));
}

const RANKS: readonly (readonly string[])[] = [
  ["p0", "critical", "urgent", "highest"],
  ["p1", "high"],
  ["p2", "medium", "normal"],
  ["p3", "low"],
];

function prioritySays(told: string, wanted: string): boolean {
  const lower = told.toLowerCase();
  const want = wanted.toLowerCase();
  if (lower.includes(want)) return true;
  return RANKS.some((rank) => rank.includes(want) && rank.some((word) => lower.includes(word)));
}

/** A new title may be a new key: then the task is the one at the same place of the list. */
function sameplace(before: PlanDocument, after: PlanDocument, edit: PlanEdit): Task | Phase | null {
  const direct = ownerOf(after, edit);
  if (direct !== null) return direct;
  const [old, now] = edit.identity.kind === "phase" ? [before.phases, after.phases] : [before.tasks, after.tasks];
  const index = old.findIndex((one) => one.key === edit.identity.key);
  return index < 0 || old.length !== now.length ? null : (now[index] ?? null);
}

/** What changed that nobody asked for, in words; null when nothing did. */
export function strayChange(before: PlanDocument, after: PlanDocument, edits: readonly PlanEdit[]): string | null {
  const renamed = edits.some((edit) => edit.field === "title");
  const grown = edits.filter((edit) => edit.field === "split").length;
  if (after.tasks.length < before.tasks.length || after.tasks.length > before.tasks.length + grown)
    return `${Math.abs(after.tasks.length - before.tasks.length)} tasks would come or go`;
  if (after.phases.length !== before.phases.length) return "phases would come or go";
  const touched = touchedBy(before, edits);
  const keyed = new Map(after.tasks.map((task) => [task.key, task]));
  for (const [index, task] of before.tasks.entries()) {
    const now = keyed.get(task.key) ?? (renamed ? after.tasks[index] : undefined);
    if (now === undefined) return `the task in line ${task.line} would be another one`;
    const stray = differing(task, now, renamed).find((field) => touched(task.key, field) === false);
    if (stray !== undefined) return `the ${stray} of the task in line ${task.line} would change too`;
  }
  const grouped = new Map(after.phases.map((phase) => [phase.key, phase]));
  for (const [index, phase] of before.phases.entries()) {
    const now = grouped.get(phase.key) ?? (renamed ? after.phases[index] : undefined);
    if (now === undefined) return `the phase in line ${phase.line} would be another one`;
    const stray = differing(phase, now, renamed).find((field) => touched(phase.key, field) === false);
    if (stray !== undefined) return `the ${stray} of the phase in line ${phase.line} would change too`;
  }
  return null;
}

const COMPARED: Readonly<Record<string, (owner: Task | Phase) => unknown>> = {
  title: (owner) => owner.title,
  status: (owner) => owner.status,
  owner: (owner) => owner.owners,
  estimate: (owner) => owner.estimate?.text ?? null,
  priority: (owner) => owner.priority,
  due: (owner) => owner.due,
  dependsOn: (owner) => owner.dependsOn.map((one) => `${one.ref} ${one.source}`).sort(),
  criterion: (owner) => owner.criteria.map((one) => [one.text, one.done]),
  step: (owner) => ("steps" in owner ? owner.steps.map((one) => [one.text, one.done]) : null),
  phase: (owner) => ("phase" in owner ? owner.phase : null),
  parent: (owner) => ("parent" in owner ? owner.parent : null),
};

function differing(before: Task | Phase, after: Task | Phase, renamed: boolean): string[] {
  const keyed = new Set(["phase", "parent"]);
  return Object.entries(COMPARED).flatMap(([field, read]) => {
    if (renamed && keyed.has(field)) return [];
    return JSON.stringify(read(before)) === JSON.stringify(read(after)) ? [] : [field];
  });
}

const MAY: Readonly<Record<PlanEdit["field"], readonly string[]>> = {
  status: ["status"],
  step: ["step", "status"],
  criterion: ["criterion", "status"],
  title: ["title"],
  owner: ["owner"],
  estimate: ["estimate"],
  priority: ["priority"],
  due: ["due"],
  link: [],
  dependsOn: ["dependsOn", "status"],
  split: ["step", "status"],
};

/** Which fields of whom may differ: those asked for, and what rolls up from them to parents and phases. */
function touchedBy(before: PlanDocument, edits: readonly PlanEdit[]): (key: string, field: string) => boolean {
  const allowed = new Set<string>();
  const tasks = new Map(before.tasks.map((task) => [task.key, task]));
  for (const edit of edits) {
    const { key } = edit.identity;
    for (const field of MAY[edit.field]) allowed.add(`${field} ${key}`);
    const rolls = ["status", "step", "criterion", "split", "estimate"].includes(edit.field);
    const seen = new Set<string>();
    for (let task = tasks.get(key); rolls && task !== undefined && !seen.has(task.key); ) {
      seen.add(task.key);
      const field = edit.field === "estimate" ? "estimate" : "status";
      if (task.phase !== null) allowed.add(`${field} ${task.phase}`);
      if (task.parent !== null) allowed.add(`${field} ${task.parent}`);
      // A step told as a task of its own is ticked in both roles.
      if (task.parent !== null) allowed.add(`step ${task.parent}`);
      task = task.parent === null ? undefined : tasks.get(task.parent);
    }
    if (edit.field === "title" && targetOf(before, edit.before) !== null) allowed.add(`title ${key}`);
  }
  return (key, field) => allowed.has(`${field} ${key}`);
}
