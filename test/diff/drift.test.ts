// Every field in which plan and GitHub can differ is told, with the side that moved.
import { describe, expect, test } from "vitest";
import type { PlanDocument, Task } from "../../src/model/plan.ts";
import { aDocument, aPhase, aStep, aTask, on } from "../build.ts";
import { compare, sync } from "../world/run.ts";
import { type Kept, World } from "../world/world.ts";

const NUMBER = 4;

/** Issues: #1 the plan, #2 and #3 its phases, #4 to #6 the tasks a, b and c. */
function planOf(told: Partial<Task> = {}): PlanDocument[] {
  const task = aTask("a", { phase: "p", owners: ["@alice"], priority: "high", dependsOn: [on("b")], ...told });
  const tasks = [task, aTask("b", { phase: "p" }), aTask("c", { phase: "p", steps: [aStep("One"), aStep("Two")] })];
  return [aDocument({ title: "Plan", phases: [aPhase("p"), aPhase("q")], tasks })];
}

async function differences(
  after: Partial<Task>,
  change: (issue: Kept, world: World) => void,
  prefer: "plan" | "github" = "plan",
): Promise<string[]> {
  const world = new World();
  await sync(planOf(), world);
  change(world.issue(NUMBER), world);
  const { drift } = compare(planOf(after), world, { config: { prefer }, options: { everyOrder: true } });
  return [
    ...new Set(
      drift.filter(({ number }) => number === NUMBER || number === 2).map(({ field, side }) => `${field}: ${side}`),
    ),
  ];
}

const inRegion = (issue: Kept) => {
  issue.body = issue.body.replace("\n<!-- plansync:end -->", "\nby a person\n<!-- plansync:end -->");
};

describe("a difference is told with its side", () => {
  test("nothing is told where nothing changed", async () => {
    expect(await differences({}, () => {})).toEqual([]);
  });

  test.each<readonly [string, (issue: Kept, world: World) => void]>([
    ["title", (issue) => Object.assign(issue, { title: "Renamed" })],
    ["body", inRegion],
    ["labels", (issue) => Object.assign(issue, { labels: issue.labels.filter((name) => name !== "priority: high") })],
    ["labels", (issue) => Object.assign(issue, { labels: [...issue.labels, "priority: low"] })],
    ["milestone", (issue) => Object.assign(issue, { milestone: null })],
    ["assignees", (issue) => Object.assign(issue, { assignees: [] })],
    ["assignees", (issue) => Object.assign(issue, { assignees: ["alice", "bob"] })],
    ["state", (issue) => Object.assign(issue, { state: "closed", stateReason: "completed" })],
    ["parent", (_, world) => world.below(NUMBER, 3)],
    ["parent", (_, world) => world.below(NUMBER, null)],
    ["blockers", (issue) => Object.assign(issue, { blockedBy: [] })],
    ["order", (_, world) => world.move(2, NUMBER, 6, true)],
  ])("on GitHub: %s", async (field, change) => {
    expect(await differences({}, change)).toContain(`${field}: github`);
    expect(await differences({}, change, "github")).toContain(`${field}: github`);
  });

  test.each<readonly [string, Partial<Task>]>([
    ["title", { title: "Renamed" }],
    ["body", { description: "Other words" }],
    ["labels", { priority: "low" }],
    ["milestone", { phase: "q" }],
    ["assignees", { owners: ["@bob"] }],
    ["state", { status: "done" }],
    ["parent", { phase: "q" }],
    ["blockers", { dependsOn: [on("c")] }],
  ])("in the plan: %s", async (field, after) => {
    expect(await differences(after, () => {})).toContain(`${field}: plan`);
  });

  test.each<readonly [string, Partial<Task>, (issue: Kept, world: World) => void]>([
    ["title", { title: "Renamed" }, (issue) => Object.assign(issue, { title: "Named otherwise" })],
    ["body", { description: "Other words" }, inRegion],
    ["milestone", { phase: "q" }, (issue) => Object.assign(issue, { milestone: null })],
    ["parent", { phase: "q" }, (_, world) => world.below(NUMBER, 1)],
  ])("on both: %s", async (field, after, change) => {
    expect(await differences(after, change)).toContain(`${field}: both`);
    expect(await differences(after, change, "github")).toContain(`${field}: both`);
  });
});
