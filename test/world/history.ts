// Random histories: people edit plans and GitHub, runs are disturbed or overlap; in the end everything must agree.
import { applyChanges } from "../../src/apply/apply-changes.ts";
import { splitBody } from "../../src/diff/marker.ts";
import type { ChangeSet } from "../../src/model/change.ts";
import { nameOf } from "../../src/model/desired.ts";
import { DONE, type Happening, WRITTEN } from "./happenings.ts";
import { People } from "./people.ts";
import { Planned } from "./planned.ts";
import { compare, sync } from "./run.ts";
import { type Fault, Killed, World } from "./world.ts";

/** Plays a history; what is wrong in the end. */
export async function play(happenings: readonly Happening[]): Promise<string[]> {
  const history = new History();
  for (const happening of happenings) await history.happen(happening);
  return history.settle();
}

class History {
  readonly #world = new World();
  readonly #plans = new Planned();
  readonly #people = new People(this.#world);
  #prefer: "plan" | "github" = "plan";
  /** Two runs wrote at the same time. */
  #overlapped = false;

  async happen(happening: Happening): Promise<void> {
    const { what, which, how } = happening;
    if (what === "run") await this.#run();
    else if (what === "disturbed") await this.#disturbed(which, how);
    else if (what === "together") await this.#together();
    else if (what === "prefer") this.#prefer = how % 2 === 0 ? "github" : "plan";
    else if (isOf(WRITTEN, what)) this.#plans.change({ what, which, how }, [...this.#world.issues.keys()]);
    else if (isOf(DONE, what)) this.#people.act({ what, which, how });
  }

  /** Runs until nothing changes, and tells what is wrong. */
  async settle(): Promise<string[]> {
    this.#world.fault = () => "none";
    for (let run = 0; run < 4 && this.#compare().changes.length > 0; run++) await this.#run();
    const wrong = this.#compare().changes.map(
      (change) =>
        `not settled: ${change.kind} ${change.action} ${change.reason} ${JSON.stringify("number" in change ? change.number : "")}`,
    );
    const before = this.#world.effects;
    await this.#run();
    if (this.#world.effects !== before) wrong.push("the last run wrote something");
    return [...wrong, ...this.#people.disappointed(), ...this.#twice(), ...this.#disordered()];
  }

  /** Sub-issues that stand elsewhere than the plan has them although nobody moved any, and no two runs did at once. */
  #disordered(): string[] {
    if (this.#people.rearranged || this.#overlapped) return [];
    const told = { config: { prefer: this.#prefer }, options: { everyOrder: true } };
    return compare(this.#plans.documents(), this.#world, told)
      .drift.filter(({ field }) => field === "order")
      .map(({ number, desired, observed }) => `out of order: #${number} is ${observed}, not ${desired}`);
  }

  #compare(): ChangeSet {
    return compare(this.#plans.documents(), this.#world, { config: { prefer: this.#prefer } });
  }

  async #run(): Promise<void> {
    try {
      await sync(this.#plans.documents(), this.#world, { config: { prefer: this.#prefer } });
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    }
  }

  async #disturbed(which: number, how: number): Promise<void> {
    const kinds: readonly ReturnType<Fault>[] = ["killed-before", "killed-after", "lost", "refused", "limited"];
    const at = this.#world.effects + (which % 12);
    this.#world.fault = (effect) => (effect === at ? (kinds[how % kinds.length] ?? "none") : "none");
    await this.#run();
    this.#world.fault = () => "none";
  }

  // Two runners read the same and both write.
  async #together(): Promise<void> {
    this.#overlapped = true;
    const changes = [this.#compare(), this.#compare()];
    for (const one of changes) await applyChanges(one, this.#world.writer());
  }

  // Markers count on issues that we wrote, and on those that a plan adopts.
  #twice(): string[] {
    const { adopted } = this.#plans;
    const seen = new Map<string, number>();
    return [...this.#world.issues.values()].flatMap((issue) => {
      const { marker } = splitBody(issue.body);
      if (marker === null || marker.duplicateOf !== null || issue.stateReason === "duplicate") return [];
      if (issue.author !== this.#world.viewer && !adopted.has(issue.number)) return [];
      const name = nameOf(marker.identity);
      const other = seen.get(name);
      seen.set(name, issue.number);
      return other === undefined ? [] : [`twice: ${name} is #${other} and #${issue.number}`];
    });
  }
}

function isOf<One extends string>(list: readonly One[], what: string): what is One {
  return (list as readonly string[]).includes(what);
}
