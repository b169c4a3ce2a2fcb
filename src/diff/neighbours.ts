// Places between tasks that are matched already: what stands alone in one before and after is likely the same.
import type { Offer, Seeker } from "./candidates.ts";
import { type Found, type Open, orderOf } from "./match-sure.ts";

/** 1: the two stand alone in the same gap; 0.5: with as many others, at the same place; 0: neither. */
export type Gaps = (seeker: Seeker, offer: Offer) => number;

export function gapsOf(
  open: Open,
  matched: readonly Pick<Found, "seeker" | "offer">[],
  seekers: readonly Seeker[],
  offers: readonly Offer[],
  contexts: ReadonlyMap<string, string>,
): Gaps {
  const partner = new Map(matched.map(({ seeker, offer }) => [offer.mirrored.issue.number, seeker.name]));
  const before = new Map<string, string>();
  const members = new Map<string, (Seeker | Offer)[]>();
  const enter = (
    list: readonly (Seeker | Offer)[],
    nameOf: (one: Seeker | Offer) => string | undefined,
    side: string,
  ) => {
    const last = new Map<string, string>();
    for (const one of list) {
      const context = "issue" in one ? one.context : (contexts.get(one.context) ?? one.context);
      const matched = nameOf(one);
      if (matched !== undefined) {
        last.set(context, matched);
        continue;
      }
      const gap = `${context} after ${last.get(context) ?? "the start"}`;
      before.set(`${side} ${keyOf(one)}`, gap);
      members.set(`${side} ${gap}`, [...(members.get(`${side} ${gap}`) ?? []), one]);
    }
  };
  enter(seekers, (one) => ("issue" in one && !open.seekers.has(one.name) ? one.name : undefined), "seeker");
  const inOrder = [...offers].sort((one, other) => orderOf(one) - orderOf(other));
  enter(inOrder, (one) => ("mirrored" in one ? partner.get(one.mirrored.issue.number) : undefined), "offer");
  return (seeker, offer) => {
    const gap = before.get(`seeker ${keyOf(seeker)}`);
    if (gap === undefined || gap !== before.get(`offer ${keyOf(offer)}`)) return 0;
    const mine = members.get(`seeker ${gap}`) ?? [];
    const theirs = members.get(`offer ${gap}`) ?? [];
    if (mine.length === 1 && theirs.length === 1) return 1;
    return mine.length === theirs.length && mine.indexOf(seeker) === theirs.indexOf(offer) ? 0.5 : 0;
  };
}

function keyOf(one: Seeker | Offer): string {
  return "issue" in one ? one.name : String(one.mirrored.issue.number);
}
