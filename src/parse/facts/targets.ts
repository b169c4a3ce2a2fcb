// What a reference can point at: the tasks and phases of a document, by id, by number and by title.
import { readName } from "../inline/read-id.ts";
import { foldWords, likeness, wordSet } from "../text/fold.ts";

export interface Target {
  readonly key: string;
  readonly kind: "task" | "phase";
  readonly id: string | null;
  readonly title: string;
  /** An item inside a task. */
  readonly inner?: boolean;
}

/** Blockers that all the statements of a document of the kind "needs all above" name together. */
const MOST_ABOVE = 50_000;

/** An id as it is compared: no case, no `#`, no brackets, no task word, no leading zeros. */
export function foldId(id: string): string {
  const bare = id
    .normalize("NFKC")
    .toLowerCase()
    .replace(/^[#[(\s]+|[\])\s.:]+$/g, "")
    .replace(/[_\s–]/g, "-");
  return bare.replace(/(?<![\d])0+(?=\d)/g, "");
}

function indexTitles(targets: readonly Target[]): ReadonlyMap<string, Target | null> {
  const titles = new Map<string, Target | null>();
  for (const target of targets) {
    const title = foldWords(target.title);
    if (title !== "") titles.set(title, titles.has(title) ? null : target);
  }
  return titles;
}

export class Targets {
  private readonly tasks = new Map<string, Target>();
  /** Ids that several tasks have. */
  readonly repeated = new Set<string>();
  private readonly phases = new Map<string, Target>();
  /** By their folded titles; null for a title that several have. */
  private titles: ReadonlyMap<string, Target | null> | null = null;
  /** Phases that are stories: "Phase 4: User Story 2 - Drag albums", by "user story 2" and by "us2". */
  private readonly stories = new Map<string, Target>();
  private readonly all: readonly Target[];
  private allowance = MOST_ABOVE;
  private outer: readonly Target[] | null = null;
  private sets: { target: Target; words: Set<string> }[] | null = null;

  constructor(targets: readonly Target[]) {
    this.all = targets;
    for (const target of targets) {
      if (target.id !== null) {
        const map = target.kind === "task" ? this.tasks : this.phases;
        const id = foldId(target.id);
        if (!map.has(id)) map.set(id, target);
        else if (target.kind === "task") this.repeated.add(id);
      }
      if (target.kind === "phase") this.addStory(target);
    }
  }

  /** Most plans name nothing by its title: folding them waits until somebody does. */
  private byTitle(folded: string): Target | null {
    this.titles ??= indexTitles(this.all);
    return this.titles.get(folded) ?? null;
  }

  private addStory(target: Target): void {
    const { kind, id, word } = readName(target.title);
    if (kind !== "task" || id === null || word === "") return;
    for (const name of [`${word} ${foldId(id)}`, `us${foldId(id)}`])
      if (!this.stories.has(name)) this.stories.set(name, target);
  }

  /** The phase that is the story of this name: "User Story" and "2", or "US2" alone. */
  story(word: string, id: string): Target | null {
    if (this.stories.size === 0) return null;
    return this.stories.get(word === "" ? foldId(id) : `${foldWords(word)} ${foldId(id)}`) ?? null;
  }

  listStories(): readonly Target[] {
    return [...new Set(this.stories.values())];
  }

  task(id: string): Target | null {
    return this.tasks.get(foldId(id)) ?? null;
  }

  phase(id: string): Target | null {
    return this.phases.get(foldId(id)) ?? null;
  }

  listTasks(): readonly Target[] {
    this.outer ??= this.all.filter((target) => target.kind === "task" && !target.inner);
    return this.outer;
  }

  /**
   * What "all above" means of a list up to `end`: all of it, and only the nearest one where a document asks for too
   * many: what stands before that is before it too.
   */
  above<One>(list: readonly One[], end: number): readonly One[] {
    const size = Math.min(end, Math.max(1, this.allowance));
    this.allowance -= size;
    return list.slice(end - size, end);
  }

  listPhases(): readonly Target[] {
    return this.all.filter((target) => target.kind === "phase");
  }

  /** The one whose title is this text, or (`loosely`) shares nearly all words with it and no other comes near. */
  titled(text: string, loosely: boolean, kind: Target["kind"] | null = null): Target | null {
    const folded = foldWords(text);
    if (folded.length < 2) return null;
    const exact = this.byTitle(folded);
    if (exact) return exact;
    if (!loosely || this.all.length > 600) return null;
    const words = wordSet(text);
    this.sets ??= this.all.map((target) => ({ target, words: wordSet(target.title) }));
    let best: Target | null = null;
    let bestScore = 0;
    let second = 0;
    for (const candidate of this.sets) {
      if (kind !== null && candidate.target.kind !== kind) continue;
      let score = likeness(words, candidate.words);
      if (words.size >= 1 && score < 0.75 && [...words].every((word) => candidate.words.has(word)))
        score = Math.max(score, 0.6 + score / 10);
      if (score > bestScore) {
        second = bestScore;
        bestScore = score;
        best = candidate.target;
      } else if (score > second) second = score;
    }
    return best && bestScore >= 0.6 && bestScore - second > 0.08 ? best : null;
  }
}
