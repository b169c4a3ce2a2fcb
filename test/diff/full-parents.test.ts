// GitHub allows 100 sub-issues below one parent: phases may grow beyond, shrink, and exchange tasks when both are full.
import { describe, expect, test } from "vitest";
import type { PlanDocument } from "../../src/model/plan.ts";
import { aDocument, aPhase, aTask } from "../build.ts";
import { compare, sync } from "../world/run.ts";
import { World } from "../world/world.ts";

const range = (from: number, to: number): string[] => Array.from({ length: to - from }, (_, at) => `t${from + at}`);

function planOf(phases: Readonly<Record<string, readonly string[]>>): PlanDocument {
  return aDocument({
    title: "Plan",
    phases: Object.keys(phases).map((key) => aPhase(key)),
    tasks: Object.entries(phases).flatMap(([phase, keys]) => keys.map((key) => aTask(key, { phase }))),
  });
}

const full = planOf({ a: range(0, 100), b: range(100, 200) });
const plans: readonly (readonly [string, PlanDocument])[] = [
  ["one more task than a parent holds", planOf({ a: range(0, 101), b: range(101, 201) })],
  ["tasks move into a full phase", planOf({ a: range(0, 110), b: range(110, 200) })],
  [
    "two full phases exchange tasks",
    planOf({ a: [...range(0, 90), ...range(100, 110)], b: [...range(90, 100), ...range(110, 200)] }),
  ],
];

describe("with two phases of 100 tasks", () => {
  test.each(plans)("%s: settled in one run", async (_, plan) => {
    const world = new World();
    await sync([full], world);
    const { applied } = await sync([plan], world);
    expect(applied.results.filter(({ outcome }) => outcome !== "done")).toEqual([]);
    expect(compare([plan], world).changes).toEqual([]);
  });

  test.each(plans)("%s: settled after a stop between leaving and arriving", async (_, plan) => {
    const calm = new World();
    await sync([full], calm);
    const start = calm.copy();
    await sync([plan], calm);
    for (const at of [0, 5, 27].map((step) => start.effects + step)) {
      const world = start.copy();
      world.fault = (effect) => (effect === at ? "killed-after" : "none");
      await sync([plan], world).catch(() => undefined);
      world.fault = () => "none";
      for (let run = 0; run < 2; run++) await sync([plan], world);
      expect(compare([plan], world).changes, `stopped at ${at}`).toEqual([]);
      expect([...world.issues.values()].map(({ title }) => title).sort()).toEqual(
        [...calm.issues.values()].map(({ title }) => title).sort(),
      );
    }
  });
});
