// How far the plans are, and what can be begun: the open blockers of each task, on GitHub and in the plan.
import { nameOf } from "../model/desired.ts";
import type { PlanDocument, Task } from "../model/plan.ts";
import type { View } from "./command.ts";
import { issueOf } from "./find-part.ts";

export interface Progress {
  readonly task: Task;
  readonly document: PlanDocument;
  /** Issue number, null while it has none. */
  readonly number: number | null;
  readonly over: boolean;
  readonly begun: boolean;
  /** What it waits for: issue numbers (`#12`, `owner/repo#7`), or ids of tasks without an issue. */
  readonly waitsFor: readonly string[];
  /** Open tasks that wait for this one, also by way of others. */
  readonly holdsUp: number;
  readonly assignees: readonly string[];
}

/** All leaf tasks of the documents, in the order of the plans. */
export function progressOf(view: View, documents: readonly PlanDocument[]): Progress[] {
  return documents.flatMap((document) => {
    const parents = new Set(document.tasks.map((task) => task.parent));
    const tasks = document.tasks.filter((task) => !parents.has(task.key));
    const holds = heldUp(document);
    return tasks.map((task) => one(view, document, task, holds.get(task.key) ?? 0));
  });
}

function one(view: View, document: PlanDocument, task: Task, holdsUp: number): Progress {
  const identity = { path: document.path, key: task.key, kind: "task" } as const;
  const issue = issueOf(view, identity);
  const over = issue === null ? isOver(task) : issue.state === "closed";
  return {
    task,
    document,
    number: issue?.number ?? null,
    over,
    begun: task.status === "in_progress",
    waitsFor: issue === null ? waitsInPlan(view, document, task) : waitsOnGitHub(view, issue.number),
    holdsUp,
    assignees: issue?.assignees ?? [],
  };
}

export function isOver(task: Pick<Task, "status">): boolean {
  return task.status === "done" || task.status === "cancelled";
}

function waitsOnGitHub(view: View, number: number): string[] {
  const issue = view.observed.issues.find((candidate) => candidate.number === number);
  const { owner, repo } = view.observed.repository;
  const here = `${owner}/${repo}`.toLowerCase();
  const open = (issue?.blockedBy ?? []).filter((blocker) => blocker.state === "open");
  return open.map(
    (blocker) => `${blocker.repository.toLowerCase() === here ? "" : blocker.repository}#${blocker.number}`,
  );
}

function waitsInPlan(view: View, document: PlanDocument, task: Task): string[] {
  return task.dependsOn.flatMap((dependency) => {
    const other = document.tasks.find((candidate) => candidate.key === dependency.target);
    if (other === undefined || isOver(other) || dependency.soft === true) return [];
    const number = view.numbers[nameOf({ path: document.path, key: other.key, kind: "task" })];
    return [number === undefined ? (other.id ?? other.title) : `#${number}`];
  });
}

/** How many open tasks each task holds up. */
function heldUp(document: PlanDocument): Map<string, number> {
  const after = new Map<string, string[]>();
  for (const task of document.tasks.filter((candidate) => !isOver(candidate)))
    for (const { target } of task.dependsOn)
      if (target !== null) after.set(target, [...(after.get(target) ?? []), task.key]);
  return new Map([...after.keys()].map((key) => [key, reach(key, after)]));
}

function reach(from: string, after: ReadonlyMap<string, readonly string[]>): number {
  const seen = new Set<string>();
  const open = [from];
  for (let key = open.pop(); key !== undefined; key = open.pop())
    for (const next of after.get(key) ?? [])
      if (!seen.has(next) && next !== from) {
        seen.add(next);
        open.push(next);
      }
  return seen.size;
}
