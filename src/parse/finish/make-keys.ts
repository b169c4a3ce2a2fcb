// Gives every phase and task its key: from its id, else from its phase and title; never from its position.
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
  return words.length <= LONGEST ? words : `${words.slice(0, LONGEST - 8).replace(/-+$/, "")}-${shortHash(words)}`;
}

class Names {
  private readonly used = new Map<string, number>();

  /** The first of the candidates that is free, else the last one with a number. */
  take(...candidates: readonly string[]): string {
    for (const name of candidates) {
      if (this.used.has(name)) continue;
      this.used.set(name, 1);
      return name;
    }
    const last = candidates.at(-1) ?? "task";
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

/** Sets the keys. Parents must stand before their children. */
export function makeKeys(phases: readonly PhaseDraft[], tasks: readonly TaskDraft[]): void {
  const names = new Names();
  for (const phase of phases) {
    const byId = phase.id === null ? null : `${slug(phase.word || "phase")}-${idKey(phase.id)}`;
    phase.key = names.take(byId ?? slug(phase.title), `${byId ?? "phase"}-${slug(phase.title)}`);
  }
  const named = tasks.filter((task) => task.directiveId ?? task.id);
  const inner = named.filter((task) => task.minor);
  for (const task of [...named.filter((one) => !one.minor), ...inner]) {
    const id = idKey(task.directiveId ?? task.id ?? "");
    const parent = task.parent && task.minor ? task.parent.id : null;
    task.key = names.take(
      id,
      ...(parent ? [`${idKey(parent)}/${id}`] : []),
      ...(task.phase ? [`${task.phase.key}/${id}`] : []),
      `${id}/${slug(task.title)}`,
    );
  }
  for (const task of tasks) {
    if (task.directiveId ?? task.id) continue;
    const place = task.parent ? task.parent.key : (task.phase?.key ?? "");
    const title = slug(task.title);
    const own = place === "" ? title : `${place}/${title}`;
    task.key = names.take(own, ...(task.group ? [`${own}@${slug(task.group)}`] : []));
  }
}
