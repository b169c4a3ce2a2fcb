// An owner, a priority or a due date that is told twice and differently.
import type { PlanDocument, Told } from "../model/plan.ts";
import { folded, phaseLabel, quoted, taskLabel } from "./naming.ts";
import { linePlace, wordsPlace } from "./place-in.ts";
import type { Finding, Rule } from "./rule.ts";

export const contradictingStatement: Rule = {
  id: "contradicting-statement",
  severity: "warning",
  summary: "The owner, the priority or the due date of a task or phase is told twice and differently.",
  example: {
    plan: `# Plan

| ID | Task | Priority |
|----|------|----------|
| A-1 | Draw the screens | P1 |
| A-2 | Build the screens | P2 |

## A-1: Draw the screens

**Priority**: P3

Every screen of the shop.

## A-2: Build the screens

**Priority**: P2

As drawn.
`,
    expected: [{ line: 5, summary: "Unexpected priority `P1` of `A-1`, expected `P3`" }],
  },
  check: ({ documents }) =>
    documents.flatMap((document) => [
      ...document.phases.flatMap((phase) => checkOne(document, phase.told, phaseLabel(phase))),
      ...document.tasks.flatMap((task) => checkOne(document, task.told, taskLabel(task))),
    ]),
};

const FIELDS = { owner: "owner", priority: "priority", due: "due date" } as const;

function checkOne(document: PlanDocument, told: readonly Told[], name: string): Finding[] {
  return told.flatMap((statement): Finding[] => {
    const { field } = statement;
    if (statement.used || (field !== "owner" && field !== "priority" && field !== "due")) return [];
    const used = told.find((other) => other.field === field && other.used);
    if (used === undefined || used.line === statement.line || agree(statement, used)) return [];
    return [
      {
        summary: `Unexpected ${FIELDS[field]} ${quoted(statement.value)} of ${name}, expected ${quoted(used.value)}`,
        detail: "Another place says otherwise and counts. Correct the one that is wrong.",
        place: wordsPlace(document, statement.line, statement.value),
        cause: { summary: "told here", place: linePlace(document, used.line) },
      },
    ];
  });
}

/** The same date, or words of which one says what the other says: "QA" and "QA agent", "P1" and "P1 (critical)". */
function agree(one: Told, other: Told): boolean {
  if (one.field === "due") return one.date === undefined || other.date === undefined || one.date === other.date;
  const [a, b] = [folded(one.value), folded(other.value)];
  if (a === "" || b === "") return true;
  if (one.field === "owner") return a.split(" ").some((word) => b.split(" ").includes(word));
  return (
    a === b ||
    a.startsWith(`${b} `) ||
    b.startsWith(`${a} `) ||
    levelOf(a) === null ||
    levelOf(b) === null ||
    levelOf(a) === levelOf(b)
  );
}

/** How urgent, where the words say it in a known way: p0 … p4, critical … low. */
function levelOf(words: string): number | null {
  const number = /(?:^| )p([0-4])(?: |$)/.exec(words)?.[1];
  if (number !== undefined) return Number(number);
  const level = ["critical", "high", "medium", "low"].findIndex((word) => words.split(" ").includes(word));
  return level < 0 ? null : level;
}
