// What can be started now.
import type { Status } from "../model/plan.ts";
import { blockersOf } from "./graph.ts";
import { orderByDependency } from "./order-by-dependency.ts";
import type { PartNode, PlanGraph, TaskNode } from "./plan-graph.ts";

/** Whether nothing more is to be done about it. */
export function isSettled(status: Status): boolean {
  return status === "done" || status === "cancelled";
}

/** The tasks without sub-tasks that are to do and wait for nothing, in the order of the plans. Linear. */
export function readyTasks({ nodes, graph }: PlanGraph): TaskNode[] {
  const held = new Set<number>();
  const isFree = (at: number): boolean =>
    blockersOf(graph, at).every((blocker) => {
      const node = nodes[blocker];
      return node === undefined || (node.kind === "gate" ? !held.has(blocker) : isSettled(statusOf(node)));
    });
  for (const at of orderByDependency(graph)) if (nodes[at]?.kind === "gate" && !isFree(at)) held.add(at);
  return nodes.filter((node): node is TaskNode => {
    if (node.kind !== "task" || node.members > 0) return false;
    return node.task.status === "todo" && isFree(node.at);
  });
}

/** The tasks and phases that a node waits for and that are not settled; through gates, each once. */
export function openBlockers({ nodes, graph, wholeOf }: PlanGraph, part: PartNode): PartNode[] {
  const found: PartNode[] = [];
  const seen = new Set<number>();
  const queue = [part.at];
  for (let at = queue.pop(); at !== undefined; at = queue.pop())
    for (const blocker of blockersOf(graph, at)) {
      if (seen.has(blocker)) continue;
      seen.add(blocker);
      const known = nodes[blocker];
      if (known?.kind === "gate") queue.push(blocker);
      // A container waits for its own members in the graph; they do not block it from starting.
      else if (known !== undefined && !isSettled(statusOf(known)) && wholeOf(known) !== part) found.push(known);
    }
  return found;
}

export function statusOf(node: PartNode): Status {
  return node.kind === "task" ? node.task.status : node.phase.status;
}
