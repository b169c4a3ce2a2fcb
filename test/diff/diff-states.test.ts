import { describe, expect, test } from "vitest";
import { defaultConfig } from "../../src/config/read-config.ts";
import { splitBody, wrapRegion } from "../../src/diff/marker.ts";
import { aDocument, aPhase, aStep, aTask, on } from "../build.ts";
import { compare, sync } from "../world/run.ts";
import { World } from "../world/world.ts";

const tasks = ["a", "b", "c", "d"].map((key) => aTask(key, { title: `Task ${key}`, phase: "p" }));
const plan = aDocument({ title: "Plan", phases: [aPhase("p")], tasks });

async function mirrored(document = plan): Promise<World> {
  const world = new World();
  await sync([document], world);
  return world;
}

describe("issues of people", () => {
  test("an issue with the same title is not taken over, one that the plan adopts is", async () => {
    const world = new World();
    const own = world.open({ title: "a: Task a", body: "mine" });
    await sync([plan], world);
    expect([own.body, world.issues.size]).toEqual(["mine", 6]);
    const other = world.open({ title: "Something", body: "words\r\nof a person" });
    const adopting = { ...plan, tasks: [...tasks, aTask("e", { adopts: { repository: null, number: other.number } })] };
    await sync([adopting], world);
    expect(other.title).toBe("Something");
    expect(other.body.startsWith("words\r\nof a person\r\n\r\n<!-- plansync:begin ")).toBe(true);
    expect(world.issues.size).toBe(7);
    expect(compare([adopting], world).changes).toEqual([]);
  });

  test("an issue of ours whose text was emptied is known again, and nothing is made twice", async () => {
    const world = await mirrored();
    world.issue(2).body = "";
    world.issue(3).body = "quite another text";
    await sync([plan], world);
    expect(world.issues.size).toBe(5);
    expect(world.issue(2).body).toContain("<!-- plansync:begin ");
    expect(world.issue(3).body.startsWith("quite another text\n\n<!-- plansync:begin ")).toBe(true);
    expect(compare([plan], world).changes).toEqual([]);
  });

  test("a marker that somebody else wrote is not obeyed", async () => {
    const world = await mirrored();
    const stolen = world.issue(2).body;
    world.open({ title: "Mine now", body: stolen, author: "mallory" });
    expect(compare([plan], world).changes).toEqual([]);
    expect(
      compare([{ ...plan, tasks: tasks.slice(1) }], world).changes.map((change) => "number" in change && change.number),
    ).toEqual([2]);
  });

  test("an issue that came from another repository with its text is not one of ours", async () => {
    const world = await mirrored();
    const foreign = world.open({ title: "a: Task a", author: world.viewer });
    const { marker, text } = splitBody(world.issue(2).body);
    if (marker === null) throw new Error("no marker");
    foreign.body = wrapRegion({ ...marker, repository: "another" }, text);
    expect(compare([plan], world).changes).toEqual([]);
  });
});

describe("two issues with one identity", () => {
  test("the older stays, the younger is closed with a link, and words and ticks of people come along", async () => {
    const withSteps = { ...plan, tasks: [aTask("a", { steps: [aStep("One"), aStep("Two")] }), ...tasks.slice(1)] };
    const world = await mirrored(withSteps);
    const older = world.issue(2);
    const younger = world.open({ title: older.title, author: world.viewer });
    younger.body = `${older.body.replace("- [ ] Two", "- [x] Two")}\nOnly here`;
    const { changes } = await sync([withSteps], world);
    expect([younger.state, younger.stateReason, older.state]).toEqual(["closed", "duplicate", "open"]);
    expect(older.body).toContain("- [x] Two");
    expect(changes.edits.map(({ text, after }) => [text, after])).toEqual([["Two", "done"]]);
    expect(world.comments.get(younger.number)?.map(({ body }) => body)).toEqual([
      `<!-- plansync:duplicate 2 -->\nDuplicate of #2`,
    ]);
    expect(world.comments.get(2)?.[0]?.body).toContain("> Only here");
    expect(compare([withSteps], world).changes).toEqual([]);
  });
});

describe("guards", () => {
  test("too many creates stop the run until they are allowed", async () => {
    const world = new World();
    const limits = { ...defaultConfig.limits, maxCreates: 3 };
    const { changes } = await sync([plan], world, { options: { limits } });
    expect([changes.stopped?.guard, world.effects]).toEqual(["max-creates", 0]);
    await sync([plan], world, { options: { limits, allow: { creates: true, closes: false } } });
    expect(world.issues.size).toBe(5);
  });

  test("a large share of closes stops the run, one close never does", async () => {
    const limits = { ...defaultConfig.limits, maxCloseShare: 0.1 };
    const world = await mirrored();
    const shorter = (count: number) => [{ ...plan, tasks: tasks.slice(0, count) }];
    expect(compare(shorter(2), world, { options: { limits } }).stopped?.guard).toBe("max-close-share");
    expect(compare(shorter(3), world, { options: { limits } }).stopped).toBeNull();
    expect(
      compare(shorter(2), world, { options: { limits, allow: { creates: false, closes: true } } }).stopped,
    ).toBeNull();
  });
});

describe("both sides changed", () => {
  test.each([
    ["plan", "a: Renamed in the plan"],
    ["github", "Renamed on GitHub"],
  ] as const)("the title follows what is preferred: %s", async (prefer, title) => {
    const world = await mirrored();
    world.issue(2).title = "Renamed on GitHub";
    const renamed = {
      ...plan,
      tasks: [{ ...aTask("a", { phase: "p" }), title: "Renamed in the plan" }, ...tasks.slice(1)],
    };
    const told = { config: { prefer } };
    const { changes } = await sync([renamed], world, told);
    expect(world.issue(2).title).toBe(title);
    expect(changes.drift.map(({ field, side }) => [field, side])).toEqual([["title", "both"]]);
    expect(compare([renamed], world, told).changes).toEqual([]);
  });

  test("a label and a milestone that a person took away stay away", async () => {
    const urgent = { ...plan, tasks: tasks.map((task) => ({ ...task, priority: "high" })) };
    const world = await mirrored(urgent);
    Object.assign(world.issue(2), { labels: ["plansync", "theirs"], milestone: null });
    const { changes } = await sync([urgent], world);
    expect([world.issue(2).labels, world.issue(2).milestone]).toEqual([["plansync", "theirs"], null]);
    expect(changes.drift.map(({ field }) => field).sort()).toEqual(["labels", "milestone"]);
  });
});

describe("plans that come and go", () => {
  test("a plan that could not be read is left alone, one that is gone is closed, and the edges follow", async () => {
    const other = aDocument({
      path: "docs/other.md",
      title: "Other",
      tasks: [aTask("x"), aTask("y", { dependsOn: [on("x")] })],
    });
    const world = new World();
    await sync([plan, other], world);
    const unread = { options: { present: ["docs/plan.md", "docs/other.md"] } };
    expect(compare([plan], world, unread).changes).toEqual([]);
    expect(compare([plan], world).changes).toEqual([]);
    await sync([plan], world, { options: { present: ["docs/plan.md"] } });
    expect([...world.issues.values()].filter(({ state }) => state === "closed").map(({ title }) => title)).toEqual([
      "Other",
      "x: Title of x",
      "y: Title of y",
    ]);
  });
});

test("two thousand tasks settle in one run", async () => {
  const many = aDocument({
    phases: Array.from({ length: 120 }, (_, at) => aPhase(`p${at}`, { title: `Phase ${at}` })),
    tasks: Array.from({ length: 2000 }, (_, at) =>
      aTask(`t${at}`, { phase: `p${at % 120}`, steps: [aStep(`one ${at}`), aStep(`two ${at}`)] }),
    ),
  });
  const world = await mirrored(many);
  expect(compare([many], world).changes).toEqual([]);
});
