// Puts what was collected, merged and linked together into the plan document.
import type { Claim, Criterion, Evidence, Phase, Status, Step, Task, Told } from "../../model/plan.ts";
import { exact, NONE } from "../blocks/block.ts";
import type { Collected, PhaseDraft, TaskDraft } from "../collect/draft.ts";
import type { Linked } from "./link-tasks.ts";
import { slug } from "./make-keys.ts";
import { type Base, settleFacts, settleStatus } from "./settle-facts.ts";
import { type StepBelow, settleSteps } from "./settle-steps.ts";
import { tellEvidence } from "./tell-evidence.ts";

const DESCRIPTION = 4000;

function criteria(
  drafts: readonly { text: string; done: boolean | null; line: number; mark: Criterion["mark"] }[],
): readonly Criterion[] {
  if (drafts.length === 0) return NONE;
  return drafts.map(({ text, done, line, mark }) => ({ text, done, line, mark }));
}

function stepOf(task: TaskDraft, base: Base, used: Map<string, number>, depth: number): Step {
  const settled = settleStatus(task.statuses);
  const status = settled.status ?? "todo";
  const facts = settleFacts(task, base);
  const name = task.id ? slug(task.id) : slug(task.title);
  const count = (used.get(name) ?? 0) + 1;
  used.set(name, count);
  return {
    key: count === 1 ? name : `${name}~${count}`,
    text: task.title,
    done: status === "done",
    status,
    line: task.line,
    depth,
    estimate: facts.estimate,
    mark: settled.marks[0] ?? null,
  };
}

/** The status of a task that says nothing of itself: its boxes tell. */
function statusOfSteps(steps: readonly Step[]): Status {
  const open = steps.filter((step) => step.status !== "cancelled" && step.mark !== null);
  if (open.length === 0) return "todo";
  if (open.every((step) => step.done)) return "done";
  return open.some((step) => step.done || step.status === "in_progress") ? "in_progress" : "todo";
}

/** An empty box in a repeated list may lag behind steps that are begun; that all are done, it denies. */
function underWay(steps: readonly Step[]): Status {
  const status = statusOfSteps(steps);
  return status === "done" ? "todo" : status;
}

function describe(task: TaskDraft): string | null {
  const text = task.description
    .map((line) => line.trimEnd())
    .filter((line) => line !== "")
    .join("\n")
    .trim();
  if (text === "") return null;
  return text.length > DESCRIPTION ? `${text.slice(0, DESCRIPTION - 1)}…` : text;
}

/** What was told about order: the statements that count, and those that a stronger one contradicts. */
function toldOrder(draft: TaskDraft | PhaseDraft, linked: Linked): readonly Told[] {
  if (draft.depends.length === 0 && linked.overruled.length === 0) return NONE;
  const used = draft.depends.map(
    (fact): Told => ({ field: "dependsOn", value: fact.text, line: fact.line, source: fact.source, used: true }),
  );
  const other = linked.overruled.filter((one) => one.blocked === draft);
  return [
    ...used,
    ...other.map(
      (one): Told => ({ field: "dependsOn", value: one.ref, line: one.line, source: one.source, used: false }),
    ),
  ];
}

export interface Assembled {
  readonly phases: Phase[];
  readonly tasks: Task[];
  readonly claims: Claim[];
  readonly evidence: readonly Evidence[];
}

/** The status of each phase by its tasks. */
function rollUp(tasks: readonly Task[]): (key: string) => Status {
  const byPhase = new Map<string, Task[]>();
  for (const task of tasks) {
    if (task.phase === null) continue;
    const list = byPhase.get(task.phase);
    if (list) list.push(task);
    else byPhase.set(task.phase, [task]);
  }
  return (key) => {
    const all = byPhase.get(key) ?? [];
    const own = all.filter((task) => task.parent === null && task.status !== "cancelled");
    if (own.length === 0) return all.length > 0 ? "cancelled" : "todo";
    if (own.every((task) => task.status === "done")) return "done";
    return own.some((task) => task.status === "done" || task.status === "in_progress") ? "in_progress" : "todo";
  };
}

/** The plan's parts in the order of the text. Takes the drafts off `tasks`, so that none stays beside what it became. */
export function assemble(
  collected: Collected,
  phases: readonly PhaseDraft[],
  tasks: TaskDraft[],
  linked: Linked,
  base: Base,
): Assembled {
  const steps = settleSteps(tasks, linked);
  const notes = collected.notes.kept;
  const evidence = notes ? tellEvidence(notes, tasks) : NONE;
  const built: Task[] = [];
  tasks.reverse();
  for (let task = tasks.pop(); task; task = tasks.pop()) {
    if (!task.minor) built.push(taskOf(task, steps.get(task) ?? NONE, linked, base));
    steps.delete(task);
    linked.depends.delete(task);
  }
  const rolled = rollUp(built);
  const done = phases.map((phase) => phaseOf(phase, rolled, linked, base));
  return { phases: done, tasks: built, claims: linked.claims, evidence };
}

function taskOf(task: TaskDraft, below: readonly StepBelow[], linked: Linked, base: Base): Task {
  const settled = settleStatus(task.statuses);
  const facts = settleFacts(task, base);
  const used = new Map<string, number>();
  const steps = exact(below.map((step) => stepOf(step.task, base, used, step.depth)));
  return {
    key: task.key,
    id: task.id,
    title: task.title,
    line: task.line,
    endLine: Math.max(task.line, task.endLine),
    status: settled.unticked && steps.length > 0 ? underWay(steps) : (settled.status ?? statusOfSteps(steps)),
    statusText: settled.statusText,
    marks: exact(settled.marks),
    phase: task.phase?.key ?? null,
    group: task.group,
    parent: task.parent?.key ?? null,
    dependsOn: exact(linked.depends.get(task) ?? NONE),
    estimate: facts.estimate,
    owners: exact(facts.owners),
    priority: facts.priority,
    labels: exact([...new Set(task.labels)]),
    start: facts.start,
    due: facts.due,
    parallel: task.parallel ?? facts.parallel,
    description: describe(task),
    steps,
    criteria: criteria(task.criteria),
    adopts: task.adopts,
    told: exact([...settled.told, ...facts.told, ...toldOrder(task, linked), ...task.told]),
  };
}

function phaseOf(phase: PhaseDraft, rolled: (key: string) => Status, linked: Linked, base: Base): Phase {
  const settled = settleStatus(phase.statuses);
  const facts = settleFacts(phase, base);
  return {
    key: phase.key,
    id: phase.id,
    title: phase.title,
    line: phase.line,
    endLine: phase.endLine,
    status: settled.status ?? rolled(phase.key),
    statusText: settled.statusText,
    marks: settled.marks,
    goal: phase.goal.length > 0 ? phase.goal.join("\n").slice(0, DESCRIPTION) : null,
    scope: [...new Set(phase.scope)],
    verification: phase.verification,
    criteria: criteria(phase.criteria),
    decision: phase.decision,
    dependsOn: linked.depends.get(phase) ?? [],
    estimate: facts.estimate,
    priority: facts.priority,
    owners: facts.owners,
    start: facts.start,
    due: facts.due,
    told: [...settled.told, ...facts.told, ...toldOrder(phase, linked), ...phase.told],
  };
}
