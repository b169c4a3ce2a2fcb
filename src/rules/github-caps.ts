// More than GitHub holds: sub-issues, blockers, levels.
import type { PartNode, PlanNode } from "../graph/plan-graph.ts";
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
  const edges = graph.edges.filter(({ dependency }) => dependency.soft !== true);
  const blockers = crowded(edges.map(({ blocked, blocker }) => [blocked, blocker]));
  const blocked = crowded(edges.map(({ blocked, blocker }) => [blocker, blocked]));
  if (blockers.size + blocked.size === 0) return [];
  return graph.nodes.flatMap((node): Finding[] => {
    if (node.kind !== "task") return [];
    const place = linePlace(node.document, node.task.line);
    const [many, much] = [blockers.get(node), blocked.get(node)];
    const detail = `GitHub keeps ${EDGES} in each direction. Let them go through a task in between; the rest is kept in the text only.`;
    const findings: Finding[] = [];
    if (many !== undefined)
      findings.push({
        summary: `Unexpected ${many} blockers of ${taskLabel(node.task)}, expected at most ${EDGES}`,
        detail,
        place,
      });
    if (much !== undefined)
      findings.push({
        summary: `Unexpected ${much} tasks blocked by ${taskLabel(node.task)}, expected at most ${EDGES}`,
        detail,
        place,
      });
    return findings;
  });
}

/** How many others the nodes have that have more than `EDGES`; pairs told twice count once. Few nodes need a set. */
function crowded(pairs: readonly (readonly [PartNode, PartNode])[]): ReadonlyMap<PlanNode, number> {
  const told = new Map<PartNode, number>();
  for (const [node] of pairs) told.set(node, (told.get(node) ?? 0) + 1);
  const others = new Map<PartNode, Set<PartNode>>();
  for (const [node, other] of pairs) {
    if ((told.get(node) ?? 0) <= EDGES) continue;
    const known = others.get(node);
    if (known) known.add(other);
    else others.set(node, new Set([other]));
  }
  const sizes = [...others].map(([node, known]) => [node, known.size] as const);
  return new Map(sizes.filter(([, size]) => size > EDGES));
}
