// A title that GitHub would refuse, or that nobody reads to its end.
import { TITLE } from "../model/limits.ts";
import type { PlanDocument, Task } from "../model/plan.ts";
import { linePlace } from "./place-in.ts";
import type { Finding, Rule } from "./rule.ts";

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
    documents.flatMap((document) => {
      const long = document.tasks
        .map((task) => ({ task, length: lengthOf(task) }))
        .filter(({ length }) => length > TITLE);
      return long.length > MOST ? [together(document, long)] : long.map((one) => toFinding(document, one));
    }),
};

/** More than these in one document are told together: its author writes titles like that. */
const MOST = 3;

interface Long {
  readonly task: Task;
  readonly length: number;
}

/** Characters of the title, as GitHub counts them. */
function lengthOf({ id, title }: Task): number {
  return [...(id === null ? title : `${id}: ${title}`)].length;
}

function toFinding(document: PlanDocument, { task, length }: Long): Finding {
  return {
    summary: `Unexpected title of ${length} characters, expected at most ${TITLE}`,
    detail: "Shorten the title and move the rest into the text below it; the issue's title is cut otherwise.",
    place: linePlace(document, task.line),
  };
}

function together(document: PlanDocument, long: readonly Long[]): Finding {
  const [first] = long;
  const longest = long.reduce((most, { length }) => Math.max(most, length), 0);
  return {
    summary: `Unexpected ${long.length} titles of up to ${longest} characters, expected at most ${TITLE}`,
    detail: "Shorten the titles and move the rest into the text below them; the issues' titles are cut otherwise.",
    place: linePlace(document, first?.task.line ?? 1),
  };
}
