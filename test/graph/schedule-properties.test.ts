// Schedules of random plans against what must hold of every schedule.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planGraph } from "../../src/graph/plan-graph.ts";
import { readyTasks } from "../../src/graph/ready-tasks.ts";
import { type Scheduled, schedulePlan } from "../../src/graph/schedule-plan.ts";
import type { PlanDocument, Status, Task } from "../../src/model/plan.ts";
import { aDocument, aPhase, aTask, hours, on } from "../build.ts";

const STATUSES: readonly Status[] = ["todo", "done", "in_progress", "cancelled"];

/** A plan of up to 15 tasks in 3 phases: phases wait for earlier phases, tasks for earlier tasks of the same phase. */
const plan: fc.Arbitrary<PlanDocument> = fc
  .array(
    fc.record({
      length: fc.integer({ min: 1, max: 20 }),
      waits: fc.array(fc.nat(14), { maxLength: 3 }),
      status: fc.constantFrom(...STATUSES),
    }),
    { minLength: 1, maxLength: 15 },
  )
  .map((told) => {
    const phaseOf = (at: number): number => Math.floor((at * 3) / told.length);
    const tasks = told.map(({ length, waits, status }, at): Task => {
      const before = [...new Set(waits)].filter((other) => other < at && phaseOf(other) === phaseOf(at));
      const dependsOn = before.map((other) => on(`t${other}`));
      return aTask(`t${at}`, { status, phase: `p${phaseOf(at)}`, estimate: hours(length), dependsOn });
    });
    const phases = [0, 1, 2].map((at) => aPhase(`p${at}`, { dependsOn: at === 0 ? [] : [on(`p${at - 1}`)] }));
    return aDocument({ tasks, phases });
  });

const rowOf = (rows: readonly Scheduled[], key: string): Scheduled | undefined =>
  rows.find(({ node }) => node.kind === "task" && node.task.key === key);
const options = { start: "2026-03-02", hours: { day: 8, week: 40 } };
const phaseNumber = (task: Task): number => Number((task.phase ?? "p0").slice(1));

describe("every schedule", () => {
  it("starts no task before what it waits for ends, and ends no later than its longest chain", () => {
    fc.assert(
      fc.property(plan, (document) => {
        const { rows, length } = schedulePlan(document, options);
        const row = (key: string) => rowOf(rows, key);
        let latest = 0;
        for (const task of document.tasks) {
          const own = row(task.key);
          const before = document.tasks.filter(
            (other) =>
              phaseNumber(other) < phaseNumber(task) ||
              task.dependsOn.some((dependency) => dependency.target === other.key),
          );
          const wanted = Math.max(0, ...before.map((other) => row(other.key)?.earliestFinish ?? 0));
          expect(own?.earliestStart).toBe(wanted);
          expect(own?.earliestFinish).toBe(wanted + (task.status === "cancelled" ? 0 : (task.estimate?.maxHours ?? 0)));
          latest = Math.max(latest, own?.earliestFinish ?? 0);
        }
        expect(length).toBe(latest);
      }),
      { numRuns: 300 },
    );
  });

  it("has a critical path of tasks without slack that takes as long as the whole", () => {
    fc.assert(
      fc.property(plan, (document) => {
        const { critical, length } = schedulePlan(document, options);
        expect(critical.reduce((sum, row) => sum + row.hours, 0)).toBe(length);
        for (const [at, row] of critical.entries()) {
          expect(row.slack).toBe(0);
          expect(row.earliestStart).toBe(critical[at - 1]?.earliestFinish ?? 0);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("leaves slack that can be used up without a later end", () => {
    fc.assert(
      fc.property(plan, fc.nat(14), (document, pick) => {
        const { rows, length } = schedulePlan(document, options);
        const chosen = document.tasks[pick % document.tasks.length];
        const slack = chosen && rowOf(rows, chosen.key)?.slack;
        if (chosen === undefined || slack === undefined || chosen.status === "cancelled") return;
        const stretched = document.tasks.map((task) =>
          task === chosen ? { ...task, estimate: hours((task.estimate?.maxHours ?? 0) + slack) } : task,
        );
        expect(schedulePlan({ ...document, tasks: stretched }, options).length).toBe(length);
      }),
      { numRuns: 300 },
    );
  });

  it("calls ready exactly what is to do and has nothing open before it", () => {
    fc.assert(
      fc.property(plan, (document) => {
        const settled = new Set(
          document.tasks.filter(({ status }) => status === "done" || status === "cancelled").map(({ key }) => key),
        );
        const whole = document.phases.map((phase) => {
          const done = document.tasks.filter((task) => task.phase === phase.key).every((task) => settled.has(task.key));
          return { ...phase, status: done ? ("done" as const) : ("todo" as const) };
        });
        const wanted = document.tasks.filter(
          (task) =>
            task.status === "todo" &&
            task.dependsOn.every(({ target }) => settled.has(target ?? "")) &&
            (phaseNumber(task) === 0 || whole[phaseNumber(task) - 1]?.status === "done"),
        );
        const ready = readyTasks(planGraph([{ ...document, phases: whole }])).map((node) => node.task.key);
        expect(ready).toEqual(wanted.map((task) => task.key));
      }),
      { numRuns: 300 },
    );
  });
});
