// Done, although a criterion of it has an empty box.
import type { Criterion, PlanDocument } from "../model/plan.ts";
import { counted, phaseLabel, taskLabel } from "./naming.ts";
import { linePlace } from "./place-in.ts";
import type { Finding, Rule } from "./rule.ts";

export const doneWithOpenCriteria: Rule = {
  id: "done-with-open-criteria",
  severity: "warning",
  summary: "A task or phase is done although some of its criteria are ticked and others are not.",
  example: {
    plan: `# Plan

## Task 1: Move the data

**Status**: done

### Acceptance criteria

- [x] Nothing is lost
- [ ] The old copy is deleted

## Task 2: Switch over

**Status**: todo
`,
    expected: [
      { line: 10, summary: "Unexpected open criterion of `1 Move the data`, expected it to hold for what is done" },
    ],
  },
  check: ({ documents }) =>
    documents.flatMap((document) => [
      ...document.phases.flatMap((phase) => checkOne(document, phase, phaseLabel(phase))),
      ...document.tasks.flatMap((task) => checkOne(document, task, taskLabel(task))),
    ]),
};

/** Boxes that nobody ever ticked are a list; one among ticked ones was left open. */
function checkOne(
  document: PlanDocument,
  { status, criteria }: { readonly status: string; readonly criteria: readonly Criterion[] },
  name: string,
): Finding[] {
  const open = criteria.filter((criterion) => criterion.done === false);
  const [first] = open;
  if (status !== "done" || first === undefined || !criteria.some((criterion) => criterion.done === true)) return [];
  const more = open.length > 1 ? ` (and ${counted(open.length - 1, "other")})` : "";
  return [
    {
      summary: `Unexpected open criterion of ${name}${more}, expected it to hold for what is done`,
      detail: "Tick the criterion when it holds, or reopen what it belongs to.",
      place: linePlace(document, first.line),
    },
  ];
}
