// How far a plan or a phase is, and what can be started now.
import type { Identity } from "../model/desired.ts";
import { nameOf } from "../model/desired.ts";
import type { PlanDocument, Task } from "../model/plan.ts";
import type { Told } from "./told.ts";

export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly percent: number;
}

/** Cancelled tasks do not count. */
export function progressOf(tasks: readonly Task[]): Progress {
  const counted = tasks.filter((task) => task.status !== "cancelled");
  const done = counted.filter((task) => task.status === "done").length;
  return { done, total: counted.length, percent: counted.length === 0 ? 0 : Math.floor((100 * done) / counted.length) };
}

/** "█████░░░░░ 50 %" */
export function bar({ percent }: Progress): string {
  const full = Math.round(percent / 10);
  return `${"█".repeat(full)}${"░".repeat(10 - full)} ${percent} %`;
}

/** Tasks of a phase, those of its inner groups with them. */
export function tasksOf(document: PlanDocument, phase: string): readonly Task[] {
  return document.tasks.filter((task) => task.phase === phase);
}

/** A task that nothing holds up. */
export interface ReadyTask {
  readonly key: string;
  readonly path: string;
  readonly line: number;
  readonly title: string;
  readonly issue: number | null;
  readonly phase: string | null;
  readonly owners: readonly string[];
  readonly priority: string | null;
}

/** Open tasks, not begun, whose blockers are closed: in the plan, and on GitHub where it knows better. */
export function readyTasks(
  told: Pick<Told, "documents" | "desired" | "observed" | "changes" | "applied">,
): ReadyTask[] {
  const numbers: Readonly<Record<string, number>> = { ...told.changes.matched, ...told.applied?.numbers };
  const observed = new Map(told.observed.issues.map((issue) => [issue.number, issue]));
  const desired = new Map(told.desired.issues.map((issue) => [nameOf(issue.identity), issue]));
  const closed = (identity: Identity) => {
    const name = nameOf(identity);
    return desired.get(name)?.state !== "open" || observed.get(numbers[name] ?? 0)?.state === "closed";
  };
  const { owner, repo } = told.observed.repository;
  const isHere = (repository: string | null) =>
    repository === null || repository.toLowerCase() === `${owner}/${repo}`.toLowerCase();
  return told.documents.flatMap((document) =>
    document.tasks.flatMap((task): ReadyTask[] => {
      const identity: Identity = { path: document.path, key: task.key, kind: "task" };
      const issue = desired.get(nameOf(identity));
      if (issue === undefined || task.status !== "todo" || closed(identity)) return [];
      const waits = issue.blockedBy.some((blocker) =>
        "identity" in blocker
          ? !closed(blocker.identity)
          : !(isHere(blocker.issue.repository) && observed.get(blocker.issue.number)?.state === "closed"),
      );
      if (waits) return [];
      const { key, title, line, phase, owners, priority } = task;
      return [
        { key, path: document.path, line, title, issue: numbers[nameOf(identity)] ?? null, phase, owners, priority },
      ];
    }),
  );
}
