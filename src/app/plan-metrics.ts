// Gauges of the plans: tasks of each phase by state.
import type { Reconciliation } from "../reconcile.ts";
import type { Metrics } from "./metrics.ts";
import type { RepositoryRef } from "./queue/port.ts";

/** Phases that one repository may fill the metrics with. */
const MOST = 200;

export function tellPlans(metrics: Metrics, repository: RepositoryRef, result: Reconciliation): void {
  const name = `${repository.owner}/${repository.repo}`;
  metrics.forget("plansync_phase_tasks", "repository", name);
  let phases = 0;
  for (const document of result.documents) {
    for (const phase of document.phases) {
      if (++phases > MOST) return;
      const counts = new Map<string, number>();
      for (const task of document.tasks) {
        if (task.phase === phase.key) counts.set(task.status, (counts.get(task.status) ?? 0) + 1);
      }
      for (const [state, count] of counts) {
        const labels = { repository: name, plan: document.path, phase: phase.title, state };
        metrics.set("plansync_phase_tasks", count, labels);
      }
    }
  }
}
