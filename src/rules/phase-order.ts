// A task of an earlier phase that waits for one of a later phase.
import type { Phase, PlanDocument } from "../model/plan.ts";
import { phaseLabel, taskLabel } from "./naming.ts";
import { linePlace, textOf, wordsPlace } from "./place-in.ts";
import type { Rule } from "./rule.ts";

export const phaseOrder: Rule = {
  id: "phase-order",
  severity: "warning",
  summary: "A task in an earlier numbered phase depends on a task in a later one.",
  example: {
    plan: `# Plan

## Phase 1: Setup

- [ ] T001 Create the repository
- [ ] T002 Release the library (depends on T003)

## Phase 2: Build

- [ ] T003 Write the library
- [ ] T004 Write the documentation
`,
    expected: [{ line: 6, summary: "Unexpected `T002` of `Setup` after `T003` of `Build`" }],
  },
  check: ({ graph }) =>
    graph.edges.flatMap(({ blocked: node, blocker: before, dependency }) => {
      if (node.kind !== "task" || before.kind !== "task" || dependency.soft === true) return [];
      // Prose about order is often a schedule of people; the other sources are meant.
      if (dependency.source === "prose") return [];
      const [phase, later] = [graph.phaseOf(node)?.phase ?? null, graph.phaseOf(before)?.phase ?? null];
      if (phase === null || later === null || node.document !== before.document) return [];
      if (!isBefore(node.document, phase, later)) return [];
      return [
        {
          summary: `Unexpected ${taskLabel(node.task)} of ${phaseLabel(phase)} after ${taskLabel(before.task)} of ${phaseLabel(later)}`,
          detail: "Move one of the tasks to the other phase, or remove the dependency.",
          place: wordsPlace(node.document, dependency.line, dependency.ref),
          cause: { summary: "stands in a later phase", place: linePlace(before.document, before.task.line) },
        },
      ];
    }),
};

/** Phases have an order only when their author numbered them after the same word: "Phase 1", "Phase 2". */
function isBefore(document: PlanDocument, phase: Phase, other: Phase): boolean {
  const [one, two] = [numbered(document, phase), numbered(document, other)];
  return one !== null && two !== null && one.word === two.word && one.number < two.number;
}

function numbered(document: PlanDocument, { line }: Phase): { word: string; number: number } | null {
  const heading = textOf(document, line).slice(0, 300);
  const found = /(\p{L}{3,20})[\s-]{0,3}#?(\d{1,6}(?:\.\d{1,4})?)(?![\d.]*\p{L})/u.exec(heading);
  return found === null ? null : { word: (found[1] ?? "").toLowerCase(), number: Number(found[2]) };
}
