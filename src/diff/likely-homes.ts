// Ids that seem to have gone to other tasks: where a task says quite other things than the issue of its id, and another
// issue says the same.
import type { Offer, Seeker } from "./candidates.ts";
import { ContentLikeness, noStepShared } from "./content-likeness.ts";
import { Search } from "./likely-pairs.ts";
import { Vocabulary } from "./vocabulary.ts";
import { type Worded, Wording } from "./worded.ts";

/** Less than this in common: the id is no longer that task's. */
const OTHER = 0.3;
/** As much as this, and so much more than any other: the task of another issue. */
const SAME = 0.7;
const MARGIN = 0.1;

export interface Suspect {
  readonly seeker: Seeker;
  /** The issue of its id. */
  readonly offer: Offer;
}

export interface Homes {
  /** Suspects that have nothing in common with the issue of their id. */
  readonly strange: readonly Suspect[];
  /** Their likely issues, by the task's name. */
  readonly homes: ReadonlyMap<string, Offer>;
}

/** `offers`: all that are open. An issue is the home of one task only. */
export function likelyHomes(suspects: readonly Suspect[], offers: readonly Offer[]): Homes {
  const wording = new Wording(new Vocabulary());
  const mine = suspects.map(({ seeker }) => wording.seeker(seeker));
  const theirs = offers.map((offer) => wording.offer(offer));
  const places = new Map(offers.map((offer, at) => [offer, at]));
  const likeness = new ContentLikeness([...mine, ...theirs], [], wording.vocabulary);
  const likely = (one: Worded, right: number) => {
    const other = theirs[right];
    return other === undefined ? 0 : likeness.of(one, other).whole;
  };
  const isOther = (one: Worded, right: number) => {
    const other = theirs[right];
    if (other === undefined) return false;
    const { title, whole } = likeness.of(one, other);
    return title < OTHER && (whole < OTHER || noStepShared(one, other));
  };
  const strange = suspects.flatMap((suspect, at) => {
    const one = mine[at];
    const own = places.get(suspect.offer);
    return one === undefined || own === undefined || !isOther(one, own) ? [] : [{ suspect, one }];
  });
  const found = new Map<Offer, string[]>();
  if (strange.length > 0) {
    const search = new Search({ ones: offers, words: theirs }, wording.vocabulary.size);
    for (const { suspect, one } of strange) {
      const { path } = suspect.seeker.issue.identity;
      const scored = search
        .likeliest(one, [])
        .filter((right) => offers[right]?.identity.kind === "task" && offers[right]?.identity.path === path)
        .map((right) => ({ right, score: likely(one, right) }))
        .sort((a, b) => b.score - a.score);
      const [best, second] = scored;
      const home = best === undefined ? undefined : offers[best.right];
      if (home === undefined || best === undefined) continue;
      if (best.score < SAME || best.score - (second?.score ?? 0) < MARGIN) continue;
      found.set(home, [...(found.get(home) ?? []), suspect.seeker.name]);
    }
  }
  const homes = [...found].flatMap(([home, names]) => (names.length === 1 ? [[names[0] ?? "", home] as const] : []));
  return { strange: strange.map(({ suspect }) => suspect), homes: new Map(homes) };
}
