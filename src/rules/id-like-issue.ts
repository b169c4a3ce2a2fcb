// `#16` as a task's id: GitHub would link it to issue 16, which is something else.
import { counted, quoted } from "./naming.ts";
import { wordsPlace } from "./place-in.ts";
import type { Finding, Rule } from "./rule.ts";

export const idLikeIssue: Rule = {
  id: "id-like-issue",
  severity: "info",
  summary:
    "A task's id is written like an issue number. It is read as the task's name; on GitHub it would link to an issue.",
  example: {
    plan: `# Plan

## Task #16: Draw the screens

On paper.

## Task #17: Build the screens

**Dependencies**: Task #16
`,
    expected: [{ line: 3, summary: "Unexpected id `#16` (and 1 other), which looks like an issue number" }],
  },
  check: ({ documents }) =>
    documents.flatMap((document): Finding[] => {
      const tasks = document.tasks.filter((task) => task.adopts === null && /^#\d+$/.test(task.id ?? ""));
      const [first] = tasks;
      if (first === undefined) return [];
      const more = tasks.length > 1 ? ` (and ${counted(tasks.length - 1, "other")})` : "";
      return [
        {
          summary: `Unexpected id ${quoted(first.id ?? "")}${more}, which looks like an issue number`,
          detail: `It names the task in this plan only. Write it as \`T${(first.id ?? "").slice(1)}\`, or \`plansync:adopt ${first.id}\` if the issue is meant.`,
          place: wordsPlace(document, first.line, first.id ?? ""),
        },
      ];
    }),
};
