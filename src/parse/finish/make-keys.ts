// Gives every phase and task its key: from its id, else from its phase and title; never from its position. The parts of
// a key are joined, not added: a text made by adding holds on to all its parts, and a large plan has a hundred thousand.
import type { PhaseDraft, TaskDraft } from "../collect/draft.ts";
import { foldWords } from "../text/fold.ts";

const LONGEST = 64;

/** A short, stable hash of a text (FNV-1a, base 36). */
export function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return hash.toString(36);
}

/** A text as part of a key: its words with dashes between; a long one is cut and closed by its hash. */
export function slug(text: string): string {
  const words = foldWords(text).split(" ").join("-");
  if (words === "") return text.trim() === "" ? "untitled" : `x-${shortHash(text)}`;
  if (words.length <= LONGEST) return words;
  return [words.slice(0, LONGEST - 8).replace(/-+$/, ""), shortHash(words)].join("-");
}

class Names {
  private readonly used = new Map<string, number>();

  /** The first of the candidates that is free, else the last one with a number. */
  take(candidates: Iterable<string>): string {
    let last = "task";
    for (const name of candidates) {
      last = name;
      if (this.used.has(name)) continue;
      this.used.set(name, 1);
      return name;
    }
    for (;;) {
      const count = (this.used.get(last) ?? 1) + 1;
      this.used.set(last, count);
      const name = `${last}~${count}`;
      if (!this.used.has(name)) {
        this.used.set(name, 1);
        return name;
      }
    }
  }
}

function idKey(id: string): string {
  const bare = id
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}.-]+/gu, "-");
  return bare.replace(/^[-.]+|[-.]+$/g, "") || slug(id);
}

/** How far the work is: "Backend (3/9)", "Backend [2 of 5 done]", "Backend - 40% complete". */
const PROGRESS =
  /\s*(?:[([（【]\s*(?:\d{1,4}\s*(?:\/|of)\s*\d{1,4}|\d{1,3}(?:[.,]\d)?\s?%)(?:\s+\p{L}{2,16}){0,2}\s*[)\]）】]|\s[-–—]\s*(?:\d{1,4}\s*\/\s*\d{1,4}|\d{1,3}(?:[.,]\d)?\s?%)(?:\s+\p{L}{2,16}){0,2})$/iu;

function withoutProgress(title: string): string {
  return (/\d\s*(?:\/|of|%)/i.test(title) && title.length < 300 && title.replace(PROGRESS, "")) || title;
}

type Title = (one: PhaseDraft | TaskDraft) => string;

/** Titles without a count that grows with the work; with it where two in one place differ in nothing else. */
function settledTitles<One extends PhaseDraft | TaskDraft>(all: Iterable<One>, placeOf: (one: One) => unknown): Title {
  const counted = new Map<One, string>();
  for (const one of all) if (withoutProgress(one.title) !== one.title) counted.set(one, withoutProgress(one.title));
  if (counted.size === 0) return ({ title }) => title;
  const [wanted, seen] = [new Set([...counted.values()].map(foldWords)), new Map<unknown, Map<string, number>>()];
  for (const one of all) {
    const words = foldWords(withoutProgress(one.title));
    if (!wanted.has(words)) continue;
    const here = seen.get(placeOf(one)) ?? new Map<string, number>();
    seen.set(placeOf(one), here.set(words, (here.get(words) ?? 0) + 1));
  }
  for (const [one, title] of counted) if ((seen.get(placeOf(one))?.get(foldWords(title)) ?? 0) > 1) counted.delete(one);
  return (one) => counted.get(one as One) ?? one.title;
}

function* namesOfPhase({ id, word }: PhaseDraft, title: string): Iterable<string> {
  if (id === null) {
    yield slug(title);
    yield ["phase", slug(title)].join("-");
  } else {
    const byId = [slug(word || "phase"), idKey(id)].join("-");
    yield byId;
    yield [byId, slug(title)].join("-");
  }
}

/** What the author calls the task. The place in a numbered list is none: it moves with every item put before it. */
function idOf({ directiveId, id, numbered, kind }: TaskDraft): string | null {
  return directiveId ?? (numbered && kind === "item" ? null : id);
}

/** By its id; by that of its parent, or its phase, where the id is taken. */
function* namesById(task: TaskDraft): Iterable<string> {
  const { minor, parent, phase, title } = task;
  const own = idKey(idOf(task) ?? "");
  yield own;
  if (minor && parent?.id) yield [idKey(parent.id), own].join("/");
  if (phase) yield [phase.key, own].join("/");
  yield [own, slug(title)].join("/");
}

function* namesByTitle({ parent, phase, group }: TaskDraft, title: string): Iterable<string> {
  const place = parent ? parent.key : (phase?.key ?? "");
  const own = place === "" ? slug(title) : [place, slug(title)].join("/");
  yield own;
  if (group) yield [own, slug(group)].join("@");
}

/** Sets the keys. Parents must stand before their children. */
export function makeKeys(phases: readonly PhaseDraft[], tasks: readonly TaskDraft[]): void {
  const names = new Names();
  const hasId = (task: TaskDraft) => Boolean(idOf(task));
  const phaseTitle = settledTitles(phases, ({ id }) => id);
  for (const phase of phases) phase.key = names.take(namesOfPhase(phase, phaseTitle(phase)));
  for (const inner of [false, true])
    for (const task of tasks) if (hasId(task) && task.minor === inner) task.key = names.take(namesById(task));
  const taskTitle = settledTitles(tasks, ({ parent, phase }) => parent ?? phase);
  for (const task of tasks) if (!hasId(task)) task.key = names.take(namesByTitle(task, taskTitle(task)));
}
