// Edges to blockers: those of the plan are kept, those that people drew stay, those that the plan dropped go.
import type { BlockerChange } from "../model/change.ts";
import { type DesiredBlocker, type DesiredIssue, nameOf } from "../model/desired.ts";
import { EDGES } from "../model/limits.ts";
import type { IssueName } from "../model/repository.ts";
import { isSure } from "./epochs.ts";
import type { LastApplied } from "./marker.ts";
import type { Tracked } from "./tracked.ts";
import { issueName, referenceName, spelled, spelledInMarker, targetOf, type World } from "./world.ts";

export interface MergedBlockers {
  readonly changes: readonly BlockerChange[];
  /** After this run something open blocks it. */
  readonly blocked: boolean;
  /** Blockers of the plan that a person took away on GitHub, and whether they are linked again. */
  readonly taken: readonly { readonly blocker: DesiredBlocker; readonly issue: IssueName; readonly again: boolean }[];
}

/**
 * `native` false: the server or the settings have no links; only `blocked` is told. An edge of the plan that is missing
 * is drawn: one that was never drawn always, one that a person took away if the plan is preferred.
 */
export function mergeBlockers(
  issue: DesiredIssue,
  tracked: Tracked | null,
  applied: LastApplied | null,
  native: boolean,
  world: World,
  prefer: "plan" | "github" = "plan",
): MergedBlockers {
  const observed = tracked?.issue.blockedBy ?? [];
  const present = new Map(observed.map((blocker) => [spelled(blocker), blocker]));
  const twins = new Set(observed.flatMap((blocker) => duplicateOf(blocker, world) ?? []));
  const ours = new Set((applied?.blockers ?? []).map((name) => spelledInMarker(name, world)));
  const declined = new Set((applied?.declined ?? []).map((name) => spelledInMarker(name, world)));
  const wanted = new Set<string>();
  const changes: BlockerChange[] = [];
  const taken: MergedBlockers["taken"][number][] = [];
  const blocked = tracked === null ? { made: issue.identity } : { issue: issueName(world, tracked.issue.number) };
  let count = present.size;
  let waiting = false;
  for (const blocker of issue.blockedBy) {
    const name = "identity" in blocker ? nameOf(blocker.identity) : null;
    const known = blockerIssue(blocker, world);
    const spelling = known === null ? null : spelled(known);
    const open = (name === null ? stateElsewhere(known, world, present) : world.states.get(name)) === "open";
    if (spelling !== null) wanted.add(spelling);
    const there = spelling !== null && present.has(spelling);
    const itself = known !== null && known.number === tracked?.issue.number;
    const none = !native || itself || (name !== null && world.held.has(name));
    if (there || none || count >= EDGES) {
      waiting ||= open;
      continue;
    }
    const sure = ours.has(spelling ?? "") && !twins.has(spelling ?? "") && wasDrawn(blocker, issue, tracked, world);
    const byPerson = known !== null && (declined.has(spelling ?? "") || sure);
    if (byPerson) taken.push({ blocker, issue: known, again: prefer === "plan" });
    if (byPerson && prefer === "github") continue;
    waiting ||= open;
    count++;
    changes.push({
      kind: "blocker",
      action: "create",
      reason: byPerson ? "somebody took it away on GitHub, and the plan still says so" : "the plan says so",
      blocked,
      blocker:
        "identity" in blocker ? targetOf(world, blocker.identity) : { issue: referenceName(world, blocker.issue) },
      present: true,
      ...anchorOf(issue, world),
    });
  }
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
  return { changes, blocked: waiting, taken };
}

// A blocker that was made anew was never linked, whatever the record of the issue that waits for it says.
function wasDrawn(blocker: DesiredBlocker, issue: DesiredIssue, tracked: Tracked | null, world: World): boolean {
  const { epochs, matched } = world;
  if (!isSure(tracked, issue.identity.path, epochs)) return false;
  if ("issue" in blocker) return true;
  const other = matched.get(nameOf(blocker.identity)) ?? null;
  return isSure(other, blocker.identity.path, epochs);
}

function anchorOf({ identity }: DesiredIssue, world: World): Pick<BlockerChange, "recorded"> {
  const anchor = world.desired.get(world.epochs.anchors.get(identity.path) ?? "");
  return anchor === undefined ? {} : { recorded: targetOf(world, anchor.identity) };
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
  return world.observedStates.get(spelling) ?? world.external.get(spelling) ?? present.get(spelling)?.state;
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
