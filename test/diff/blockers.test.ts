// Links that people take away on GitHub: told each time, and drawn again or left by `prefer`. Never taken for ones to come.
import { describe, expect, test } from "vitest";
import { splitBody } from "../../src/diff/marker.ts";
import { aDocument, aPhase, aTask, on } from "../build.ts";
import { compare, sync } from "../world/run.ts";
import { World } from "../world/world.ts";

const tasks = [
  aTask("a", { phase: "p" }),
  aTask("b", { phase: "p", dependsOn: [on("a")] }),
  aTask("c", { phase: "p", dependsOn: [on("a"), on("b")] }),
];
const plan = aDocument({ title: "Plan", phases: [aPhase("p")], tasks });
const github = { config: { prefer: "github" as const } };

async function mirrored(): Promise<World> {
  const world = new World();
  await sync([plan], world);
  return world;
}

const numberOf = (world: World, key: string): number => world.titled(`${key}: Title of ${key}`).number;
const blockersOf = (world: World, key: string): number[] =>
  world.issue(numberOf(world, key)).blockedBy.map(({ number }) => number);

/** A person takes the link of `c` to `a` away. */
function cut(world: World): void {
  const issue = world.issue(numberOf(world, "c"));
  issue.blockedBy = issue.blockedBy.filter(({ number }) => number !== numberOf(world, "a"));
}

/** The issues with their links and records, in whatever order they were made. */
function picture(world: World): unknown {
  const { issues } = world.picture() as { issues: readonly { title: string }[] };
  return [...issues].sort((one, other) => (one.title < other.title ? -1 : 1));
}

describe("a link that a person took away", () => {
  test("is drawn again where the plan is preferred, and told as a change on GitHub", async () => {
    const world = await mirrored();
    const before = blockersOf(world, "c");
    cut(world);
    const { changes } = await sync([plan], world);
    expect(changes.drift.map(({ number, field, side }) => [number, field, side])).toEqual([
      [numberOf(world, "c"), "blockers", "github"],
    ]);
    expect(changes.changes.map(({ kind, reason }) => [kind, reason])).toEqual([
      ["blocker", "somebody took it away on GitHub, and the plan still says so"],
    ]);
    expect(blockersOf(world, "c").sort()).toEqual(before.sort());
    expect(compare([plan], world).drift).toEqual([]);
  });

  test("stays away where GitHub is preferred: what to change in the plan is told, and brought there", async () => {
    const world = await mirrored();
    cut(world);
    const { changes } = await sync([plan], world, github);
    expect(blockersOf(world, "c")).toEqual([numberOf(world, "b")]);
    expect(changes.edits.map(({ field, before, after, line }) => [field, before, after, line])).toEqual([
      ["dependsOn", "a", "", tasks[2]?.line],
    ]);
    expect(changes.diagnostics.map(({ ruleId, place }) => [ruleId, place.line])).toEqual([
      ["dependency-taken-away", tasks[2]?.line],
    ]);
    const settled = compare([plan], world, github);
    expect([settled.changes, settled.drift.length]).toEqual([[], 1]);
  });

  test("stays away for ever, also when a later run is stopped, and comes with the person who draws it again", async () => {
    const world = await mirrored();
    cut(world);
    await sync([plan], world, github);
    const longer = { ...plan, tasks: [...tasks, aTask("d", { phase: "p", dependsOn: [on("a")] })] };
    const at = world.effects + 1;
    world.fault = (effect) => (effect === at ? "killed-after" : "none");
    await sync([longer], world, github).catch(() => undefined);
    world.fault = () => "none";
    await sync([longer], world, github);
    expect([blockersOf(world, "c"), blockersOf(world, "d")]).toEqual([[numberOf(world, "b")], [numberOf(world, "a")]]);
    world.issue(numberOf(world, "c")).blockedBy.push({ repository: "acme/shop", number: numberOf(world, "a") });
    await sync([longer], world, github);
    expect(compare([longer], world, github)).toMatchObject({ changes: [], drift: [], edits: [] });
    expect(splitBody(world.issue(numberOf(world, "c")).body).marker?.applied.declined).toEqual([]);
  });

  test("does not hold the task up any more", async () => {
    const world = await mirrored();
    const b = world.titled("b: Title of b");
    b.blockedBy = [];
    await sync([plan], world, github);
    expect(b.labels).not.toContain("blocked");
    expect(world.titled("c: Title of c").labels).toContain("blocked");
  });

  test("is not the plan's business once the plan drops it too", async () => {
    const world = await mirrored();
    cut(world);
    await sync([plan], world, github);
    const without = { ...plan, tasks: [...tasks.slice(0, 2), aTask("c", { phase: "p", dependsOn: [on("b")] })] };
    await sync([without], world, github);
    expect(compare([without], world, github)).toMatchObject({ changes: [], drift: [], edits: [] });
  });
});

describe("a link that was never drawn", () => {
  test.each(["plan", "github"] as const)("is drawn by the next run, without a word (prefer: %s)", async (prefer) => {
    const told = { config: { prefer } };
    const calm = new World();
    await sync([plan], calm, told);
    for (let stop = 0; stop < calm.effects; stop++)
      for (const kind of ["killed-before", "killed-after", "refused", "limited"] as const) {
        const world = new World();
        world.fault = (effect) => (effect === stop ? kind : "none");
        await sync([plan], world, told).catch(() => undefined);
        world.fault = () => "none";
        const { changes } = await sync([plan], world, told);
        expect(changes.drift, `${kind} at ${stop}`).toEqual([]);
        expect(picture(world), `${kind} at ${stop}`).toEqual(picture(calm));
      }
  });

  test("by an older Plansync that did not record it is drawn too, and known from then on", async () => {
    const world = await mirrored();
    const issue = world.titled("c: Title of c");
    issue.body = issue.body.replace('"v":2', '"v":1').replace(/"e":\d,/, "");
    cut(world);
    expect((await sync([plan], world, github)).changes.drift).toEqual([]);
    expect(blockersOf(world, "c").length).toBe(2);
    cut(world);
    expect((await sync([plan], world, github)).changes.drift.map(({ field }) => field)).toEqual(["blockers"]);
  });

  test("to a blocker that was made anew is drawn", async () => {
    const world = await mirrored();
    world.transfer(numberOf(world, "a"));
    world.fault = (effect) => (effect === world.effects + 99 ? "killed-before" : "none");
    await sync([plan], world, github);
    expect(blockersOf(world, "c")).toContain(numberOf(world, "a"));
    expect(compare([plan], world, github)).toMatchObject({ changes: [], drift: [] });
  });
});
