// What people delete on GitHub stays deleted for the issues that had it, is told, and comes back only where it is needed.
import { describe, expect, test } from "vitest";
import { aDocument, aPhase, aTask, on } from "../build.ts";
import { compare, sync } from "../world/run.ts";
import { World } from "../world/world.ts";

const tasks = [
  aTask("a", { phase: "p", priority: "high" }),
  aTask("b", { phase: "p", priority: "high", dependsOn: [on("a")] }),
];
const plan = aDocument({ title: "Plan", phases: [aPhase("p")], tasks });
const longer = { ...plan, tasks: [...tasks, aTask("c", { phase: "p", priority: "high" })] };

async function mirrored(): Promise<World> {
  const world = new World();
  await sync([plan], world);
  return world;
}

const named = (world: World, key: string) => world.titled(`${key}: Title of ${key}`);

describe.each(["plan", "github"] as const)("with `prefer: %s`", (prefer) => {
  const told = { config: { prefer } };

  test("a milestone that a person deleted stays away, and that is told", async () => {
    const world = await mirrored();
    const [number = 0] = world.milestones.keys();
    world.deleteMilestone(number);
    const { changes } = await sync([plan], world, told);
    expect([world.milestones.size, named(world, "a").milestone]).toEqual([0, null]);
    expect(new Set(changes.drift.map(({ field, side }) => `${field} ${side}`))).toEqual(new Set(["milestone github"]));
    expect(compare([plan], world, told).changes).toEqual([]);
  });

  test("it comes back for a new task of its phase, and not for those that lost it", async () => {
    const world = await mirrored();
    const [number = 0] = world.milestones.keys();
    world.deleteMilestone(number);
    await sync([longer], world, told);
    expect([...world.milestones.values()].map(({ title }) => title)).toEqual(["Phase p"]);
    expect([named(world, "a").milestone, named(world, "c").milestone]).toEqual([null, 2]);
    expect(compare([longer], world, told).changes).toEqual([]);
  });

  test("a label that a person deleted stays away, and that is told; a new task brings it back for itself", async () => {
    const world = await mirrored();
    world.deleteLabel("priority: high");
    const { changes } = await sync([plan], world, told);
    expect([...world.labels.keys()]).not.toContain("priority: high");
    expect(changes.drift.map(({ number, field, desired }) => [number, field, desired])).toEqual(
      ["a", "b"].map((key) => [named(world, key).number, "labels", "priority: high"]),
    );
    await sync([longer], world, told);
    expect(["a", "b", "c"].map((key) => named(world, key).labels.includes("priority: high"))).toEqual([
      false,
      false,
      true,
    ]);
    expect(compare([longer], world, told).changes).toEqual([]);
  });

  test("the label `blocked` is kept true, and comes back", async () => {
    const world = await mirrored();
    world.deleteLabel("blocked");
    await sync([plan], world, told);
    expect(named(world, "b").labels).toContain("blocked");
    expect(compare([plan], world, told).changes).toEqual([]);
  });
});
