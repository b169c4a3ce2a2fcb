// The marker that an issue is to carry: its identity, and what the plan asks for now.
import { type DesiredBlocker, type DesiredIssue, nameOf } from "../model/desired.ts";
import type { AppliedState, Marker } from "./marker.ts";
import { VERSION } from "./marker-steps.ts";
import { appliedBoxes, contentOf } from "./region.ts";
import { repositoryMark, type Tracked } from "./tracked.ts";
import { blockerInMarker, type World } from "./world.ts";

const FORMER = 3;

/** `lines` are filled in when the body is written. */
export function newMarker(input: {
  readonly issue: DesiredIssue;
  readonly notes: readonly string[];
  readonly state: AppliedState;
  readonly world: World;
  readonly tracked: Tracked | null;
  /** Blockers of the plan that stay away. */
  readonly declined?: readonly DesiredBlocker[];
}): Marker {
  const { issue, notes, state, world, tracked } = input;
  const old = tracked?.marker ?? null;
  const name = nameOf(issue.identity);
  const standing = world.standing.get(name);
  return {
    version: VERSION,
    identity: issue.identity,
    id: issue.id,
    repository: repositoryMark(world.observed),
    applied: {
      title: issue.title,
      content: contentOf(issue, notes),
      lines: old?.applied.lines ?? [],
      boxes: appliedBoxes(issue.boxes),
      labels: issue.labels,
      milestone: issue.milestone === null ? null : nameOf(issue.milestone),
      assignees: issue.assignees,
      state,
      parent: issue.parent === null ? null : nameOf(issue.parent),
      // A new issue gets its parent in the same request only over GraphQL; later the parent is set before this is written.
      parentSure: tracked !== null || world.observed.capabilities.graphql,
      placed: tracked !== null || standing?.displaced !== true,
      blockers: issue.blockedBy.map((blocker) => blockerInMarker(world, blocker)).sort(),
      declined: (input.declined ?? []).map((blocker) => blockerInMarker(world, blocker)).sort(),
      epoch: world.epochs.written.get(name) ?? null,
    },
    order: standing?.rank ?? (issue.parent === null ? issue.order : (old?.order ?? issue.order)),
    formerly: formerNames(nameOf(issue.identity), old),
    // At first a new anchor says nothing: see `settledMarker`.
    finished: isAnchor(issue, world) && tracked !== null ? finishedRound(issue, world) : (old?.finished ?? 0),
    duplicateOf: null,
  };
}

/** What a new issue's marker says once it stands in its place and all links of the run are drawn; null: the same. */
export function settledMarker(marker: Marker, issue: DesiredIssue, world: World): Marker | null {
  const finished = isAnchor(issue, world) ? finishedRound(issue, world) : marker.finished;
  if (marker.applied.placed && marker.finished === finished) return null;
  return { ...marker, finished, applied: { ...marker.applied, placed: true } };
}

function isAnchor({ identity }: DesiredIssue, { epochs }: World): boolean {
  return epochs.anchors.get(identity.path) === nameOf(identity);
}

function finishedRound({ identity: { path } }: DesiredIssue, { epochs }: World): number {
  return epochs.wanted.get(path) ?? epochs.finished.get(path) ?? 0;
}

function formerNames(name: string, old: Marker | null): string[] {
  if (old === null) return [];
  const names = [nameOf(old.identity), ...old.formerly].filter((former) => former !== name);
  return [...new Set(names)].slice(0, FORMER);
}
