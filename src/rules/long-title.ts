// A title that GitHub would refuse, or that nobody reads to its end.
import { TITLE } from "../model/limits.ts";
import type { PlanDocument } from "../model/plan.ts";
import { issueTitle } from "../model/titles.ts";
import { linePlace } from "./place-in.ts";
import type { Finding, Rule } from "./rule.ts";

export const longTitle: Rule = {
  id: "long-title",
  severity: "warning",
  summary: `The title of a task, a phase or the plan, with its id, is longer than the ${TITLE} characters that GitHub allows.`,
  example: {
    plan: `# Plan

- [ ] T001 Draw the screens
- [ ] T002 ${"Build the screens of the shop and of the office and ".repeat(5)}test them
`,
    expected: [{ line: 4, summary: "Unexpected title of 275 characters, expected at most 256" }],
  },
  check: ({ documents }) =>
    documents.flatMap((document) => {
      const long = titlesOf(document).filter(({ length }) => length > TITLE);
      return long.length > MOST ? [together(document, long)] : long.map((one) => toFinding(document, one));
    }),
};

/** More than these in one document are told together: its author writes titles like that. */
const MOST = 3;

interface Titled {
  readonly line: number;
  /** Of the title as an issue carries it, whole. */
  readonly length: number;
}

function titlesOf({ title, titleLine, phases, tasks }: PlanDocument): Titled[] {
  return [
    { line: titleLine, length: issueTitle("plan", null, title, titleLine).length },
    ...phases.map(({ id, title, line }) => ({ line, length: issueTitle("phase", id, title, line).length })),
    ...tasks.map(({ id, title, line }) => ({ line, length: issueTitle("task", id, title, line).length })),
  ];
}

function toFinding(document: PlanDocument, { line, length }: Titled): Finding {
  return {
    summary: `Unexpected title of ${length} characters, expected at most ${TITLE}`,
    detail: "Shorten the title and move the rest into the text below it; the issue's title is cut otherwise.",
    place: linePlace(document, line),
  };
}

function together(document: PlanDocument, long: readonly Titled[]): Finding {
  const [first] = long;
  const longest = long.reduce((most, { length }) => Math.max(most, length), 0);
  return {
    summary: `Unexpected ${long.length} titles of up to ${longest} characters, expected at most ${TITLE}`,
    detail: "Shorten the titles and move the rest into the text below them; the issues' titles are cut otherwise.",
    place: linePlace(document, first?.line ?? 1),
  };
}
