// Numbers that start again in every part of a plan: "after 1.1" means the 1.1 of the same part.
import type { PhaseDraft, TaskDraft } from "../collect/draft.ts";
import { foldId, type Targets } from "../facts/targets.ts";

type Draft = TaskDraft | PhaseDraft;

function asTask(draft: Draft): TaskDraft | null {
  return "kind" in draft ? draft : null;
}

/** Of the tasks that have the id of `to`, the one that stands nearest to `from`: inside the same task, in the same list, in the same phase. */
export function nearestTwin(tasks: readonly TaskDraft[], targets: Targets): (from: Draft, to: Draft) => Draft {
  if (targets.repeated.size === 0) return (_, to) => to;
  const twins = new Map<string, TaskDraft[]>();
  for (const task of tasks) {
    const id = task.id === null ? null : foldId(task.id);
    if (id === null || !targets.repeated.has(id)) continue;
    const list = twins.get(id);
    if (list) list.push(task);
    else twins.set(id, [task]);
  }
  return (from, to) => {
    const [one, other] = [asTask(from), asTask(to)];
    const alike = one && other?.id ? twins.get(foldId(other.id)) : undefined;
    if (!one || !alike) return to;
    return (
      alike.find((twin) => one.parent !== null && twin.parent === one.parent) ??
      alike.find((twin) => twin.section === one.section) ??
      (other?.phase === one.phase ? null : alike.find((twin) => one.phase !== null && twin.phase === one.phase)) ??
      to
    );
  };
}
