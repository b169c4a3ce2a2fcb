// When each task can start and must be done: the critical path, slack, and what comes too late.
import type { PlanDocument } from "../model/plan.ts";
import { blockedBy, blockersOf } from "./graph.ts";
import { lengthsOf, ownSpans, unitOf } from "./node-lengths.ts";
import { orderByDependency } from "./order-by-dependency.ts";
import { gateOf, type PlanGraph, type PlanNode, planGraph } from "./plan-graph.ts";
import { isSettled, statusOf } from "./ready-tasks.ts";
import { dayAfter, hoursBetween, type WorkHours } from "./work-calendar.ts";

export interface ScheduleOptions {
  /** The day on which work starts (ISO date); null: only hours are known, no dates. */
  readonly start: string | null;
  readonly hours: WorkHours;
  /** Counts only what is left: settled tasks take no time. For "can it still be done by then?". */
  readonly onlyLeft?: boolean;
}

/** Times are working hours after the start. */
export interface Scheduled {
  readonly node: Exclude<PlanNode, { kind: "gate" }>;
  readonly hours: number;
  readonly earliestStart: number;
  readonly earliestFinish: number;
  readonly latestStart: number;
  readonly latestFinish: number;
  /** How much later it can finish without delaying the end. 0: critical. */
  readonly slack: number;
  readonly startDate: string | null;
  readonly finishDate: string | null;
}

export interface Schedule {
  /** By node name: every task and phase. */
  readonly rows: ReadonlyMap<string, Scheduled>;
  /** One longest chain, first to last: tasks, and phases whose hours only the phase tells. */
  readonly critical: readonly string[];
  /** Length of the longest chain: in working hours, or in tasks when no task has an estimate in hours. */
  readonly length: number;
  readonly unit: "hours" | "tasks";
  readonly finish: string | null;
  /** Tasks and phases that finish after their due date. */
  readonly late: readonly {
    readonly name: string;
    readonly due: string;
    readonly finish: string;
    readonly hours: number;
  }[];
}

/**
 * Schedules documents together, each task as early as its blockers and its own start date let it, with any number of
 * hands. Cycles are cut where `orderByDependency` cuts them. Linear.
 */
export function schedulePlan(documents: PlanDocument | readonly PlanDocument[], options: ScheduleOptions): Schedule {
  const plans = planGraph("path" in documents ? [documents] : documents);
  const { graph } = plans;
  const order = orderByDependency(graph);
  const position = new Map(order.map((name, at) => [name, at]));
  const unit = unitOf(plans);
  const lengths = lengthsOf(plans, unit, options.onlyLeft === true);
  const spans = unit === "hours" ? ownSpans(plans, options.onlyLeft === true) : new Map<string, number>();
  const early = earliest(plans, order, position, { lengths, spans }, options);
  const length = [...early.finish.values()].reduce((most, finish) => Math.max(most, finish), 0);
  const latest = latestFinish(plans, order, position, { lengths, spans }, length);
  const rows = new Map<string, Scheduled>();
  for (const name of order) {
    const node = plans.nodes.get(name);
    if (node === undefined || node.kind === "gate") continue;
    rows.set(
      name,
      rowOf(node, unit, options, {
        hours: lengths.get(name) ?? 0,
        finish: early.finish.get(name) ?? 0,
        start:
          node.kind === "phase" || node.members > 0
            ? (early.start.get(gateOf(name)) ?? early.start.get(name) ?? 0)
            : (early.start.get(name) ?? 0),
        latest: latest.get(name) ?? 0,
      }),
    );
  }
  return {
    rows,
    length,
    unit,
    critical: criticalPath(plans, order, position, early, { lengths, spans }),
    finish: options.start === null || unit === "tasks" ? null : dayAfter(options.start, length, options.hours, true),
    late: lateOnes(rows),
  };
}

interface Lengths {
  readonly lengths: ReadonlyMap<string, number>;
  readonly spans: ReadonlyMap<string, number>;
}

interface Early {
  readonly start: ReadonlyMap<string, number>;
  readonly finish: ReadonlyMap<string, number>;
}

function earliest(
  plans: PlanGraph,
  order: readonly string[],
  position: ReadonlyMap<string, number>,
  { lengths, spans }: Lengths,
  options: ScheduleOptions,
): Early {
  const start = new Map<string, number>();
  const finish = new Map<string, number>();
  for (const [at, name] of order.entries()) {
    let from = notBefore(plans.nodes.get(name), options);
    for (const blocker of blockersOf(plans.graph, name))
      if ((position.get(blocker) ?? at) < at) from = Math.max(from, finish.get(blocker) ?? 0);
    start.set(name, from);
    const whole = (start.get(gateOf(name)) ?? from) + (spans.get(name) ?? 0);
    finish.set(name, Math.max(from + (lengths.get(name) ?? 0), whole));
  }
  return { start, finish };
}

/** A stated start date holds a task back; one that lies before the start does not. */
function notBefore(node: PlanNode | undefined, { start, hours }: ScheduleOptions): number {
  const stated = node?.kind === "task" && !isSettled(statusOf(node)) ? node.task.start : null;
  return start === null || stated === null ? 0 : Math.max(0, hoursBetween(start, stated, hours) ?? 0);
}

function latestFinish(
  { graph, nodes }: PlanGraph,
  order: readonly string[],
  position: ReadonlyMap<string, number>,
  { lengths, spans }: Lengths,
  length: number,
): ReadonlyMap<string, number> {
  const latest = new Map<string, number>();
  const blocked = blockedBy(graph);
  for (const [back, name] of order.toReversed().entries()) {
    const at = order.length - 1 - back;
    let until = length;
    for (const after of blocked.get(name) ?? [])
      if ((position.get(after) ?? -1) > at)
        until = Math.min(until, (latest.get(after) ?? length) - (lengths.get(after) ?? 0));
    const node = nodes.get(name);
    if (node?.kind === "gate") until = Math.min(until, (latest.get(node.of) ?? length) - (spans.get(node.of) ?? 0));
    latest.set(name, until);
  }
  return latest;
}

function rowOf(
  node: Exclude<PlanNode, { kind: "gate" }>,
  unit: "hours" | "tasks",
  { start, hours }: ScheduleOptions,
  times: { hours: number; start: number; finish: number; latest: number },
): Scheduled {
  const dated = start !== null && unit === "hours";
  return {
    node,
    hours: times.hours,
    earliestStart: times.start,
    earliestFinish: times.finish,
    latestStart: times.latest - times.hours,
    latestFinish: times.latest,
    slack: Math.max(0, times.latest - times.finish),
    startDate: dated ? dayAfter(start, times.start, hours, false) : null,
    finishDate: dated ? dayAfter(start, times.finish, hours, true) : null,
  };
}

/** Back from what finishes last, over what held each node up; gates and containers without hours left out. */
function criticalPath(
  plans: PlanGraph,
  order: readonly string[],
  position: ReadonlyMap<string, number>,
  early: Early,
  { lengths, spans }: Lengths,
): string[] {
  const finishOf = (name: string): number => early.finish.get(name) ?? 0;
  let last: string | undefined;
  for (const name of order) if (last === undefined || finishOf(name) > finishOf(last)) last = name;
  if (last === undefined || finishOf(last) === 0) return [];
  const path: string[] = [];
  for (let name: string | undefined = last; name !== undefined; ) {
    const node = plans.nodes.get(name);
    const leaf = node?.kind === "task" && node.members === 0;
    const here: string = name;
    const from = early.start.get(here) ?? 0;
    const spanned = spans.has(here) && finishOf(here) > from;
    if (leaf || spanned || (lengths.get(here) ?? 0) > 0) path.push(here);
    if (spanned && early.start.has(gateOf(here))) {
      name = gateOf(here);
      continue;
    }
    name = blockersOf(plans.graph, here).find(
      (blocker) => (position.get(blocker) ?? 0) < (position.get(here) ?? 0) && from > 0 && finishOf(blocker) === from,
    );
  }
  return path.reverse();
}

function lateOnes(rows: ReadonlyMap<string, Scheduled>): Schedule["late"] {
  return [...rows].flatMap(([name, { node, finishDate, earliestFinish }]) => {
    const due = node.kind === "task" ? node.task.due : node.phase.due;
    if (due === null || finishDate === null || isSettled(statusOf(node)) || earliestFinish === 0) return [];
    return finishDate > due ? [{ name, due, finish: finishDate, hours: earliestFinish }] : [];
  });
}
