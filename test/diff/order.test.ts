// Sub-issues stand in the order of the plan, unless a person gave them another one and the plan's did not change.
import { describe, expect, test } from "vitest";
import { aDocument, aPhase, aTask } from "../build.ts";
import { compare, sync } from "../world/run.ts";
import { World } from "../world/world.ts";

const keys = ["a", "b", "c", "d", "e"];
const PHASE = 2;

function planOf(names: readonly string[]) {
  const phases = [aPhase("p", { title: "Build" }), aPhase("q", { title: "Ship" })];
  return aDocument({
    title: "Plan",
    phases,
    tasks: [...names.map((key) => aTask(key, { title: `Task ${key}`, phase: "p" })), aTask("z", { phase: "q" })],
  });
}

async function mirrored(names: readonly string[] = keys): Promise<World> {
  const world = new World();
  await sync([planOf(names)], world);
  return world;
}

/** The keys of the tasks below the phase as GitHub shows them; titles of what is none of ours. */
function shown(world: World, parent = PHASE): string {
  const titles = world.childrenOf(parent).map(({ number }) => world.issue(number).title);
  return titles.map((title) => /^(?:\w+: )?Task (\w+)$/.exec(title)?.[1] ?? title).join(" ");
}

function numberOf(world: World, key: string): number {
  return world.titled(`${key}: Task ${key}`).number;
}

/** A person drags one sub-issue behind another. */
function drag(world: World, key: string, behind: string): void {
  world.move(PHASE, numberOf(world, key), numberOf(world, behind), true);
}

async function settles(names: readonly string[], world: World): Promise<void> {
  expect(compare([planOf(names)], world).changes).toEqual([]);
  const before = world.effects;
  await sync([planOf(names)], world);
  expect(world.effects).toBe(before);
}

describe("the order of the plan", () => {
  test("needs no move when issues are made in it", async () => {
    const world = new World();
    const { changes } = await sync([planOf(keys)], world);
    expect([shown(world), changes.changes.some(({ kind }) => kind === "order"), changes.unordered]).toEqual([
      "a b c d e",
      false,
      [],
    ]);
    expect(shown(world, 1)).toBe("p: Build q: Ship");
  });

  test.each([
    ["x in the middle", ["a", "b", "x", "c", "d", "e"]],
    ["x first", ["x", "a", "b", "c", "d", "e"]],
    ["x and y apart, and w last", ["a", "x", "b", "c", "y", "d", "e", "w"]],
    ["x and y together", ["a", "x", "y", "b", "c", "d", "e"]],
    ["the last moved to the front", ["e", "a", "b", "c", "d"]],
    ["turned round", ["e", "d", "c", "b", "a"]],
    ["one gone, two exchanged", ["a", "d", "c", "e"]],
  ])("is followed when tasks change it: %s", async (_, names) => {
    const world = await mirrored();
    await sync([planOf(names)], world);
    const gone = keys.filter((key) => !names.includes(key));
    expect(
      shown(world)
        .split(" ")
        .filter((key) => !gone.includes(key)),
    ).toEqual(names);
    await settles(names, world);
  });

  test("moves as few sub-issues as can be, and none that people added", async () => {
    const world = await mirrored();
    const theirs = world.open({ title: "theirs" });
    world.below(theirs.number, PHASE);
    world.move(PHASE, theirs.number, numberOf(world, "b"), true);
    const names = ["b", "c", "a", "d", "e"];
    const { changes } = await sync([planOf(names)], world);
    const moves = changes.changes.flatMap((change) => (change.kind === "order" ? change.moves : []));
    expect(moves.map(({ child }) => "issue" in child && child.issue.number)).toEqual([numberOf(world, "a")]);
    expect(shown(world)).toBe("b theirs c a d e");
    await settles(names, world);
  });

  test("puts a task that moved from another phase where the plan has it", async () => {
    const world = await mirrored();
    const plan = planOf(["a", "b", "z", "c", "d", "e"]);
    const moved = { ...plan, tasks: plan.tasks.filter((task) => task.phase === "p") };
    await sync([moved], world);
    expect(shown(world).replace("z: Title of z", "z")).toBe("a b z c d e");
    expect(compare([moved], world).changes).toEqual([]);
  });

  test("is followed by an issue whose text somebody emptied while the plan moved its task", async () => {
    const world = await mirrored();
    world.titled("c: Task c").body = "";
    const names = ["a", "b", "d", "e", "c"];
    await sync([planOf(names)], world);
    expect(shown(world)).toBe("a b d e c");
    await settles(names, world);
  });

  test("still holds after many tasks were put between the same two", async () => {
    const world = await mirrored(["a", "b"]);
    const names = ["a", "b"];
    for (let at = 0; at < 60; at++) {
      names.splice(1, 0, `n${at}`);
      await sync([planOf(names)], world);
    }
    expect(shown(world)).toBe(names.join(" "));
    await settles(names, world);
  });
});

describe("an order that a person gave", () => {
  test("is kept while the plan's order stays, and told as drift where it is looked at", async () => {
    const world = await mirrored();
    drag(world, "a", "d");
    await settles(keys, world);
    expect(shown(world)).toBe("b c d a e");
    const { drift, changes } = compare([planOf(keys)], world, { options: { everyOrder: true } });
    expect(changes).toEqual([]);
    expect(drift.map(({ number, field, side, desired, observed }) => [number, field, side, desired, observed])).toEqual(
      [[numberOf(world, "a"), "order", "github", "first", `behind #${numberOf(world, "d")}`]],
    );
  });

  test("is kept when a task is put in: it stands behind the one that the plan has before it", async () => {
    const world = await mirrored();
    drag(world, "a", "d");
    const names = ["a", "x", "b", "c", "d", "e", "y"];
    await sync([planOf(names)], world);
    expect(shown(world)).toBe("b c d a x e y");
    await settles(names, world);
  });

  test.each([
    ["plan", "e a b c d"],
    ["github", "b c d a e"],
  ] as const)("and a new order of the plan are a conflict that `prefer: %s` settles", async (prefer, order) => {
    const world = await mirrored();
    drag(world, "a", "d");
    const names = ["e", "a", "b", "c", "d"];
    const told = { config: { prefer } };
    const { changes } = await sync([planOf(names)], world, told);
    expect(shown(world)).toBe(order);
    const conflicts = changes.changes.flatMap((change) => (change.kind === "issue" ? change.conflicts : []));
    expect(conflicts.map(({ field, desired, kept }) => [field, desired, kept])).toEqual([["order", "first", prefer]]);
    expect(compare([planOf(names)], world, told).changes).toEqual([]);
  });

  test("is not what a run left that was stopped between two moves", async () => {
    const names = ["e", "d", "c", "b", "a"];
    const told = { config: { prefer: "github" as const } };
    const world = await mirrored();
    for (const stop of [1, 2, 3]) {
      const at = world.effects + stop - 1;
      world.fault = (effect) => (effect === at ? "killed-after" : "none");
      await sync([planOf(names)], world, told).catch(() => undefined);
    }
    world.fault = () => "none";
    await sync([planOf(names)], world, told);
    expect(shown(world)).toBe("e d c b a");
    expect(compare([planOf(names)], world, told).changes).toEqual([]);
  });
});
