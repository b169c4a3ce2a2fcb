// Two tasks of one group with the same title: told twice, or one of them needs better words.
import type { PlanDocument, Task } from "../model/plan.ts";
import { folded, quoted } from "./naming.ts";
import { linePlace } from "./place-in.ts";
import type { Finding, Rule } from "./rule.ts";

export const duplicateTitle: Rule = {
  id: "duplicate-title",
  severity: "warning",
  summary: "Two open tasks of the same phase and parent have the same title.",
  example: {
    plan: `# Plan

## Phase 1: Build

- [ ] Write the tests
- [ ] Write the code
- [ ] Write the tests

## Phase 2: Ship

- [ ] Write the tests
- [ ] Publish
`,
    expected: [{ line: 7, summary: "Unexpected title `Write the tests`, expected one that no other task here has" }],
  },
  check: ({ documents }) => documents.flatMap(checkDocument),
};

function checkDocument(document: PlanDocument): Finding[] {
  const first = new Map<string, Task>();
  return document.tasks.flatMap((task) => {
    const title = folded(task.title);
    if (title === "" || task.status === "done" || task.status === "cancelled") return [];
    const name = JSON.stringify([title, task.phase, task.group, task.parent]);
    const earlier = first.get(name);
    if (earlier === undefined) {
      first.set(name, task);
      return [];
    }
    return [
      {
        summary: `Unexpected title ${quoted(task.title)}, expected one that no other task here has`,
        detail: "Say how the two differ, or remove the one that is told twice.",
        place: linePlace(document, task.line),
        cause: { summary: "the other one", place: linePlace(document, earlier.line) },
      },
    ];
  });
}
