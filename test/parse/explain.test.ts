// Each line of a plan is told what it was taken for, or why for nothing, and what would settle it.
import { describe, expect, it } from "vitest";
import { readPlan } from "../../src/parse/read-plan.ts";

const PLAN = `---
plansync:
  start: 2026-01-05
---
# Orchard plan

Legend: 🔵 ready, ⚫ done

> Said in the meeting.

## Phase 1: Trees

- [ ] T1: Prune
- old ladder
- Effort: 2 days

### Goal

Trees that bear.

\`\`\`sh
- [ ] not this
\`\`\`

## Risks

- Frost
- [ ] Hail

## Glossary

| Word | Meaning |
|------|---------|
| scion | a twig |

## Team

- Ida

npm ERR! missing script
- [ ] printed box

<!-- plansync: ignore -->
## Phase 2: Dreams

- [ ] A pond
<!-- plansync: end -->

## Task T2: Pick

Use the long ladder.

- mind the birds
`;

function toldOf(line: string): { taken: string; because: string } {
  const at = PLAN.split("\n").indexOf(line) + 1;
  expect(at, `"${line}" is a line of the plan`).toBeGreaterThan(0);
  const { evidence } = readPlan("plan.md", PLAN);
  const own = evidence.filter((one) => one.line <= at && at <= one.endLine).at(-1);
  return { taken: own?.taken ?? "", because: own?.because.join("; ") ?? "" };
}

describe("what a line was taken for:", () => {
  it.each([
    ["plansync:", "frontmatter", "front matter"],
    ["# Orchard plan", "title", "the title"],
    ["Legend: 🔵 ready, ⚫ done", "ignored", "legend"],
    ["> Said in the meeting.", "ignored", "a quotation"],
    ["- [ ] T1: Prune", "task", "a checkbox"],
    ["- old ladder", "prose", "has no box, and others of its list have one"],
    ["- Effort: 2 days", "attribute", "`Effort` is a known name (estimate)"],
    ["### Goal", "goal", "a heading of the phase or task above it (goal)"],
    ["Trees that bear.", "goal", '"Goal"'],
    ["- [ ] not this", "ignored", "code fence"],
    ["## Risks", "ignored", "hold no work"],
    ["- Frost", "ignored", 'stands under "Risks"'],
    ["- [ ] Hail", "ignored", 'stands under "Risks"'],
    ["| scion | a twig |", "ignored", 'stands under "Glossary"'],
    ["## Team", "ignored", "notes and background"],
    ["- [ ] printed box", "ignored", "output of a program"],
    ["- [ ] A pond", "ignored", "says to ignore what follows"],
    ["## Task T2: Pick", "task", "the heading names a task"],
    ["Use the long ladder.", "prose", "words of the task above"],
    ["- mind the birds", "prose", "part of its description"],
  ])("%s", (line, taken, because) => {
    const told = toldOf(line);
    expect(told.taken).toBe(taken);
    expect(told.because).toContain(because);
  });

  it("says which directive settles it, and that directive does", () => {
    expect(toldOf("- Frost").because).toContain("`<!-- plansync: task -->`");
    const settled = readPlan("plan.md", PLAN.replace("- Frost", "<!-- plansync: task -->\n- Frost"));
    expect(settled.tasks.map((task) => task.title)).toContain("Frost");
    expect(toldOf("## Glossary").because).toContain("`<!-- plansync: phase -->`");
  });

  it("leaves no line with words untold", () => {
    const { evidence } = readPlan("plan.md", PLAN);
    const told = new Set(
      evidence.flatMap(({ line, endLine }) => Array.from({ length: endLine - line + 1 }, (_, at) => line + at)),
    );
    expect(PLAN.split("\n").filter((text, index) => text.trim() !== "" && !told.has(index + 1))).toEqual([]);
  });

  it.each([
    ["headings alone", "# TODO\n\n## Prune\n\nSoon.\n", "headings"],
    ["next steps alone", "# Report\n\n## Next steps\n\n1. **Prune**\n2. **Pick**\n", "bullets"],
  ])("is told as unsure: %s", (_, source, what) => {
    const { tasks, diagnostics } = readPlan("plan.md", source);
    expect(tasks.length).toBeGreaterThan(0);
    expect(diagnostics.find(({ ruleId }) => ruleId === "ambiguous-tasks")?.summary).toContain(what);
  });
});
