// The parent of an issue, merged three ways.
import type { ParentChange } from "../model/change.ts";
import { type DesiredIssue, nameOf } from "../model/desired.ts";
import type { LastApplied } from "./marker.ts";
import type { Tracked } from "./tracked.ts";
import { issueName, targetOf, type World } from "./world.ts";

export interface MergedParent {
  readonly change: ParentChange | null;
  readonly side: "plan" | "github" | "both" | null;
  readonly observed: string;
}

const SAME: MergedParent = { change: null, side: null, observed: "" };

/** No change where the server has no sub-issues, and where a person hung the issue elsewhere. */
export function mergeParent(
  issue: DesiredIssue,
  tracked: Tracked,
  applied: LastApplied | null,
  prefer: "plan" | "github",
  world: World,
): MergedParent {
  const { parent: above } = tracked.issue;
  if (above === undefined || !world.observed.capabilities.subIssues) return SAME;
  if (issue.parent !== null && world.held.has(nameOf(issue.parent))) return SAME;
  const here = above === null || above.repository.toLowerCase() === world.repository.toLowerCase();
  const observed = above === null ? null : here ? above.number : -1;
  const desired = issue.parent === null ? null : (world.numbers.get(nameOf(issue.parent)) ?? undefined);
  const was = applied === null || applied.parent === null ? null : world.formerNumbers.get(applied.parent);
  if (desired === observed) return SAME;
  const text = above === null ? "none" : `${above.repository}#${above.number}`;
  const set = (side: "plan" | "both"): MergedParent => ({
    change: {
      kind: "parent",
      action: "update",
      reason: issue.parent === null ? "it stands alone in the plan" : "it stands below it in the plan",
      child: { issue: issueName(world, tracked.issue.number) },
      before: above,
      after: issue.parent === null ? null : targetOf(world, issue.parent),
    },
    side,
    observed: text,
  });
  const keep: MergedParent = { change: null, side: "github", observed: text };
  if (issue.parent === null) return was !== null && was === observed ? set("plan") : keep;
  if (observed === null) {
    const putThere = applied?.parentSure === true && was !== null && was === desired;
    // A parent that is younger than its child was made anew: nobody took the child out of that one.
    const anew = desired === undefined || (desired ?? 0) > tracked.issue.number;
    return putThere && !anew ? keep : set("plan");
  }
  if (world.duplicates.get(observed) === desired || was === observed) return set("plan");
  if (was !== null && was === desired) return keep;
  if (applied === null) return keep;
  return prefer === "plan" ? set("both") : { ...keep, side: "both" };
}
