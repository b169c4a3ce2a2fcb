// Open, although everything in it is done: most likely somebody forgot to tick it.
import { isSettled } from "../graph/ready-tasks.ts";
import type { Phase, PlanDocument, Task } from "../model/plan.ts";
import { counted, phaseLabel, taskLabel } from "./naming.ts";
import { linePlace } from "./place-in.ts";
import type { Finding, Rule } from "./rule.ts";

export const openWithDoneParts: Rule = {
  id: "open-with-done-parts",
  severity: "info",
  summary: "A phase or task is open although every task, sub-task and step in it is done and no criterion is missing.",
  example: {
    plan: `# Plan

- [ ] T001 Move the data
  - [x] Export it
  - [x] Import it
- [ ] T002 Switch over
`,
    expected: [{ line: 3, summary: "Unexpected `T001` open, expected it done like the 2 steps in it" }],
  },
  check: ({ documents }) => documents.flatMap(checkDocument),
};

function checkDocument(document: PlanDocument): Finding[] {
  const children = new Map<string, Task[]>();
  const members = new Map<string, Task[]>();
  const put = (map: Map<string, Task[]>, key: string, task: Task): void => {
    const known = map.get(key);
    if (known === undefined) map.set(key, [task]);
    else known.push(task);
  };
  for (const task of document.tasks) {
    if (task.parent !== null) put(children, task.parent, task);
    else if (task.phase !== null) put(members, task.phase, task);
  }
  return [
    ...document.phases.flatMap((phase) => checkPhase(document, phase, members.get(phase.key) ?? [])),
    ...document.tasks.flatMap((task) => checkTask(document, task, children.get(task.key) ?? [])),
  ];
}

/** Only a status that the plan states can contradict; one that was rolled up follows its tasks anyway. */
function checkPhase(document: PlanDocument, phase: Phase, tasks: readonly Task[]): Finding[] {
  const stated = phase.statusText !== null || phase.marks.length > 0;
  if (!stated || isSettled(phase.status) || !allDone(tasks) || phase.decision !== null) return [];
  if (phase.criteria.some((criterion) => criterion.done !== true) || phase.verification.length > 0) return [];
  return [toFinding(document, phase.line, phaseLabel(phase), counted(tasks.length, "task"))];
}

function checkTask(document: PlanDocument, task: Task, children: readonly Task[]): Finding[] {
  if (isSettled(task.status) || task.criteria.some((criterion) => criterion.done !== true)) return [];
  const { steps } = task;
  if (children.length > 0 ? !allDone(children) : steps.length < 2) return [];
  if (!steps.every((step) => step.done || isSettled(step.status))) return [];
  const what = children.length > 0 ? counted(children.length, "sub-task") : counted(steps.length, "step");
  return [toFinding(document, task.line, taskLabel(task), what)];
}

function allDone(tasks: readonly Task[]): boolean {
  return tasks.some((task) => task.status === "done") && tasks.every((task) => isSettled(task.status));
}

function toFinding(document: PlanDocument, line: number, name: string, what: string): Finding {
  return {
    summary: `Unexpected ${name} open, expected it done like the ${what} in it`,
    detail: "Mark it as done, or add what is still to do.",
    place: linePlace(document, line),
  };
}
