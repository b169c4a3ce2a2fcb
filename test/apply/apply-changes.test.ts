import { expect, test } from "vitest";
import { aDocument, aPhase, aStep, aTask, on } from "../build.ts";
import { compare, sync } from "../world/run.ts";
import { World } from "../world/world.ts";

const plan = aDocument({
  title: "Shop",
  phases: [aPhase("p1", { title: "Base" }), aPhase("p2", { title: "Launch" })],
  tasks: [
    aTask("t1", { phase: "p1", title: "Set up", steps: [aStep("One"), aStep("Two")] }),
    aTask("t2", { phase: "p1", title: "Build", dependsOn: [on("t1")], priority: "HIGH" }),
    aTask("t3", { phase: "p2", title: "Ship", dependsOn: [on("t2")], owners: ["@alice"] }),
    aTask("t4", { phase: "p2", title: "Old", status: "done" }),
  ],
});

test("a plan becomes issues, milestones, labels and blockers, and the second run writes nothing", async () => {
  const world = new World();
  const { applied } = await sync([plan], world);
  expect(applied.results.filter((result) => result.outcome !== "done")).toEqual([]);
  expect([...world.issues.values()].map((issue) => issue.title)).toEqual([
    "Shop",
    "p1: Base",
    "p2: Launch",
    "t1: Set up",
    "t2: Build",
    "t3: Ship",
    "t4: Old",
  ]);
  const [t1, t2, t3, t4] = [world.issue(4), world.issue(5), world.issue(6), world.issue(7)];
  expect([t1.parent, t2.parent, t3.parent, t4.parent]).toEqual([2, 2, 3, 3]);
  expect([world.issue(2).parent, world.issue(3).parent]).toEqual([1, 1]);
  expect([t1.labels, t2.labels, t3.labels]).toEqual([
    ["plansync"],
    ["plansync", "priority: high", "blocked"],
    ["plansync", "blocked"],
  ]);
  expect([t2.blockedBy, t3.blockedBy]).toEqual([
    [{ repository: "acme/shop", number: 4 }],
    [{ repository: "acme/shop", number: 5 }],
  ]);
  expect(t3.assignees).toEqual(["alice"]);
  expect([t4.state, t4.stateReason]).toEqual(["closed", "completed"]);
  expect([...world.milestones.values()].map(({ title }) => title)).toEqual(["p1: Base", "p2: Launch"]);
  expect(t1.body).toContain("- [ ] One\n- [ ] Two");
  const before = world.effects;
  const again = await sync([plan], world);
  expect(again.changes.changes).toEqual([]);
  expect(world.effects).toBe(before);
  expect(compare([plan], world).unchanged).toBe(7);
});

test("a done task is closed and what it blocks is free", async () => {
  const world = new World();
  await sync([plan], world);
  const tasks = plan.tasks.map((task) => (task.key === "t1" ? { ...task, status: "done" as const } : task));
  const { applied } = await sync([{ ...plan, tasks }], world);
  expect(applied.results.map((result) => result.outcome)).toEqual(["done", "done"]);
  expect([world.issue(4).state, world.issue(4).stateReason]).toEqual(["closed", "completed"]);
  expect(world.issue(5).labels).toEqual(["plansync", "priority: high"]);
  expect(compare([{ ...plan, tasks }], world).changes).toEqual([]);
});

test("a task that left the plan is closed as not planned", async () => {
  const world = new World();
  await sync([plan], world);
  const shorter = { ...plan, tasks: plan.tasks.filter((task) => task.key !== "t3") };
  await sync([shorter], world);
  expect([world.issue(6).state, world.issue(6).stateReason]).toEqual(["closed", "not_planned"]);
  expect(compare([shorter], world).changes).toEqual([]);
  await sync([plan], world);
  expect(world.issue(6).state).toBe("open");
  expect(compare([plan], world).changes).toEqual([]);
});

test("what a person closes stays closed and comes back as an edit of the plan", async () => {
  const world = new World();
  await sync([plan], world);
  Object.assign(world.issue(4), { state: "closed", stateReason: "completed" });
  const { changes } = await sync([plan], world);
  expect(world.issue(4).state).toBe("closed");
  expect(changes.edits.map(({ identity, field, after }) => [identity.key, field, after])).toEqual([
    ["t1", "status", "done"],
  ]);
  expect(world.issue(5).labels).not.toContain("blocked");
  expect(compare([plan], world).changes).toEqual([]);
});

test("a title, a tick and text of a person are kept while the plan changes", async () => {
  const world = new World();
  await sync([plan], world);
  const issue = world.issue(4);
  issue.title = "t1: Set everything up";
  const ticked = issue.body.replace("- [ ] Two", "- [x] Two").replace("- [ ] One", "my own line\n\n- [ ] One");
  issue.body = `Above\r\n${ticked.replaceAll("\n", "\r\n")}\r\nBelow\r\n`;
  const steps = [aStep("One"), aStep("Two"), aStep("Three")];
  const tasks = plan.tasks.map((task) => (task.key === "t1" ? { ...task, steps } : task));
  const { changes } = await sync([{ ...plan, tasks }], world);
  expect(issue.title).toBe("t1: Set everything up");
  expect(issue.body.startsWith("Above\r\n<!-- plansync:begin ")).toBe(true);
  expect(issue.body).toContain("- [ ] One\r\n- [x] Two\r\n- [ ] Three");
  expect(issue.body.endsWith("<!-- plansync:end -->\r\n\r\nmy own line\r\nBelow\r\n")).toBe(true);
  expect(changes.edits.map(({ field, text, after }) => [field, text, after])).toEqual([
    ["title", undefined, "Set everything up"],
    ["step", "Two", "done"],
  ]);
  expect(compare([{ ...plan, tasks }], world).changes).toEqual([]);
});
