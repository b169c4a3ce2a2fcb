// One plan document → its issues, before caps and dependencies: the plan's own, its phases', its tasks'.
import type { PlanSettings } from "../model/config.ts";
import type { DesiredIssue, DesiredLabel, Identity } from "../model/desired.ts";
import { lineOf, type Place } from "../model/place.ts";
import type { Phase, PlanDocument, Task } from "../model/plan.ts";
import { issueTitle } from "../model/titles.ts";
import { assigneesOf } from "./assignees.ts";
import { renderBody, renderOrigin } from "./body.ts";
import { boxesOf, withUniqueKeys } from "./boxes.ts";
import { groupStatus, stateOf } from "./gate-holds.ts";
import { labelsOf } from "./labels.ts";
import { phaseFacts, phaseNotes, taskFacts, taskNotes } from "./told.ts";

export interface DesiredContext {
  /** Today as an ISO date. */
  readonly today: string;
  /** Lower-case logins that can be assigned here; absent while nobody has asked GitHub. */
  readonly assignable?: ReadonlySet<string>;
  /** Address under which files are shown, for links back: "https://host/owner/repo/blob/main". */
  readonly blobs?: string;
}

/** The issues of one document, parents first, with what they need to exist. */
export interface PlanIssues {
  readonly issues: readonly DesiredIssue[];
  readonly labels: readonly DesiredLabel[];
  /** The inner group of each task, by name. */
  readonly groups: ReadonlyMap<string, string | null>;
}

export const planIdentity = (path: string): Identity => ({ path, key: "plan", kind: "plan" });
export const phaseIdentity = (path: string, phase: Pick<Phase, "key">): Identity => ({
  path,
  key: phase.key,
  kind: "phase",
});
export const taskIdentity = (path: string, task: Pick<Task, "key">): Identity => ({
  path,
  key: task.key,
  kind: "task",
});

export function hasTrackingIssue(document: PlanDocument, settings: PlanSettings): boolean {
  if (settings.trackingIssue === "auto") return document.tasks.length > 1;
  return settings.trackingIssue === "always" && document.tasks.length > 0;
}

export function hasPhaseIssues(document: PlanDocument, settings: PlanSettings): boolean {
  if (settings.phaseIssues === "auto") return document.phases.length > 1;
  return settings.phaseIssues === "always";
}

export function desiredPlan(document: PlanDocument, settings: PlanSettings, context: DesiredContext): PlanIssues {
  const builder = new Builder(document, settings, context);
  if (hasTrackingIssue(document, settings)) builder.plan();
  if (hasPhaseIssues(document, settings)) for (const phase of document.phases) builder.phase(phase);
  for (const task of inTreeOrder(document.tasks)) builder.task(task);
  return builder;
}

class Builder implements PlanIssues {
  readonly issues: DesiredIssue[] = [];
  readonly labels: DesiredLabel[] = [];
  readonly groups = new Map<string, string | null>();
  readonly #document: PlanDocument;
  readonly #settings: PlanSettings;
  readonly #context: DesiredContext;
  readonly #keys = new Set<string>();
  readonly #phases: ReadonlyMap<string, Phase>;
  readonly #orders = new Map<string, number>();

  constructor(document: PlanDocument, settings: PlanSettings, context: DesiredContext) {
    this.#document = document;
    this.#settings = settings;
    this.#context = context;
    this.#phases = new Map(document.phases.map((phase) => [phase.key, phase]));
    for (const task of document.tasks) this.#keys.add(task.key);
  }

  plan(): void {
    const { path, title, titleLine, phases, tasks, status } = this.#document;
    const identity = planIdentity(path);
    const criteria = phases.flatMap((phase) => phase.criteria);
    const only = hasPhaseIssues(this.#document, this.#settings) || phases.length !== 1 ? undefined : phases[0];
    const facts: [string, string][] = status === null ? [] : [["Status", status]];
    this.#add(identity, null, title, titleLine, titleLine, {
      status: groupStatus(tasks, criteria, "todo"),
      body: renderBody({
        description: only?.goal ?? null,
        facts: [...facts, ...(only ? phaseFacts(only) : [])],
        notes: only ? phaseNotes(only) : [],
      }),
      boxes: only ? boxesOf([], only.criteria, phaseIdentity(path, only)) : [],
      milestone: only && this.#settings.milestones ? phaseIdentity(path, only) : null,
      labels: this.#labels({ status: "todo", priority: null, estimate: null, labels: [] }),
    });
  }

  phase(phase: Phase): void {
    const { path, tasks } = this.#document;
    const identity = phaseIdentity(path, phase);
    const own = tasks.filter((task) => task.phase === phase.key);
    this.#add(identity, phase.id, phase.title, phase.line, phase.endLine, {
      status: groupStatus(own, phase.criteria, phase.status),
      body: renderBody({ description: phase.goal, facts: phaseFacts(phase), notes: phaseNotes(phase) }),
      boxes: boxesOf([], phase.criteria),
      milestone: this.#settings.milestones ? identity : null,
      labels: this.#labels({ status: "todo", priority: phase.priority, estimate: null, labels: [] }),
      parent: hasTrackingIssue(this.#document, this.#settings) ? planIdentity(path) : null,
      mark: phase.marks[0] ?? null,
    });
  }

  task(task: Task): void {
    const { path } = this.#document;
    const identity = taskIdentity(path, task);
    const asIssues = this.#settings.steps === "sub-issues";
    this.groups.set(`${path}#task:${task.key}`, task.group);
    this.#add(identity, task.id, task.title, task.line, task.endLine, {
      status: task.status,
      body: renderBody({ description: task.description, facts: taskFacts(task), notes: taskNotes(task) }),
      boxes: boxesOf(asIssues ? [] : task.steps, task.criteria),
      milestone: this.#milestoneOf(task),
      labels: this.#labels(task),
      assignees: assigneesOf(task.owners, this.#settings, this.#context.assignable),
      parent: this.#parentOf(task),
      adopts: task.adopts,
      mark: task.marks[0] ?? null,
    });
    if (asIssues) this.#steps(task, identity);
  }

  #steps(task: Task, parent: Identity): void {
    const boxes = withUniqueKeys(boxesOf(task.steps, []));
    for (const [index, step] of task.steps.entries()) {
      const key = `${task.key}/${boxes[index]?.key ?? index}`;
      this.#add({ path: parent.path, key, kind: "task" }, null, step.text, step.line, step.line, {
        status: step.status,
        body: "",
        boxes: [],
        milestone: this.#milestoneOf(task),
        labels: this.#labels({ status: step.status, priority: null, estimate: step.estimate, labels: [] }),
        parent,
        mark: step.mark,
      });
    }
  }

  #milestoneOf(task: Task): Identity | null {
    const phase = this.#phases.get(task.phase ?? "");
    return phase && this.#settings.milestones ? phaseIdentity(this.#document.path, phase) : null;
  }

  #parentOf(task: Task): Identity | null {
    const { path } = this.#document;
    if (task.parent !== null && task.parent !== task.key && this.#keys.has(task.parent))
      return { path, key: task.parent, kind: "task" };
    const phase = this.#phases.get(task.phase ?? "");
    if (phase && hasPhaseIssues(this.#document, this.#settings)) return phaseIdentity(path, phase);
    return hasTrackingIssue(this.#document, this.#settings) ? planIdentity(path) : null;
  }

  #labels(of: Parameters<typeof labelsOf>[0]): string[] {
    const labels = labelsOf(of, this.#settings);
    this.labels.push(...labels);
    return labels.map((label) => label.name);
  }

  #add(
    identity: Identity,
    id: string | null,
    title: string,
    line: number,
    endLine: number,
    told: Pick<DesiredIssue, "status" | "body" | "boxes" | "milestone" | "labels"> &
      Partial<Pick<DesiredIssue, "assignees" | "parent" | "adopts" | "mark">>,
  ): void {
    const place: Place = { ...lineOf(identity.path, line), endLine };
    const parent = this.#settings.subIssues ? (told.parent ?? null) : null;
    const sibling = parent === null ? "" : `${parent.kind}:${parent.key}`;
    const order = this.#orders.get(sibling) ?? 0;
    this.#orders.set(sibling, order + 1);
    const { blobs } = this.#context;
    const address =
      blobs === undefined ? null : `${blobs}/${identity.path.split("/").map(encodeURIComponent).join("/")}`;
    this.issues.push({
      assignees: [],
      adopts: null,
      ...told,
      ...stateOf(told.status),
      identity,
      id,
      title: issueTitle(identity.kind, id, title, line).title,
      origin: renderOrigin(identity.path, line, address),
      written: title,
      nativeBlockers: this.#settings.dependencies,
      parent,
      blockedBy: [],
      order,
      place,
    });
  }
}

// A task below a task comes after it, whatever the order in the file; a circle of parents is cut where it is met.
function inTreeOrder(tasks: readonly Task[]): Task[] {
  const keys = new Set(tasks.map((task) => task.key));
  const below = new Map<string, Task[]>();
  for (const task of tasks) {
    const above = task.parent !== null && keys.has(task.parent) ? task.parent : "";
    below.set(above, [...(below.get(above) ?? []), task]);
  }
  const ordered = new Set<Task>();
  const walk = (task: Task) => {
    if (ordered.has(task)) return;
    ordered.add(task);
    for (const child of below.get(task.key) ?? []) walk(child);
  };
  for (const task of below.get("") ?? []) walk(task);
  for (const task of tasks) if (!ordered.has(task)) walk({ ...task, parent: null });
  return [...ordered];
}
