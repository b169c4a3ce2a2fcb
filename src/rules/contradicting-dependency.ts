// Said to run side by side, although one waits for the other; or an order told in one place and not in the other.
import { blockersOf } from "../graph/graph.ts";
import { type PlanGraph, taskName } from "../graph/plan-graph.ts";
import type { Claim, PlanDocument, Task } from "../model/plan.ts";
import { quoted, taskLabel } from "./naming.ts";
import { linePlace, wordsPlace } from "./place-in.ts";
import type { Finding, Rule } from "./rule.ts";

export const contradictingDependency: Rule = {
  id: "contradicting-dependency",
  severity: "warning",
  summary: "Tasks are said to run in parallel although one of them waits for another.",
  example: {
    plan: `# Plan

| ID | Task | Depends on |
|----|------|------------|
| A-1 | Draw the screens | - |
| A-2 | Build the screens | A-1 |
| A-3 | Test the screens | A-2 |

A-1, A-2 can run in parallel.
`,
    expected: [{ line: 9, summary: "Unexpected `A-1` and `A-2` in parallel, expected `A-1` before `A-2`" }],
  },
  check: ({ documents, graph }) =>
    documents.flatMap((document) => [
      ...document.claims.flatMap((claim) => (claim.kind === "parallel" ? checkClaim(document, claim, graph) : [])),
      ...document.tasks.flatMap((task) => checkTold(document, task)),
    ]),
};

/** More tasks than any sentence names. */
const MOST_TASKS = 200;

function checkClaim(document: PlanDocument, claim: Extract<Claim, { kind: "parallel" }>, graph: PlanGraph): Finding[] {
  const names = new Map(claim.tasks.slice(0, MOST_TASKS).map((key) => [taskName(document, key), key]));
  const tasks = new Map(document.tasks.map((task) => [task.key, task]));
  for (const [name, key] of names) {
    const before = firstReached(graph, name, names);
    const [later, earlier] = [tasks.get(key), tasks.get(names.get(before ?? "") ?? "")];
    if (later === undefined || earlier === undefined) continue;
    const stated = later.dependsOn.find((dependency) => dependency.target === earlier.key);
    return [
      {
        summary: `Unexpected ${taskLabel(earlier)} and ${taskLabel(later)} in parallel, expected ${taskLabel(earlier)} before ${taskLabel(later)}`,
        detail: "The stated dependency counts. Correct the sentence, or remove the dependency.",
        place: linePlace(document, claim.line),
        cause: { summary: "waits for it", place: linePlace(document, stated?.line ?? later.line) },
      },
    ];
  }
  return [];
}

/** Whether a task waits, directly or through others, for one of the names. */
function firstReached(graph: PlanGraph, from: string, names: ReadonlyMap<string, string>): string | null {
  const seen = new Set<string>([from]);
  const queue = [from];
  for (let node = queue.pop(); node !== undefined; node = queue.pop())
    for (const blocker of blockersOf(graph.graph, node)) {
      if (seen.has(blocker)) continue;
      if (names.has(blocker)) return blocker;
      seen.add(blocker);
      queue.push(blocker);
    }
  return null;
}

/** Statements about order that lost against stronger ones. */
function checkTold(document: PlanDocument, task: Task): Finding[] {
  return task.told
    .filter((told) => told.field === "dependsOn" && !told.used)
    .map((told) => ({
      summary: `Unexpected dependency of ${taskLabel(task)} on ${quoted(told.value)}, expected what its own dependencies say`,
      detail: "A stronger statement says otherwise and counts. Correct the one that is wrong.",
      place: wordsPlace(document, told.line, told.value),
      cause: { summary: "the task", place: linePlace(document, task.line) },
    }));
}
