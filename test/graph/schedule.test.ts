// Schedules: earliest and latest times, the critical path, roll-ups, due dates.
import { describe, expect, it } from "vitest";
import { type PartNode, planGraph } from "../../src/graph/plan-graph.ts";
import { openBlockers, readyTasks } from "../../src/graph/ready-tasks.ts";
import { rollUpPlan } from "../../src/graph/roll-up.ts";
import { type Scheduled, schedulePlan } from "../../src/graph/schedule-plan.ts";
import { dayAfter, hoursBetween } from "../../src/graph/work-calendar.ts";
import { aDocument, aPhase, aTask, hours, on } from "../build.ts";

const week = { day: 8, week: 40 };
const options = { start: "2026-03-02", hours: week };
const keyOf = (node: PartNode): string => (node.kind === "task" ? node.task.key : node.phase.key);
const keysOf = (rows: readonly Scheduled[]): string[] => rows.map(({ node }) => keyOf(node));
const rowOf = (rows: readonly Scheduled[], key: string): Scheduled | undefined =>
  rows.find(({ node }) => keyOf(node) === key);

describe("schedulePlan", () => {
  const plan = aDocument({
    tasks: [
      aTask("design", { estimate: hours(16) }),
      aTask("schema", { estimate: hours(8) }),
      aTask("build", { estimate: hours(24, 40), dependsOn: [on("design"), on("schema")] }),
      aTask("docs", { estimate: hours(8), dependsOn: [on("design")] }),
    ],
  });
  const row = (key: string) => rowOf(schedulePlan(plan, options).rows, key);

  it("starts each task when its last blocker is done", () => {
    expect(row("build")).toMatchObject({ earliestStart: 16, earliestFinish: 48, slack: 0 });
    expect(row("docs")).toMatchObject({ earliestStart: 16, earliestFinish: 24, latestFinish: 48, slack: 24 });
    expect(row("schema")).toMatchObject({ earliestStart: 0, latestStart: 8, slack: 8 });
  });

  it("names the critical path from first to last", () => {
    const { critical, length, unit, finish } = schedulePlan(plan, options);
    expect(keysOf(critical)).toEqual(["design", "build"]);
    expect({ length, unit, finish }).toEqual({ length: 48, unit: "hours", finish: "2026-03-09" });
  });

  it("gives dates of working days", () => {
    expect(row("build")).toMatchObject({ startDate: "2026-03-04", finishDate: "2026-03-09" });
    expect(row("design")).toMatchObject({ startDate: "2026-03-02", finishDate: "2026-03-03" });
  });

  it("counts tasks where nothing has an estimate", () => {
    const bare = aDocument({ tasks: [aTask("a"), aTask("b", { dependsOn: [on("a")] }), aTask("c")] });
    expect(schedulePlan(bare, options)).toMatchObject({ length: 2, unit: "tasks", finish: null });
  });

  it("lets a phase wait for a whole phase", () => {
    const phased = aDocument({
      phases: [aPhase("p1"), aPhase("p2", { dependsOn: [on("p1")] })],
      tasks: [
        aTask("a", { phase: "p1", estimate: hours(8) }),
        aTask("b", { phase: "p1", estimate: hours(24) }),
        aTask("c", { phase: "p2", estimate: hours(4) }),
      ],
    });
    const { rows, critical } = schedulePlan(phased, options);
    expect(rowOf(rows, "c")).toMatchObject({ earliestStart: 24, earliestFinish: 28 });
    expect(rowOf(rows, "p2")).toMatchObject({ earliestStart: 24, earliestFinish: 28 });
    expect(keysOf(critical)).toEqual(["b", "c"]);
  });

  it("counts the hours of a container only when nothing in it tells its own", () => {
    const told = aDocument({
      phases: [aPhase("p1", { estimate: hours(40) }), aPhase("p2", { estimate: hours(40), dependsOn: [on("p1")] })],
      tasks: [aTask("a", { phase: "p1" }), aTask("b", { phase: "p2", estimate: hours(8) })],
    });
    expect(schedulePlan(told, options).length).toBe(48);
  });

  it("takes no less for a task with sub-tasks than the task says itself", () => {
    const told = aDocument({
      tasks: [
        aTask("a", { estimate: hours(24) }),
        aTask("a1", { parent: "a", estimate: hours(16) }),
        aTask("a2", { parent: "a", estimate: hours(8) }),
        aTask("b", { estimate: hours(8), dependsOn: [on("a")] }),
      ],
    });
    const { length, critical, rows } = schedulePlan(told, options);
    expect({ length, critical: keysOf(critical) }).toEqual({ length: 32, critical: ["a", "b"] });
    expect(rowOf(rows, "a1")).toMatchObject({ earliestStart: 0, latestFinish: 24, slack: 8 });
    expect(rowOf(rows, "a")).toMatchObject({ earliestStart: 0, earliestFinish: 24, slack: 0 });
  });

  it("waits for blockers in another document", () => {
    const first = aDocument({ path: "a.md", tasks: [aTask("a", { estimate: hours(10) })] });
    const second = aDocument({
      path: "b.md",
      tasks: [
        aTask("b", {
          estimate: hours(2),
          dependsOn: [on("a", { target: null, elsewhere: { path: "a.md", key: "a" } })],
        }),
      ],
    });
    expect(schedulePlan([second, first], options).length).toBe(12);
  });

  it("starts no task before its own start date", () => {
    const held = aDocument({ tasks: [aTask("a", { estimate: hours(8), start: "2026-03-09" })] });
    expect(schedulePlan(held, options)).toMatchObject({ length: 48, finish: "2026-03-09" });
  });

  it("tells what finishes after its due date, and not what is done", () => {
    const due = (status: "todo" | "done") =>
      aDocument({ tasks: [aTask("a", { status, estimate: hours(24), due: "2026-03-03" })] });
    expect(schedulePlan(due("todo"), options).late.map(({ node, finishDate }) => [keyOf(node), finishDate])).toEqual([
      ["a", "2026-03-04"],
    ]);
    expect(schedulePlan(due("done"), options).late).toEqual([]);
  });

  it("counts only what is left when asked to", () => {
    const half = aDocument({
      tasks: [
        aTask("a", { status: "done", estimate: hours(24) }),
        aTask("b", { estimate: hours(8), dependsOn: [on("a")] }),
      ],
    });
    expect(schedulePlan(half, options).length).toBe(32);
    expect(schedulePlan(half, { ...options, onlyLeft: true }).length).toBe(8);
  });

  it("ends in spite of a cycle, and ignores soft dependencies", () => {
    const ring = aDocument({
      tasks: [
        aTask("a", { estimate: hours(8), dependsOn: [on("b")] }),
        aTask("b", { estimate: hours(8), dependsOn: [on("a")] }),
      ],
    });
    expect(schedulePlan(ring, options).length).toBe(16);
    const soft = aDocument({
      tasks: [
        aTask("a", { estimate: hours(8) }),
        aTask("b", { estimate: hours(8), dependsOn: [on("a", { soft: true })] }),
      ],
    });
    expect(schedulePlan(soft, options).length).toBe(8);
  });

  it("schedules 10,000 tasks in well under a second", () => {
    const tasks = Array.from({ length: 10_000 }, (_, at) =>
      aTask(`t${at}`, { estimate: hours(1), dependsOn: at === 0 ? [] : [on(`t${at - 1}`), on(`t${at >> 1}`)] }),
    );
    const started = performance.now();
    expect(schedulePlan(aDocument({ tasks }), options).length).toBe(10_000);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe("readyTasks", () => {
  it("gives what is to do and waits for nothing open", () => {
    const plan = aDocument({
      tasks: [
        aTask("a", { status: "done" }),
        aTask("b", { dependsOn: [on("a")] }),
        aTask("c", { dependsOn: [on("b")] }),
        aTask("d", { status: "in_progress" }),
        aTask("e", { dependsOn: [on("x", { target: null })] }),
        aTask("f", { dependsOn: [on("c", { soft: true })] }),
      ],
    });
    expect(readyTasks(planGraph([plan])).map((node) => node.task.key)).toEqual(["b", "e", "f"]);
  });

  it("knows phases and sub-tasks", () => {
    const plan = aDocument({
      phases: [aPhase("p1"), aPhase("p2", { dependsOn: [on("p1")] })],
      tasks: [
        aTask("a", { phase: "p1" }),
        aTask("a1", { phase: "p1", parent: "a" }),
        aTask("b", { phase: "p2" }),
        aTask("b1", { phase: "p2", parent: "b" }),
      ],
    });
    const plans = planGraph([plan]);
    expect(readyTasks(plans).map((node) => node.task.key)).toEqual(["a1"]);
    const waitsFor = (key: string): string[] =>
      plans.nodes
        .filter((node) => node.kind !== "gate")
        .filter((node) => keyOf(node) === key)
        .flatMap((node) => openBlockers(plans, node).map(keyOf));
    expect(waitsFor("b1")).toEqual(["p1"]);
    expect(waitsFor("a")).toEqual([]);
  });

  it("lets a finished phase open the next", () => {
    const plan = aDocument({
      phases: [aPhase("p1", { status: "done" }), aPhase("p2", { dependsOn: [on("p1")] })],
      tasks: [aTask("a", { phase: "p1", status: "done" }), aTask("b", { phase: "p2" })],
    });
    expect(readyTasks(planGraph([plan])).map((node) => node.task.key)).toEqual(["b"]);
  });
});

describe("rollUpPlan", () => {
  it("adds up hours and points apart, for each phase and the whole", () => {
    const plan = aDocument({
      phases: [aPhase("p1")],
      tasks: [
        aTask("a", { phase: "p1", status: "done", estimate: hours(2, 4) }),
        aTask("b", { phase: "p1", estimate: { minHours: null, maxHours: null, points: 3, text: "3 pts" } }),
        aTask("c", { estimate: hours(8) }),
        aTask("d", { status: "cancelled", estimate: hours(100) }),
        aTask("e"),
      ],
    });
    const sums = rollUpPlan(plan);
    expect(sums.get("p1")).toMatchObject({ tasks: 2, done: 1, minHours: 2, maxHours: 4, leftMaxHours: 0, points: 3 });
    expect(sums.get(null)).toMatchObject({ tasks: 5, maxHours: 12, leftMinHours: 8, cancelled: 1, unestimated: 1 });
  });

  it("counts no hour twice where sub-tasks have their own", () => {
    const plan = aDocument({
      tasks: [
        aTask("a", { estimate: hours(8) }),
        aTask("a1", { parent: "a", estimate: hours(5) }),
        aTask("b", { estimate: hours(1) }),
      ],
    });
    expect(rollUpPlan(plan).get(null)).toMatchObject({ minHours: 6, unestimated: 0 });
  });
});

describe("the work calendar", () => {
  it.each([
    ["2026-03-02", 0, true, "2026-03-02"],
    ["2026-03-02", 8, true, "2026-03-02"],
    ["2026-03-02", 8, false, "2026-03-03"],
    ["2026-03-02", 9, true, "2026-03-03"],
    ["2026-03-02", 40, true, "2026-03-06"],
    ["2026-03-02", 40, false, "2026-03-09"],
    ["2026-03-07", 8, true, "2026-03-09"],
    ["2026-03-05", 24, true, "2026-03-09"],
  ])("from %s, %i hours (finish: %s) come to %s", (start, worked, finish, day) => {
    expect(dayAfter(start, worked, week, finish)).toBe(day);
  });

  it("counts working hours between days, over weekends and backwards", () => {
    expect(hoursBetween("2026-03-02", "2026-03-09", week)).toBe(40);
    expect(hoursBetween("2026-03-06", "2026-03-09", week)).toBe(8);
    expect(hoursBetween("2026-03-09", "2026-03-02", week)).toBe(-40);
    expect(hoursBetween("2026-02-30", "2026-03-02", week)).toBeNull();
  });

  it("knows weeks of six days", () => {
    expect(dayAfter("2026-03-02", 48, { day: 8, week: 48 }, true)).toBe("2026-03-07");
  });
});
