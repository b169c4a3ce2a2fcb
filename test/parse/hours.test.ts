// What a day, a week and a month are worth: eight, forty and 160 hours unless the configuration says otherwise.
import { expect, it } from "vitest";
import { readPlan } from "../../src/parse/read-plan.ts";

const PLAN = `# Plan

Total effort: 2 weeks

## Phase 1: Build (1 month)

| ID | Task | Days |
|----|------|------|
| A1 | Draw | 2 |
| A2 | Cut  | half a day |

- [ ] Paint it (1 week)
- [ ] Sell it ~90m
`;

function efforts(hours?: { day: number; week: number; month: number }) {
  const plan = readPlan("plan.md", PLAN, hours === undefined ? {} : { hours });
  return {
    phases: plan.phases.map(({ estimate }) => estimate?.minHours),
    tasks: plan.tasks.map(({ title, estimate }) => [title, estimate?.minHours]),
    totals: plan.claims.flatMap((claim) => (claim.kind === "total" && claim.of === "hours" ? [claim.min] : [])),
  };
}

it("counts the usual working hours", () => {
  expect(efforts()).toEqual({
    phases: [160],
    tasks: [
      ["Draw", 16],
      ["Cut", 4],
      ["Paint it", 40],
      ["Sell it", 1.5],
    ],
    totals: [80],
  });
});

it("counts the hours of the configuration, wherever the effort stands", () => {
  expect(efforts({ day: 6, week: 30, month: 120 })).toEqual({
    phases: [120],
    tasks: [
      ["Draw", 12],
      ["Cut", 3],
      ["Paint it", 30],
      ["Sell it", 1.5],
    ],
    totals: [60],
  });
});
