// Stopped after, before or without an answer at every single effect: the next runs end where an undisturbed one does.
import { describe, expect, test } from "vitest";
import type { PlanDocument } from "../../src/model/plan.ts";
import { aDocument, aPhase, aStep, aTask, on } from "../build.ts";
import { compare, sync } from "../world/run.ts";
import { type Fault, Killed, World } from "../world/world.ts";

type Kind = ReturnType<Fault>;
const KINDS: readonly Kind[] = ["killed-before", "killed-after", "lost", "refused", "limited"];

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

async function undisturbed(plans: readonly PlanDocument[]): Promise<World> {
  const world = new World();
  for (const plan of plans) await sync([plan], world);
  return world;
}

function bodies(world: World): unknown {
  return world.picture();
}

async function stoppedEverywhere(plans: readonly PlanDocument[], every: number): Promise<number> {
  const reference = await undisturbed(plans);
  const start = plans.length > 1 ? (await undisturbed(plans.slice(0, -1))).effects : 0;
  const last = plans.at(-1) as PlanDocument;
  let cases = 0;
  for (let at = start; at < reference.effects; at += every)
    for (const kind of KINDS) {
      const world = await undisturbed(plans.slice(0, -1));
      world.fault = (effect) => (effect === at ? kind : "none");
      await attempt(last, world);
      world.fault = () => "none";
      for (let run = 0; run < 3 && compare([last], world).changes.length > 0; run++) await attempt(last, world);
      cases++;
      const where = `${kind} at effect ${at}`;
      expect(compare([last], world).changes, where).toEqual([]);
      expect(compare([last], world).edits, where).toEqual([]);
      expect(sorted(bodies(world)), where).toEqual(sorted(bodies(reference)));
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
    [1, 1],
    [12, 4],
    [50, 61],
  ])("a first import of %i tasks", async (count, every) => {
    expect(await stoppedEverywhere([aPlan(count)], every)).toBeGreaterThan(0);
  });

  test.each([
    [12, 5],
    [50, 47],
  ])("an edit of a plan of %i tasks", async (count, every) => {
    expect(await stoppedEverywhere([aPlan(count), edited(aPlan(count))], every)).toBeGreaterThan(0);
  });

  test("a server without GraphQL, sub-issues or dependencies is served as far as it goes", async () => {
    for (const capabilities of [
      { graphql: false, subIssues: true, dependencies: true },
      { graphql: false, subIssues: false, dependencies: false },
    ]) {
      const world = new World();
      world.capabilities = capabilities;
      await sync([aPlan(12)], world);
      expect(compare([aPlan(12)], world).changes).toEqual([]);
    }
  });
});
