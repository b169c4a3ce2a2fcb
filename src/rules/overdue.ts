// A due date that has passed while the work is open.
import type { Phase, PlanDocument, Task } from "../model/plan.ts";
import { phaseLabel, taskLabel } from "./naming.ts";
import { linePlace, wordsPlace } from "./place-in.ts";
import type { Finding, Rule } from "./rule.ts";

export const overdue: Rule = {
  id: "overdue",
  severity: "info",
  summary: "The due date of an open task has passed, or that of an open phase.",
  example: {
    plan: `# Plan

| ID | Task | Due | Status |
|----|------|-----|--------|
| A-1 | Draw the screens | 2026-02-20 | done |
| A-2 | Build the screens | 2026-02-27 | in progress |
`,
    expected: [{ line: 6, summary: "Unexpected `A-2` open, expected it done by 2026-02-27" }],
  },
  check: ({ documents }, { today }) =>
    documents.flatMap((document) => {
      const late = [...document.phases, ...document.tasks].filter((node) => isOverdue(node, today));
      return late.length > MOST ? [together(document, late)] : late.map((node) => toFinding(document, node));
    }),
};

/** More than these in one document are told together: most likely an old plan, or one that nobody ticks. */
const MOST = 3;

function isOverdue({ due, status }: Task | Phase, today: string): boolean {
  return due !== null && due < today && status !== "done" && status !== "cancelled";
}

function toFinding(document: PlanDocument, node: Task | Phase): Finding {
  const statement = node.told.find((told) => told.field === "due" && told.used);
  return {
    summary: `Unexpected ${labelOf(node)} open, expected it done by ${node.due}`,
    detail: "Mark it as done, or give it a new date.",
    place: statement ? wordsPlace(document, statement.line, statement.value) : linePlace(document, node.line),
  };
}

function together(document: PlanDocument, late: readonly (Task | Phase)[]): Finding {
  const [first] = late.toSorted((a, b) => (a.due ?? "").localeCompare(b.due ?? ""));
  const place = first ?? document.tasks[0];
  return {
    summary: `Unexpected ${late.length} open tasks and phases, expected them done by dates from ${first?.due} on`,
    detail: "Mark what is done, or give the rest new dates.",
    place: linePlace(document, place?.line ?? 1),
  };
}

function labelOf(node: Task | Phase): string {
  return "steps" in node ? taskLabel(node) : phaseLabel(node);
}
