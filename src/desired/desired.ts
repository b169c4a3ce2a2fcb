// What the plans ask GitHub to hold: (documents, config) → DesiredState. Pure and deterministic.
import type { Config, PlanSettings } from "../model/config.ts";
import { type DesiredIssue, type DesiredLabel, type DesiredState, type Identity, nameOf } from "../model/desired.ts";
import { type PlanDocument, WHOLE } from "../model/plan.ts";
import { settingsFor } from "../model/settings-for.ts";
import { blockersOf, type Mirrored } from "./blockers.ts";
import { type DesiredContext, desiredPlan, type PlanIssues } from "./desired-plan.ts";
import { blockedLabel, ownedBy } from "./labels.ts";
import { desiredMilestones } from "./milestones.ts";
import { type Part, withinCaps } from "./within-caps.ts";

export type { DesiredContext } from "./desired-plan.ts";

/** Everything within GitHub's caps, harmless, with unique identities and milestone titles. Never throws. */
export function desiredState(
  documents: readonly PlanDocument[],
  config: Config,
  context: DesiredContext,
): DesiredState {
  const settingsOf = memoized((path: string) => settingsFor(config, path));
  const whole = documents.filter(wasReadWhole);
  const plans = whole.map((document) => ({
    document,
    ...unique(desiredPlan(document, settingsOf(document.path), context)),
  }));
  const issues = plans.flatMap((plan) => plan.issues);
  const groups = new Map(plans.flatMap((plan) => [...plan.groups]));
  const caps = withinCaps(
    issues.map(({ identity, parent }) => ({ identity, parent, group: groups.get(nameOf(identity)) ?? null })),
  );
  const parts = caps.parts.map((part) => partIssue(part, issues));
  const { blockers, diagnostics } = blockersOf(whole, mirroredBy(whole, issues), caps.parents);
  const placed = [...parts, ...issues].map((issue) => {
    const name = nameOf(issue.identity);
    return { ...issue, parent: caps.parents.get(name) ?? issue.parent, blockedBy: blockers.get(name) ?? [] };
  });
  const labels = [blockedLabel(config.settings), ...plans.flatMap((plan) => plan.labels)];
  return {
    labels: uniqueLabels(labels),
    milestones: desiredMilestones(whole, settingsOf),
    issues: parentsFirst(placed),
    ownedLabels: [...new Set([config.settings, ...whole.map(({ path }) => settingsOf(path))].flatMap(ownedBy))],
    blockedLabel: blockedLabel(config.settings).name,
    paths: whole.map((document) => document.path),
    diagnostics,
  };
}

// A document that could not be read and shows no task must not look like one whose tasks are gone.
function wasReadWhole(document: PlanDocument): boolean {
  return document.tasks.length > 0 || !document.diagnostics.some((diagnostic) => diagnostic.severity === "error");
}

// The second issue of one identity (an id given twice) becomes "key~2".
function unique(plan: PlanIssues): PlanIssues {
  const seen = new Map<string, number>();
  const issues = plan.issues.map((issue) => {
    const name = nameOf(issue.identity);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? issue : { ...issue, identity: { ...issue.identity, key: `${issue.identity.key}~${count}` } };
  });
  return { issues, labels: plan.labels, groups: plan.groups };
}

function partIssue(part: Part, issues: readonly DesiredIssue[]): DesiredIssue {
  const above = issues.find(
    (issue) => issue.identity.path === part.parent.path && issue.identity.key === part.parent.key,
  );
  const first = issues.find((issue) => issue.identity.path === part.identity.path);
  const place = above?.place ??
    first?.place ?? { path: part.identity.path, line: 1, column: 1, endLine: 1, endColumn: 1 };
  return {
    identity: part.identity,
    id: null,
    title: `${above?.title ?? "Plan"}: ${part.title}`.slice(0, 256),
    body: "",
    boxes: [],
    status: above?.status ?? "todo",
    state: above?.state ?? "open",
    stateReason: above?.stateReason ?? null,
    labels: above?.labels ?? [],
    milestone: above?.milestone ?? null,
    assignees: [],
    parent: part.parent,
    blockedBy: [],
    adopts: null,
    order: 0,
    place,
  };
}

// A phase without an issue of its own is mirrored by its tasks.
function mirroredBy(documents: readonly PlanDocument[], issues: readonly DesiredIssue[]): Mirrored {
  const names = new Map(issues.map((issue) => [nameOf(issue.identity), issue.identity]));
  const plans = new Map(documents.map((document) => [document.path, document]));
  const wholeOf = (path: string): Identity[] => {
    const plan = names.get(`${path}#plan:plan`);
    if (plan !== undefined) return [plan];
    const top = plans.get(path)?.tasks.filter((task) => task.parent === null) ?? [];
    return top.flatMap((task) => names.get(`${path}#task:${task.key}`) ?? []);
  };
  return (path, key) => {
    if (key === WHOLE) return wholeOf(path);
    const own = names.get(`${path}#task:${key}`) ?? names.get(`${path}#phase:${key}`);
    if (own !== undefined) return [own];
    const plan = names.get(`${path}#plan:plan`);
    if (plan !== undefined && plans.get(path)?.phases.length === 1 && plans.get(path)?.phases[0]?.key === key)
      return [plan];
    const members = plans.get(path)?.tasks.filter((task) => task.phase === key) ?? [];
    return members.flatMap((task): Identity[] => {
      const identity = names.get(`${path}#task:${task.key}`);
      return identity === undefined ? [] : [identity];
    });
  };
}

function parentsFirst(issues: readonly DesiredIssue[]): DesiredIssue[] {
  const parents = new Map(issues.map((issue) => [nameOf(issue.identity), issue.parent]));
  const depth = (issue: DesiredIssue): number => {
    let count = 0;
    for (let up = issue.parent; up !== null && count < 100; up = parents.get(nameOf(up)) ?? null) count++;
    return count;
  };
  return issues
    .map((issue, index) => ({ issue, index, depth: depth(issue) }))
    .sort((one, other) => one.depth - other.depth || one.index - other.index)
    .map(({ issue }) => issue);
}

function uniqueLabels(labels: readonly DesiredLabel[]): DesiredLabel[] {
  const kept = new Map<string, DesiredLabel>();
  for (const label of labels) if (!kept.has(label.name.toLowerCase())) kept.set(label.name.toLowerCase(), label);
  return [...kept.values()];
}

function memoized(of: (path: string) => PlanSettings): (path: string) => PlanSettings {
  const known = new Map<string, PlanSettings>();
  return (path) => {
    const settings = known.get(path) ?? of(path);
    known.set(path, settings);
    return settings;
  };
}
