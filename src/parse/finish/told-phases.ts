// The phases that the plan has: not "Phase 3.1" in a table of states where 3.1 is the number of a task.
import { added } from "../collect/close-task.ts";
import type { PhaseDraft, TaskDraft } from "../collect/draft.ts";
import { foldId } from "../facts/targets.ts";

/** The phases that hold tasks or have names of their own; what is said of a task by the name of a phase goes to the task. */
export function toldPhases(phases: readonly PhaseDraft[], tasks: readonly TaskDraft[]): PhaseDraft[] {
  const used = new Set(tasks.map((task) => task.phase));
  const numbers = new Set(phases.map(({ id }) => id));
  const isInner = ({ id, headed }: PhaseDraft) =>
    !headed && id !== null && numbers.has(/^(.+)\.\d+$/.exec(id)?.[1] ?? "");
  return phases.filter((phase) => {
    if (used.has(phase)) return true;
    const meant = isInner(phase)
      ? tasks.find(({ id }) => id !== null && foldId(id) === foldId(phase.id ?? ""))
      : undefined;
    if (meant) meant.statuses = added(meant.statuses, phase.statuses);
    return meant === undefined && phase.word !== "";
  });
}
