// An owner who cannot be assigned to issues of the repository.
import { quoted } from "./naming.ts";
import { wordsPlace } from "./place-in.ts";
import type { Finding, Rule } from "./rule.ts";

export const unassignableOwner: Rule = {
  id: "unassignable-owner",
  severity: "warning",
  summary:
    "An owner written as `@login` cannot be assigned to issues of this repository. Needs to know who can: not checked offline.",
  example: {
    plan: `# Plan

| ID | Task | Owner |
|----|------|-------|
| A-1 | Draw the screens | @alice |
| A-2 | Build the screens | @mallory |
| A-3 | Test the screens | QA team |
`,
    expected: [{ line: 6, summary: "Unexpected owner `@mallory`, expected somebody who can be assigned" }],
  },
  check: ({ documents }, { assignable }) => {
    if (assignable === undefined) return [];
    return documents.flatMap((document) =>
      document.tasks.flatMap((task) => {
        if (task.status === "done" || task.status === "cancelled") return [];
        return task.owners.flatMap((owner): Finding[] => {
          const login = /^@([a-z\d](?:[a-z\d-]{0,38}))$/i.exec(owner.trim())?.[1];
          if (login === undefined || assignable.has(login.toLowerCase())) return [];
          return [
            {
              summary: `Unexpected owner ${quoted(owner)}, expected somebody who can be assigned`,
              detail: "Give them access to the repository, correct the login, or write the name without `@`.",
              place: wordsPlace(document, ownerLine(task, owner), owner),
            },
          ];
        });
      }),
    );
  },
};

function ownerLine(
  task: { readonly line: number; readonly told: readonly { field: string; line: number; value: string }[] },
  owner: string,
): number {
  return task.told.find((told) => told.field === "owner" && told.value.includes(owner))?.line ?? task.line;
}
