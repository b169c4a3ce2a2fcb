// The same id on two tasks: whoever names it means one of them, and nobody can tell which.
import type { PlanDocument, Task } from "../model/plan.ts";
import { quoted } from "./naming.ts";
import { linePlace, wordsPlace } from "./place-in.ts";
import type { Finding, Rule } from "./rule.ts";

export const duplicateId: Rule = {
  id: "duplicate-id",
  severity: "error",
  summary: "Two tasks of a document carry the same id. Plain numbers may start again in each phase.",
  example: {
    plan: `# Plan

## Phase 1: Setup

- [ ] T001 Create the repository
- [ ] T002 Choose a license
- [ ] T001 Invite the team
`,
    expected: [{ line: 7, summary: "Unexpected id `T001`, expected one that no other task has" }],
  },
  check: ({ documents }) => documents.flatMap(checkDocument),
};

function checkDocument(document: PlanDocument): Finding[] {
  const first = new Map<string, Task>();
  return document.tasks.flatMap((task) => {
    if (task.id === null) return [];
    const name = nameOf(task, task.id);
    const earlier = first.get(name);
    if (earlier === undefined) {
      first.set(name, task);
      return [];
    }
    return [
      {
        summary: `Unexpected id ${quoted(task.id)}, expected one that no other task has`,
        detail: "Give one of the two tasks another id, or remove the one that is told twice.",
        place: wordsPlace(document, task.line, task.id),
        cause: { summary: "first used here", place: linePlace(document, earlier.line) },
      },
    ];
  });
}

/** "1" and "2.1" may start again in each phase, group and parent; "T001" may not. */
function nameOf(task: Task, id: string): string {
  const folded = id.toLowerCase();
  if (!/^#?[\d.–-]+$/.test(folded)) return folded;
  return JSON.stringify([folded, task.phase, task.group, task.parent]);
}
