// When a phase or a whole plan is done: its tasks are over and its criteria are met.
import type { Criterion, Status, Task } from "../model/plan.ts";

/** "done" when everything holds, "cancelled" when all tasks were, "in_progress" once one is over or begun. */
export function groupStatus(
  tasks: readonly Pick<Task, "status">[],
  criteria: readonly Pick<Criterion, "done">[],
  told: Status,
): Status {
  if (tasks.length === 0) return told;
  const met = criteria.every((criterion) => criterion.done !== false);
  if (tasks.every((task) => task.status === "cancelled")) return "cancelled";
  if (met && tasks.every((task) => isOver(task.status))) return "done";
  const begun = tasks.some((task) => task.status !== "todo" && task.status !== "blocked");
  return begun ? "in_progress" : "todo";
}

export function isOver(status: Status): boolean {
  return status === "done" || status === "cancelled";
}

/** How an issue of this status stands on GitHub. */
export function stateOf(status: Status): {
  readonly state: "open" | "closed";
  readonly stateReason: "completed" | "not_planned" | null;
} {
  if (status === "done") return { state: "closed", stateReason: "completed" };
  if (status === "cancelled") return { state: "closed", stateReason: "not_planned" };
  return { state: "open", stateReason: null };
}
