// A task that waits for itself can never start.
import { nodeLabel } from "./naming.ts";
import { wordsPlace } from "./place-in.ts";
import type { Rule } from "./rule.ts";

export const selfDependency: Rule = {
  id: "self-dependency",
  severity: "error",
  summary: "A task or phase depends on itself.",
  example: {
    plan: `# Plan

| ID | Task | Depends on |
|----|------|------------|
| A-1 | Draw the screens | A-1 |
| A-2 | Build the screens | A-1 |
`,
    expected: [{ line: 5, summary: "Unexpected dependency of `A-1` on itself" }],
  },
  check: ({ graph }) =>
    graph.edges.flatMap(({ blocked, blocker, dependency }) => {
      if (blocked !== blocker) return [];
      return [
        {
          summary: `Unexpected dependency of ${nodeLabel(blocked)} on itself`,
          detail: "Remove the reference, or correct it to the one that was meant.",
          place: wordsPlace(blocked.document, dependency.line, dependency.ref),
        },
      ];
    }),
};
