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
  const words = foldWords(text).replace(/ /g, "-");
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

function* namesOfPhase({ id, title, word }: PhaseDraft): Iterable<string> {
  if (id === null) {
    yield slug(title);
    yield ["phase", slug(title)].join("-");
  } else {
    const byId = [slug(word || "phase"), idKey(id)].join("-");
    yield byId;
    yield [byId, slug(title)].join("-");
  }
}

/** By its id; by that of its parent, or its phase, where the id is taken. */
function* namesById({ directiveId, id, minor, parent, phase, title }: TaskDraft): Iterable<string> {
  const own = idKey(directiveId ?? id ?? "");
  yield own;
  if (minor && parent?.id) yield [idKey(parent.id), own].join("/");
  if (phase) yield [phase.key, own].join("/");
  yield [own, slug(title)].join("/");
}

function* namesByTitle({ title, parent, phase, group }: TaskDraft): Iterable<string> {
  const place = parent ? parent.key : (phase?.key ?? "");
  const own = place === "" ? slug(title) : [place, slug(title)].join("/");
  yield own;
  if (group) yield [own, slug(group)].join("@");
}

/** Sets the keys. Parents must stand before their children. */
export function makeKeys(phases: readonly PhaseDraft[], tasks: readonly TaskDraft[]): void {
  const names = new Names();
  const hasId = (task: TaskDraft) => Boolean(task.directiveId ?? task.id);
  for (const phase of phases) phase.key = names.take(namesOfPhase(phase));
  for (const inner of [false, true])
    for (const task of tasks) if (hasId(task) && task.minor === inner) task.key = names.take(namesById(task));
  for (const task of tasks) if (!hasId(task)) task.key = names.take(namesByTitle(task));
}
