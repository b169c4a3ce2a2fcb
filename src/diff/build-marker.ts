// The marker that an issue is to carry: its identity, and what the plan asks for now.
import { type DesiredIssue, nameOf } from "../model/desired.ts";
import type { AppliedState, Marker } from "./marker.ts";
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
}): Marker {
  const { issue, notes, state, world, tracked } = input;
  const old = tracked?.marker ?? null;
  const standing = world.standing.get(nameOf(issue.identity));
  return {
    version: 1,
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
    },
    order: standing?.rank ?? (issue.parent === null ? issue.order : (old?.order ?? issue.order)),
    formerly: formerNames(nameOf(issue.identity), old),
    duplicateOf: null,
  };
}

function formerNames(name: string, old: Marker | null): string[] {
  if (old === null) return [];
  const names = [nameOf(old.identity), ...old.formerly].filter((former) => former !== name);
  return [...new Set(names)].slice(0, FORMER);
}
