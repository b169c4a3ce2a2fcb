// The milestone of an issue, merged three ways.
import type { MilestoneTarget } from "../model/change.ts";
import { type DesiredIssue, nameOf } from "../model/desired.ts";
import type { Tracked } from "./tracked.ts";
import { milestoneOf, type World } from "./world.ts";

export interface MergedMilestone {
  /** undefined: it stays as it is. */
  readonly target: MilestoneTarget | null | undefined;
  readonly before: MilestoneTarget | null;
  readonly side: "plan" | "github" | "both" | null;
  readonly applied: string | null;
  readonly desired: string;
  readonly observed: string;
}

/** A milestone that somebody deleted is not made again for the issues that had it. */
export function mergeMilestone(
  issue: DesiredIssue,
  tracked: Tracked,
  prefer: "plan" | "github",
  world: World,
): MergedMilestone {
  const observed = tracked.issue.milestone;
  const applied = tracked.marker?.applied.milestone ?? null;
  const name = issue.milestone === null ? null : nameOf(issue.milestone);
  const desired = name === null ? null : world.milestones.get(name);
  const was = applied === null ? null : world.formerMilestones.get(applied);
  const facts = {
    before: observed === null ? null : { number: observed },
    applied,
    desired: name ?? "none",
    observed: observed === null ? "none" : `milestone ${observed}`,
  };
  const keep = (side: "github" | "both" | null): MergedMilestone => ({ ...facts, target: undefined, side });
  const set = (side: "plan" | "both"): MergedMilestone => ({
    ...facts,
    target: issue.milestone === null ? null : milestoneOf(world, issue.milestone),
    side,
  });
  if (observed === (desired ?? null) && !(name !== null && desired === undefined)) return keep(null);
  if (tracked.marker === null) return observed === null && name !== null ? set("plan") : keep("github");
  const unchanged = applied === name || (was !== undefined && was !== null && was === desired);
  if (unchanged) return keep("github");
  if (observed === (was ?? null)) return name === null && observed === null ? keep(null) : set("plan");
  return prefer === "plan" ? set("both") : keep("both");
}
