// Whether the blockers in a marker were linked: markers are written first, and a run may stop before the links.
import { type DesiredIssue, nameOf } from "../model/desired.ts";
import type { Mirrored, Tracked } from "./tracked.ts";
import { blockerInMarker, isSameIssue, spelled, spelledBlocker, type World } from "./world.ts";

/**
 * Linking goes in rounds, for each plan its own: a marker that is written before its links names the round, and when all
 * links of a run are drawn, one issue of the plan, its anchor, records that the round is finished. So a first import
 * needs one record more, not one for each issue.
 */
export interface Epochs {
  /** The last finished round, by path. */
  readonly finished: ReadonlyMap<string, number>;
  /** Name of the issue that records it, by path. */
  readonly anchors: ReadonlyMap<string, string>;
  /** What the anchor's record is to say after this run, by path. */
  readonly wanted: ReadonlyMap<string, number>;
  /** The round of each issue's links when its marker is written now, by name. */
  readonly written: ReadonlyMap<string, number | null>;
}

export const NO_EPOCHS: Epochs = { finished: new Map(), anchors: new Map(), wanted: new Map(), written: new Map() };

export function epochsOf(issues: readonly DesiredIssue[], mirrored: readonly Mirrored[], world: World): Epochs {
  const finished = new Map<string, number>();
  const atLeast = (path: string, round: number) => finished.set(path, Math.max(finished.get(path) ?? 0, round));
  for (const { marker } of mirrored) if (marker.finished > 0) atLeast(marker.identity.path, marker.finished);
  const anchors = new Map<string, string>();
  const linked = new Set<string>();
  for (const issue of issues) {
    const name = nameOf(issue.identity);
    if (!anchors.has(issue.identity.path) && !world.held.has(name)) anchors.set(issue.identity.path, name);
    atLeast(issue.identity.path, world.matched.get(name)?.marker?.finished ?? 0);
    if (issue.blockedBy.length > 0) linked.add(name);
    for (const blocker of issue.blockedBy) if ("identity" in blocker) linked.add(nameOf(blocker.identity));
  }
  const written = new Map(
    issues.map((issue): [string, number | null] => {
      const name = nameOf(issue.identity);
      return [name, roundOf(issue, linked.has(name), finished.get(issue.identity.path) ?? 0, world)];
    }),
  );
  return { finished, anchors, wanted: new Map(), written };
}

/**
 * What the anchors are to record, once it is known which issues are written: `changed`, by name. An anchor counts as
 * written where its own links make it so.
 */
export function withRounds(
  epochs: Epochs,
  issues: readonly DesiredIssue[],
  changed: ReadonlySet<string>,
  world: World,
): Epochs {
  const wanted = new Map<string, number>();
  for (const { identity } of issues) {
    const name = nameOf(identity);
    const done = epochs.finished.get(identity.path) ?? 0;
    const isWritten = changed.has(name) || epochs.anchors.get(identity.path) === name;
    const old = world.matched.get(name)?.marker?.applied.epoch ?? 0;
    const round = (isWritten ? epochs.written.get(name) : old) ?? 0;
    if (round > done) wanted.set(identity.path, Math.max(round, wanted.get(identity.path) ?? 0));
  }
  return { ...epochs, wanted };
}

/** The issues that are no anchors, then those that are. */
export function anchorsLast(issues: readonly DesiredIssue[], { anchors }: Epochs): (readonly DesiredIssue[])[] {
  const names = new Set(anchors.values());
  const [rest, last]: [DesiredIssue[], DesiredIssue[]] = [[], []];
  for (const issue of issues) (names.has(nameOf(issue.identity)) ? last : rest).push(issue);
  return [rest, last];
}

function roundOf(issue: DesiredIssue, linked: boolean, done: number, world: World): number | null {
  const native = world.observed.capabilities.dependencies && issue.nativeBlockers !== false;
  if (!native) return linked ? null : 0;
  const tracked = world.matched.get(nameOf(issue.identity));
  const old = tracked?.marker?.applied ?? null;
  if (old === null) return linked ? done + 1 : 0;
  if (old.epoch === null) {
    const there = new Set(tracked?.issue.blockedBy?.map(spelled));
    return issue.blockedBy.some((blocker) => !there.has(spelledBlocker(blocker, world))) ? done + 1 : 0;
  }
  const names = issue.blockedBy.map((blocker) => blockerInMarker(world, blocker));
  if (names.some((name) => !old.blockers.some((other) => isSameIssue(other, name, world)))) return done + 1;
  return old.epoch <= done ? 0 : old.epoch;
}

/** The links of an issue were drawn, and one that is missing was taken away by a person. */
export function isSure(tracked: Tracked | null, path: string, { finished }: Epochs): boolean {
  const epoch = tracked?.marker?.applied.epoch ?? null;
  return epoch !== null && epoch <= (finished.get(path) ?? 0);
}
