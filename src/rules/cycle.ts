// Tasks that wait for each other: none of them can ever start.
import { findCycles } from "../graph/find-cycles.ts";
import type { PartNode, PlanGraph } from "../graph/plan-graph.ts";
import { lineOfNode, nodeLabel } from "./naming.ts";
import { linePlace } from "./place-in.ts";
import type { Finding, Rule } from "./rule.ts";

export const cycle: Rule = {
  id: "cycle",
  severity: "error",
  summary: "Tasks or phases wait for each other, directly or through others, also across documents.",
  example: {
    plan: `# Plan

| ID | Task | Depends on |
|----|------|------------|
| A-1 | Draw the screens | A-3 |
| A-2 | Build the screens | A-1 |
| A-3 | Test the screens | A-2 |
`,
    expected: [{ line: 5, summary: "Unexpected cycle `A-1` → `A-3` → `A-2` → `A-1`, expected an order" }],
  },
  check: ({ graph }) => findCycles(graph.graph).flatMap((found) => toFinding(graph, found)),
};

function toFinding(graph: PlanGraph, found: readonly number[]): Finding[] {
  const nodes = found.flatMap((at): PartNode[] => {
    const node = graph.nodes[at];
    return node === undefined || node.kind === "gate" ? [] : [node];
  });
  const [first, second] = nodes;
  if (first === undefined) return [];
  const shown = [...nodes, first].map(nodeLabel);
  const places = nodes.map((node) => `${nodeLabel(node)} ${whereOf(node, first)}`);
  return [
    {
      summary: `Unexpected cycle ${shortened(shown).join(" → ")}, expected an order`,
      detail: `Each waits for the next: ${shortened(places).join(", ")}. Remove one of these dependencies.`,
      place: linePlace(first.document, lineOfNode(first)),
      ...(second && { cause: { summary: "waits for this", place: linePlace(second.document, lineOfNode(second)) } }),
    },
  ];
}

function whereOf(node: PartNode, first: PartNode): string {
  const line = lineOfNode(node);
  return node.document === first.document ? `(line ${line})` : `(${node.document.path}, line ${line})`;
}

/** A cycle of hundreds is told by its ends. */
function shortened(items: readonly string[]): string[] {
  return items.length <= 20 ? [...items] : [...items.slice(0, 10), `… ${items.length - 19} more …`, ...items.slice(-9)];
}
