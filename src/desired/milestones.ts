// Milestones for phases. A title that two phases share gets its plan's title in front.
import type { PlanSettings } from "../model/config.ts";
import type { DesiredMilestone } from "../model/desired.ts";
import { MILESTONE_TITLE } from "../model/limits.ts";
import { lineOf } from "../model/place.ts";
import type { PlanDocument } from "../model/plan.ts";
import { clean, milestoneTitle, shortened } from "../model/titles.ts";
import { renderBody } from "./body.ts";
import { phaseIdentity } from "./desired-plan.ts";
import { groupStatus, isOver } from "./gate-holds.ts";

/** No two titles are equal: GitHub refuses the second. */
export function desiredMilestones(
  documents: readonly PlanDocument[],
  settingsOf: (path: string) => PlanSettings,
): DesiredMilestone[] {
  const milestones = documents.filter((document) => settingsOf(document.path).milestones).flatMap(milestonesOf);
  const titled = withPrefix(milestones, (milestone) => titleOfPlan(documents, milestone.identity.path));
  const pathed = withPrefix(titled, (milestone) => milestone.identity.path);
  const taken = new Set<string>();
  return pathed.map((milestone) => {
    let { title } = milestone;
    for (let count = 2; taken.has(title.toLowerCase()); count++)
      title = `${milestone.title.slice(0, MILESTONE_TITLE - 8)} (${count})`;
    taken.add(title.toLowerCase());
    return { ...milestone, title };
  });
}

function milestonesOf(document: PlanDocument): DesiredMilestone[] {
  return document.phases.map((phase) => {
    const tasks = document.tasks.filter((task) => task.phase === phase.key);
    return {
      identity: phaseIdentity(document.path, phase),
      title: milestoneTitle(phase.id, phase.title, phase.line),
      description: renderBody({ description: phase.goal, facts: [], notes: [] }).slice(0, 10_000).toWellFormed(),
      due: phase.due,
      state: isOver(groupStatus(tasks, phase.criteria, phase.status)) ? "closed" : "open",
      place: lineOf(document.path, phase.line),
      ...(phase.criteria.some((criterion) => criterion.done === false) && { unmet: true }),
    };
  });
}

function withPrefix(
  milestones: readonly DesiredMilestone[],
  prefixOf: (milestone: DesiredMilestone) => string,
): DesiredMilestone[] {
  const count = new Map<string, number>();
  for (const { title } of milestones) count.set(title.toLowerCase(), (count.get(title.toLowerCase()) ?? 0) + 1);
  return milestones.map((milestone) => {
    if (count.get(milestone.title.toLowerCase()) === 1) return milestone;
    const title = shortened(`${clean(prefixOf(milestone))}: ${milestone.title}`, MILESTONE_TITLE).title;
    return { ...milestone, title };
  });
}

function titleOfPlan(documents: readonly PlanDocument[], path: string): string {
  return documents.find((document) => document.path === path)?.title || path;
}
