// What is left alone is told, with the line of the plan and what to do.
import { describe, expect, test } from "vitest";
import { splitBody } from "../../src/diff/marker.ts";
import { aDocument, aPhase, aTask } from "../build.ts";
import { compare, sync } from "../world/run.ts";
import { World } from "../world/world.ts";

const tasks = ["a", "b", "c"].map((key, at) => aTask(key, { phase: "p", line: at + 10 }));
const plan = aDocument({ title: "Plan", phases: [aPhase("p")], tasks });

async function mirrored(): Promise<World> {
  const world = new World();
  await sync([plan], world);
  return world;
}

const told = (world: World, document = plan) =>
  compare([document], world).diagnostics.map(({ ruleId, severity, place, summary }) => [
    ruleId,
    severity,
    place.line,
    summary,
  ]);

describe("a marker of a newer Plansync", () => {
  test("freezes its issue and its plan, and is told", async () => {
    const world = await mirrored();
    const issue = world.titled("b: Title of b");
    issue.body = issue.body.replace(/"v":\d+/, '"v":99');
    const before = issue.body;
    const longer = {
      ...plan,
      tasks: [...tasks.slice(0, 2), { ...aTask("c", { phase: "p" }), title: "New words" }, aTask("d")],
    };
    const { changes } = await sync([longer], world);
    expect(changes.diagnostics.map(({ ruleId, severity, place }) => [ruleId, severity, place.line])).toEqual([
      ["newer-marker", "error", 11],
    ]);
    expect([world.issues.size, issue.body, issue.state]).toEqual([4, before, "open"]);
    expect([...world.issues.values()].map(({ title }) => title)).toContain("c: New words");
  });

  test("in a milestone leaves that alone", async () => {
    const world = await mirrored();
    const [number = 0, milestone] = [...world.milestones][0] ?? [];
    if (milestone === undefined) throw new Error("no milestone");
    world.milestones.set(number, { ...milestone, description: milestone.description.replace('"v":1', '"v":2') });
    const renamed = { ...plan, phases: [aPhase("p", { title: "Another" })] };
    expect(compare([renamed], world).changes.filter(({ kind }) => kind === "milestone")).toEqual([]);
  });
});

test("a marker in somebody else's issue is told at the task that it names, once for each writer", async () => {
  const world = await mirrored();
  const { body } = world.titled("b: Title of b");
  for (const title of ["one", "two"]) world.open({ title, body, author: "mallory" });
  expect(told(world)).toEqual([
    ["foreign-marker", "info", 11, "Unexpected marker of Plansync in #5, #6, written by mallory"],
  ]);
  expect(splitBody(world.issue(5).body).marker).not.toBeNull();
});

describe("an issue that the plan adopts", () => {
  const adopting = (number: number, repository: string | null = null) => ({
    ...plan,
    tasks: [...tasks, aTask("e", { line: 20, adopts: { repository, number } })],
  });

  test("and that is not there is told: the task gets an issue of its own", async () => {
    const world = await mirrored();
    expect(told(world, adopting(77))).toEqual([
      ["adopted-missing", "warning", 20, "Unexpected link to #77, expected an issue of this repository"],
    ]);
    await sync([adopting(77)], world);
    expect(world.titled("e: Title of e").number).toBe(5);
    expect(compare([adopting(77)], world).changes).toEqual([]);
  });

  test("and that stands in another repository is told", async () => {
    expect(told(await mirrored(), adopting(3, "acme/other"))).toEqual([
      ["adopted-elsewhere", "warning", 20, "Unexpected link to acme/other#3, expected an issue of this repository"],
    ]);
  });

  test("and that is a pull request is told", async () => {
    const world = await mirrored();
    const observe = world.observe.bind(world);
    world.observe = () => ({ ...observe(), openPulls: [{ number: 30, head: "work" }] });
    expect(told(world, adopting(30))).toEqual([
      ["adopted-missing", "warning", 20, "Unexpected link to #30, a pull request, expected an issue"],
    ]);
  });

  test("and that another task adopts is told with that task's line", async () => {
    const world = await mirrored();
    const other = world.open({ title: "theirs" });
    const both = {
      ...plan,
      tasks: [
        ...adopting(other.number).tasks,
        aTask("f", { line: 21, adopts: { repository: null, number: other.number } }),
      ],
    };
    const [diagnostic] = compare([both], world).diagnostics;
    expect([diagnostic?.ruleId, diagnostic?.place.line, diagnostic?.cause?.place.line]).toEqual([
      "adopted-twice",
      21,
      20,
    ]);
  });

  test("and that is closed although the task is open is told, until it was adopted", async () => {
    const world = await mirrored();
    const other = world.open({ title: "theirs" });
    Object.assign(other, { state: "closed", stateReason: "completed" });
    expect(told(world, adopting(other.number))).toEqual([
      ["adopted-state", "warning", 20, "Unexpected link to #5, which is closed, expected one that is open"],
    ]);
    await sync([adopting(other.number)], world);
    expect([other.state, told(world, adopting(other.number))]).toEqual(["closed", []]);
  });
});
