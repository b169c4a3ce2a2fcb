// A task that nothing more is told of while it is collected: its lists keep no room for more. A large plan has hundreds of
// thousands of tasks, most with one entry or none in each list.
import type { TaskDraft } from "./draft.ts";
import type { Notes } from "./notes.ts";

const NONE: never[] = [];
Object.freeze(NONE);

function closed<One>(list: One[]): One[] {
  return list.length === 0 ? NONE : list.slice();
}

/** After this, use `added` to put more into its lists. */
export function closeTask(task: TaskDraft, notes: Notes): void {
  task.statuses = closed(task.statuses);
  task.facts = closed(task.facts);
  task.depends = closed(task.depends);
  task.criteria = closed(task.criteria);
  task.told = closed(task.told);
  task.labels = closed(task.labels);
  task.description = closed(task.description);
  if (!notes.kept) task.because = NONE;
}

/** The list with more in it; the list itself where it can grow. */
export function added<One>(list: One[], more: readonly One[]): One[] {
  if (list.length === 0) return closed([...more]);
  for (const one of more) list.push(one);
  return list;
}
