// Phases that say which tasks are theirs: "Phase 2: Core (tasks 4-7)" above or below the list of the tasks.
import type { Collected, PhaseDraft, TaskDraft } from "../collect/draft.ts";
import { rangeOfTasks } from "../facts/range-of-tasks.ts";
import { foldId } from "../facts/targets.ts";

/** Whether the task stands in no phase, or under a heading that only gathers tasks. */
function isFree({ phase, parent, id }: TaskDraft): boolean {
  return parent === null && id !== null && (phase === null || (phase.word === "" && phase.id === null));
}

/** A line of the phase that tells its tasks in other words, without a box or an id. */
function isRetold(task: TaskDraft, phase: PhaseDraft): boolean {
  const plain = task.kind === "item" && task.parent === null && task.statuses.length === 0;
  return plain && task.phase === phase && (task.id === null || task.numbered);
}

function topOf(task: TaskDraft): TaskDraft {
  return task.parent ? topOf(task.parent) : task;
}

/**
 * Puts tasks into the phases whose titles name their ids; the range leaves the title. Gives the tasks without those that
 * a phase only tells again. To be called before the keys are made.
 */
export function placeByRange(collected: Collected, phases: readonly PhaseDraft[], tasks: TaskDraft[]): TaskDraft[] {
  const ranges = phases.flatMap((phase) => {
    const range = rangeOfTasks(phase.title);
    return range ? [{ phase, range }] : [];
  });
  if (ranges.length === 0) return tasks;
  const free = new Map(tasks.filter(isFree).map((task) => [foldId(task.id ?? ""), task]));
  const placed = new Set<TaskDraft>();
  const retold = new Set<TaskDraft>();
  for (const { phase, range } of ranges) {
    const own = range.ids.flatMap((id) => free.get(foldId(id)) ?? []);
    if (own.length < range.ids.length) continue;
    for (const task of tasks) if (isRetold(task, phase)) retold.add(task);
    for (const task of own) {
      task.group ??= task.phase?.title ?? null;
      task.phase = phase;
      placed.add(task);
    }
    phase.title = range.title || phase.title;
  }
  for (const { line, endLine, phase } of retold) {
    const because = [`${phase?.title ?? "the phase"} tells its tasks again, which stand elsewhere under their ids`];
    collected.notes.push({ line, endLine, taken: "duplicate", draft: phase, because });
  }
  for (const task of tasks) if (task.parent && placed.has(topOf(task))) task.phase = topOf(task).phase;
  return retold.size === 0 ? tasks : tasks.filter((task) => !retold.has(topOf(task)));
}
