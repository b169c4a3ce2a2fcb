// The sure tiers of matching: same id, same title in the same phase, same key, same title elsewhere.
import type { Match } from "../model/change.ts";
import type { Identity } from "../model/desired.ts";
import type { Offer, Seeker } from "./candidates.ts";
import { renumbered } from "./renumbered.ts";

export interface Found {
  readonly seeker: Seeker;
  readonly offer: Offer;
  readonly match: Match;
}

/** What is still to be matched; tiers take out of it. */
export class Open {
  readonly seekers: Map<string, Seeker>;
  readonly offers: Map<number, Offer>;
  readonly found: Found[] = [];

  constructor(seekers: readonly Seeker[], offers: readonly Offer[]) {
    this.seekers = new Map(seekers.map((seeker) => [seeker.name, seeker]));
    this.offers = new Map(offers.map((offer) => [offer.mirrored.issue.number, offer]));
  }

  take(seeker: Seeker, offer: Offer, by: Match["by"], confidence: number): void {
    if (!this.seekers.delete(seeker.name)) return;
    this.offers.delete(offer.mirrored.issue.number);
    const marked = seeker.name === offer.name && by !== "reworded";
    this.found.push({ seeker, offer, match: marked ? { by: "marker", confidence: 1 } : { by, confidence } });
  }
}

/** An id is the key for ever, unless the titles show that the plan was numbered anew. */
export function matchIds(open: Open): void {
  const byId = new Map<string, Offer>();
  for (const offer of open.offers.values()) {
    const { id } = offer.mirrored.marker;
    if (id !== null && !byId.has(idName(offer.identity, id))) byId.set(idName(offer.identity, id), offer);
  }
  const pairs = [...open.seekers.values()].flatMap((seeker) => {
    const { id, identity } = seeker.issue;
    const offer = id === null ? undefined : byId.get(idName(identity, id));
    // A second task with the same id has another key: it is told apart by that.
    return offer === undefined || (offer.name !== seeker.name && isTwin(seeker)) ? [] : [{ seeker, offer }];
  });
  const moved = renumbered(pairs, open);
  for (const { seeker, offer } of moved) open.take(seeker, offer, "title", 0.95);
  for (const { seeker, offer } of pairs)
    if (
      open.seekers.has(seeker.name) &&
      open.offers.has(offer.mirrored.issue.number) &&
      !moved.unsettled.has(seeker.name)
    )
      open.take(seeker, offer, "id", 1);
}

/** Same title in the same phase. Of several with one title, equal keys first, then in their order. */
export function matchTitlesInPhase(open: Open, contexts: ReadonlyMap<string, string>): void {
  for (const { seekers, offers } of grouped(open, contexts)) {
    const named = new Map(seekers.map((seeker) => [seeker.name, seeker]));
    const left = offers.filter((offer) => {
      const same = named.get(offer.name);
      if (same === undefined || !open.seekers.has(same.name) || !fits(same, offer)) return true;
      open.take(same, offer, "title", 1);
      return false;
    });
    const waiting = seekers.filter((seeker) => open.seekers.has(seeker.name));
    const inOrder = left.sort((one, other) => one.place - other.place);
    for (const [index, seeker] of waiting.entries()) {
      const offer = inOrder[index];
      if (offer !== undefined && fits(seeker, offer)) open.take(seeker, offer, "title", waiting.length > 1 ? 0.9 : 1);
    }
  }
}

/** Plans and phases with one key. A task without an id has its key from its title, which says no more than the title. */
export function matchKeys(open: Open): void {
  for (const offer of [...open.offers.values()]) {
    const seeker = open.seekers.get(offer.name);
    if (seeker !== undefined && seeker.issue.identity.kind !== "task" && fits(seeker, offer))
      open.take(seeker, offer, "marker", 1);
  }
}

/** An id on both sides that differs speaks against it: such a pair needs more than a title. */
export function fits(seeker: Seeker, offer: Offer): boolean {
  const [mine, theirs] = [seeker.issue.id, offer.mirrored.marker.id];
  return mine === null || theirs === null || mine === theirs;
}

interface Group {
  readonly seekers: Seeker[];
  readonly offers: Offer[];
}

// What has one title in one phase on both sides.
function grouped(open: Open, contexts: ReadonlyMap<string, string>): Iterable<Group> {
  const groups = new Map<string, Group>();
  const titles = new Set([...open.seekers.values()].map(({ plain }) => plain));
  for (const offer of open.offers.values()) {
    if (!titles.has(offer.plain)) continue;
    const key = keyOf(offer.identity, contexts.get(offer.context) ?? offer.context, offer.plain);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { seekers: [], offers: [offer] });
    else group.offers.push(offer);
  }
  if (groups.size === 0) return [];
  const there = new Set<Group>();
  for (const seeker of open.seekers.values()) {
    const group = groups.get(keyOf(seeker.issue.identity, seeker.context, seeker.plain));
    if (group === undefined) continue;
    group.seekers.push(seeker);
    there.add(group);
  }
  return there;
}

function keyOf({ kind, path }: Identity, context: string, plain: string): string {
  return `${kind} ${path} ${context} ${plain}`;
}

function idName(identity: Identity, id: string): string {
  return `${identity.path}#${identity.kind}:${id.toLowerCase()}`;
}

function isTwin(seeker: Seeker): boolean {
  return /~\d+$/.test(seeker.issue.identity.key);
}
