// Worlds of 10,000 tasks for measuring the comparison: what was mirrored, and what the plans say now.
import { defaultConfig } from "../../src/config/read-config.ts";
import { desiredState } from "../../src/desired/desired.ts";
import type { DesiredState } from "../../src/model/desired.ts";
import type { PlanDocument, Task } from "../../src/model/plan.ts";
import type { ObservedState } from "../../src/model/repository.ts";
import { aDocument, aPhase, aStep, aTask, on } from "../../test/build.ts";
import { sync } from "../../test/world/run.ts";
import { World } from "../../test/world/world.ts";
import { THINGS, VERBS } from "./many-tasks.ts";

export interface Compared {
  readonly desired: DesiredState;
  readonly observed: ObservedState;
}

export const TASKS = 10_000;
const PER_PHASE = 50;

/** What happened to the plans, or to GitHub, since they were mirrored. */
export const SHAPES = {
  "nothing changed": (plans) => plans,
  "every title reworded slightly": (plans) => each(plans, (task) => ({ ...task, title: reworded(task.title) })),
  "1,000 tasks moved to another phase": (plans) =>
    each(plans, (task, at) => (at % 10 === 0 ? { ...task, phase: `p${(at / 10) % (TASKS / PER_PHASE)}` } : task)),
  "no issue has a marker any more": (plans) => plans,
  "look-alikes, all reworded": (plans) => each(plans, (task) => ({ ...task, title: alike(task.title) })),
  "look-alikes, all renumbered and moved": (plans) =>
    each(plans, (task, at) => ({ ...task, title: alike(task.title), phase: `p${(at * 7) % (TASKS / PER_PHASE)}` })),
  "all replaced by other tasks": (plans) => each(plans, (task, at) => ({ ...task, ...other(at) })),
  "numbered, one put in before all": (plans) => plans.map(inserted),
  "one title 10,000 times, all steps new": (plans) =>
    each(plans, (task, at) => ({ ...task, steps: [aStep(`begin ${at}`)] })),
  "one phase, all titles look-alikes, no text": (plans) =>
    each(plans, (task) => ({ ...task, title: alike(task.title) })),
  "200 plans, all renamed": (plans) => apart(plans, "new"),
} as const satisfies Record<string, (plans: readonly PlanDocument[]) => readonly PlanDocument[]>;

export type Shape = keyof typeof SHAPES;

/** The same every time. */
export async function compared(shape: Shape): Promise<Compared> {
  const before = plansBefore(shape);
  const world = new World();
  await sync(before, world);
  const observed = world.observe();
  return {
    desired: desiredState(SHAPES[shape](before), defaultConfig, { today: "2026-11-21", assignable: world.assignable }),
    observed: shape === "no issue has a marker any more" ? bare(observed) : observed,
  };
}

function plansBefore(shape: Shape): readonly PlanDocument[] {
  if (shape.startsWith("look-alikes"))
    return [plan((at) => `Write documentation for module ${at % 100} of part ${Math.floor(at / 100)}`)];
  if (shape.startsWith("numbered")) return each([plan(title)], numbered);
  if (shape.startsWith("one title")) return [plan(() => "Documentation")];
  if (shape.startsWith("one phase"))
    return each(
      [plan((at) => `Write documentation for module ${at % 100} of part ${Math.floor(at / 100)}`)],
      (task) => ({ ...task, phase: "p0", description: null, steps: [], dependsOn: [] }),
    );
  return shape.startsWith("200 plans") ? apart([plan(title)], "old") : [plan(title)];
}

const WHERE = ["for the pilots", "in the archive", "of the northern office", "behind the gate", "on the old servers"];

function title(at: number): string {
  const [verb, thing, where] = [VERBS[at % 10], THINGS[Math.floor(at / 10) % 8], WHERE[Math.floor(at / 80) % 5]];
  return `${verb} the ${thing} ${where}, lot ${Math.floor(at / 400) + 1}`;
}

function reworded(text: string): string {
  return `Carefully ${text.toLowerCase().replace("the ", "our ")}`;
}

function alike(text: string): string {
  return text.replace("Write documentation", "Update the docs");
}

function numbered(task: Task, at: number): Task {
  return { ...task, id: `${at + 1}`, key: `${at + 1}`, dependsOn: [] };
}

function inserted(document: PlanDocument): PlanDocument {
  const first = { ...aTask("1"), title: "Something that has to come first", phase: "p0" };
  return { ...document, tasks: [first, ...document.tasks].map(numbered) };
}

function other(at: number): Partial<Task> {
  return {
    key: `q${at}`,
    title: `Quite another piece of work ${at}: ${WHERE[at % 5]}`,
    description: `Nothing of it was there before, number ${at}.`,
    steps: [aStep(`begin ${at}`), aStep(`end ${at}`)],
  };
}

function plan(titleOf: (at: number) => string): PlanDocument {
  const tasks = Array.from({ length: TASKS }, (_, at) =>
    aTask(`t${at}`, {
      id: null,
      title: titleOf(at),
      phase: `p${Math.floor(at / PER_PHASE)}`,
      line: at + 1,
      description: `What is known of lot ${at}: it was asked for by ${WHERE[at % 5]}, and nobody has looked at it since.`,
      steps: [aStep(`find out who needs it (${at})`), aStep(`do it (${at})`), aStep("tell those who asked")],
      dependsOn: at % PER_PHASE === 0 ? [] : [on(`t${at - 1}`)],
    }),
  );
  const phases = Array.from({ length: TASKS / PER_PHASE }, (_, at) =>
    aPhase(`p${at}`, { id: null, title: `Stretch ${at}` }),
  );
  return aDocument({ path: "docs/plan.md", title: "Large plan", phases, tasks });
}

function each(plans: readonly PlanDocument[], change: (task: Task, at: number) => Task): PlanDocument[] {
  return plans.map((document) => ({ ...document, tasks: document.tasks.map(change) }));
}

/** One document a phase. */
function apart(plans: readonly PlanDocument[], folder: string): PlanDocument[] {
  const parts = plans.flatMap((document) =>
    document.phases.map((phase) => ({
      ...document,
      phases: [phase],
      tasks: document.tasks.filter((task) => task.phase === phase.key),
    })),
  );
  return parts.map((one, at) => ({ ...one, path: `${folder}/${at}.md`, title: `Plan ${at}` }));
}

function bare(observed: ObservedState): ObservedState {
  return { ...observed, issues: observed.issues.map((issue) => ({ ...issue, body: "" })) };
}
