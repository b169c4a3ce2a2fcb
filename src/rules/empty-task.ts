// A task that says nothing: an issue made of it would help nobody.

import { quoted } from "./naming.ts";
import { linePlace } from "./place-in.ts";
import type { Rule } from "./rule.ts";

export const emptyTask: Rule = {
  id: "empty-task",
  severity: "warning",
  summary: "A task has no title, or only a placeholder such as TBD, `...` or `[Task name]`.",
  example: {
    plan: `# Plan

- [ ] T001 Draw the screens
- [ ] T002 TBD
- [ ] T003 Test the screens
`,
    expected: [{ line: 4, summary: "Unexpected title `TBD`, expected words that say what is to be done" }],
  },
  check: ({ documents }) =>
    documents.flatMap((document) =>
      document.tasks
        .filter((task) => saysNothing(task.title))
        .map((task) => ({
          summary:
            task.title.trim() === ""
              ? "Unexpected task without a title, expected words that say what is to be done"
              : `Unexpected title ${quoted(task.title)}, expected words that say what is to be done`,
          detail: "Say what is to be done, or remove the task.",
          place: linePlace(document, task.line),
        })),
    ),
};

const PLACEHOLDER =
  /^(?:tbd|tba|todo|to do|to be (?:done|defined|determined)|n\/?a|xxx+|lorem ipsum.*|new task|task (?:name|title|description)|описание задачи|任务名称|任务描述|タスク名)$/iu;

function saysNothing(title: string): boolean {
  const text = title.slice(0, 300).trim();
  if (!/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text)) return true;
  return PLACEHOLDER.test(text.replace(/^[[<{(]+|[\]>})]+$/g, "").trim());
}
