// The plans as one graph: tasks, phases and what waits for what, across documents.
import { nameOf } from "../model/desired.ts";
import type { Dependency, Phase, PlanDocument, Task } from "../model/plan.ts";
import { type Graph, newGraph } from "./graph.ts";

/**
 * A task or a phase. A phase, or a task with sub-tasks, has a gate before its members as well: `start`, the same name
 * with "^". What the whole waits for, the gate waits for; the members wait for the gate, and the whole for its members.
 * So "Phase 2 depends on Phase 1" is one edge, not one for each pair of tasks.
 */
export type PlanNode =
  | {
      readonly kind: "task";
      readonly name: string;
      readonly document: PlanDocument;
      readonly task: Task;
      readonly members: number;
    }
  | {
      readonly kind: "phase";
      readonly name: string;
      readonly document: PlanDocument;
      readonly phase: Phase;
      readonly members: number;
    }
  | { readonly kind: "gate"; readonly name: string; readonly document: PlanDocument; readonly of: string };

/** An edge that the plan states. */
export interface PlanEdge {
  readonly blocked: string;
  readonly blocker: string;
  readonly dependency: Dependency;
}

export interface PlanGraph {
  readonly nodes: ReadonlyMap<string, PlanNode>;
  /** What the plans state, in their order, soft ones included. */
  readonly edges: readonly PlanEdge[];
  /** The stated edges that bind, and the gates. */
  readonly graph: Graph;
}

/** The node name of a task or phase of a document. */
export function taskName(document: Pick<PlanDocument, "path">, key: string): string {
  return nameOf({ path: document.path, key, kind: "task" });
}

export function phaseName(document: Pick<PlanDocument, "path">, key: string): string {
  return nameOf({ path: document.path, key, kind: "phase" });
}

/** The gate before a phase or a task with sub-tasks. */
export function gateOf(name: string): string {
  return `${name}^`;
}

/** Builds the graph of all documents. Linear in tasks and dependencies. References that are not resolved give no edge. */
export function planGraph(documents: readonly PlanDocument[]): PlanGraph {
  const nodes = new Map<string, PlanNode>();
  for (const document of documents) addNodes(document, nodes);
  const known = new Map(documents.map((document) => [document.path, document]));
  const edges: PlanEdge[] = [];
  for (const document of documents) addEdges(document, known, nodes, edges);
  const links: (readonly [string, string])[] = [];
  for (const { blocked, blocker, dependency } of edges) {
    if (dependency.soft === true || blocked === blocker || isAround(nodes, blocker, blocked)) continue;
    if (isAround(nodes, blocked, blocker)) continue;
    links.push([nodes.has(gateOf(blocked)) ? gateOf(blocked) : blocked, blocker]);
  }
  for (const document of documents) addGates(document, nodes, links);
  return { nodes, edges, graph: newGraph(nodes.keys(), links) };
}

function addNodes(document: PlanDocument, nodes: Map<string, PlanNode>): void {
  const members = new Map<string, number>();
  const count = (name: string): void => void members.set(name, (members.get(name) ?? 0) + 1);
  for (const task of document.tasks) count(containerOf(document, task) ?? "");
  const add = (node: PlanNode & { members: number }): void => {
    if (node.members > 0 && !nodes.has(node.name))
      nodes.set(gateOf(node.name), { kind: "gate", name: gateOf(node.name), document, of: node.name });
    if (!nodes.has(node.name)) nodes.set(node.name, node);
  };
  for (const phase of document.phases) {
    const name = phaseName(document, phase.key);
    add({ kind: "phase", name, document, phase, members: members.get(name) ?? 0 });
  }
  for (const task of document.tasks) {
    const name = taskName(document, task.key);
    add({ kind: "task", name, document, task, members: members.get(name) ?? 0 });
  }
}

/** What a task belongs to: its parent, else its phase. */
export function containerOf(document: PlanDocument, task: Task): string | null {
  if (task.parent !== null && task.parent !== task.key) return taskName(document, task.parent);
  return task.phase === null ? null : phaseName(document, task.phase);
}

/** Whether one holds the other: what a part says of its whole, or a whole of its part, is no order. */
function isAround(nodes: ReadonlyMap<string, PlanNode>, outer: string, inner: string): boolean {
  const seen = new Set<string>();
  for (let name: string | null = inner; name !== null && !seen.has(name); ) {
    if (name === outer) return true;
    seen.add(name);
    const node = nodes.get(name);
    name = node?.kind === "task" ? containerOf(node.document, node.task) : null;
  }
  return false;
}

function addEdges(
  document: PlanDocument,
  known: ReadonlyMap<string, PlanDocument>,
  nodes: ReadonlyMap<string, PlanNode>,
  edges: PlanEdge[],
): void {
  const add = (blocked: string, dependency: Dependency, phaseFirst: boolean): void => {
    const { elsewhere, target } = dependency;
    const home = elsewhere === undefined ? document : known.get(elsewhere.path);
    const key = elsewhere?.key ?? target;
    if (home === undefined || key === null || key === undefined) return;
    const names = [taskName(home, key), phaseName(home, key)];
    const blocker = (phaseFirst ? names.reverse() : names).find((name) => nodes.has(name));
    if (blocker !== undefined) edges.push({ blocked, blocker, dependency });
  };
  for (const phase of document.phases)
    for (const dependency of phase.dependsOn) add(phaseName(document, phase.key), dependency, true);
  for (const task of document.tasks)
    for (const dependency of task.dependsOn) add(taskName(document, task.key), dependency, false);
}

function addGates(
  document: PlanDocument,
  nodes: ReadonlyMap<string, PlanNode>,
  links: (readonly [string, string])[],
): void {
  for (const task of document.tasks) {
    const name = taskName(document, task.key);
    const container = containerOf(document, task);
    const start = nodes.has(gateOf(name)) ? gateOf(name) : name;
    if (start !== name) links.push([name, start]);
    if (container === null || !nodes.has(container)) continue;
    links.push([container, name], [start, gateOf(container)]);
  }
}
