// Builders for the pure core: a plan document, phase or task with only what a test cares about.
import type { Dependency, Estimate, Phase, PlanDocument, Step, Task } from "../src/model/plan.ts";

/** A task with defaults; `aTask("t1", { status: "done" })`. Its line is 1 unless given. */
export function aTask(key: string, told: Partial<Task> = {}): Task {
  const line = told.line ?? 1;
  return {
    key,
    id: key,
    title: `Title of ${key}`,
    line,
    endLine: line,
    status: "todo",
    statusText: null,
    marks: [],
    phase: null,
    group: null,
    parent: null,
    dependsOn: [],
    estimate: null,
    owners: [],
    priority: null,
    labels: [],
    start: null,
    due: null,
    parallel: null,
    description: null,
    steps: [],
    criteria: [],
    adopts: null,
    told: [],
    ...told,
  };
}

/** A phase with defaults. */
export function aPhase(key: string, told: Partial<Phase> = {}): Phase {
  const line = told.line ?? 1;
  return {
    key,
    id: key,
    title: `Phase ${key}`,
    line,
    endLine: line,
    status: "todo",
    statusText: null,
    marks: [],
    goal: null,
    scope: [],
    verification: [],
    criteria: [],
    decision: null,
    dependsOn: [],
    estimate: null,
    priority: null,
    owners: [],
    start: null,
    due: null,
    told: [],
    ...told,
  };
}

/** A plan document with defaults, at `docs/plan.md` unless told. */
export function aDocument(told: Partial<PlanDocument> = {}): PlanDocument {
  return {
    version: 1,
    path: "docs/plan.md",
    title: "Plan",
    titleLine: 1,
    status: null,
    metadata: {},
    phases: [],
    tasks: [],
    claims: [],
    references: [],
    diagnostics: [],
    evidence: [],
    source: "",
    ...told,
  };
}

/** A dependency on the blocker with this key, written as its key. */
export function on(target: string, told: Partial<Dependency> = {}): Dependency {
  return { target, ref: target, line: 1, source: "attribute", ...told };
}

/** An estimate of exactly so many hours. */
export function hours(count: number, most = count): Estimate {
  return { minHours: count, maxHours: most, text: count === most ? `${count}h` : `${count}-${most}h` };
}

/** A step with a stable key made from its text. */
export function aStep(text: string, told: Partial<Step> = {}): Step {
  const done = told.done ?? false;
  return {
    key: text,
    text,
    done,
    status: done ? "done" : "todo",
    line: 1,
    depth: 0,
    estimate: null,
    mark: null,
    ...told,
  };
}
