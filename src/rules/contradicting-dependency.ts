// Said to run side by side, although one waits for the other; or an order told in one place and not in the other.
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
  check: ({ documents }) =>
    documents.flatMap((document) => [
      ...document.claims.flatMap((claim) => (claim.kind === "parallel" ? checkClaim(document, claim) : [])),
      ...document.tasks.flatMap((task) => checkTold(document, task)),
    ]),
};

/** More tasks than any sentence names. */
const MOST_TASKS = 200;
/** Tasks that are looked at for one of them: beyond it the sentence is left alone. */
const MOST_SEEN = 2000;

function checkClaim(document: PlanDocument, claim: Extract<Claim, { kind: "parallel" }>): Finding[] {
  const wanted = new Set(claim.tasks.slice(0, MOST_TASKS));
  const tasks = new Map(document.tasks.map((task) => [task.key, task]));
  for (const key of wanted) {
    const later = tasks.get(key);
    const earlier = later && firstReached(later, wanted, tasks, claim.line);
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

/** One of the tasks for which a task waits by its own dependencies and theirs; what phases wait for is no contradiction. */
function firstReached(
  from: Task,
  wanted: ReadonlySet<string>,
  tasks: ReadonlyMap<string, Task>,
  line: number,
): Task | undefined {
  const seen = new Set<string>([from.key]);
  const queue = [from];
  for (let task = queue.pop(); task !== undefined && seen.size < MOST_SEEN; task = queue.pop())
    for (const { target, soft, line: told } of task.dependsOn) {
      const blocker = target === null ? undefined : tasks.get(target);
      if (blocker === undefined || soft === true || told === line || seen.has(blocker.key)) continue;
      if (wanted.has(blocker.key)) return blocker;
      seen.add(blocker.key);
      queue.push(blocker);
    }
  return undefined;
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
