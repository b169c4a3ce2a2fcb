// "15 tasks", and 16 are listed.
import type { Claim, PlanDocument } from "../model/plan.ts";
import { counted, listed } from "./naming.ts";
import { wordsPlace } from "./place-in.ts";
import type { Finding, Rule } from "./rule.ts";

export const contradictingTotal: Rule = {
  id: "contradicting-total",
  severity: "warning",
  summary: "A number of tasks, steps or phases that the text states is not the number that the plan lists.",
  example: {
    plan: `# Plan

**Total tasks**: 4

- [ ] T001 Draw the screens
- [ ] T002 Build the screens
- [ ] T003 Test the screens
`,
    expected: [{ line: 3, summary: "Unexpected total of 4 tasks, expected 3" }],
  },
  check: ({ documents }) =>
    documents.flatMap((document) =>
      document.claims.flatMap((claim) => (claim.kind === "total" ? checkClaim(document, claim) : [])),
    ),
};

const NOUNS = { tasks: "task", steps: "step", phases: "phase" } as const;

function checkClaim(document: PlanDocument, claim: Extract<Claim, { kind: "total" }>): Finding[] {
  if (claim.of === "hours" || claim.of === "parallel") return [];
  const counts = countsOf(document, claim.of, claim.subject);
  const [usual = 0] = counts;
  if (usual === 0 || counts.some((count) => count >= claim.min && count <= claim.max)) return [];
  const near = counts.filter((count) => isNear(claim, count));
  if (near.length === 0) return [];
  const stated = claim.min === claim.max ? String(claim.min) : `${claim.min}–${claim.max}`;
  const noun = NOUNS[claim.of];
  const claimed = claim.min === claim.max ? counted(claim.min, noun) : `${stated} ${noun}s`;
  return [
    {
      summary: `Unexpected total of ${claimed}, expected ${listed(near.map(String)).replace(" and ", " or ")}`,
      detail: "Correct the number, or add what is missing from the plan.",
      place: wordsPlace(document, claim.line, claim.text),
    },
  ];
}

/** A number far off counts something else: a part of the plan, or more than the plan holds. */
function isNear({ min, max }: { readonly min: number; readonly max: number }, count: number): boolean {
  const off = count < min ? min - count : count - max;
  return off <= Math.max(2, count / 4);
}

/** All ways in which a person could have counted: with and without sub-tasks, steps and what was dropped. */
function countsOf(document: PlanDocument, of: "tasks" | "steps" | "phases", subject: string | null): number[] {
  if (of === "phases") return [document.phases.length];
  const tasks =
    subject === null
      ? document.tasks
      : document.tasks.filter((task) => task.phase === subject || task.parent === subject || task.key === subject);
  const steps = tasks.reduce((sum, task) => sum + task.steps.length, 0);
  if (of === "steps") return [steps, tasks.filter((task) => task.parent !== null).length].filter((count) => count > 0);
  const top = tasks.filter((task) => task.parent === null || task.parent === subject);
  const kept = top.filter((task) => task.status !== "cancelled");
  const counts = [top.length, tasks.length, kept.length, tasks.length + steps, steps];
  return [...new Set(counts)].filter((count) => count > 0);
}
