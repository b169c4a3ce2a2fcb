// The plans as one graph: tasks, phases and what waits for what, across documents.
import type { Dependency, Phase, PlanDocument, Task } from "../model/plan.ts";
import { type Graph, newGraph } from "./graph.ts";

interface Numbered {
  /** Its number in the graph. */
  readonly at: number;
  readonly document: PlanDocument;
}

export interface TaskNode extends Numbered {
  readonly kind: "task";
  readonly task: Task;
  /** How many tasks belong to it. */
  readonly members: number;
}

export interface PhaseNode extends Numbered {
  readonly kind: "phase";
  readonly phase: Phase;
  readonly members: number;
}

export interface GateNode extends Numbered {
  readonly kind: "gate";
}

/** What a plan speaks of. */
export type PartNode = TaskNode | PhaseNode;

/**
 * A task or a phase. A phase, or a task with sub-tasks, has a gate before its members as well: the node whose number is
 * one less. What the whole waits for, the gate waits for; the members wait for the gate, and the whole for its members.
 * So "Phase 2 depends on Phase 1" is one edge, not one for each pair of tasks.
 */
export type PlanNode = PartNode | GateNode;

/** An edge that the plan states. */
export interface PlanEdge {
  readonly blocked: PartNode;
  readonly blocker: PartNode;
  readonly dependency: Dependency;
}

export interface PlanGraph {
  /** By their numbers. */
  readonly nodes: readonly PlanNode[];
  /** What the plans state, in their order, soft ones included. */
  readonly edges: readonly PlanEdge[];
  /** The stated edges that bind, and the gates. */
  readonly graph: Graph;
  /** What a task belongs to: its parent, else its phase; null for what stands alone. */
  wholeOf(node: PlanNode): PartNode | null;
  phaseOf(node: TaskNode): PhaseNode | null;
}

/** The number of the gate before a phase or a task with sub-tasks; its own where it has none. */
export function gateOf({ at, members }: PartNode): number {
  return members > 0 ? at - 1 : at;
}

/** Builds the graph of all documents. Linear in tasks and dependencies. References that are not resolved give no edge. */
export function planGraph(documents: readonly PlanDocument[]): PlanGraph {
  const nodes: PlanNode[] = [];
  const byPath = new Map<string, Index>();
  for (const document of documents) byPath.set(document.path, addNodes(document, nodes));
  const [wholes, phases] = [new Int32Array(nodes.length).fill(-1), new Int32Array(nodes.length).fill(-1)];
  for (const node of nodes) {
    if (node.kind !== "task") continue;
    const index = byPath.get(node.document.path);
    phases[node.at] = index?.phases.get(node.task.phase ?? "")?.at ?? -1;
    wholes[node.at] = wholeIn(index, node.task)?.at ?? -1;
  }
  const edges: PlanEdge[] = [];
  for (const document of documents) addEdges(document, byPath, edges);
  return withLinks(nodes, edges, wholes, phases);
}

/** Holds on to numbers alone: the names, which only building needs, are free to go. */
function withLinks(
  nodes: readonly PlanNode[],
  edges: readonly PlanEdge[],
  wholes: Int32Array,
  phases: Int32Array,
): PlanGraph {
  const part = (at: number | undefined): PartNode | null => {
    const node = at === undefined ? undefined : nodes[at];
    return node === undefined || node.kind === "gate" ? null : node;
  };
  const wholeOf = ({ at }: PlanNode): PartNode | null => part(wholes[at]);
  const phaseOf = ({ at }: TaskNode): PhaseNode | null => {
    const node = part(phases[at]);
    return node?.kind === "phase" ? node : null;
  };
  return { nodes, edges, wholeOf, phaseOf, graph: newGraph(nodes.length, links(nodes, edges, wholeOf)) };
}

/** The parts of a document by their keys. */
interface Index {
  readonly tasks: Map<string, TaskNode>;
  readonly phases: Map<string, PhaseNode>;
}

function wholeIn(index: Index | undefined, { key, parent, phase }: Task): PartNode | null {
  if (parent !== null && parent !== key) return index?.tasks.get(parent) ?? null;
  return phase === null ? null : (index?.phases.get(phase) ?? null);
}

function addNodes(document: PlanDocument, nodes: PlanNode[]): Index {
  const subTasks = countBy(document.tasks, ({ key, parent }) => (parent === key ? null : parent));
  const inPhase = countBy(document.tasks, ({ key, parent, phase }) =>
    parent === null || parent === key ? phase : null,
  );
  const index: Index = { tasks: new Map(), phases: new Map() };
  const addGate = (members: number): void => {
    if (members > 0) nodes.push({ kind: "gate", at: nodes.length, document });
  };
  for (const phase of document.phases) {
    const members = inPhase.get(phase.key) ?? 0;
    addGate(members);
    const node: PhaseNode = { kind: "phase", at: nodes.length, document, phase, members };
    nodes.push(node);
    index.phases.set(phase.key, node);
  }
  for (const task of document.tasks) {
    const members = subTasks.get(task.key) ?? 0;
    addGate(members);
    const node: TaskNode = { kind: "task", at: nodes.length, document, task, members };
    nodes.push(node);
    index.tasks.set(task.key, node);
  }
  return index;
}

function countBy(tasks: readonly Task[], keyOf: (task: Task) => string | null): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const task of tasks) {
    const key = keyOf(task);
    if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function addEdges(document: PlanDocument, byPath: ReadonlyMap<string, Index>, edges: PlanEdge[]): void {
  const own = byPath.get(document.path);
  const add = (blocked: PartNode | undefined, dependency: Dependency): void => {
    const { elsewhere, target } = dependency;
    const home = elsewhere === undefined ? own : byPath.get(elsewhere.path);
    const key = elsewhere?.key ?? target;
    if (blocked === undefined || home === undefined || key === null || key === undefined) return;
    const [task, phase] = [home.tasks.get(key), home.phases.get(key)];
    const blocker = blocked.kind === "phase" ? (phase ?? task) : (task ?? phase);
    if (blocker !== undefined) edges.push({ blocked, blocker, dependency });
  };
  for (const { key, dependsOn } of document.phases)
    for (const dependency of dependsOn) add(own?.phases.get(key), dependency);
  for (const { key, dependsOn } of document.tasks)
    for (const dependency of dependsOn) add(own?.tasks.get(key), dependency);
}

/** The edges of the graph: what binds of the stated ones, then the gates. */
function* links(
  nodes: readonly PlanNode[],
  edges: readonly PlanEdge[],
  wholeOf: PlanGraph["wholeOf"],
): Iterable<readonly [number, number]> {
  for (const { blocked, blocker, dependency } of edges) {
    if (dependency.soft === true || blocked === blocker) continue;
    if (isAround(blocker, blocked, wholeOf) || isAround(blocked, blocker, wholeOf)) continue;
    yield [gateOf(blocked), blocker.at];
  }
  for (const node of nodes) {
    if (node.kind !== "task") continue;
    const start = gateOf(node);
    if (start !== node.at) yield [node.at, start];
    const whole = wholeOf(node);
    if (whole === null) continue;
    yield [whole.at, node.at];
    yield [start, gateOf(whole)];
  }
}

/** Whether one holds the other: what a part says of its whole, or a whole of its part, is no order. */
function isAround(outer: PartNode, inner: PartNode, wholeOf: PlanGraph["wholeOf"]): boolean {
  const seen = new Set<PartNode>();
  for (let node: PartNode | null = inner; node !== null && !seen.has(node); node = wholeOf(node)) {
    if (node === outer) return true;
    seen.add(node);
  }
  return false;
}
