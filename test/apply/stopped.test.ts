// Stopped after, before or without an answer at every single effect: the next runs end where an undisturbed one does.
import { describe, expect, test } from "vitest";
import type { PlanDocument } from "../../src/model/plan.ts";
import type { Capabilities } from "../../src/model/repository.ts";
import { aDocument, aPhase, aStep, aTask, on } from "../build.ts";
import { compare, sync } from "../world/run.ts";
import { type Fault, Killed, World } from "../world/world.ts";

type Kind = ReturnType<Fault>;
const KINDS: readonly Kind[] = ["killed-before", "killed-after", "lost", "refused", "limited"];

const ALL: Capabilities = { graphql: true, subIssues: true, dependencies: true };

function aPlan(count: number): PlanDocument {
  const phases = ["a", "b", "c"].slice(0, count === 1 ? 1 : 3);
  return aDocument({
    title: "Import",
    phases: phases.map((key) => aPhase(key, { id: null, title: `Part ${key}` })),
    tasks: Array.from({ length: count }, (_, at) =>
      aTask(`t${at}`, {
        title: `Do thing ${at}`,
        phase: phases[at % phases.length] ?? null,
        status: at % 7 === 3 ? "done" : at % 11 === 4 ? "in_progress" : "todo",
        priority: at % 3 === 0 ? "high" : null,
        owners: at % 5 === 0 ? ["@alice"] : [],
        steps: [aStep(`one of ${at}`), aStep(`two of ${at}`, { done: at % 2 === 0 })],
        dependsOn: at > 0 ? [on(`t${at - 1}`), ...(at > 4 ? [on(`t${at - 4}`)] : [])] : [],
      }),
    ),
  });
}

// A later version of the same plan: tasks gone, new, moved, done, reopened, reworded, other links.
function edited(plan: PlanDocument): PlanDocument {
  const tasks = plan.tasks.flatMap((task, at) => {
    if (at % 9 === 8) return [];
    if (at % 9 === 1) return [{ ...task, status: "done" as const }];
    if (at % 9 === 2) return [{ ...task, phase: "b", dependsOn: [] }];
    if (at % 9 === 3) return [{ ...task, status: "todo" as const, priority: "low" }];
    if (at % 9 === 4) return [{ ...task, title: `${task.title} again`, owners: ["@bob"] }];
    return [task];
  });
  const fresh = aTask("new", { title: "Brand new", phase: "c", dependsOn: [on("t0")] });
  const between = ["first", "second"].map((key) => aTask(key, { title: `Put in ${key}`, phase: "a" }));
  const [early = fresh, ...late] = tasks;
  return {
    ...plan,
    phases: plan.phases.toReversed(),
    tasks: [...late.slice(0, 4), ...between, ...late.slice(4), early, fresh],
  };
}

async function attempt(plan: PlanDocument, world: World): Promise<void> {
  try {
    await sync([plan], world);
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
  }
}

async function begun(plans: readonly PlanDocument[], capabilities: Capabilities): Promise<World> {
  const world = new World();
  world.capabilities = capabilities;
  for (const plan of plans) await sync([plan], world);
  return world;
}

/** Stops the run for the last of the plans at every so many effects, in every way. How many cases that makes. */
async function stoppedEverywhere(
  plans: readonly PlanDocument[],
  every: number,
  capabilities: Capabilities = ALL,
): Promise<number> {
  const before = await begun(plans.slice(0, -1), capabilities);
  const last = plans.at(-1) as PlanDocument;
  const reference = before.copy();
  await sync([last], reference);
  const wanted = sorted(reference.picture());
  let cases = 0;
  for (let at = before.effects; at < reference.effects; at += every)
    for (const kind of KINDS) {
      const world = before.copy();
      world.fault = (effect) => (effect === at ? kind : "none");
      await attempt(last, world);
      world.fault = () => "none";
      let left = compare([last], world);
      for (let run = 0; run < 3 && left.changes.length > 0; run++) {
        await attempt(last, world);
        left = compare([last], world);
      }
      cases++;
      const where = `${kind} at effect ${at}`;
      expect([left.changes, left.edits, left.drift], where).toEqual([[], [], []]);
      expect(sorted(world.picture()), where).toEqual(wanted);
    }
  return cases;
}

// The order in which issues were made may differ, and with it their numbers.
function sorted(picture: unknown): unknown {
  const { issues, labels, milestones } = picture as {
    issues: { title: string; body: string }[];
    labels: { name: string }[];
    milestones: { title: string }[];
  };
  return {
    labels: [...labels].sort((a, b) => (a.name < b.name ? -1 : 1)),
    milestones: [...milestones].sort((a, b) => (a.title < b.title ? -1 : 1)),
    issues: issues
      .map((issue) => ({ ...issue, body: textOf(issue.body) }))
      .sort((a, b) => (a.title < b.title ? -1 : 1)),
  };
}

// What was last applied differs in what cannot be known after a stop: whether a link was set by us or is to be set.
function textOf(body: string): string {
  return body.replace(/"q":1,?/, "");
}

describe("a run that is stopped at any effect is made good by the next", () => {
  test.each([
    [1, 1, 20],
    [12, 4, 55],
    [50, 61, 15],
    [300, 919, 10],
  ])("a first import of %i tasks", async (count, every, cases) => {
    expect(await stoppedEverywhere([aPlan(count)], every)).toBeGreaterThanOrEqual(cases);
  });

  test.each([
    [12, 5, 45],
    [50, 61, 10],
    [300, 499, 5],
  ])("an edit of a plan of %i tasks", async (count, every, cases) => {
    expect(await stoppedEverywhere([aPlan(count), edited(aPlan(count))], every)).toBeGreaterThanOrEqual(cases);
  });

  test("a server without GraphQL, or with little else, is served as far as it goes", async () => {
    for (const capabilities of [
      { graphql: false, subIssues: true, dependencies: true },
      { graphql: false, subIssues: false, dependencies: false },
    ]) {
      expect(await stoppedEverywhere([aPlan(12)], 9, capabilities)).toBeGreaterThan(10);
      expect(await stoppedEverywhere([aPlan(12), edited(aPlan(12))], 11, capabilities)).toBeGreaterThan(10);
    }
  });
});
