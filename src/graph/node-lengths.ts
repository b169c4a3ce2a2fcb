// How many hours each node of the plan graph takes.
import type { Estimate } from "../model/plan.ts";
import { containerOf, type PlanGraph, type PlanNode } from "./plan-graph.ts";
import { isSettled, statusOf } from "./ready-tasks.ts";
import { expectedHours, hasHours } from "./roll-up.ts";

/** "tasks": no estimate in hours anywhere, each task counts one. */
export function unitOf(plans: PlanGraph): "hours" | "tasks" {
  return [...plans.nodes.values()].some((node) => hasHours(estimateOf(node))) ? "hours" : "tasks";
}

function estimateOf(node: PlanNode): Estimate | null {
  if (node.kind === "gate") return null;
  return node.kind === "task" ? node.task.estimate : node.phase.estimate;
}

/** Hours that a node takes itself: a container only when nothing in it has an estimate of its own. */
export function lengthsOf(plans: PlanGraph, unit: "hours" | "tasks", onlyLeft: boolean): ReadonlyMap<string, number> {
  const told = hoursBelow(plans);
  const lengths = new Map<string, number>();
  for (const node of plans.nodes.values()) {
    const status = node.kind === "gate" ? "cancelled" : statusOf(node);
    if (node.kind === "gate" || status === "cancelled" || (onlyLeft && isSettled(status))) continue;
    const leaf = node.kind === "task" && node.members === 0;
    if (unit === "tasks") lengths.set(node.name, leaf ? 1 : 0);
    else if (leaf || !told.has(node.name)) lengths.set(node.name, expectedHours(estimateOf(node)));
  }
  return lengths;
}

/** The containers of tasks that tell hours. */
function hoursBelow(plans: PlanGraph): ReadonlySet<string> {
  const told = new Set<string>();
  for (const node of plans.nodes.values()) {
    if (node.kind !== "task" || !hasHours(node.task.estimate)) continue;
    let name = containerOf(node.document, node.task);
    while (name !== null && !told.has(name)) {
      told.add(name);
      const above = plans.nodes.get(name);
      name = above?.kind === "task" ? containerOf(above.document, above.task) : null;
    }
  }
  return told;
}

/** Tasks that tell hours of their own and have sub-tasks that do: however many hands, they take no less. */
export function ownSpans(plans: PlanGraph, onlyLeft: boolean): ReadonlyMap<string, number> {
  const told = hoursBelow(plans);
  const parts = partsOf(plans);
  const spans = new Map<string, number>();
  for (const node of plans.nodes.values()) {
    if (node.kind !== "task" || !told.has(node.name) || !hasHours(node.task.estimate)) continue;
    if (node.task.status === "cancelled" || (onlyLeft && isSettled(node.task.status))) continue;
    const { open = 1, all = 1 } = (onlyLeft && parts.get(node.name)) || {};
    spans.set(node.name, (expectedHours(node.task.estimate) * open) / all);
  }
  return spans;
}

/** How many sub-tasks each task has, and how many are open. */
function partsOf(plans: PlanGraph): ReadonlyMap<string, { open: number; all: number }> {
  const parts = new Map<string, { open: number; all: number }>();
  for (const node of plans.nodes.values()) {
    const name = node.kind === "task" ? containerOf(node.document, node.task) : null;
    if (node.kind !== "task" || name === null) continue;
    const known = parts.get(name) ?? { open: 0, all: 0 };
    parts.set(name, { open: known.open + (isSettled(node.task.status) ? 0 : 1), all: known.all + 1 });
  }
  return parts;
}
