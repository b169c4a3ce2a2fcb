// Random histories: people edit the plan and GitHub, runs are disturbed or overlap; in the end everything must agree.
import fc from "fast-check";
import { applyChanges } from "../../src/apply/apply-changes.ts";
import { splitBody } from "../../src/diff/marker.ts";
import { nameOf } from "../../src/model/desired.ts";
import type { PlanDocument, Status } from "../../src/model/plan.ts";
import { aDocument, aPhase, aStep, aTask, on } from "../build.ts";
import { compare, sync } from "./run.ts";
import { type Fault, Killed, World } from "./world.ts";

/** One thing that happens: what, and which of those that are there. */
export interface Happening {
  readonly what: (typeof WHAT)[number];
  readonly which: number;
  readonly how: number;
}

export const WHAT = [
  "add",
  "remove",
  "reword",
  "move",
  "reorder",
  "depend",
  "status",
  "step",
  "split",
  "rename-file",
  "rename-phase",
  "title",
  "above",
  "inside",
  "below",
  "tick",
  "label",
  "unlabel",
  "milestone",
  "close",
  "reopen",
  "delete-label",
  "delete-milestone",
  "transfer",
  "crlf",
  "end-mark",
  "wipe",
  "run",
  "run",
  "run",
  "disturbed",
  "disturbed",
  "together",
] as const;

export const histories: fc.Arbitrary<readonly Happening[]> = fc.array(
  fc.record({ what: fc.constantFrom(...WHAT), which: fc.nat(997), how: fc.nat(997) }),
  { minLength: 3, maxLength: 25 },
);

interface Item {
  title: string;
  id: string | null;
  file: number;
  phase: number;
  status: Status;
  steps: { text: string; done: boolean }[];
  needs: string | null;
}

const WORDS = "audit login search billing export cache deploy backup parser worker mobile report invite archive".split(
  " ",
);
const VERBS = "Write Build Fix Check Plan Move".split(" ");
const STATUSES: readonly Status[] = ["todo", "in_progress", "done", "cancelled", "blocked"];

export class History {
  readonly world = new World();
  readonly items: Item[] = [];
  readonly files = ["docs/one.md", "docs/two.md"];
  readonly phases = ["Base", "Build", "Launch"];
  /** What people wrote into bodies, and into which issue. */
  readonly written = new Map<string, number>();
  /** Issues that people closed, and have not opened again. */
  readonly closed = new Set<number>();
  #count = 0;

  constructor() {
    for (let at = 0; at < 4; at++) this.#add(at, at * 3);
  }

  documents(): PlanDocument[] {
    return this.files.flatMap((path, file) => {
      const items = this.items.filter((item) => item.file === file);
      if (items.length === 0 && file > 0) return [];
      const keys = keysOf(items);
      return aDocument({
        path,
        title: `Plan ${file}`,
        phases: this.phases.map((title) => aPhase(title.toLowerCase(), { id: null, title })),
        tasks: items.map((item, at) =>
          aTask(keys[at] ?? "", {
            id: item.id,
            title: item.title,
            status: item.status,
            phase: (this.phases[item.phase % this.phases.length] ?? "").toLowerCase(),
            line: at + 1,
            steps: item.steps.map(({ text, done }) => aStep(text, { done })),
            dependsOn: items.flatMap((other, index) =>
              other.title === item.needs && other !== item ? [on(keys[index] ?? "")] : [],
            ),
          }),
        ),
      });
    });
  }

  async happen({ what, which, how }: Happening): Promise<void> {
    const item = this.items[which % Math.max(1, this.items.length)];
    const numbers = [...this.world.issues.keys()];
    const number = numbers[which % Math.max(1, numbers.length)];
    if (what === "add") this.#add(which, how);
    else if (what === "run") await this.#run();
    else if (what === "disturbed") await this.#disturbed(which, how);
    else if (what === "together") await this.#together();
    else if (what === "rename-file") this.files[which % 2] = `docs/file-${++this.#count}.md`;
    else if (what === "rename-phase") this.phases[which % 3] = `Stage ${++this.#count}`;
    else if (item !== undefined && PLAN.has(what)) this.#plan(what, item, how);
    else if (number !== undefined) this.#human(what, number, how);
  }

  /** Runs until nothing changes, and tells what is wrong. */
  async settle(): Promise<string[]> {
    this.world.fault = () => "none";
    const documents = this.documents();
    for (let run = 0; run < 4 && compare(documents, this.world).changes.length > 0; run++) await this.#run();
    const { changes } = compare(documents, this.world);
    const wrong = changes.map(
      (change) =>
        `not settled: ${change.kind} ${change.action} ${change.reason} ${JSON.stringify("number" in change ? change.number : "")}`,
    );
    const before = this.world.effects;
    await sync(documents, this.world);
    if (this.world.effects !== before) wrong.push("the last run wrote something");
    return [...wrong, ...this.#lost(), ...this.#twice(), ...this.#reopened()];
  }

  #add(which: number, how: number): void {
    const title = `${VERBS[which % VERBS.length]} ${WORDS[how % WORDS.length]} ${WORDS[(which + how) % WORDS.length]}`;
    const id = how % 3 === 0 ? `T${++this.#count}` : null;
    const steps = how % 2 === 0 ? [] : [1, 2, 3].map((step) => ({ text: `${title} part ${step}`, done: false }));
    this.items.splice(which % (this.items.length + 1), 0, {
      title,
      id,
      file: 0,
      phase: how % 3,
      status: "todo",
      steps,
      needs: null,
    });
  }

  #plan(what: Happening["what"], item: Item, how: number): void {
    const at = this.items.indexOf(item);
    const other = this.items[how % this.items.length];
    const step = item.steps[how % Math.max(1, item.steps.length)];
    if (what === "remove") this.items.splice(at, 1);
    if (what === "reword")
      item.title = how % 2 === 0 ? `${item.title} ${WORDS[how % WORDS.length]}` : `The ${item.title.toLowerCase()}`;
    if (what === "move") item.phase = how % 3;
    if (what === "reorder") this.items.splice(how % this.items.length, 0, ...this.items.splice(at, 1));
    if (what === "depend") item.needs = other === undefined || other === item ? null : other.title;
    if (what === "status") item.status = STATUSES[how % STATUSES.length] ?? "todo";
    if (what === "step" && step !== undefined) step.done = !step.done;
    if (what === "split") item.file = 1 - item.file;
  }

  #human(what: Happening["what"], number: number, how: number): void {
    const { world } = this;
    const issue = world.issue(number);
    const words = `said by a person ${++this.#count}`;
    const write = (body: string) => {
      issue.body = body;
      this.written.set(words, number);
    };
    if (what === "title") issue.title = `${issue.title} (${this.#count})`;
    if (what === "above") write(`${words}\r\n\r\n${issue.body}`);
    if (what === "below") write(`${issue.body}\n\n${words}`);
    if (what === "inside" && issue.body.includes("\n<!-- plansync:end -->"))
      write(issue.body.replace("\n<!-- plansync:end -->", `\n${words}\n<!-- plansync:end -->`));
    if (what === "tick") issue.body = issue.body.replace(how % 2 ? "- [ ]" : "- [x]", how % 2 ? "- [x]" : "- [ ]");
    if (what === "crlf") issue.body = issue.body.replace(/\r?\n/g, "\r\n");
    if (what === "end-mark") issue.body = issue.body.replace("<!-- plansync:end -->", "");
    if (what === "wipe" && issue.author === world.viewer) {
      for (const [said, where] of this.written) if (where === number) this.written.delete(said);
      issue.body = "";
    }
    if (what === "label")
      issue.labels = [...new Set([...issue.labels, ["bug", "priority: low", "blocked"][how % 3] ?? "bug"])];
    if (what === "unlabel") issue.labels = issue.labels.filter((_, at) => at !== how % 3);
    if (what === "milestone") issue.milestone = how % 2 ? null : ([...world.milestones.keys()][how % 3] ?? null);
    if (what === "close" && issue.state === "open") {
      Object.assign(issue, { state: "closed", stateReason: how % 2 ? "completed" : "not_planned" });
      this.closed.add(number);
    }
    if (what === "reopen" && issue.state === "closed") {
      Object.assign(issue, { state: "open", stateReason: "reopened" });
      this.closed.delete(number);
    }
    if (what === "delete-label") world.deleteLabel(["plansync", "blocked", "in progress"][how % 3] ?? "");
    if (what === "delete-milestone") world.deleteMilestone([...world.milestones.keys()][how % 3] ?? 0);
    if (what === "transfer") world.transfer(number);
  }

  async #run(): Promise<void> {
    try {
      await sync(this.documents(), this.world);
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    }
  }

  async #disturbed(which: number, how: number): Promise<void> {
    const kinds: readonly ReturnType<Fault>[] = ["killed-before", "killed-after", "lost", "refused", "limited"];
    const at = this.world.effects + (which % 12);
    this.world.fault = (effect) => (effect === at ? (kinds[how % kinds.length] ?? "none") : "none");
    await this.#run();
    this.world.fault = () => "none";
  }

  // Two runners read the same and both write.
  async #together(): Promise<void> {
    const changes = [compare(this.documents(), this.world), compare(this.documents(), this.world)];
    for (const one of changes) await applyChanges(one, this.world.writer());
  }

  #lost(): string[] {
    const everything = [...this.world.issues.values()].map(({ body }) => body);
    const comments = [...this.world.comments.values()].flat().map(({ body }) => body);
    return [...this.written].flatMap(([words, number]) => {
      if (!this.world.issues.has(number)) return [];
      const there = [...everything, ...comments].some((text) =>
        text.split(/\r?\n/).some((line) => line.trim().replace(/^(?:> )+/, "") === words),
      );
      return there ? [] : [`lost: ${words} in #${number}`];
    });
  }

  #twice(): string[] {
    const seen = new Map<string, number>();
    return [...this.world.issues.values()].flatMap((issue) => {
      const { marker } = splitBody(issue.body);
      if (marker === null || marker.duplicateOf !== null || issue.stateReason === "duplicate") return [];
      const name = nameOf(marker.identity);
      const other = seen.get(name);
      seen.set(name, issue.number);
      return other === undefined ? [] : [`twice: ${name} is #${other} and #${issue.number}`];
    });
  }

  #reopened(): string[] {
    return [...this.closed].flatMap((number) =>
      this.world.issues.get(number)?.state === "open" ? [`#${number} was closed by a person and is open`] : [],
    );
  }
}

const PLAN = new Set<string>(["remove", "reword", "move", "reorder", "depend", "status", "step", "split"]);

/** Plays a history; what is wrong in the end. */
export async function play(happenings: readonly Happening[]): Promise<string[]> {
  const history = new History();
  for (const happening of happenings) await history.happen(happening);
  return history.settle();
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
