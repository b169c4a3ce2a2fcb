// Issues that the plan itself links to its tasks: the plainest statement of all, unless it contradicts another one.
import { type DesiredIssue, nameOf } from "../model/desired.ts";
import type { IssueReference } from "../model/plan.ts";
import type { Tracked } from "./tracked.ts";

/**
 * By the task's name. The first task that names an issue gets it. Nobody gets the issue of another task of the plan which
 * names none itself: a slip of the pen must not turn that task's issue into another's. `find`: issues of this repository.
 */
export function adoptIssues(
  issues: readonly DesiredIssue[],
  find: (reference: IssueReference) => Tracked | undefined,
): Map<string, Tracked> {
  const adopted = new Map<string, Tracked>();
  if (issues.every(({ adopts }) => adopts === null)) return adopted;
  const tasks = new Map(issues.map((issue) => [nameOf(issue.identity), issue]));
  const taken = new Set<number>();
  for (const issue of issues) {
    const found = issue.adopts === null ? undefined : find(issue.adopts);
    if (found === undefined || taken.has(found.issue.number)) continue;
    const holder = found.marker === null ? undefined : tasks.get(nameOf(found.marker.identity));
    if (holder !== undefined && holder !== issue && holder.adopts === null) continue;
    adopted.set(nameOf(issue.identity), found);
    taken.add(found.issue.number);
  }
  return adopted;
}
