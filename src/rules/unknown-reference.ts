// A dependency on an id that nothing carries: a typing error, or a task that was removed.
import type { Dependency, PlanDocument } from "../model/plan.ts";
import { quoted } from "./naming.ts";
import { wordsPlace } from "./place-in.ts";
import type { Finding, Rule } from "./rule.ts";

export const unknownReference: Rule = {
  id: "unknown-reference",
  severity: "warning",
  summary:
    "A dependency names an id that no task, phase or other plan has, or a plan that was not read. Prerequisites in plain words are left alone.",
  example: {
    plan: `# Plan

| ID | Task | Depends on |
|----|------|------------|
| A-1 | Draw the screens | - |
| A-2 | Build the screens | A-1, A-9 |
| A-3 | Sell the screens | shop-plan.md |
`,
    beside: { "plans/market.md": "# Market\n\n- [ ] Rent a stall\n" },
    expected: [
      { line: 6, summary: "Unexpected reference `A-9`, expected the id of a task or phase" },
      { line: 7, summary: "Unexpected reference `shop-plan.md`, expected the path of a plan that is read" },
    ],
  },
  check: ({ documents }) => {
    const known = documents.map(({ path }) => path);
    const all = familiesOf(documents);
    return documents.flatMap((document) => {
      const own = familiesOf([document]);
      return checkDocument(document, (ref) => {
        // Of a plan that is looked at alone nobody knows what stands beside it.
        if (known.length > 1 && namesNoPlan(ref, known)) return PLAN;
        return namesAnId(ref, document, own, all) || namesAPart(ref, known) ? PART : null;
      });
    });
  },
};

/** What was expected in place of a reference, and what to do. */
interface Expected {
  readonly what: string;
  readonly detail: string;
}

const PART: Expected = {
  what: "the id of a task or phase",
  detail: "Correct the reference, add what it names, or put it in plain words if it stands outside the plans.",
};
const PLAN: Expected = {
  what: "the path of a plan that is read",
  detail:
    "No plan of this path was read, so nothing waits for it. Correct the path, have the file read as a plan, or put it in plain words if it is none.",
};

function checkDocument(document: PlanDocument, missing: (ref: string) => Expected | null): Finding[] {
  const seen = new Set<string>();
  return [...document.phases, ...document.tasks].flatMap(({ dependsOn }) =>
    dependsOn.filter(isUnknown).flatMap((dependency): Finding[] => {
      const key = `${dependency.line}:${dependency.ref}`;
      const expected = seen.has(key) ? null : missing(dependency.ref);
      if (expected === null) return [];
      seen.add(key);
      return [
        {
          summary: `Unexpected reference ${quoted(dependency.ref)}, expected ${expected.what}`,
          detail: expected.detail,
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
function namesAnId(ref: string, document: PlanDocument, own: ReadonlySet<string>, all: ReadonlySet<string>): boolean {
  const text = ref.trim();
  if (text.length > 40) return false;
  const numbered = /^(phase|wave|sprint|stage|milestone|week|task|step|todo)\s+#?(\d+(?:\.\d+)*[a-z]?)$/i.exec(text);
  const nodes = numbered !== null && /^[pwsm](?!tep)/i.test(numbered[1] ?? "") ? document.phases : document.tasks;
  if (numbered !== null) return nodes.filter(({ id }) => id !== null && /^#?\d/.test(id)).length > 1;
  const family = familyOf(text);
  if (family === null) return false;
  return own.has(family) || (/\p{L}.*\d/u.test(text) && all.has(family));
}

/** "search-plan.md S-99", where that plan is known and has no such part. */
function namesAPart(ref: string, known: readonly string[]): boolean {
  const [path = "", ...part] = ref.trim().split(/[\s#]+/);
  if (!path.endsWith(".md") || familyOf(part.join(" ")) === null) return false;
  return isKnown(path, known);
}

/** "shop-plan.md", "plans/shop.md S-9": no plan that was read has a path that ends so. */
function namesNoPlan(ref: string, known: readonly string[]): boolean {
  const path = /^[^\s#]+\.md(?=$|[\s#])/.exec(ref.trim())?.[0];
  return path !== undefined && !isKnown(path, known);
}

function isKnown(path: string, known: readonly string[]): boolean {
  const end = path.replace(/^(?:\.{0,2}\/)+/, "");
  return known.some((one) => one === end || one.endsWith(`/${end}`));
}

function familiesOf(documents: readonly PlanDocument[]): Set<string> {
  const families = new Set<string>();
  for (const { tasks, phases } of documents)
    for (const { id } of [...tasks, ...phases]) {
      const family = id === null ? null : familyOf(id);
      if (family !== null) families.add(family);
    }
  return families;
}

/** The shape of an id: letters stay, digits become 0, so that T001 and T019 are of a family. */
function familyOf(id: string): string | null {
  if (!/\d/.test(id) || /\s/.test(id)) return null;
  return id
    .toLowerCase()
    .replaceAll(/\d+/g, "0")
    .replaceAll(/(?:[.]0)+$/g, "");
}
