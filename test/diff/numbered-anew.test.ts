// Tasks that are numbered anew change their identities one after the other: a run may be stopped between any two.
import { expect, test } from "vitest";
import type { PlanDocument } from "../../src/model/plan.ts";
import { aDocument, aTask } from "../build.ts";
import { sync } from "../world/run.ts";
import { type Fault, Killed, World } from "../world/world.ts";

const TITLES = ["Moorings", "Lighthouse", "Ferry timetable", "Fish market"];

function planOf(titles: readonly string[]): PlanDocument[] {
  const tasks = titles.map((title, at) => aTask(`${at + 1}`, { title, id: `${at + 1}`, line: at + 1 }));
  return [aDocument({ title: "Plan", tasks })];
}

const AFTER: readonly (readonly [string, readonly string[]])[] = [
  ["one is put in before all", ["Permits", ...TITLES]],
  ["the first is taken out", TITLES.slice(1)],
  [
    "one is put in, and one of the others is reworded",
    ["Permits", "Moorings", "The old lighthouse", ...TITLES.slice(2)],
  ],
];

async function play(titles: readonly string[], fault: (from: number) => Fault): Promise<string[]> {
  const world = new World();
  await sync(planOf(TITLES), world);
  world.fault = fault(world.effects);
  try {
    await sync(planOf(titles), world);
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
  }
  world.fault = () => "none";
  for (let run = 0; run < 3; run++) await sync(planOf(titles), world);
  return [...world.issues.values()].map(({ number, title, state }) => `#${number} ${title}: ${state}`);
}

test.each(AFTER)("stopped at any effect, the end is the same: %s", async (_, titles) => {
  const undisturbed = await play(titles, () => () => "none");
  for (const kind of ["killed-before", "killed-after", "refused", "lost"] as const)
    for (let stop = 0; stop < 14; stop++) {
      const ended = await play(titles, (from) => (effect) => (effect === from + stop ? kind : "none"));
      expect(ended.toSorted(), `${kind} at ${stop}`).toEqual(undisturbed.toSorted());
    }
});
