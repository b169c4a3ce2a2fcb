// Estimates of many tasks as one: hours and points are never mixed.
import type { Estimate, PlanDocument, Task } from "../model/plan.ts";
import { isSettled } from "./ready-tasks.ts";

export interface RollUp {
  readonly tasks: number;
  readonly done: number;
  readonly cancelled: number;
  readonly minHours: number;
  readonly maxHours: number;
  /** Hours of what is not settled. */
  readonly leftMinHours: number;
  readonly leftMaxHours: number;
  readonly points: number;
  readonly leftPoints: number;
  /** Tasks that tell neither hours nor points. */
  readonly unestimated: number;
}

/** The middle of an estimate in hours; 0 without one. */
export function expectedHours(estimate: Estimate | null): number {
  const least = estimate?.minHours ?? estimate?.maxHours ?? 0;
  return (least + (estimate?.maxHours ?? least)) / 2;
}

/** Whether the estimate tells hours. */
export function hasHours(estimate: Estimate | null): boolean {
  return (estimate?.minHours ?? estimate?.maxHours ?? null) !== null;
}

/**
 * Adds up tasks. A task whose sub-tasks are among them counts its own estimate only when none of them has one, so that
 * no hour counts twice. Cancelled tasks count as tasks and not as work.
 */
export function rollUp(tasks: readonly Task[]): RollUp {
  const parents = new Map<string, { hours: boolean; points: boolean }>();
  for (const { parent, estimate } of tasks) {
    if (parent === null) continue;
    const known = parents.get(parent);
    const points = estimate?.points !== undefined;
    parents.set(parent, {
      hours: known?.hours === true || hasHours(estimate),
      points: known?.points === true || points,
    });
  }
  const sum = { minHours: 0, maxHours: 0, leftMinHours: 0, leftMaxHours: 0, points: 0, leftPoints: 0, unestimated: 0 };
  for (const { key, estimate, status } of tasks) {
    const below = parents.get(key);
    if (below === undefined && !hasHours(estimate) && estimate?.points === undefined) sum.unestimated += 1;
    if (status === "cancelled" || estimate === null) continue;
    const least = below?.hours ? 0 : (estimate.minHours ?? estimate.maxHours ?? 0);
    const most = below?.hours ? 0 : (estimate.maxHours ?? estimate.minHours ?? 0);
    const points = below?.points ? 0 : (estimate.points ?? 0);
    const left = isSettled(status) ? 0 : 1;
    sum.minHours += least;
    sum.maxHours += most;
    sum.leftMinHours += least * left;
    sum.leftMaxHours += most * left;
    sum.points += points;
    sum.leftPoints += points * left;
  }
  const count = (status: Task["status"]): number => tasks.filter((task) => task.status === status).length;
  return { tasks: tasks.length, done: count("done"), cancelled: count("cancelled"), ...sum };
}

/** The roll-up of each phase of a document by its key, and of the whole document under null. */
export function rollUpPlan(document: PlanDocument): ReadonlyMap<string | null, RollUp> {
  const members = new Map<string | null, Task[]>(document.phases.map((phase) => [phase.key, []]));
  for (const task of document.tasks) if (task.phase !== null) members.get(task.phase)?.push(task);
  const sums = new Map<string | null, RollUp>([...members].map(([key, tasks]) => [key, rollUp(tasks)]));
  return sums.set(null, rollUp(document.tasks));
}
