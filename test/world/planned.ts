// The plans of a random history: three documents whose tasks depend on each other, and what people change in them.
import type { Dependency, PlanDocument, Status } from "../../src/model/plan.ts";
import { aDocument, aPhase, aStep, aTask, on } from "../build.ts";
import type { Happening, WRITTEN } from "./happenings.ts";

interface Item {
  title: string;
  id: string | null;
  file: number;
  phase: number;
  status: Status;
  steps: { text: string; done: boolean }[];
  needs: Item | null;
  adopts: number | null;
  owner: string | null;
}

interface Place {
  readonly path: string;
  readonly key: string;
}

const WORDS = "audit login search billing export cache deploy backup parser worker mobile report invite archive".split(
  " ",
);
const VERBS = "Write Build Fix Check Plan Move".split(" ");
const STATUSES: readonly Status[] = ["todo", "in_progress", "done", "cancelled", "blocked"];

export class Planned {
  #items: Item[] = [];
  readonly #files = ["docs/one.md", "docs/two.md", "docs/three.md"];
  readonly #phases = ["Base", "Build", "Launch"];
  #count = 0;

  constructor() {
    for (let at = 0; at < 4; at++) this.#add(at, at * 3);
  }

  /** Numbers of the issues that tasks are linked to. */
  get adopted(): ReadonlySet<number> {
    return new Set(this.#items.flatMap(({ adopts }) => adopts ?? []));
  }

  documents(): PlanDocument[] {
    const places = this.#places();
    return this.#files.flatMap((path, file) => {
      const items = this.#items.filter((item) => item.file === file);
      if (items.length === 0 && file > 0) return [];
      return aDocument({
        path,
        title: `Plan ${file}`,
        phases: this.#phases.map((title) => aPhase(title.toLowerCase(), { id: null, title })),
        tasks: items.map((item, at) =>
          aTask(places.get(item)?.key ?? "", {
            id: item.id,
            title: item.title,
            status: item.status,
            phase: (this.#phases[item.phase % this.#phases.length] ?? "").toLowerCase(),
            line: at + 1,
            steps: item.steps.map(({ text, done }) => aStep(text, { done })),
            dependsOn: item.needs === null ? [] : dependency(path, places.get(item.needs)),
            adopts: item.adopts === null ? null : { repository: null, number: item.adopts },
            owners: item.owner === null ? [] : [`@${item.owner}`],
          }),
        ),
      });
    });
  }

  /** `numbers`: of the issues that are there. */
  change(
    { what, which, how }: Happening & { readonly what: (typeof WRITTEN)[number] },
    numbers: readonly number[],
  ): void {
    const file = which % this.#files.length;
    if (what === "add") this.#add(which, how);
    if (what === "rename-file") this.#files[file] = `docs/file-${++this.#count}.md`;
    if (what === "rename-phase") this.#phases[which % 3] = `Stage ${++this.#count}`;
    if (what === "split-file") this.#splitFile(file, how);
    if (what === "merge-files")
      for (const item of this.#items) if (item.file === file) item.file = how % this.#files.length;
    const item = this.#items[which % Math.max(1, this.#items.length)];
    if (item !== undefined) this.#changeItem(what, item, how, numbers);
  }

  #add(which: number, how: number): void {
    const title = `${VERBS[which % VERBS.length]} ${WORDS[how % WORDS.length]} ${WORDS[(which + how) % WORDS.length]}`;
    const id = how % 3 === 0 ? `T${++this.#count}` : null;
    const steps = how % 2 === 0 ? [] : [1, 2, 3].map((step) => ({ text: `${title} part ${step}`, done: false }));
    this.#items.splice(which % (this.#items.length + 1), 0, {
      title,
      id,
      file: 0,
      phase: how % 3,
      status: "todo",
      steps,
      needs: null,
      adopts: null,
      owner: null,
    });
  }

  // Half of a document goes into a new one.
  #splitFile(file: number, how: number): void {
    if (this.#files.length > 4) return;
    const moved = this.#items.filter((item, at) => item.file === file && (at + how) % 2 === 0);
    if (moved.length === 0) return;
    this.#files.push(`docs/part-${++this.#count}.md`);
    for (const item of moved) item.file = this.#files.length - 1;
  }

  #changeItem(what: (typeof WRITTEN)[number], item: Item, how: number, numbers: readonly number[]): void {
    const at = this.#items.indexOf(item);
    const other = this.#items[how % this.#items.length] ?? item;
    const step = item.steps[how % Math.max(1, item.steps.length)];
    if (what === "remove") this.#items.splice(at, 1);
    if (what === "reword")
      item.title = how % 2 === 0 ? `${item.title} ${WORDS[how % WORDS.length]}` : `The ${item.title.toLowerCase()}`;
    if (what === "exchange") [item.title, other.title] = [other.title, item.title];
    if (what === "move") item.phase = how % 3;
    if (what === "reorder") this.#items.splice(how % this.#items.length, 0, ...this.#items.splice(at, 1));
    if (what === "depend") item.needs = other === item ? null : other;
    if (what === "status") item.status = STATUSES[how % STATUSES.length] ?? "todo";
    if (what === "step" && step !== undefined) step.done = !step.done;
    if (what === "owner") item.owner = ["alice", "bob", null][how % 3] ?? null;
    if (what === "split") item.file = (item.file + 1 + (how % (this.#files.length - 1))) % this.#files.length;
    if (what === "adopt") item.adopts = numbers[how % Math.max(1, numbers.length)] ?? null;
    if (what === "unadopt") item.adopts = null;
  }

  #places(): ReadonlyMap<Item, Place> {
    const places = new Map<Item, Place>();
    for (const [file, path] of this.#files.entries()) {
      const items = this.#items.filter((item) => item.file === file);
      const keys = keysOf(items);
      for (const [at, item] of items.entries()) places.set(item, { path, key: keys[at] ?? "" });
    }
    return places;
  }
}

function dependency(path: string, place: Place | undefined): Dependency[] {
  if (place === undefined) return [];
  if (place.path === path) return [on(place.key)];
  return [{ ...on(place.key), target: null, elsewhere: place }];
}

function keysOf(items: readonly Item[]): string[] {
  const seen = new Map<string, number>();
  return items.map(({ id, title }) => {
    const base = id ?? title.toLowerCase().replace(/[^a-z0-9]+/g, "-");
    const count = (seen.get(base) ?? 0) + 1;
    seen.set(base, count);
    return count === 1 ? base : `${base}-${count}`;
  });
}
