// The plans in the metrics: never more lines than were asked for, whatever repositories hold.
import { describe, expect, it } from "vitest";
import { createMetrics } from "../../src/app/metrics.ts";
import { createPlanGauges, phaseCounts } from "../../src/app/plan-gauges.ts";
import { aDocument, aPhase, aTask } from "../build.ts";
import { aRepository } from "./queue/build.ts";

const lines = async (metrics: ReturnType<typeof createMetrics>) =>
  (await metrics.render()).split("\n").filter((line) => line.startsWith("plansync_phase_tasks{"));

describe("the gauges of the plans", () => {
  it("count the tasks of each phase by state, and follow the plan", async () => {
    const metrics = createMetrics();
    const gauges = createPlanGauges(metrics, 100);
    const document = (status: "todo" | "done") =>
      aDocument({ phases: [aPhase("p")], tasks: [aTask("a", { phase: "p", status }), aTask("b", { phase: "p" })] });
    gauges.tell(aRepository(), phaseCounts({ documents: [document("todo")] }));
    expect(await lines(metrics)).toEqual([
      'plansync_phase_tasks{repository="acme/repo-1",plan="docs/plan.md",phase="Phase p",state="todo"} 2',
    ]);
    gauges.tell(aRepository(), phaseCounts({ documents: [document("done")] }));
    expect((await lines(metrics)).map((line) => line.slice(line.indexOf("state")))).toEqual([
      'state="done"} 1',
      'state="todo"} 1',
    ]);
    gauges.tell(aRepository(), []);
    expect(await lines(metrics)).toEqual([]);
  });

  it("of a thousand repositories and of a hostile one stay within their bound, the latest in front", async () => {
    const metrics = createMetrics();
    const gauges = createPlanGauges(metrics, 50);
    const count = (phase: string) => ({ plan: "p.md", phase, state: "todo", count: 1 });
    for (let id = 1; id <= 1_000; id += 1) gauges.tell(aRepository(id), [count("one"), count("two")]);
    expect(await lines(metrics)).toHaveLength(50);
    expect((await lines(metrics)).at(-1)).toContain("repo-1000");
    const phases = Array.from({ length: 5_000 }, (_, at) => aPhase(`p${at}`, { title: "x".repeat(10_000) + at }));
    const tasks = phases.map((phase) => aTask(`t${phase.key}`, { phase: phase.key }));
    const counts = phaseCounts({ documents: [aDocument({ phases, tasks: tasks.slice(0, 300) })] });
    expect(counts.length).toBeLessThanOrEqual(200);
    expect(Math.max(...counts.map((one) => one.phase.length))).toBeLessThanOrEqual(100);
    gauges.tell(aRepository(2_000), counts);
    expect((await lines(metrics)).length).toBeLessThanOrEqual(50);
    expect((await lines(createMetrics())).length).toBe(0);
  });

  it("are none when they are turned off", async () => {
    const metrics = createMetrics();
    createPlanGauges(metrics, 0).tell(aRepository(), [{ plan: "p", phase: "p", state: "todo", count: 1 }]);
    expect(await lines(metrics)).toEqual([]);
  });
});
