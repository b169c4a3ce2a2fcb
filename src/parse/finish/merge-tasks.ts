// Makes one task of all the places that tell it: table row and detail section, a second table, a pasted copy, a checklist.

import { NONE } from "../blocks/block.ts";
import { added } from "../collect/close-task.ts";
import type { Collected, TaskDraft } from "../collect/draft.ts";
import type { Notes } from "../collect/notes.ts";
import { foldId } from "../facts/targets.ts";
import { foldWords, likeness, wordSet } from "../text/fold.ts";

/** The criteria of a task by their words, kept for the next telling. */
const criteriaOf = new WeakMap<TaskDraft, Set<string>>();

function toldCriteria(task: TaskDraft): Set<string> {
  const before = criteriaOf.get(task);
  if (before) return before;
  const told = new Set(task.criteria.map((criterion) => foldWords(criterion.text)));
  criteriaOf.set(task, told);
  return told;
}

/** A section in a named phase ("Phase 2") tells the place of a task that a table or list under other words only lists. */
function isTruerPlace(kept: TaskDraft, other: TaskDraft): boolean {
  const named = (task: TaskDraft) => task.phase !== null && task.phase.word !== "";
  return kept.kind !== "heading" && other.kind === "heading" && named(other) && !named(kept);
}

function absorb(kept: TaskDraft, other: TaskDraft, notes: Notes): void {
  kept.statuses = added(kept.statuses, other.statuses);
  kept.facts = added(kept.facts, other.facts);
  kept.depends = added(kept.depends, other.depends);
  const told = toldCriteria(kept);
  for (const criterion of other.criteria) {
    const words = foldWords(criterion.text);
    if (told.has(words)) continue;
    told.add(words);
    kept.criteria = added(kept.criteria, [criterion]);
  }
  kept.labels = added(
    kept.labels,
    other.labels.filter((label) => !kept.labels.includes(label)),
  );
  if (kept.title === "") kept.title = other.title;
  kept.description = added(kept.description, other.description);
  kept.parallel ??= other.parallel;
  kept.adopts ??= other.adopts;
  kept.directiveId ??= other.directiveId;
  if (isTruerPlace(kept, other)) [kept.phase, kept.group] = [other.phase, other.group];
  kept.phase ??= other.phase;
  kept.group ??= other.group;
  const mention = {
    field: "mention",
    value: other.title,
    line: other.line,
    source: other.kind === "row" ? "table" : other.kind === "heading" ? "heading" : "checkbox",
    used: false,
  } as const;
  kept.told = added(kept.told, [mention]);
  if (kept.numbered && !other.numbered && other.id !== null) kept.id = other.id;
  else kept.id ??= other.id;
  notes.push({
    line: other.line,
    endLine: other.kind === "heading" ? other.line : other.endLine,
    taken: "duplicate",
    draft: kept,
    because: [`tells the same task as line ${kept.line}`],
  });
}

/** Two tellings of one task under one id: of different kinds, or with titles alike. */
function sameById(a: TaskDraft, b: TaskDraft): boolean {
  if (a.title === "" || b.title === "") return true;
  const alike = likeness(wordSet(a.title), wordSet(b.title));
  if (alike >= 0.8 || foldWords(a.title) === foldWords(b.title)) return true;
  const strong = /[A-Za-z#]|\d\.\d/.test(a.id ?? "");
  if (a.kind !== b.kind && (a.kind === "heading" || b.kind === "heading" || a.kind === "row" || b.kind === "row")) {
    return strong ? alike > 0.15 || a.section !== b.section : alike >= 0.5;
  }
  return a.section !== b.section && alike >= 0.5;
}

/** Two tellings without ids of one task: same words, told in different places. */
function sameByTitle(a: TaskDraft, b: TaskDraft): boolean {
  if (a.id !== null && b.id !== null && !a.numbered && !b.numbered && foldId(a.id) !== foldId(b.id)) return false;
  if (a.kind !== b.kind) return a.kind === "row" || b.kind === "row" || a.phase === b.phase;
  if (a.section === b.section) return false;
  if (a.kind === "row") return true;
  return a.phase !== null && a.phase === b.phase && a.group === b.group;
}

/** How many tasks of one name are looked at. */
const MOST_ALIKE = 20;

/** Tasks by their names, those inside a task apart. Most names have one: a list for each would cost more than all else. */
class Namesakes {
  private readonly first = new Map<string, TaskDraft>();
  private readonly more = new Map<string, TaskDraft[]>();

  /** The first ones of this name. */
  of(scope: TaskDraft | null, name: string): readonly TaskDraft[] {
    const full = fullName(scope, name);
    const first = this.first.get(full);
    return first ? [first, ...(this.more.get(full) ?? NONE)] : NONE;
  }

  add(scope: TaskDraft | null, name: string, task: TaskDraft): void {
    const full = fullName(scope, name);
    const more = this.more.get(full);
    if (!this.first.has(full)) this.first.set(full, task);
    else if (!more) this.more.set(full, [task]);
    else if (more.length < MOST_ALIKE - 1) more.push(task);
  }
}

function fullName(scope: TaskDraft | null, name: string): string {
  return scope ? [scope.line, name].join("|") : name;
}

/**
 * The tasks, each once, in the order of their first telling. Items inside a copy go to the task that stays. Takes the
 * drafts out of what was collected.
 */
export function mergeTasks(collected: Collected): TaskDraft[] {
  const becomes = new Map<TaskDraft, TaskDraft>();
  const [byId, byTitle] = [new Namesakes(), new Namesakes()];
  const tasks: TaskDraft[] = [];
  const drafts = collected.tasks.splice(0);
  const strong = drafts.some((task) => !task.weak);
  const ordered = strong ? [...drafts.filter((task) => !task.weak), ...drafts.filter((task) => task.weak)] : drafts;
  for (const task of ordered) {
    if (task.parent) task.parent = becomes.get(task.parent) ?? task.parent;
    const id = task.id === null || task.numbered ? null : foldId(task.id);
    const title = foldWords(task.title);
    const scope = task.minor ? task.parent : null;
    const first =
      (id === null
        ? undefined
        : byId.of(scope, id).find((other, _, all) => (task.title === "" ? all.length === 1 : sameById(other, task)))) ??
      (title === "" ? undefined : byTitle.of(scope, title).find((other) => sameByTitle(other, task)));
    if (first && first !== task.parent) {
      absorb(first, task, collected.notes);
      becomes.set(task, first);
      continue;
    }
    if (task.weak && (strong || task.title === "")) continue;
    tasks.push(task);
    if (id !== null) byId.add(scope, id, task);
    if (title !== "") byTitle.add(scope, title, task);
  }
  return settleNumbers(nestByNumber(tasks));
}

/** Numbers of a list are ids only where they do not start again: "1." of every week names nothing. */
function settleNumbers(tasks: TaskDraft[]): TaskDraft[] {
  const seen = new Map<string, number>();
  const outer = tasks.filter((task) => task.numbered && !task.minor);
  for (const task of outer) seen.set(task.id ?? "", (seen.get(task.id ?? "") ?? 0) + 1);
  const again = [...seen.values()].some((count) => count > 1);
  for (const task of tasks) if (task.numbered && (again || task.minor)) task.id = null;
  return tasks;
}

/** Sub-tasks that only their number tells: "2" (or "2.0") and "2.1" side by side in one list or table. */
function nestByNumber(tasks: TaskDraft[]): TaskDraft[] {
  const byId = new Map<string, TaskDraft>();
  for (const task of tasks) {
    if ((task.kind !== "item" && task.kind !== "row") || task.id === null) continue;
    if (!task.minor) {
      for (let id = task.id, dot = id.lastIndexOf("."); dot > 0; id = id.slice(0, dot), dot = id.lastIndexOf(".")) {
        const name = `${task.section}|${id.slice(0, dot)}`;
        const above = byId.get(name) ?? byId.get(`${name}.0`);
        if (!above || above.kind !== task.kind) continue;
        task.parent = above;
        task.minor = task.kind === "item";
        break;
      }
    }
    byId.set(`${task.section}|${task.id}`, task);
  }
  return tasks;
}
