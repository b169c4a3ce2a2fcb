// Which items inside a task are its steps, and which are tasks of their own.
import type { TaskDraft } from "../collect/draft.ts";
import type { Linked } from "./link-tasks.ts";

/** Whether an item inside a task is a task of its own: it has an order, an owner, or an id and something below it. */
function standsAlone(
  task: TaskDraft,
  parents: ReadonlySet<TaskDraft>,
  linked: Linked,
  blockers: ReadonlySet<string>,
): boolean {
  if (!task.minor || task.kind !== "item") return true;
  if (linked.depends.has(task) || blockers.has(task.key) || task.directiveId !== null) return true;
  const own = task.facts.some((fact) => fact.field === "owner");
  return own || (task.id !== null && (parents.has(task) || task.facts.some((fact) => fact.field === "estimate")));
}

/** "2.2" inside "2": its number goes on from the task's. */
function isNumberedPart(task: TaskDraft): boolean {
  return task.minor && task.parent !== null && task.id?.startsWith(`${task.parent.id}.`) === true;
}

/** The tasks; where one numbered part of a task is a task of its own, so are the parts beside it. */
function wholeTasks(tasks: readonly TaskDraft[], stands: (task: TaskDraft) => boolean): TaskDraft[] {
  const divided = new Set(tasks.flatMap((task) => (isNumberedPart(task) && stands(task) ? [task.parent] : [])));
  return tasks.filter((task) => stands(task) || (isNumberedPart(task) && divided.has(task.parent)));
}

export interface StepBelow {
  readonly task: TaskDraft;
  /** 0 for a step of the task itself, 1 for a step below a step. */
  readonly depth: number;
}

/**
 * The steps of each task that has some, in the order of `tasks`. From here on `minor` are those that are steps, and the
 * parent of a task is a task.
 */
export function settleSteps(tasks: readonly TaskDraft[], linked: Linked): Map<TaskDraft, StepBelow[]> {
  const parents = new Set<TaskDraft>();
  for (const task of tasks) if (task.parent) parents.add(task.parent);
  const blockers = new Set<string>();
  for (const list of linked.depends.values()) for (const one of list) if (one.target) blockers.add(one.target);
  const whole = new Set(wholeTasks(tasks, (task) => standsAlone(task, parents, linked, blockers)));
  const steps = new Map<TaskDraft, StepBelow[]>();
  for (const task of tasks) {
    let [above, depth] = [task.parent, 0];
    for (; above && !whole.has(above); above = above.parent) depth++;
    task.minor = !whole.has(task);
    if (!task.minor) task.parent = above;
    else if (above) {
      const list = steps.get(above);
      if (list) list.push({ task, depth });
      else steps.set(above, [{ task, depth }]);
    }
  }
  return steps;
}
