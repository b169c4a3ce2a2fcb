// Which issue is which task: marker, id, adoption, same title in the same phase, moved, reworded.
import type { DoubtfulMatch, Match } from "../model/change.ts";
import { type DesiredIssue, nameOf } from "../model/desired.ts";
import { apart } from "./apart.ts";
import { bareTitle, desiredContext, offerOf, type Seeker, seekerOf, writtenContext } from "./candidates.ts";
import { contextsOf } from "./contexts.ts";
import { renamedPaths } from "./match-paths.ts";
import { matchReworded } from "./match-reworded.ts";
import { matchIds, matchKeys, matchTitlesInPhase, Open } from "./match-sure.ts";
import { Gaps, type Standing } from "./neighbours.ts";
import type { Mirrored, Tracked } from "./tracked.ts";
import { plainText } from "./words.ts";
import { writtenPlaces } from "./written-places.ts";

export interface Matching {
  readonly matched: ReadonlyMap<string, { readonly tracked: Tracked; readonly match: Match }>;
  /** Mirrored issues that no task claims. */
  readonly left: readonly Mirrored[];
  readonly doubtful: readonly DoubtfulMatch[];
  /** Younger issues by the number of the older one with the same identity. */
  readonly twins: ReadonlyMap<number, readonly Mirrored[]>;
  /** Names of phases as markers have them → names in the plan now. */
  readonly contexts: ReadonlyMap<string, string>;
}

/**
 * `adopted`: issues that the plan links, by the task's name. `free`: paths whose tasks may have gone elsewhere: plans
 * that were read whole, or are known to be gone. `unread`: plans that are there and could not be read: nothing of them
 * is matched.
 */
export function matchIssues(
  issues: readonly DesiredIssue[],
  mirrored: readonly Mirrored[],
  adopted: ReadonlyMap<string, Tracked>,
  free: ReadonlySet<string>,
  unread: ReadonlySet<string> = new Set(),
): Matching {
  const { elders, loose, twins } = apart(mirrored, adopted, issues);
  const matched = new Map<string, { tracked: Tracked; match: Match }>();
  for (const [name, tracked] of adopted) matched.set(name, { tracked, match: { by: "adopt", confidence: 1 } });
  const isRead = ({ marker }: Mirrored) => !unread.has(marker.identity.path);
  const readable = elders.filter(isRead);
  const same = unchanged(
    issues.filter((issue) => !matched.has(nameOf(issue.identity))),
    readable,
  );
  for (const [name, tracked] of same) matched.set(name, { tracked, match: { by: "marker", confidence: 1 } });
  const renamed = renamedPaths(issues, readable);
  const places = writtenPlaces([...elders, ...loose]);
  const placeOf = (one: Mirrored) => places.get(one.issue.number) ?? 0;
  const seekers = issues.filter((issue) => !matched.has(nameOf(issue.identity))).map(seekerOf);
  const known = new Set([...same.values()].map(({ issue }) => issue.number));
  const offers = [...readable, ...loose.filter(isRead)]
    .filter(({ issue }) => !known.has(issue.number))
    .map((one) => offerOf(one, renamed, placeOf(one)));
  const contexts = contextsOf(seekers, offers, [...same.values()].map(writtenContext));
  const open = new Open(seekers, offers);
  matchIds(open);
  matchTitlesInPhase(open, contexts);
  matchKeys(open);
  matchPhases(open, contexts);
  for (const [number, offer] of open.offers) {
    const { path } = offer.mirrored.marker.identity;
    if (!free.has(path) && !renamed.has(path)) open.offers.delete(number);
  }
  const doubtful = open.seekers.size > 0 && open.offers.size > 0 ? reworded(open, issues, same, contexts, placeOf) : [];
  for (const { seeker, offer, match } of open.found) matched.set(seeker.name, { tracked: offer.mirrored, match });
  const taken = new Set([...matched.values()].map(({ tracked }) => tracked.issue.number));
  const left = elders.filter(({ issue }) => !taken.has(issue.number));
  for (const one of loose) {
    const stays = matched.get(nameOf(one.marker.identity))?.tracked.issue.number;
    if (taken.has(one.issue.number)) continue;
    if (stays === undefined) left.push(one);
    else twins.set(stays, [...(twins.get(stays) ?? []), one]);
  }
  return { matched, left, doubtful, twins, contexts };
}

/**
 * An issue of ours whose text somebody emptied, and the marker with it: known again by its title and its place below one
 * of ours or one of our labels. Added to `matching`, so that no second issue is made.
 */
export function recognise(
  matching: Matching,
  issues: readonly DesiredIssue[],
  bare: readonly Tracked[],
  owned: readonly string[],
): Matching {
  if (bare.length === 0) return matching;
  const inDoubt = new Set(matching.doubtful.map(({ identity }) => nameOf(identity)));
  const ours = new Set([...matching.matched.values()].map(({ tracked }) => tracked.issue.number));
  const labels = new Set(owned.map((name) => name.toLowerCase()));
  const free = new Map<string, Tracked>();
  for (const one of bare) {
    const { parent, labels: shown, title, number } = one.issue;
    const known = shown.some((name) => labels.has(name.toLowerCase())) || (parent != null && ours.has(parent.number));
    if (known && !ours.has(number) && !free.has(plainText(title))) free.set(plainText(title), one);
  }
  const matched = new Map(matching.matched);
  for (const issue of issues) {
    const name = nameOf(issue.identity);
    const tracked = free.get(plainText(issue.title));
    if (tracked === undefined || matched.has(name) || inDoubt.has(name)) continue;
    matched.set(name, { tracked, match: { by: "title", confidence: 0.8 } });
    free.delete(plainText(issue.title));
  }
  return { ...matching, matched };
}

// What carries the same name, title and phase as before is the same: nearly everything on nearly every run.
function unchanged(issues: readonly DesiredIssue[], mirrored: readonly Mirrored[]): Map<string, Mirrored> {
  const byName = new Map(mirrored.map((one) => [nameOf(one.marker.identity), one]));
  const same = new Map<string, Mirrored>();
  for (const issue of issues) {
    const name = nameOf(issue.identity);
    const one = byName.get(name);
    if (one === undefined || one.marker.id !== issue.id || one.marker.applied.title !== issue.title) continue;
    if (desiredContext(issue) === writtenContext(one)) same.set(name, one);
  }
  return same;
}

// Only here everything is looked at: who stands next to whom.
function reworded(
  open: Open,
  issues: readonly DesiredIssue[],
  same: ReadonlyMap<string, Mirrored>,
  contexts: ReadonlyMap<string, string>,
  placeOf: (one: Mirrored) => number,
): DoubtfulMatch[] {
  const here = (context: string) => contexts.get(context) ?? context;
  const found = new Map(open.found.map(({ seeker }) => [seeker.name, seeker]));
  const plan = issues.flatMap(({ identity }): Standing<Seeker>[] => {
    const name = nameOf(identity);
    const [one, unchanged] = [open.seekers.get(name), same.get(name)];
    if (one !== undefined) return [{ context: one.context, matched: null, one }];
    const context = found.get(name)?.context ?? (unchanged === undefined ? undefined : writtenContext(unchanged));
    return context === undefined ? [] : [{ context, matched: name, one: null }];
  });
  const mirrored = [
    ...[...same].map(([matched, one]) => ({
      context: here(writtenContext(one)),
      matched,
      one: null,
      place: placeOf(one),
    })),
    ...open.found.map(({ seeker, offer }) => ({
      ...offer,
      context: here(offer.context),
      matched: seeker.name,
      one: null,
    })),
    ...[...open.offers.values()].map((one) => ({ ...one, context: here(one.context), matched: null, one })),
  ].sort((one, other) => one.place - other.place);
  const titles = open.found.flatMap(({ seeker, offer }) => [seeker.title, offer.title]);
  for (const { marker } of same.values()) {
    const title = bareTitle(marker.applied.title, marker.id);
    titles.push(title, title);
  }
  return matchReworded(open, new Gaps(plan, mirrored), contexts, titles);
}

// Plans and phases are what their tasks say they are.
function matchPhases(open: Open, contexts: ReadonlyMap<string, string>): void {
  for (const offer of [...open.offers.values()]) {
    if (offer.identity.kind === "task") continue;
    const now = contexts.get(offer.name);
    const seeker = now === undefined ? undefined : open.seekers.get(now);
    if (seeker?.issue.identity.kind === offer.identity.kind) open.take(seeker, offer, "reworded", 0.9);
  }
}
