// When each task can start and must be done: the critical path, slack, and what comes too late.
import type { PlanDocument } from "../model/plan.ts";
import { blockedBy, blockersOf } from "./graph.ts";
import { lengthsOf, ownSpans, unitOf } from "./node-lengths.ts";
import { orderByDependency } from "./order-by-dependency.ts";
import { gateOf, type PartNode, type PlanGraph, type PlanNode, planGraph } from "./plan-graph.ts";
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
  readonly node: PartNode;
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
  /** Every task and phase, blockers first. */
  readonly rows: readonly Scheduled[];
  /** One longest chain, first to last: tasks, and phases whose hours only the phase tells. */
  readonly critical: readonly Scheduled[];
  /** Length of the longest chain: in working hours, or in tasks when no task has an estimate in hours. */
  readonly length: number;
  readonly unit: "hours" | "tasks";
  readonly finish: string | null;
  /** Tasks and phases that finish after their due date. */
  readonly late: readonly Scheduled[];
}

/**
 * Schedules documents together, each task as early as its blockers and its own start date let it, with any number of
 * hands. Cycles are cut where `orderByDependency` cuts them. Linear.
 */
export function schedulePlan(documents: PlanDocument | readonly PlanDocument[], options: ScheduleOptions): Schedule {
  const plans = planGraph("path" in documents ? [documents] : documents);
  const order = orderByDependency(plans.graph);
  const position = new Int32Array(order.length);
  for (const [at, node] of order.entries()) position[node] = at;
  const unit = unitOf(plans);
  const onlyLeft = options.onlyLeft === true;
  const work: Work = {
    ...{ plans, order, position },
    lengths: lengthsOf(plans, unit, onlyLeft),
    spans: unit === "hours" ? ownSpans(plans, onlyLeft) : new Map(),
  };
  const early = earliest(work, options);
  const length = early.finish.reduce((most, finish) => Math.max(most, finish), 0);
  const latest = latestFinish(work, length);
  const row = (node: PartNode): Scheduled =>
    rowOf(node, unit, options, {
      hours: work.lengths[node.at] ?? 0,
      start: early.start[gateOf(node)] ?? 0,
      finish: early.finish[node.at] ?? 0,
      latest: latest[node.at] ?? 0,
    });
  const rows = partsOf(plans, order).map(row);
  return {
    rows,
    length,
    unit,
    critical: partsOf(plans, criticalPath(work, early)).map(row),
    finish: options.start === null || unit === "tasks" ? null : dayAfter(options.start, length, options.hours, true),
    late: rows.filter(isLate),
  };
}

/** The tasks and phases among the nodes. */
function partsOf({ nodes }: PlanGraph, numbers: readonly number[]): PartNode[] {
  return numbers.flatMap((at) => {
    const node = nodes[at];
    return node === undefined || node.kind === "gate" ? [] : [node];
  });
}

/** All by the numbers of the nodes. */
interface Work {
  readonly plans: PlanGraph;
  readonly order: readonly number[];
  readonly position: Int32Array;
  readonly lengths: Float64Array;
  readonly spans: ReadonlyMap<number, number>;
}

interface Early {
  readonly start: Float64Array;
  readonly finish: Float64Array;
}

function earliest({ plans, order, position, lengths, spans }: Work, options: ScheduleOptions): Early {
  const start = new Float64Array(order.length);
  const finish = new Float64Array(order.length);
  for (const [place, at] of order.entries()) {
    const node = plans.nodes[at];
    let from = notBefore(node, options);
    for (const blocker of blockersOf(plans.graph, at))
      if ((position[blocker] ?? place) < place) from = Math.max(from, finish[blocker] ?? 0);
    start[at] = from;
    const gate = node === undefined || node.kind === "gate" ? at : gateOf(node);
    const begun = (position[gate] ?? place) < place ? (start[gate] ?? from) : from;
    finish[at] = Math.max(from + (lengths[at] ?? 0), begun + (spans.get(at) ?? 0));
  }
  return { start, finish };
}

/** A stated start date holds a task back; one that lies before the start does not. */
function notBefore(node: PlanNode | undefined, { start, hours }: ScheduleOptions): number {
  const stated = node?.kind === "task" && !isSettled(statusOf(node)) ? node.task.start : null;
  return start === null || stated === null ? 0 : Math.max(0, hoursBetween(start, stated, hours) ?? 0);
}

function latestFinish({ plans, order, position, lengths, spans }: Work, length: number): Float64Array {
  const { graph, nodes } = plans;
  const latest = new Float64Array(order.length).fill(length);
  const blocked = blockedBy(graph);
  for (const at of order.toReversed()) {
    let until = length;
    for (const after of blocked[at] ?? [])
      if ((position[after] ?? -1) > (position[at] ?? 0))
        until = Math.min(until, (latest[after] ?? length) - (lengths[after] ?? 0));
    const whole = nodes[at]?.kind === "gate" ? at + 1 : null;
    if (whole !== null) until = Math.min(until, (latest[whole] ?? length) - (spans.get(whole) ?? 0));
    latest[at] = until;
  }
  return latest;
}

function rowOf(
  node: PartNode,
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
function criticalPath({ plans, order, position, lengths, spans }: Work, early: Early): number[] {
  const finishOf = (at: number): number => early.finish[at] ?? 0;
  let last: number | undefined;
  for (const at of order) if (last === undefined || finishOf(at) > finishOf(last)) last = at;
  if (last === undefined || finishOf(last) === 0) return [];
  const path: number[] = [];
  for (let at: number | undefined = last; at !== undefined; ) {
    const node = plans.nodes[at];
    const leaf = node?.kind === "task" && node.members === 0;
    const here: number = at;
    const from: number = early.start[here] ?? 0;
    const spanned = spans.has(here) && finishOf(here) > from;
    if (leaf || spanned || (lengths[here] ?? 0) > 0) path.push(here);
    if (spanned && node !== undefined && node.kind !== "gate" && node.members > 0) {
      at = gateOf(node);
      continue;
    }
    at = blockersOf(plans.graph, here).find(
      (blocker) => (position[blocker] ?? 0) < (position[here] ?? 0) && from > 0 && finishOf(blocker) === from,
    );
  }
  return path.reverse();
}

function isLate({ node, finishDate, earliestFinish }: Scheduled): boolean {
  const due = node.kind === "task" ? node.task.due : node.phase.due;
  if (due === null || finishDate === null || isSettled(statusOf(node)) || earliestFinish === 0) return false;
  return finishDate > due;
}
