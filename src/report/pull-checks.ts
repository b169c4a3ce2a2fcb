// A pull request against the plan: may it finish what it finishes, and which phases does it touch?
import { createHash } from "node:crypto";
import { type DesiredCheck, nameOf } from "../model/desired.ts";
import type { Phase, PlanDocument, Task } from "../model/plan.ts";
import type { IssueName, ObservedIssue, ObservedPull, ObservedState } from "../model/repository.ts";
import { named, written } from "../model/written.ts";
import { scopeMatcher } from "./match-scope.ts";
import { namedTasks } from "./named-tasks.ts";

export interface PullTold {
  readonly pull: Pick<ObservedPull, "number" | "body" | "head">;
  /** Issues that merging would close. */
  readonly closing: readonly IssueName[];
  /** Paths of the changed files. */
  readonly files: readonly string[];
  /** The plans of the base branch: a pull request cannot change how it is judged. */
  readonly documents: readonly PlanDocument[];
  readonly observed: Pick<ObservedState, "issues" | "repository">;
  /** Issue numbers by `nameOf(identity)`. */
  readonly numbers: Readonly<Record<string, number>>;
}

export interface PullChecks {
  /** For the head commit. Always there, and always concluded: it can be required. */
  readonly check: DesiredCheck;
  /** `phase: …` labels for the pull request. */
  readonly labels: readonly string[];
}

export const BLOCKERS_CHECK = "plansync / blockers";

/** Fails when the pull request closes or names a task of which a blocker stays open. Pure. */
export function pullChecks(told: PullTold): PullChecks {
  const tasks = concerned(told);
  const held = tasks.map((one) => ({ ...one, waits: waitsOf(told, one) })).filter((one) => one.waits.length > 0);
  const phases = touched(told);
  const text = [
    ...held.map((one) => section(one)),
    ...free(
      told,
      tasks.filter((one) => !held.some((other) => other.task === one.task)),
    ),
    ...tooEarly(told, tasks),
    ...unknownNames(told),
    ...phases.map((one) => phaseNote(told, one)),
  ].join("\n\n");
  const titles: [string, string] =
    held.length > 0
      ? [
          `${held.length} ${held.length === 1 ? "task waits" : "tasks wait"} for something open`,
          "It can be merged when that is closed; this check follows by itself.",
        ]
      : [tasks.length > 0 ? "Nothing holds it up" : "It finishes no task of a plan", ""];
  const check = {
    name: BLOCKERS_CHECK,
    conclusion: held.length > 0 ? "failure" : "success",
    title: titles[0],
    summary: titles[1] === "" ? `${titles[0]}.` : titles[1],
    text: text.slice(0, 60_000).toWellFormed(),
    annotations: [],
  } as const;
  const labels = phases.slice(0, 3).map((one) => phaseLabel(one.phase));
  return { check: { ...check, fingerprint: fingerprint(check) }, labels: [...new Set(labels)] };
}

/** A task that the pull request is about, and how that is known. */
interface Concerned {
  readonly document: PlanDocument;
  readonly task: Task;
  readonly issue: ObservedIssue | null;
  readonly by: "closes" | "names";
}

function concerned(told: PullTold): Concerned[] {
  const { owner, repo } = told.observed.repository;
  const here = `${owner}/${repo}`.toLowerCase();
  const closing = new Set(told.closing.filter((one) => one.repository.toLowerCase() === here).map((one) => one.number));
  const names = namedTasks(told.pull.body);
  return told.documents.flatMap((document) =>
    document.tasks.flatMap((task): Concerned[] => {
      const number = numberOf(told, document, "task", task.key);
      const issue = told.observed.issues.find((one) => one.number === number) ?? null;
      if (number !== undefined && closing.has(number)) return [{ document, task, issue, by: "closes" }];
      return names.some((name) => isNamed(name, task, number)) ? [{ document, task, issue, by: "names" }] : [];
    }),
  );
}

function isNamed(name: string, task: Task, number: number | undefined): boolean {
  const plain = name.toLowerCase();
  if (/^#\d+$/.test(plain)) return plain === `#${number}` || task.id?.toLowerCase() === plain;
  return plain === task.id?.toLowerCase() || plain === task.key.toLowerCase() || plain === task.title.toLowerCase();
}

function numberOf(told: PullTold, document: PlanDocument, kind: "task" | "phase", key: string): number | undefined {
  return told.numbers[nameOf({ path: document.path, key, kind })];
}

interface Wait {
  readonly what: string;
  readonly why: string;
}

/** What of its blockers stays open when this is merged. */
function waitsOf(told: PullTold, one: Concerned): Wait[] {
  const phase = one.document.phases.find((candidate) => candidate.key === one.task.phase);
  const native = one.issue?.blockedBy;
  const own = native === undefined ? fromPlan(told, one.document, one.task) : fromGitHub(told, native);
  const phases = phase === undefined ? [] : openPhases(told, one.document, phase);
  return [...own, ...phases.map((other) => ({ what: named(other), why: `${named(phase ?? other)} begins after it` }))];
}

function fromGitHub(told: PullTold, blockers: NonNullable<ObservedIssue["blockedBy"]>): Wait[] {
  const { owner, repo } = told.observed.repository;
  const here = `${owner}/${repo}`.toLowerCase();
  return blockers.flatMap((blocker): Wait[] => {
    const local = blocker.repository.toLowerCase() === here;
    const closes = told.closing.some(
      (other) => other.number === blocker.number && other.repository.toLowerCase() === blocker.repository.toLowerCase(),
    );
    if (blocker.state === "closed" || closes) return [];
    const title = local ? told.observed.issues.find((issue) => issue.number === blocker.number)?.title : undefined;
    const what = `${local ? "" : blocker.repository}#${blocker.number}`;
    return [{ what: title === undefined ? what : `${what} (${written(title)})`, why: "it is open" }];
  });
}

/** Where the server has no dependencies, the plan's own are what there is. */
function fromPlan(told: PullTold, document: PlanDocument, task: Task): Wait[] {
  return task.dependsOn.flatMap((dependency): Wait[] => {
    const other = document.tasks.find((candidate) => candidate.key === dependency.target);
    if (other === undefined || dependency.soft === true || isOver(told, document, other)) return [];
    const number = numberOf(told, document, "task", other.key);
    if (told.closing.some((closes) => closes.number === number)) return [];
    const what = number === undefined ? named(other) : `#${number} (${named(other)})`;
    return [{ what, why: `line ${dependency.line} of the plan says so` }];
  });
}

function isOver(told: PullTold, document: PlanDocument, task: Task): boolean {
  const number = numberOf(told, document, "task", task.key);
  const issue = told.observed.issues.find((one) => one.number === number);
  return issue === undefined ? task.status === "done" || task.status === "cancelled" : issue.state === "closed";
}

/** Phases of the same plan that this one waits for and that have open tasks. */
function openPhases(told: PullTold, document: PlanDocument, phase: Phase): Phase[] {
  return phase.dependsOn.flatMap((dependency) => {
    const other = document.phases.find((candidate) => candidate.key === dependency.target);
    if (other === undefined || dependency.soft === true) return [];
    const open = document.tasks.some((task) => task.phase === other.key && !isOver(told, document, task));
    return open ? [other] : [];
  });
}

interface Touched {
  readonly document: PlanDocument;
  readonly phase: Phase;
  readonly files: readonly string[];
}

/** Phases in whose scope a changed file lies. */
function touched(told: PullTold): Touched[] {
  return told.documents.flatMap((document) =>
    document.phases.flatMap((phase) => {
      const files = phase.scope.length === 0 ? [] : told.files.filter(scopeMatcher(phase.scope));
      return files.length > 0 ? [{ document, phase, files }] : [];
    }),
  );
}

function phaseLabel(phase: Phase): string {
  const id = phase.id ?? phase.title;
  const name = /^\d/.test(id) ? `Phase ${id}` : id;
  return `phase: ${name.replace(/[\s,]+/g, " ").trim()}`
    .slice(0, 50)
    .toWellFormed()
    .replace(/\uFFFD$/, "")
    .trim();
}

function phaseNote(told: PullTold, one: Touched): string {
  const waits = openPhases(told, one.document, one.phase);
  const count = `${one.files.length} of the changed files ${one.files.length === 1 ? "lies" : "lie"}`;
  const note = `${count} in the scope of **${named(one.phase)}**`;
  return waits.length === 0 ? `${note}.` : `${note}, which waits for ${waits.map(named).join(", ")}.`;
}

function section(one: Concerned & { waits: readonly Wait[] }): string {
  const head = `**${named(one.task)}**${one.issue === null ? "" : ` #${one.issue.number}`}, which this pull request ${one.by}, waits for:`;
  return [head, "", ...one.waits.map((wait) => `- ${wait.what}: ${wait.why}`)].join("\n");
}

function free(told: PullTold, all: readonly Concerned[]): string[] {
  const tasks = all.filter((one) => !isOver(told, one.document, one.task));
  if (tasks.length === 0) return [];
  return [
    [
      "Not held up:",
      "",
      ...tasks.map((one) => `- ${named(one.task)}${one.issue === null ? "" : ` #${one.issue.number}`}`),
    ].join("\n"),
  ];
}

function tooEarly(told: PullTold, tasks: readonly Concerned[]): string[] {
  const early = tasks.filter((one) => isOver(told, one.document, one.task));
  if (early.length === 0) return [];
  const names = early.map((one) => `- ${named(one.task)}${one.issue === null ? "" : ` #${one.issue.number}`}`);
  return [["Done already, though this pull request is not merged:", "", ...names].join("\n")];
}

function unknownNames(told: PullTold): string[] {
  const unknown = namedTasks(told.pull.body).filter(
    (name) =>
      !told.documents.some((document) =>
        document.tasks.some((task) => isNamed(name, task, numberOf(told, document, "task", task.key))),
      ),
  );
  return unknown.length === 0
    ? []
    : [`No task of a plan is called ${unknown.map((name) => `“${written(name)}”`).join(", ")}.`];
}

function fingerprint(check: object): string {
  return createHash("sha256").update(JSON.stringify(check)).digest("hex").slice(0, 32);
}
