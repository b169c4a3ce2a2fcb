// What a run costs in requests. Counted exactly: the figures are the promise.
import { afterEach, describe, expect, it } from "vitest";
import { manyTasks } from "../../scripts/bench/many-tasks.ts";
import { type Stage, stage } from "./world.ts";

let open: Stage | undefined;
afterEach(async () => {
  await open?.standin.close();
  open = undefined;
});

async function opened(tasks: number, edges: number, options = {}): Promise<Stage> {
  open = await stage({ "PLAN.md": manyTasks(tasks, edges) }, options);
  return open;
}

const HOURS = 3_600_000;

describe("requests of a run", () => {
  it("imports 100 tasks with 150 edges in at most 50 requests, and repeats it with none that writes", async () => {
    const world = await opened(100, 150);
    const first = await world.run({ patience: 2 * HOURS });
    expect(first.applied.results.filter((result) => result.outcome !== "done")).toEqual([]);
    const held = world.holds();
    expect(held.issues.length).toBe(100 + 2 + 1);
    expect(held.issues.flatMap((issue) => issue.blockedBy).length).toBe(150);
    expect(first.requests).toBeLessThanOrEqual(50);

    const second = await world.run();
    expect(second.writes).toBe(0);
    expect(second.requests).toBeLessThanOrEqual(Math.ceil(held.issues.length / 100) + 5);
    expect(world.holds()).toEqual(held);
  });

  it("adds only its check runs on a new commit that leaves the plans alone", async () => {
    const world = await opened(40, 30);
    await world.run({ patience: 2 * HOURS });
    const before = world.holds();
    world.push({ "src/main.c": "int main() {}" });
    const next = await world.run();
    expect(next.writes).toBe(next.checks.written);
    expect(world.holds().issues).toEqual(before.issues);
    expect(next.writes).toBeGreaterThan(0);
  });

  it("imports 1,000 tasks with 1,500 edges in at most 200 requests, without one secondary limit", async () => {
    const world = await opened(1000, 1500, { validate: false });
    const first = await world.run({ patience: 24 * HOURS });
    expect(first.applied.results.filter((result) => result.outcome !== "done")).toEqual([]);
    expect(first.requests).toBeLessThanOrEqual(200);
    expect(world.standin.log.entries.filter((entry) => entry.status === 403 || entry.status === 429)).toEqual([]);
    const second = await world.run();
    expect([second.writes, second.requests <= Math.ceil(1021 / 100) + 5]).toEqual([0, true]);
  });

  it("finds nothing to do on 1,633 mirrored tasks in at most 21 requests", async () => {
    const world = await opened(1633, 0, { validate: false, limits: false });
    await world.run({ patience: 24 * HOURS });
    const again = await world.run();
    expect(again.writes).toBe(0);
    expect(again.requests).toBeLessThanOrEqual(21);
  });

  it("puts a task between others of 1,000 in its place in a handful of requests", async () => {
    const world = await opened(1000, 0, { validate: false, limits: false });
    await world.run({ patience: 24 * HOURS });
    const plan = manyTasks(1000, 0);
    world.push({ "PLAN.md": plan.replace("- [ ] **T-0500**", "- [ ] **T-1001** Put in\n- [ ] **T-0500**") });
    const put = await world.run();
    const phase = world.holds().issues.find(({ children }) => children.includes("T-1001: Put in"));
    const at = phase?.children.indexOf("T-1001: Put in") ?? 0;
    expect(phase?.children.slice(at - 1, at + 2).map((title) => title.slice(0, 6))).toEqual([
      "T-0499",
      "T-1001",
      "T-0500",
    ]);
    // The list of its siblings, its creation, its move and its record.
    expect(put.requests - put.checks.written).toBeLessThanOrEqual(Math.ceil(1000 / 100) + 6 + 3);
    expect((await world.run()).writes).toBe(0);
  });

  it("mirrors one ticked box of 1,000 tasks in a handful of requests", async () => {
    const world = await opened(1000, 0, { validate: false, limits: false });
    await world.run({ patience: 24 * HOURS });
    const plan = manyTasks(1000, 0);
    world.push({ "PLAN.md": plan.replace("- [ ] **T-0500**", "- [x] **T-0500**") });
    const ticked = await world.run();
    expect(world.holds().issues.filter((issue) => issue.state === "closed").length).toBe(1);
    expect(ticked.requests - ticked.checks.written).toBeLessThanOrEqual(Math.ceil(1000 / 100) + 6);
    expect((await world.run()).writes).toBe(0);
  });
});
