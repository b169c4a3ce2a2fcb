// A title that GitHub would refuse, or that nobody reads to its end.
import { TITLE } from "../model/limits.ts";
import { linePlace } from "./place-in.ts";
import type { Rule } from "./rule.ts";

export const longTitle: Rule = {
  id: "long-title",
  severity: "warning",
  summary: `A task's title, with its id, is longer than the ${TITLE} characters that GitHub allows.`,
  example: {
    plan: `# Plan

- [ ] T001 Draw the screens
- [ ] T002 ${"Build the screens of the shop and of the office and ".repeat(5)}test them
`,
    expected: [{ line: 4, summary: "Unexpected title of 275 characters, expected at most 256" }],
  },
  check: ({ documents }) =>
    documents.flatMap((document) =>
      document.tasks.flatMap((task) => {
        const { id, title } = task;
        const length = [...(id === null ? title : `${id}: ${title}`)].length;
        if (length <= TITLE) return [];
        return [
          {
            summary: `Unexpected title of ${length} characters, expected at most ${TITLE}`,
            detail: "Shorten the title and move the rest into the text below it; the issue's title is cut otherwise.",
            place: linePlace(document, task.line),
          },
        ];
      }),
    ),
};
