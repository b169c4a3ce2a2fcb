// A desired issue that GitHub does not have yet: its creation, with its marker in the body from the first moment.
import type { Change } from "../model/change.ts";
import type { DesiredIssue } from "../model/desired.ts";
import { newMarker, settledMarker } from "./build-marker.ts";
import { type MergedBlockers, mergeBlockers } from "./merge-blockers.ts";
import { newBody } from "./merge-body.ts";
import { newState } from "./merge-state.ts";
import { milestoneOf, targetOf, type World } from "./world.ts";

export function createIssue(input: {
  readonly issue: DesiredIssue;
  readonly notes: readonly string[];
  readonly native: boolean;
  readonly blockedLabel: string;
  readonly world: World;
}): { readonly changes: readonly Change[]; readonly cut: boolean } {
  const { issue, notes, native, blockedLabel, world } = input;
  const state = newState(issue);
  const marker = newMarker({ issue, notes, state: state.applied, world, tracked: null });
  const { body, cut } = newBody(issue, marker, notes);
  const settled = settledMarker(marker, issue, world);
  const edges = mergeBlockers(issue, null, null, native, world);
  const blocked = isBlocked(issue, edges);
  const labels = [...issue.labels, ...(blocked ? [blockedLabel] : [])];
  const create: Change = {
    kind: "issue",
    action: "create",
    reason: `the ${issue.identity.kind} is new in the plan`,
    identity: issue.identity,
    number: null,
    before: null,
    after: {
      title: issue.title,
      body,
      ...(state.write ?? {}),
      ...(labels.length > 0 && { addLabels: labels }),
      ...(issue.milestone !== null && { milestone: milestoneOf(world, issue.milestone) }),
      ...(issue.assignees.length > 0 && { addAssignees: issue.assignees }),
    },
    place: issue.place,
    match: null,
    ready: issue.state === "open" && !blocked,
    conflicts: [],
    ...(settled !== null && { settled: newBody(issue, settled, notes).body }),
  };
  return { changes: [create, ...parentOf(issue, world), ...edges.changes], cut };
}

/** Whether nothing holds up an issue that is still to be made. */
export function isReady(issue: DesiredIssue, world: World): boolean {
  return issue.state === "open" && !isBlocked(issue, mergeBlockers(issue, null, null, false, world));
}

function isBlocked(issue: DesiredIssue, edges: MergedBlockers): boolean {
  return issue.state === "open" && (edges.blocked || issue.status === "blocked");
}

function parentOf(issue: DesiredIssue, world: World): Change[] {
  if (issue.parent === null || !world.observed.capabilities.subIssues) return [];
  return [
    {
      kind: "parent",
      action: "create",
      reason: "it stands below it in the plan",
      child: { made: issue.identity },
      before: null,
      after: targetOf(world, issue.parent),
    },
  ];
}
