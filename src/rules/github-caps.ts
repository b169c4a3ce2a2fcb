// More than GitHub holds: sub-issues, blockers, levels.
import type { PlanNode } from "../graph/plan-graph.ts";
import { CHILDREN, EDGES, LEVELS } from "../model/limits.ts";
import type { PlanDocument, Task } from "../model/plan.ts";
import { phaseLabel, taskLabel } from "./naming.ts";
import { linePlace } from "./place-in.ts";
import type { Finding, Plans, Rule } from "./rule.ts";

export const githubCaps: Rule = {
  id: "github-caps",
  severity: "warning",
  summary: `A phase or task has more than ${CHILDREN} sub-issues, a task more than ${EDGES} blockers or blocks more than ${EDGES}, or tasks nest deeper than ${LEVELS} levels.`,
  example: {
    plan: `# Plan

| ID | Task | Depends on |
|----|------|------------|
${Array.from({ length: 51 }, (_, at) => `| A-${at + 1} | Part ${at + 1} of the screens | - |`).join("\n")}
| A-52 | Put the screens together | ${Array.from({ length: 51 }, (_, at) => `A-${at + 1}`).join(", ")} |
`,
    expected: [{ line: 56, summary: "Unexpected 51 blockers of `A-52`, expected at most 50" }],
  },
  check: (plans) => [...plans.documents.flatMap(checkDocument), ...checkEdges(plans)],
};

function checkDocument(document: PlanDocument): Finding[] {
  const children = new Map<string, number>();
  const members = new Map<string, number>();
  for (const task of document.tasks) {
    const [map, key] = task.parent === null ? [members, task.phase] : [children, task.parent];
    if (key !== null) map.set(key, (map.get(key) ?? 0) + 1);
  }
  const over = (line: number, name: string, count = 0): Finding[] =>
    count <= CHILDREN
      ? []
      : [
          {
            summary: `Unexpected ${count} tasks in ${name}, expected at most ${CHILDREN}`,
            detail: `An issue holds ${CHILDREN} sub-issues, closed ones included. Split it; the rest gets no native parent.`,
            place: linePlace(document, line),
          },
        ];
  return [
    ...document.phases.flatMap((phase) => over(phase.line, phaseLabel(phase), members.get(phase.key))),
    ...document.tasks.flatMap((task) => over(task.line, taskLabel(task), children.get(task.key))),
    ...checkDepth(document),
  ];
}

/** The plan and the phase are levels too. One finding, at the first task that lies too deep. */
function checkDepth(document: PlanDocument): Finding[] {
  const above = document.phases.length > 1 ? 2 : 1;
  const depths = new Map<string, number>();
  const byKey = new Map(document.tasks.map((task) => [task.key, task]));
  const deep = document.tasks.find((task) => above + depthOf(task, byKey, depths) > LEVELS);
  if (deep === undefined) return [];
  return [
    {
      summary: `Unexpected ${taskLabel(deep)} on level ${above + (depths.get(deep.key) ?? 0)}, expected at most ${LEVELS} levels`,
      detail: `GitHub nests sub-issues ${LEVELS} levels deep, the plan's own issue included. Deeper tasks get no native parent.`,
      place: linePlace(document, deep.line),
    },
  ];
}

/** 1 for a task of its own. Walks up until a depth is known; a ring of parents ends at its start. */
function depthOf(task: Task, byKey: ReadonlyMap<string, Task>, depths: Map<string, number>): number {
  const way: string[] = [];
  const seen = new Set<string>();
  let here: Task | undefined = task;
  while (here !== undefined && !depths.has(here.key) && !seen.has(here.key)) {
    way.push(here.key);
    seen.add(here.key);
    here = here.parent === null ? undefined : byKey.get(here.parent);
  }
  let depth = here === undefined ? 0 : (depths.get(here.key) ?? 0);
  for (const key of way.reverse()) {
    depth += 1;
    depths.set(key, depth);
  }
  return depths.get(task.key) ?? 1;
}

function checkEdges({ graph }: Plans): Finding[] {
  const blockers = new Map<PlanNode, Set<PlanNode>>();
  const blocked = new Map<PlanNode, Set<PlanNode>>();
  const put = (map: typeof blockers, from: PlanNode, to: PlanNode): void => {
    const known = map.get(from);
    if (known === undefined) map.set(from, new Set([to]));
    else known.add(to);
  };
  for (const edge of graph.edges) {
    if (edge.dependency.soft === true) continue;
    put(blockers, edge.blocked, edge.blocker);
    put(blocked, edge.blocker, edge.blocked);
  }
  return graph.nodes.flatMap((node): Finding[] => {
    if (node.kind !== "task") return [];
    const place = linePlace(node.document, node.task.line);
    const [many, much] = [blockers.get(node)?.size ?? 0, blocked.get(node)?.size ?? 0];
    const detail = `GitHub keeps ${EDGES} in each direction. Let them go through a task in between; the rest is kept in the text only.`;
    return [
      ...(many > EDGES
        ? [
            {
              summary: `Unexpected ${many} blockers of ${taskLabel(node.task)}, expected at most ${EDGES}`,
              detail,
              place,
            },
          ]
        : []),
      ...(much > EDGES
        ? [
            {
              summary: `Unexpected ${much} tasks blocked by ${taskLabel(node.task)}, expected at most ${EDGES}`,
              detail,
              place,
            },
          ]
        : []),
    ];
  });
}
