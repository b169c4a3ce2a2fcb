// All changes of milestones: those of the plan's phases, and those whose phase left the plan.
import type { Change, MilestoneChange } from "../model/change.ts";
import { type DesiredState, nameOf } from "../model/desired.ts";
import { closeMilestone, diffMilestone, type TrackedMilestone, trackMilestone } from "./diff-milestones.ts";
import { withDetours } from "./milestone-detours.ts";
import { milestonesAsTheyStand } from "./milestone-state.ts";
import type { Mirrored } from "./tracked.ts";
import type { World } from "./world.ts";

export function milestoneChanges(input: {
  readonly desired: DesiredState;
  readonly world: World;
  /** By name of the phase's identity. */
  readonly found: ReadonlyMap<string, TrackedMilestone>;
  readonly mirrored: readonly Mirrored[];
  /** Paths of plans that were read whole, or that are gone. */
  readonly whole: ReadonlySet<string>;
  /** What changes in the issues: some may need a milestone. */
  readonly changes: readonly Change[];
  readonly prefer: "plan" | "github";
}): MilestoneChange[] {
  const { desired, world, found, mirrored, whole, prefer } = input;
  const observed = world.observed.milestones;
  const wanted = new Set(input.changes.flatMap(madeMilestone));
  const had = new Set(mirrored.flatMap(({ marker }) => marker.applied.milestone ?? []));
  const kept = new Set([...found.values()].map(({ milestone }) => milestone.number));
  const others = observed.filter(({ number }) => !kept.has(number));
  const taken = new Set(others.map(({ title }) => title.toLowerCase()));
  const standing = milestonesAsTheyStand(desired.milestones, desired.issues, world.states);
  const changes: (MilestoneChange | null)[] = standing.map((milestone) => {
    const name = nameOf(milestone.identity);
    const known = found.get(name) ?? null;
    // One that issues had and that is gone was deleted by a person: it comes back only where it is needed.
    if (known === null && had.has(name) && !wanted.has(name)) return null;
    return diffMilestone(milestone, known, prefer, taken);
  });
  for (const one of observed.map(trackMilestone)) {
    if (one.marker === null || kept.has(one.milestone.number) || !whole.has(one.marker.identity.path)) continue;
    changes.push(closeMilestone(one));
  }
  return withDetours(
    changes.filter((change) => change !== null),
    observed.map(({ title }) => title),
  );
}

function madeMilestone(change: Change): string[] {
  if (change.kind !== "issue") return [];
  const { milestone } = change.after;
  return milestone && "made" in milestone ? [nameOf(milestone.made)] : [];
}
