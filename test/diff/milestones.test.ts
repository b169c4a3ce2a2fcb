// GitHub takes no milestone's title twice: phases that exchange theirs get them all the same.
import { describe, expect, test } from "vitest";
import { aDocument, aPhase, aTask } from "../build.ts";
import { compare, sync } from "../world/run.ts";
import { World } from "../world/world.ts";

function planOf(titles: readonly string[]) {
  const keys = titles.map((_, index) => `p${index}`);
  return aDocument({
    title: "Plan",
    phases: titles.map((title, index) => aPhase(`p${index}`, { id: null, title })),
    tasks: keys.map((key) => aTask(`t-${key}`, { phase: key })),
  });
}

const before = ["Dig", "Lay", "Fill", "Roll"];
const changes = [
  ["two exchange", ["Lay", "Dig", "Fill", "Roll"]],
  ["three in a circle", ["Lay", "Fill", "Dig", "Roll"]],
  ["two pairs exchange", ["Lay", "Dig", "Roll", "Fill"]],
  ["one frees what another takes", ["Survey", "Dig", "Lay", "Roll"]],
  ["a circle, and one that only changes its capitals", ["Lay", "Dig", "FILL", "Roll"]],
  ["a circle into which a new phase comes", ["Lay", "Dig", "Fill", "Roll", "Paint"]],
] as const;

const titlesOf = (world: World): string[] => [...world.milestones.values()].map(({ title }) => title);

async function started(): Promise<World> {
  const world = new World();
  await sync([planOf(before)], world);
  return world;
}

describe.each(["plan", "github"] as const)("titles of milestones (prefer: %s)", (prefer) => {
  const told = { config: { prefer } };

  test.each(changes)("follow the plan in one run: %s", async (_, after) => {
    const world = await started();
    const { applied } = await sync([planOf(after)], world, told);
    expect(applied.results.filter(({ outcome }) => outcome !== "done")).toEqual([]);
    expect(titlesOf(world)).toEqual(after);
    expect(compare([planOf(after)], world, told).changes).toEqual([]);
  });

  test.each(changes)("follow the plan when the run is stopped at any effect: %s", async (_, after) => {
    const calm = await started();
    const first = calm.effects;
    await sync([planOf(after)], calm, told);
    for (let at = first; at < calm.effects; at++)
      for (const kind of ["killed-before", "killed-after", "lost", "refused", "limited"] as const) {
        const world = await started();
        world.fault = (effect) => (effect === at ? kind : "none");
        await sync([planOf(after)], world, told).catch(() => undefined);
        world.fault = () => "none";
        for (let run = 0; run < 3; run++) await sync([planOf(after)], world, told);
        expect(titlesOf(world).sort(), `${kind} at ${at}`).toEqual([...after].sort());
        expect(world.picture(), `${kind} at ${at}`).toEqual(calm.picture());
      }
  });
});
