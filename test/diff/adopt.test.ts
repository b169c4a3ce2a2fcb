// Links of the plan to issues, where they contradict what was mirrored before.
import { describe, expect, test } from "vitest";
import type { PlanDocument } from "../../src/model/plan.ts";
import { aDocument, aTask } from "../build.ts";
import { compare, sync } from "../world/run.ts";
import { World } from "../world/world.ts";

/** Two tasks, linked to the issues of these numbers. */
function linked(a: number | null, b: number | null): PlanDocument[] {
  const adopts = (number: number | null) => (number === null ? null : { repository: null, number });
  const tasks = [aTask("a", { adopts: adopts(a) }), aTask("b", { adopts: adopts(b) })];
  return [aDocument({ title: "Plan", tasks })];
}

async function mirrored(): Promise<World> {
  const world = new World();
  await sync(linked(null, null), world);
  return world;
}

describe("a link of the plan", () => {
  test("does not take the issue of another task of the plan, and says whose it is", async () => {
    const world = await mirrored();
    const changes = compare(linked(3, null), world);
    expect([changes.changes, changes.matched["docs/plan.md#task:a"]]).toEqual([[], 2]);
    expect(changes.diagnostics.map(({ ruleId, cause }) => [ruleId, cause?.summary])).toEqual([
      ["adopted-held", "`b: Title of b` has it by its marker"],
    ]);
  });

  test("takes the task to that issue: the one it had is closed as a duplicate, and its words come along", async () => {
    const world = await mirrored();
    world.issue(2).body += "\nsaid by a person";
    const theirs = world.open({ title: "Something like a", body: "theirs" });
    const { changes } = await sync(linked(theirs.number, null), world);
    expect([world.issue(2).stateReason, theirs.state, world.issues.size]).toEqual(["duplicate", "open", 4]);
    expect(changes.changes.find((change) => change.kind === "issue" && change.number === 2)?.reason).toBe(
      `#${theirs.number} is the same task, and the plan links to it`,
    );
    expect(world.comments.get(theirs.number)?.[0]?.body).toContain("> said by a person");
    expect(compare(linked(theirs.number, null), world).changes).toEqual([]);
  });

  test("counts on both sides when two links were exchanged", async () => {
    const world = await mirrored();
    const { changes } = await sync(linked(3, 2), world);
    expect([changes.matched["docs/plan.md#task:a"], changes.matched["docs/plan.md#task:b"]]).toEqual([3, 2]);
    expect([world.issue(2).title, world.issue(3).title, world.issues.size]).toEqual([
      "b: Title of b",
      "a: Title of a",
      3,
    ]);
    expect(compare(linked(3, 2), world).changes).toEqual([]);
  });
});
