// A dependency on an id that nothing carries: a typing error, or a task that was removed.
import type { Dependency, PlanDocument } from "../model/plan.ts";
import { quoted } from "./naming.ts";
import { wordsPlace } from "./place-in.ts";
import type { Finding, Rule } from "./rule.ts";

export const unknownReference: Rule = {
  id: "unknown-reference",
  severity: "warning",
  summary:
    "A dependency names an id that no task, phase or other plan has. Prerequisites in plain words are left alone.",
  example: {
    plan: `# Plan

| ID | Task | Depends on |
|----|------|------------|
| A-1 | Draw the screens | - |
| A-2 | Build the screens | A-1, A-9 |
`,
    expected: [{ line: 6, summary: "Unexpected reference `A-9`, expected the id of a task or phase" }],
  },
  check: ({ documents }) => documents.flatMap(checkDocument),
};

function checkDocument(document: PlanDocument): Finding[] {
  const seen = new Set<string>();
  return [...document.phases, ...document.tasks].flatMap(({ dependsOn }) =>
    dependsOn.filter(isUnknown).flatMap((dependency): Finding[] => {
      const key = `${dependency.line}:${dependency.ref}`;
      if (seen.has(key) || !namesAnId(dependency.ref, document)) return [];
      seen.add(key);
      return [
        {
          summary: `Unexpected reference ${quoted(dependency.ref)}, expected the id of a task or phase`,
          detail: "Correct the reference, add what it names, or put it in plain words if it stands outside the plans.",
          place: wordsPlace(document, dependency.line, dependency.ref),
        },
      ];
    }),
  );
}

function isUnknown({ target, elsewhere, issue }: Dependency): boolean {
  return target === null && elsewhere === undefined && issue === undefined;
}

/** "A-9" where the plan has A-1, "Phase 7" where it has phases 1 and 2; not "Design approval" and not "PR 12". */
function namesAnId(ref: string, document: PlanDocument): boolean {
  const text = ref.trim();
  if (text.length > 40) return false;
  const numbered = /^(phase|wave|sprint|stage|milestone|week|task|step|todo)\s+#?(\d+(?:\.\d+)*[a-z]?)$/i.exec(text);
  const nodes = numbered !== null && /^[pwsm](?!tep)/i.test(numbered[1] ?? "") ? document.phases : document.tasks;
  if (numbered !== null) return nodes.filter(({ id }) => id !== null && /^#?\d/.test(id)).length > 1;
  const family = familyOf(text);
  if (family === null) return false;
  return [...document.tasks, ...document.phases].some(({ id }) => id !== null && familyOf(id) === family);
}

/** The shape of an id: letters stay, digits become 0, so that T001 and T019 are of a family. */
function familyOf(id: string): string | null {
  if (!/\d/.test(id) || /\s/.test(id)) return null;
  return id
    .toLowerCase()
    .replaceAll(/\d+/g, "0")
    .replaceAll(/(?:[.]0)+$/g, "");
}
