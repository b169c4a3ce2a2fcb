// Plans that were numbered anew: a task put in between shifts the ids of all that follow, and titles keep their issues.
import type { Offer, Seeker } from "./candidates.ts";
import { likelyHomes } from "./likely-homes.ts";
import type { Open } from "./match-sure.ts";

interface Pair {
  readonly seeker: Seeker;
  readonly offer: Offer;
}

/** Pairs by title that win against pairs by id; `unsettled`: tasks whose id led to an issue that another one got. */
export type Renumbered = readonly Pair[] & { readonly unsettled: ReadonlySet<string> };

/**
 * Titles win along an open chain (`2: B` became `3: B`, `3: C` became `4: C`, and `4` is new). In a closed circle (two
 * tasks exchanged their titles) the ids win: that is what an id is for. Only titles that are unique on both sides count,
 * and those put in other words only where the issue of the id says nothing of what the task says.
 */
export function renumbered(byId: readonly Pair[], open: Open): Renumbered {
  if (byId.length === 0) return Object.assign([], { unsettled: new Set<string>() });
  const offers = unique([...open.offers.values()], (offer) => scope(offer.identity) + offer.plain);
  const seekers = unique([...open.seekers.values()], (seeker) => scope(seeker.issue.identity) + seeker.plain);
  const offerById = new Map(byId.map(({ seeker, offer }) => [seeker.name, offer]));
  const seekerById = new Map(byId.map(({ seeker, offer }) => [offer.mirrored.issue.number, seeker]));
  const homes = new Map<string, Offer>();
  for (const [key, seeker] of seekers) {
    const home = offers.get(key);
    if (home === undefined || seeker.issue.id === null || home.mirrored.marker.id === null || key.endsWith("\u0000"))
      continue;
    if (offerById.get(seeker.name) !== home) homes.set(seeker.name, home);
  }
  const strange = addStrangers(homes, byId, seekers, open);
  keepHeld(homes, byId, strange);
  const circles = inCircles(homes, seekerById);
  const pairs: Pair[] = [];
  for (const [name, home] of homes) {
    const seeker = open.seekers.get(name);
    if (seeker !== undefined && !circles.has(name)) pairs.push({ seeker, offer: home });
  }
  const settled = new Set(pairs.map(({ offer }) => offer.mirrored.issue.number));
  const unsettled = new Set(
    byId.filter(({ offer }) => settled.has(offer.mirrored.issue.number)).map(({ seeker }) => seeker.name),
  );
  return Object.assign(pairs, { unsettled });
}

// An id may also have gone to another task while its own was put in other words, or lost its id.
function addStrangers(
  homes: Map<string, Offer>,
  byId: readonly Pair[],
  titles: ReadonlyMap<string, Seeker>,
  open: Open,
): ReadonlySet<string> {
  const taken = new Set(homes.values());
  const suspects = byId.filter(({ seeker, offer }) => seeker.plain !== offer.plain && !homes.has(seeker.name));
  if (suspects.length === 0) return new Set();
  const { strange, homes: likely } = likelyHomes(suspects, [...open.offers.values()]);
  for (const [name, home] of likely) if (!taken.has(home)) homes.set(name, home);
  for (const { offer } of strange) {
    const seeker = titles.get(scope(offer.identity) + offer.plain);
    if (seeker !== undefined && seeker.issue.id === null && !taken.has(offer)) homes.set(seeker.name, offer);
  }
  return new Set(strange.map(({ seeker }) => seeker.name));
}

// Where the task of an issue's id stays what it was, only in other words, nobody else gets that issue for its title: the
// ids win, for that task and for all whose issues would have gone on from there.
function keepHeld(homes: Map<string, Offer>, byId: readonly Pair[], strange: ReadonlySet<string>): void {
  const claimants = new Map([...homes].map(([name, home]) => [home, name]));
  const held = byId.filter(({ seeker }) => !homes.has(seeker.name) && !strange.has(seeker.name));
  const offers = new Map(byId.map(({ seeker, offer }) => [seeker.name, offer]));
  const waiting = held.map(({ offer }) => offer);
  for (let home = waiting.pop(); home !== undefined; home = waiting.pop()) {
    const claimant = claimants.get(home);
    if (claimant === undefined || !homes.delete(claimant)) continue;
    const own = offers.get(claimant);
    if (own !== undefined) waiting.push(own);
  }
}

// seeker → the issue of its title → the seeker that has that issue's id → …; each is walked through once.
function inCircles(homes: ReadonlyMap<string, Offer>, seekerById: ReadonlyMap<number, Seeker>): Set<string> {
  const next = (name: string): string | undefined => {
    const home = homes.get(name);
    return home === undefined ? undefined : seekerById.get(home.mirrored.issue.number)?.name;
  };
  const circles = new Set<string>();
  const walkOf = new Map<string, string>();
  for (const start of homes.keys()) {
    let at: string | undefined = start;
    while (at !== undefined && !walkOf.has(at)) {
      walkOf.set(at, start);
      at = next(at);
    }
    // Back on its own way: from here it goes round.
    if (at === undefined || walkOf.get(at) !== start) continue;
    for (let one: string | undefined = at; one !== undefined && !circles.has(one); one = next(one)) circles.add(one);
  }
  return circles;
}

function unique<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, Item> {
  const once = new Map<string, Item>();
  const twice = new Set<string>();
  for (const item of items) {
    const name = key(item);
    if (once.has(name)) twice.add(name);
    once.set(name, item);
  }
  for (const name of twice) once.delete(name);
  return once;
}

function scope(identity: { readonly path: string; readonly kind: string }): string {
  return `${identity.kind} ${identity.path}\u0000`;
}
