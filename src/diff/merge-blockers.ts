// Edges to blockers: those of the plan are kept, those that people drew stay, those that the plan dropped go.
import type { BlockerChange } from "../model/change.ts";
import { type DesiredIssue, nameOf } from "../model/desired.ts";
import { EDGES } from "../model/limits.ts";
import type { IssueName } from "../model/repository.ts";
import type { LastApplied } from "./marker.ts";
import type { Tracked } from "./tracked.ts";
import { issueName, referenceName, spelled, targetOf, type World } from "./world.ts";

export interface MergedBlockers {
  readonly changes: readonly BlockerChange[];
  /** After this run something open blocks it. */
  readonly blocked: boolean;
}

/**
 * `native` false: the server or the settings have no links; only `blocked` is told. An edge of the plan that is missing
 * is always drawn: whether it was never drawn or taken away cannot be told.
 */
export function mergeBlockers(
  issue: DesiredIssue,
  tracked: Tracked | null,
  applied: LastApplied | null,
  native: boolean,
  world: World,
): MergedBlockers {
  const observed = tracked?.issue.blockedBy ?? [];
  const present = new Map(observed.map((blocker) => [spelled(blocker), blocker]));
  const wanted = new Set<string>();
  const changes: BlockerChange[] = [];
  const blocked = tracked === null ? { made: issue.identity } : { issue: issueName(world, tracked.issue.number) };
  let count = present.size;
  let waiting = false;
  for (const blocker of issue.blockedBy) {
    const name = "identity" in blocker ? nameOf(blocker.identity) : null;
    const known = blockerIssue(blocker, world);
    const open = name === null ? stateElsewhere(known, world, present) : world.states.get(name);
    if (open === "open") waiting = true;
    if (known !== null) wanted.add(spelled(known));
    if (!native || (name !== null && world.held.has(name))) continue;
    if (known !== null && (present.has(spelled(known)) || known.number === tracked?.issue.number)) continue;
    if (count >= EDGES) continue;
    count++;
    const target =
      "identity" in blocker ? targetOf(world, blocker.identity) : { issue: referenceName(world, blocker.issue) };
    changes.push({
      kind: "blocker",
      action: "create",
      reason: "the plan says so",
      blocked,
      blocker: target,
      present: true,
    });
  }
  const ours = new Set((applied?.blockers ?? []).map((name) => spelledInMarker(name, world)));
  for (const [spelling, blocker] of present) {
    if (wanted.has(spelling)) continue;
    const twin = duplicateOf(blocker, world);
    if (native && (ours.has(spelling) || (twin !== null && (wanted.has(twin) || ours.has(twin)))))
      changes.push({
        kind: "blocker",
        action: "close",
        reason: "the plan no longer says so",
        blocked,
        blocker: { issue: { repository: blocker.repository, number: blocker.number } },
        present: false,
      });
    else if (openNow(blocker, spelling, world) === "open") waiting = true;
  }
  return { changes, blocked: waiting };
}

function blockerIssue(blocker: DesiredIssue["blockedBy"][number], world: World): IssueName | null {
  if ("issue" in blocker) return referenceName(world, blocker.issue);
  const number = world.matched.get(nameOf(blocker.identity))?.issue.number;
  return number === undefined ? null : issueName(world, number);
}

function stateElsewhere(
  name: IssueName | null,
  world: World,
  present: ReadonlyMap<string, { readonly state: "open" | "closed" }>,
): "open" | "closed" | undefined {
  if (name === null) return undefined;
  const spelling = spelled(name);
  const here = name.repository.toLowerCase() === world.repository.toLowerCase();
  const own = here ? world.observed.issues.find((issue) => issue.number === name.number)?.state : undefined;
  return own ?? world.external.get(spelling) ?? present.get(spelling)?.state;
}

// A blocker that is one of ours may be closed or opened by this very run.
function openNow(blocker: { readonly state: "open" | "closed" }, spelling: string, world: World): "open" | "closed" {
  return world.statesByIssue.get(spelling) ?? blocker.state;
}

function duplicateOf(blocker: IssueName, world: World): string | null {
  if (blocker.repository.toLowerCase() !== world.repository.toLowerCase()) return null;
  const older = world.duplicates.get(blocker.number);
  return older === undefined ? null : spelled(issueName(world, older));
}

function spelledInMarker(name: string, world: World): string {
  const number = world.formerNumbers.get(name);
  return number === undefined ? name.toLowerCase() : spelled(issueName(world, number));
}
