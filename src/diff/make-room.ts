// A parent that is full takes no child before others leave it: those leave first, then find their new place.
import type { Change, IssueTarget, ParentChange } from "../model/change.ts";
import { CHILDREN } from "../model/limits.ts";
import { spelled, type World } from "./world.ts";

/** The same changes. As many children as need be leave a parent that would have too many on the way. */
export function withRoom(changes: readonly Change[], world: World): Change[] {
  const parents = changes.filter((change) => change.kind === "parent");
  const arriving = new Map<string, number>();
  for (const { after } of parents) {
    const name = after === null ? null : keyOf(after);
    if (name !== null) arriving.set(name, (arriving.get(name) ?? 0) + 1);
  }
  const need = new Map<string, number>();
  for (const [number, count] of childrenOf(world)) {
    const name = spelled({ repository: world.repository, number });
    need.set(name, count + (arriving.get(name) ?? 0) - CHILDREN);
  }
  const first = new Set<ParentChange>();
  for (const change of parents) {
    const name = change.before === null || change.after === null ? null : spelled(change.before);
    const missing = name === null ? 0 : (need.get(name) ?? 0);
    if (name === null || missing <= 0) continue;
    need.set(name, missing - 1);
    first.add(change);
  }
  return changes.map((change) =>
    change.kind === "parent" && first.has(change) ? { ...change, leavesFirst: true } : change,
  );
}

function keyOf(target: IssueTarget): string | null {
  return "issue" in target ? spelled(target.issue) : null;
}

/** How many sub-issues each issue has, those of other repositories with them where GitHub tells. */
function childrenOf({ observed, repository }: World): Map<number, number> {
  const counts = new Map<number, number>();
  const own = repository.toLowerCase();
  for (const { parent } of observed.issues)
    if (parent?.repository.toLowerCase() === own) counts.set(parent.number, (counts.get(parent.number) ?? 0) + 1);
  for (const { number, subIssues } of observed.issues)
    if ((subIssues?.total ?? 0) > (counts.get(number) ?? 0)) counts.set(number, subIssues?.total ?? 0);
  return counts;
}
