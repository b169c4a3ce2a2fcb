// Tasks that were taken for want of anything better.
import { byReader } from "./by-reader.ts";
import type { Rule } from "./rule.ts";

export const ambiguousTasks: Rule = {
  id: "ambiguous-tasks",
  severity: "info",
  summary: "Plain bullets were taken for tasks, because the plan has no checkboxes, task tables or headings of tasks.",
  example: {
    plan: `# Plan

## Phase 1: Build

- Write the parser
- Ship it

## Phase 2: Run

- Watch it
`,
    expected: [
      { line: 5, summary: "Unexpected plain bullets, expected checkboxes, a task table or headings that name tasks" },
    ],
  },
  check: byReader("ambiguous-tasks"),
};
