// Which milestone is which phase: by its marker, by the issues that are in it, by its title.
import { type DesiredState, nameOf } from "../model/desired.ts";
import type { TrackedMilestone } from "./diff-milestones.ts";
import type { Matching } from "./match-issues.ts";

/** By name of the phase's identity. */
export function matchMilestones(
  desired: DesiredState,
  milestones: readonly TrackedMilestone[],
  matching: Matching,
): Map<string, TrackedMilestone> {
  const found = new Map<string, TrackedMilestone>();
  const taken = new Set<number>();
  const take = (name: string, one: TrackedMilestone | undefined) => {
    if (one === undefined || taken.has(one.milestone.number) || found.has(name)) return;
    found.set(name, one);
    taken.add(one.milestone.number);
  };
  // A phase may have another name now: its tasks say so.
  const nowOf = (name: string) => matching.contexts.get(name) ?? name;
  const byName = new Map<string, TrackedMilestone>();
  for (const one of [...milestones].sort((a, b) => b.milestone.number - a.milestone.number))
    if (one.marker !== null) byName.set(nowOf(nameOf(one.marker.identity)), one);
  const names = desired.milestones.map(({ identity }) => nameOf(identity));
  for (const name of names) take(name, byName.get(name));
  const wanted = new Set(names);
  // GitHub refuses a second milestone of one title: a person's is used, and one of ours whose phase is gone.
  const free = milestones.filter(({ marker }) => marker === null || !wanted.has(nowOf(nameOf(marker.identity))));
  const titled = new Map(free.map((one) => [one.milestone.title.toLowerCase(), one]));
  for (const milestone of desired.milestones)
    take(nameOf(milestone.identity), titled.get(milestone.title.toLowerCase()));
  const votes = votesFor(desired, matching);
  const numbered = new Map(milestones.map((one) => [one.milestone.number, one]));
  for (const name of names) {
    const [best] = [...(votes.get(name) ?? [])].sort((one, other) => other[1] - one[1] || one[0] - other[0]);
    const one = best === undefined ? undefined : numbered.get(best[0]);
    // Only a milestone of ours whose own phase is gone can have been renamed into this one.
    if (one?.marker && !wanted.has(nowOf(nameOf(one.marker.identity)))) take(name, one);
  }
  return found;
}

function votesFor(desired: DesiredState, matching: Matching): Map<string, Map<number, number>> {
  const votes = new Map<string, Map<number, number>>();
  for (const issue of desired.issues) {
    const number = matching.matched.get(nameOf(issue.identity))?.tracked.issue.milestone ?? null;
    if (issue.milestone === null || number === null) continue;
    const name = nameOf(issue.milestone);
    const counts = votes.get(name) ?? new Map<number, number>();
    counts.set(number, (counts.get(number) ?? 0) + 1);
    votes.set(name, counts);
  }
  return votes;
}
