// Whether a phase's milestone is over, by its tasks as they stand when both sides are merged: it closes with the last
// issue that a person closes, not only when the plan says so, and is open again with the first that is reopened.
import { type DesiredIssue, type DesiredMilestone, nameOf } from "../model/desired.ts";

/** The milestones with their states as of now. `states`: of the issues, merged, by name. */
export function milestonesAsTheyStand(
  milestones: readonly DesiredMilestone[],
  issues: readonly DesiredIssue[],
  states: ReadonlyMap<string, "open" | "closed">,
): DesiredMilestone[] {
  const tasks = new Map<string, ("open" | "closed")[]>();
  for (const { identity, milestone } of issues) {
    if (milestone === null || identity.kind !== "task") continue;
    const name = nameOf(milestone);
    const held = tasks.get(name) ?? [];
    held.push(states.get(nameOf(identity)) ?? "open");
    tasks.set(name, held);
  }
  return milestones.map((milestone) => {
    const held = tasks.get(nameOf(milestone.identity));
    if (held === undefined) return milestone;
    const over = held.every((state) => state === "closed") && milestone.unmet !== true;
    return { ...milestone, state: over ? "closed" : "open" };
  });
}
