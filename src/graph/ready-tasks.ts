// What can be started now.
import type { Status } from "../model/plan.ts";
import { blockersOf } from "./graph.ts";
import { orderByDependency } from "./order-by-dependency.ts";
import type { PlanGraph, PlanNode } from "./plan-graph.ts";

/** A task or phase that keeps another from starting. */
export type Blocker = Exclude<PlanNode, { kind: "gate" }>;

/** Whether nothing more is to be done about it. */
export function isSettled(status: Status): boolean {
  return status === "done" || status === "cancelled";
}

/** The tasks without sub-tasks that are to do and wait for nothing, in the order of the plans. Linear. */
export function readyTasks(plans: PlanGraph): Extract<PlanNode, { kind: "task" }>[] {
  const open = new Set<string>();
  const isFree = (name: string): boolean =>
    blockersOf(plans.graph, name).every((blocker) => {
      const node = plans.nodes.get(blocker);
      return node === undefined || (node.kind === "gate" ? !open.has(blocker) : isSettled(statusOf(node)));
    });
  for (const name of orderByDependency(plans.graph))
    if (plans.nodes.get(name)?.kind === "gate" && !isFree(name)) open.add(name);
  return [...plans.nodes.values()].filter((node): node is Extract<PlanNode, { kind: "task" }> => {
    if (node.kind !== "task" || node.members > 0) return false;
    return node.task.status === "todo" && isFree(node.name);
  });
}

/** The tasks and phases that a node waits for and that are not settled; through gates, each once. */
export function openBlockers(plans: PlanGraph, name: string): Blocker[] {
  const found = new Map<string, Blocker>();
  const seen = new Set<string>();
  const queue = [name];
  for (let node = queue.pop(); node !== undefined; node = queue.pop())
    for (const blocker of blockersOf(plans.graph, node)) {
      if (seen.has(blocker)) continue;
      seen.add(blocker);
      const known = plans.nodes.get(blocker);
      if (known?.kind === "gate") queue.push(blocker);
      else if (known !== undefined && !isSettled(statusOf(known)) && !isMember(plans, name, known))
        found.set(blocker, known);
    }
  return [...found.values()];
}

export function statusOf(node: Blocker): Status {
  return node.kind === "task" ? node.task.status : node.phase.status;
}

/** A container waits for its own members in the graph; they do not block it from starting. */
function isMember(plans: PlanGraph, name: string, node: Blocker): boolean {
  const whole = plans.nodes.get(name);
  if (whole === undefined || whole.kind === "gate" || node.kind !== "task" || node.document !== whole.document)
    return false;
  return whole.kind === "phase" ? node.task.phase === whole.phase.key : node.task.parent === whole.task.key;
}
