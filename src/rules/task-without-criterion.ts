// A task of which nobody can tell when it is done. Off unless asked for.
import { taskLabel } from "./naming.ts";
import { linePlace } from "./place-in.ts";
import type { Rule } from "./rule.ts";

export const taskWithoutCriterion: Rule = {
  id: "task-without-criterion",
  severity: "off",
  summary: "An open task has neither a criterion nor steps. For teams whose definition of ready asks for them.",
  example: {
    plan: `# Plan

## Task 1: Move the data

- [ ] Export it
- [ ] Import it

## Task 2: Switch over

At night.
`,
    expected: [{ line: 8, summary: "Unexpected `2 Switch over` without a criterion or steps" }],
  },
  check: ({ documents }) =>
    documents.flatMap((document) => {
      const parents = new Set(document.tasks.map((task) => task.parent));
      return document.tasks
        .filter((task) => task.status !== "done" && task.status !== "cancelled" && !parents.has(task.key))
        .filter((task) => task.criteria.length === 0 && task.steps.length === 0)
        .map((task) => ({
          summary: `Unexpected ${taskLabel(task)} without a criterion or steps`,
          detail: "Add acceptance criteria, so that everybody knows when it is done.",
          place: linePlace(document, task.line),
        }));
    }),
};
