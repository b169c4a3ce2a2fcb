// Done, although parts of it are not.
import { isSettled } from "../graph/ready-tasks.ts";
import type { Phase, PlanDocument, Task } from "../model/plan.ts";
import { counted, phaseLabel, taskLabel } from "./naming.ts";
import { linePlace } from "./place-in.ts";
import type { Finding, Rule } from "./rule.ts";

export const doneWithOpenParts: Rule = {
  id: "done-with-open-parts",
  severity: "warning",
  summary: "A phase or task is done although tasks, sub-tasks or steps in it are open.",
  example: {
    plan: `# Plan

- [x] T001 Move the data
  - [x] Export it
  - [ ] Import it
- [ ] T002 Switch over
`,
    expected: [{ line: 3, summary: "Unexpected `T001` done, expected 1 open step in it to be done too" }],
  },
  check: ({ documents }) => documents.flatMap(checkDocument),
};

function checkDocument(document: PlanDocument): Finding[] {
  const children = new Map<string, Task[]>();
  const members = new Map<string, Task[]>();
  for (const task of document.tasks) {
    if (isSettled(task.status)) continue;
    if (task.parent !== null) children.set(task.parent, [...(children.get(task.parent) ?? []), task].slice(0, 1000));
    else if (task.phase !== null) members.set(task.phase, [...(members.get(task.phase) ?? []), task].slice(0, 1000));
  }
  return [
    ...document.phases.flatMap((phase) => checkPhase(document, phase, members.get(phase.key) ?? [])),
    ...document.tasks.flatMap((task) => checkTask(document, task, children.get(task.key) ?? [])),
  ];
}

function checkPhase(document: PlanDocument, phase: Phase, open: readonly Task[]): Finding[] {
  const [first] = open;
  if (phase.status !== "done" || first === undefined) return [];
  return [toFinding(document, phase, phaseLabel(phase), counted(open.length, "open task"), first.line, open.length)];
}

function checkTask(document: PlanDocument, task: Task, open: readonly Task[]): Finding[] {
  if (task.status !== "done") return [];
  const parts = open.filter(statesState);
  const steps = task.steps.filter((step) => step.mark !== null && !isSettled(step.status) && !step.done);
  const [first] = [...parts, ...steps];
  if (first === undefined) return [];
  const what = parts.length > 0 ? counted(parts.length, "open sub-task") : counted(steps.length, "open step");
  return [toFinding(document, task, taskLabel(task), what, first.line, parts.length || steps.length)];
}

/** A numbered line of a task says how it was done, and not whether: only a state of its own can be open. */
function statesState(task: Task): boolean {
  return task.told.some(({ field }) => field === "status") || task.steps.some(({ mark }) => mark !== null);
}

function toFinding(
  document: PlanDocument,
  { line }: { readonly line: number },
  name: string,
  what: string,
  open: number,
  count: number,
): Finding {
  return {
    summary: `Unexpected ${name} done, expected ${what} in it to be done too`,
    detail: `Mark ${count === 1 ? "it" : "them"} as done or dropped, or reopen what contains ${count === 1 ? "it" : "them"}.`,
    place: linePlace(document, line),
    cause: { summary: "still open", place: linePlace(document, open) },
  };
}
