// In progress although what it waits for is not done.
import { isSettled, statusOf } from "../graph/ready-tasks.ts";
import { lineOfNode, nodeLabel } from "./naming.ts";
import { linePlace } from "./place-in.ts";
import type { Rule } from "./rule.ts";

export const startedWhileBlocked: Rule = {
  id: "started-while-blocked",
  severity: "warning",
  summary: "A task is in progress although one that it depends on is not done.",
  example: {
    plan: `# Plan

| ID | Task | Depends on | Status |
|----|------|------------|--------|
| A-1 | Draw the screens | - | todo |
| A-2 | Build the screens | A-1 | in progress |
`,
    expected: [{ line: 6, summary: "Unexpected `A-2` in progress, expected its blocker `A-1` to be done first" }],
  },
  check: ({ graph }) =>
    graph.edges.flatMap(({ blocked: node, blocker: before, dependency }) => {
      if (node.kind !== "task" || dependency.soft === true || node === before) return [];
      if (node.task.status !== "in_progress" || isSettled(statusOf(before))) return [];
      return [
        {
          summary: `Unexpected ${nodeLabel(node)} in progress, expected its blocker ${nodeLabel(before)} to be done first`,
          detail: "Finish the blocker first, or remove the dependency if this can go ahead without it.",
          place: linePlace(node.document, lineOfNode(node)),
          cause: { summary: "not done yet", place: linePlace(before.document, lineOfNode(before)) },
        },
      ];
    }),
};
