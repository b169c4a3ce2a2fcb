// Done, although what it waits for is not: one of the two statements is wrong.
import type { PlanNode } from "../graph/plan-graph.ts";
import { isSettled, statusOf } from "../graph/ready-tasks.ts";
import { lineOfNode, nodeLabel } from "./naming.ts";
import { linePlace } from "./place-in.ts";
import type { Rule } from "./rule.ts";

export const doneBeforeBlocker: Rule = {
  id: "done-before-blocker",
  severity: "warning",
  summary: "A task or phase is done although one that it depends on is not.",
  example: {
    plan: `# Plan

| ID | Task | Depends on | Status |
|----|------|------------|--------|
| A-1 | Draw the screens | - | in progress |
| A-2 | Build the screens | A-1 | done |
`,
    expected: [{ line: 6, summary: "Unexpected `A-2` done, expected its blocker `A-1` to be done first" }],
  },
  check: ({ graph }) =>
    graph.edges.flatMap(({ blocked: node, blocker: before, dependency }) => {
      if (dependency.soft === true || node === before) return [];
      if (statusOf(node) !== "done" || isSettled(statusOf(before)) || isEmptyPhase(before)) return [];
      return [
        {
          summary: `Unexpected ${nodeLabel(node)} done, expected its blocker ${nodeLabel(before)} to be done first`,
          detail: "Mark the blocker as done, reopen this, or remove the dependency.",
          place: linePlace(node.document, lineOfNode(node)),
          cause: { summary: "not done yet", place: linePlace(before.document, lineOfNode(before)) },
        },
      ];
    }),
};

/** A phase without tasks whose status nobody stated is not known to be open. */
function isEmptyPhase(node: PlanNode): boolean {
  return node.kind === "phase" && node.members === 0 && node.phase.statusText === null && node.phase.marks.length === 0;
}
