// What people do on GitHub in a random history, and what they may expect to find again.
import type { DONE, Happening } from "./happenings.ts";
import type { Kept, World } from "./world.ts";

export class People {
  readonly #world: World;
  /** What they wrote into bodies, and into which issue. */
  readonly #written = new Map<string, number>();
  /** Issues that they closed, and have not opened again. */
  readonly #closed = new Set<number>();
  readonly #gone: Kept[] = [];
  /** They gave sub-issues another order or parent, or took away the record of where one stood. */
  rearranged = false;
  #count = 0;

  constructor(world: World) {
    this.#world = world;
  }

  act({ what, which, how }: Happening & { readonly what: (typeof DONE)[number] }): void {
    const numbers = [...this.#world.issues.keys()];
    const number = numbers[which % Math.max(1, numbers.length)];
    if (what === "open") this.#open(which, how);
    if (what === "return") this.#return();
    if (number === undefined) return;
    const other = numbers[how % numbers.length] ?? number;
    this.#inRepository(what, how);
    this.#onBody(what, number, how);
    this.#onFields(what, number, how);
    this.#onPlaces(what, number, other, how);
  }

  /** What is wrong: words that are gone, issues that were closed by a person and are open. */
  disappointed(): string[] {
    const { issues, comments } = this.#world;
    const everything = [...issues.values(), ...[...comments.values()].flat()].flatMap(({ body }) =>
      body.split(/\r?\n/),
    );
    const lines = new Set(everything.map((line) => line.trim().replace(/^(?:> )+/, "")));
    const lost = [...this.#written].filter(([words, number]) => issues.has(number) && !lines.has(words));
    const opened = [...this.#closed].filter((number) => issues.get(number)?.state === "open");
    return [
      ...lost.map(([words, number]) => `lost: ${words} in #${number}`),
      ...opened.map((number) => `#${number} was closed by a person and is open`),
    ];
  }

  // A person's own issue; some have the title that a task has or will have.
  #open(which: number, how: number): void {
    const words = `said by a person ${++this.#count}`;
    const titles = [...this.#world.issues.values()].map(({ title }) => title);
    const title = (how % 3 === 0 ? titles[which % Math.max(1, titles.length)] : undefined) ?? `Opened ${this.#count}`;
    const { number } = this.#world.open({ title, body: words });
    this.#written.set(words, number);
  }

  // Back from the repository that it was transferred to: under a new number, with its text, without its links.
  #return(): void {
    const one = this.#gone.pop();
    if (one === undefined) return;
    const { number, ...told } = one;
    const back = this.#world.open({ ...told, labels: [], milestone: null, parent: null, blockedBy: [] });
    for (const [words, where] of this.#written) if (where === number) this.#written.set(words, back.number);
  }

  #inRepository(what: Happening["what"], how: number): void {
    const world = this.#world;
    const milestone = [...world.milestones.values()][how % Math.max(1, world.milestones.size)];
    if (what === "delete-label") world.deleteLabel(["plansync", "blocked", "in progress"][how % 3] ?? "");
    if (what === "rename-label")
      world.renameLabel(["plansync", "blocked", "in progress"][how % 3] ?? "", `was ${++this.#count}`);
    if (milestone === undefined) return;
    if (what === "delete-milestone") world.deleteMilestone(milestone.number);
    if (what === "rename-milestone")
      world.milestones.set(milestone.number, { ...milestone, title: `Named ${++this.#count}` });
    if (what === "close-milestone") world.milestones.set(milestone.number, { ...milestone, state: "closed" });
  }

  #onBody(what: Happening["what"], number: number, how: number): void {
    const issue = this.#world.issue(number);
    const words = `said by a person ${++this.#count}`;
    const write = (body: string) => {
      issue.body = body;
      this.#written.set(words, number);
    };
    if (what === "above") write(`${words}\r\n\r\n${issue.body}`);
    if (what === "below") write(`${issue.body}\n\n${words}`);
    if (what === "inside" && issue.body.includes("\n<!-- plansync:end -->"))
      write(issue.body.replace("\n<!-- plansync:end -->", `\n${words}\n<!-- plansync:end -->`));
    if (what === "tick") issue.body = issue.body.replace(how % 2 ? "- [ ]" : "- [x]", how % 2 ? "- [x]" : "- [ ]");
    if (what === "crlf") issue.body = issue.body.replace(/\r?\n/g, "\r\n");
    if (what === "end-mark") issue.body = issue.body.replace("<!-- plansync:end -->", "");
    if (what === "wipe" && issue.author === this.#world.viewer) {
      for (const [said, where] of this.#written) if (where === number) this.#written.delete(said);
      issue.body = "";
    }
  }

  #onFields(what: Happening["what"], number: number, how: number): void {
    const world = this.#world;
    const issue = world.issue(number);
    if (what === "title") issue.title = `${issue.title} (${++this.#count})`;
    if (what === "label")
      issue.labels = [...new Set([...issue.labels, ["bug", "priority: low", "blocked"][how % 3] ?? "bug"])];
    if (what === "unlabel") issue.labels = issue.labels.filter((_, at) => at !== how % 3);
    if (what === "milestone") issue.milestone = how % 2 ? null : ([...world.milestones.keys()][how % 3] ?? null);
    if (what === "assign") issue.assignees = [["alice"], ["bob"], []][how % 3] ?? [];
    if (what === "close" && issue.state === "open") {
      Object.assign(issue, { state: "closed", stateReason: how % 2 ? "completed" : "not_planned" });
      this.#closed.add(number);
    }
    if (what === "reopen" && issue.state === "closed") {
      Object.assign(issue, { state: "open", stateReason: "reopened" });
      this.#closed.delete(number);
    }
  }

  #onPlaces(what: Happening["what"], number: number, other: number, how: number): void {
    const world = this.#world;
    const [one, two] = [world.issue(number), world.issue(other)];
    if (what === "drag" || what === "hang" || what === "wipe") this.rearranged = true;
    if (what === "exchange-titles") [one.title, two.title] = [two.title, one.title];
    if (what === "drag" && one.parent !== null) {
      const siblings = (world.children.get(one.parent) ?? []).filter((child) => child !== number);
      const beside = siblings[how % Math.max(1, siblings.length)];
      if (beside !== undefined) world.move(one.parent, number, beside, how % 2 === 0);
    }
    if (what === "hang") {
      if (how % 4 === 0) world.below(number, null);
      else if (!this.#isAbove(number, other)) world.below(number, other);
    }
    const name = { repository: "acme/shop", number: other };
    if (what === "link" && number !== other && !one.blockedBy.some((blocker) => blocker.number === other))
      one.blockedBy.push(name);
    if (what === "unlink") one.blockedBy.splice(how % Math.max(1, one.blockedBy.length), 1);
    if (what === "transfer") {
      this.#gone.push(structuredClone(one));
      world.transfer(number);
    }
  }

  #isAbove(number: number, other: number): boolean {
    for (let up: number | null = other; up !== null; up = this.#world.issues.get(up)?.parent ?? null)
      if (up === number) return true;
    return false;
  }
}
