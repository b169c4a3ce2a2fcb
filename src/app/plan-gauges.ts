// Gauges of the plans: tasks of each phase by state, for so many repositories as the metrics may hold.
import type { Reconciliation } from "../reconcile.ts";
import type { Metrics } from "./metrics.ts";
import type { RepositoryRef } from "./queue/port.ts";

/** One line of the metrics. */
export interface PhaseCount {
  readonly plan: string;
  readonly phase: string;
  readonly state: string;
  readonly count: number;
}

export interface PlanGauges {
  /** Takes the place of what was told of this repository before. */
  tell(repository: RepositoryRef, counts: readonly PhaseCount[]): void;
}

/** Phases that one repository may fill the metrics with. */
const MOST_PHASES = 200;
/** Titles come from anybody. */
const LONGEST = 100;

export function phaseCounts({ documents }: Pick<Reconciliation, "documents">): PhaseCount[] {
  const phases = documents.flatMap((document) => document.phases.map((phase) => ({ document, phase })));
  return phases.slice(0, MOST_PHASES).flatMap(({ document, phase }) => {
    const counts = new Map<string, number>();
    for (const task of document.tasks) {
      if (task.phase === phase.key) counts.set(task.status, (counts.get(task.status) ?? 0) + 1);
    }
    const names = { plan: cut(document.path), phase: cut(phase.title) };
    return [...counts].map(([state, count]) => ({ ...names, state, count }));
  });
}

/** Never more than `most` lines: repositories that were not looked at for the longest time make room. */
export function createPlanGauges(metrics: Pick<Metrics, "set" | "drop">, most: number): PlanGauges {
  const told = new Map<number, readonly Readonly<Record<string, string>>[]>();
  let lines = 0;
  const forget = (id: number): void => {
    const known = told.get(id) ?? [];
    for (const labels of known) metrics.drop("plansync_phase_tasks", labels);
    lines -= known.length;
    told.delete(id);
  };
  return {
    tell: ({ id, owner, repo }, counts) => {
      forget(id);
      const shown = new Map(
        counts.slice(0, most).map(({ count, ...names }) => {
          const labels = { repository: `${owner}/${repo}`, ...names };
          return [JSON.stringify(labels), { labels, count }];
        }),
      );
      for (const [oldest] of told) {
        if (lines + shown.size <= most) break;
        forget(oldest);
      }
      for (const { labels, count } of shown.values()) metrics.set("plansync_phase_tasks", count, labels);
      told.set(
        id,
        [...shown.values()].map(({ labels }) => labels),
      );
      lines += shown.size;
    },
  };
}

function cut(name: string): string {
  return name.length > LONGEST ? `${name.slice(0, LONGEST - 1).toWellFormed()}…` : name;
}
