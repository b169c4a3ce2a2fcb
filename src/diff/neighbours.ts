// Places between tasks that are matched already: what stands alone in one before and after is likely the same.
import type { Offer, Seeker } from "./candidates.ts";

/** One of a list in its order: where it stands, and with which task of the plan it is matched. */
export interface Standing<One> {
  readonly context: string;
  readonly matched: string | null;
  /** null for what is matched: nobody asks for it. */
  readonly one: One | null;
}

/** So many places before and after count as about the same one. */
const ABOUT = 2;

/** What stands between two matched neighbours on both sides. */
interface Gap {
  readonly seekers: Seeker[];
  readonly offers: Offer[];
}

interface Place {
  readonly gap: Gap;
  readonly at: number;
}

export class Gaps {
  readonly #gaps = new Map<string, Gap>();
  readonly #seekers = new Map<Seeker, Place>();
  readonly #offers = new Map<Offer, Place>();

  /** Contexts of both lists are those of the plan now. */
  constructor(plan: readonly Standing<Seeker>[], mirrored: readonly Standing<Offer>[]) {
    this.#enter(plan, this.#seekers, ({ seekers }) => seekers);
    this.#enter(mirrored, this.#offers, ({ offers }) => offers);
  }

  /** 1: the two stand alone in the same gap; 0.5: with as many others, at the same place; 0: neither. */
  between(seeker: Seeker, offer: Offer): number {
    const [mine, theirs] = [this.#seekers.get(seeker), this.#offers.get(offer)];
    if (mine === undefined || mine.gap !== theirs?.gap) return 0;
    const { seekers, offers } = mine.gap;
    if (seekers.length === 1 && offers.length === 1) return 1;
    return seekers.length === offers.length && mine.at === theirs.at ? 0.5 : 0;
  }

  /** Those at about the same place of the same gap. */
  facing(seeker: Seeker): readonly Offer[] {
    const mine = this.#seekers.get(seeker);
    return mine === undefined ? [] : mine.gap.offers.slice(Math.max(0, mine.at - ABOUT), mine.at + ABOUT + 1);
  }

  #enter<One extends object>(list: readonly Standing<One>[], places: Map<One, Place>, side: (gap: Gap) => One[]): void {
    const last = new Map<string, string>();
    for (const { context, matched, one } of list) {
      if (one === null) {
        if (matched !== null) last.set(context, matched);
        continue;
      }
      const name = `${context} after ${last.get(context) ?? "the start"}`;
      const gap = this.#gaps.get(name) ?? { seekers: [], offers: [] };
      this.#gaps.set(name, gap);
      places.set(one, { gap, at: side(gap).push(one) - 1 });
    }
  }
}
