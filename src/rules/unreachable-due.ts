// A due date that cannot be kept: the work that is left takes longer than the time that is left.

import { isSettled, statusOf } from "../graph/ready-tasks.ts";
import { type Scheduled, schedulePlan } from "../graph/schedule-plan.ts";
import { hoursBetween, type WorkHours } from "../graph/work-calendar.ts";
import type { PlanDocument } from "../model/plan.ts";
import { hoursLabel, lineOfNode, nodeLabel } from "./naming.ts";
import { linePlace, wordsPlace } from "./place-in.ts";
import type { Finding, Rule, RuleContext } from "./rule.ts";

export const unreachableDue: Rule = {
  id: "unreachable-due",
  severity: "warning",
  summary:
    "The estimates of what is left before a task, phase or deadline, done in order from today, end after its date.",
  example: {
    plan: `# Plan

| ID | Task | Depends on | Estimate | Due |
|----|------|------------|----------|-----|
| A-1 | Draw the screens | - | 3d | 2026-03-06 |
| A-2 | Build the screens | A-1 | 4d | 2026-03-06 |
`,
    expected: [{ line: 6, summary: "Unexpected due date `2026-03-06` of `A-2`, expected 2026-03-10 or later" }],
  },
  check: ({ documents }, context) => {
    const hours = context.hours ?? { day: 8, week: 40 };
    if (!documents.some((document) => hasDates(document, context.today))) return [];
    const { rows, unit } = schedulePlan(documents, { start: context.today, hours, onlyLeft: true });
    if (unit === "tasks") return [];
    const late = rows.flatMap((row) => checkRow(row, context, hours));
    return [...late, ...documents.flatMap((document) => checkDeadlines(document, context, hours))];
  },
};

function hasDates({ phases, tasks, claims }: PlanDocument, today: string): boolean {
  const ahead = (due: string | null): boolean => due !== null && due >= today;
  if (claims.some((claim) => claim.kind === "deadline")) return true;
  return phases.some(({ due }) => ahead(due)) || tasks.some(({ due }) => ahead(due));
}

function checkRow(row: Scheduled, { today }: RuleContext, hours: WorkHours): Finding[] {
  const { node, finishDate, earliestFinish } = row;
  const due = node.kind === "task" ? node.task.due : node.phase.due;
  if (due === null || due < today || finishDate === null || earliestFinish === 0 || isSettled(statusOf(node)))
    return [];
  if (finishDate <= due) return [];
  const { told } = node.kind === "task" ? node.task : node.phase;
  const statement = told.find((one) => one.field === "due" && one.used);
  return [
    {
      summary: `Unexpected due date \`${due}\` of ${nodeLabel(node)}, expected ${finishDate} or later`,
      detail: `${leftOf(earliestFinish, today, due, hours)} Move the date, or take work out of its way.`,
      place: statement
        ? wordsPlace(node.document, statement.line, statement.value)
        : linePlace(node.document, lineOfNode(node)),
    },
  ];
}

function checkDeadlines(document: PlanDocument, { today }: RuleContext, hours: WorkHours): Finding[] {
  const deadlines = document.claims.flatMap((claim) =>
    claim.kind === "deadline" && claim.date >= today ? [claim] : [],
  );
  if (deadlines.length === 0) return [];
  const { length, finish, unit } = schedulePlan(document, { start: today, hours, onlyLeft: true });
  return deadlines.flatMap((claim): Finding[] => {
    if (unit === "tasks" || finish === null || finish <= claim.date) return [];
    return [
      {
        summary: `Unexpected deadline \`${claim.date}\`, expected ${finish} or later`,
        detail: `${leftOf(length, today, claim.date, hours)} Move the date, or take work out of its way.`,
        place: wordsPlace(document, claim.line, claim.text),
      },
    ];
  });
}

function leftOf(work: number, today: string, due: string, hours: WorkHours): string {
  const left = Math.max(0, (hoursBetween(today, due, hours) ?? 0) + hours.day);
  return `The work that is left takes ${hoursLabel(work, work)} in a row, and until then there are ${hoursLabel(left, left)}.`;
}
