// How many hours each node of the plan graph takes.
import type { Estimate } from "../model/plan.ts";
import type { PartNode, PlanGraph, PlanNode } from "./plan-graph.ts";
import { isSettled, statusOf } from "./ready-tasks.ts";
import { expectedHours, hasHours } from "./roll-up.ts";

/** "tasks": no estimate in hours anywhere, each task counts one. */
export function unitOf(plans: PlanGraph): "hours" | "tasks" {
  return plans.nodes.some((node) => hasHours(estimateOf(node))) ? "hours" : "tasks";
}

function estimateOf(node: PlanNode): Estimate | null {
  if (node.kind === "gate") return null;
  return node.kind === "task" ? node.task.estimate : node.phase.estimate;
}

/** Hours that each node takes itself, by its number: a container only when nothing in it has an estimate of its own. */
export function lengthsOf(plans: PlanGraph, unit: "hours" | "tasks", onlyLeft: boolean): Float64Array {
  const told = hoursBelow(plans);
  const lengths = new Float64Array(plans.nodes.length);
  for (const node of plans.nodes) {
    const status = node.kind === "gate" ? "cancelled" : statusOf(node);
    if (node.kind === "gate" || status === "cancelled" || (onlyLeft && isSettled(status))) continue;
    const leaf = node.kind === "task" && node.members === 0;
    if (unit === "tasks") lengths[node.at] = leaf ? 1 : 0;
    else if (leaf || !told.has(node)) lengths[node.at] = expectedHours(estimateOf(node));
  }
  return lengths;
}

/** The containers of tasks that tell hours. */
function hoursBelow({ nodes, wholeOf }: PlanGraph): ReadonlySet<PartNode> {
  const told = new Set<PartNode>();
  for (const node of nodes) {
    if (node.kind !== "task" || !hasHours(node.task.estimate)) continue;
    for (let whole = wholeOf(node); whole !== null && !told.has(whole); whole = wholeOf(whole)) told.add(whole);
  }
  return told;
}

/** Hours of the tasks that tell their own and have sub-tasks that do: however many hands, they take no less. */
export function ownSpans(plans: PlanGraph, onlyLeft: boolean): ReadonlyMap<number, number> {
  const told = hoursBelow(plans);
  const parts = partsOf(plans);
  const spans = new Map<number, number>();
  for (const node of plans.nodes) {
    if (node.kind !== "task" || !told.has(node) || !hasHours(node.task.estimate)) continue;
    if (node.task.status === "cancelled" || (onlyLeft && isSettled(node.task.status))) continue;
    const { open = 1, all = 1 } = (onlyLeft && parts.get(node)) || {};
    spans.set(node.at, (expectedHours(node.task.estimate) * open) / all);
  }
  return spans;
}

/** How many sub-tasks each task has, and how many are open. */
function partsOf({ nodes, wholeOf }: PlanGraph): ReadonlyMap<PartNode, { open: number; all: number }> {
  const parts = new Map<PartNode, { open: number; all: number }>();
  for (const node of nodes) {
    const whole = wholeOf(node);
    if (node.kind !== "task" || whole === null) continue;
    const known = parts.get(whole) ?? { open: 0, all: 0 };
    known.open += isSettled(node.task.status) ? 0 : 1;
    known.all += 1;
    parts.set(whole, known);
  }
  return parts;
}
