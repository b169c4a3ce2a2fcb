// Which issues may be which tasks at all: by their rarest words, and by where they stand.
import type { Offer, Seeker } from "./candidates.ts";
import type { Gaps } from "./neighbours.ts";
import type { Codes } from "./vocabulary.ts";
import type { Worded } from "./worded.ts";

/** So many pairs are all looked at. */
const FEW = 40_000;
/** Otherwise so many issues for each task, the likeliest first. */
const COMPARED = 16;
/** A word that more issues than this say leads nowhere. */
const COMMON = 64;

export interface Side<One> {
  readonly ones: readonly One[];
  readonly words: readonly Worded[];
}

/**
 * Places in both lists. By words rather than all against all: ten thousand new tasks against ten thousand issues whose
 * tasks are gone must not take long.
 */
export function* likelyPairs(
  seekers: Side<Seeker>,
  offers: Side<Offer>,
  gaps: Gaps,
  words: number,
): Generator<readonly [number, number]> {
  const few = seekers.ones.length * offers.ones.length <= FEW;
  const search = few ? null : new Search(offers, words);
  for (const [left, seeker] of seekers.ones.entries()) {
    const rights = search === null ? offers.ones.keys() : search.likeliest(seekers.words[left], gaps.facing(seeker));
    for (const right of rights)
      if (offers.ones[right]?.identity.kind === seeker.issue.identity.kind) yield [left, right];
  }
}

/** Finds the issues that share rare words with a task, each time in time that does not grow with their number. */
export class Search {
  /** Places of the offers whose title or text has a word, by the word's number; titles first, then texts. */
  readonly #index: (number[] | undefined)[] = [];
  readonly #places: ReadonlyMap<Offer, number>;
  readonly #votes: Float64Array;
  readonly #words: number;

  constructor(offers: Side<Offer>, words: number) {
    this.#words = words;
    this.#places = new Map(offers.ones.map((offer, at) => [offer, at]));
    this.#votes = new Float64Array(offers.ones.length);
    for (const [right, { title, text }] of offers.words.entries()) {
      this.#enter(title.codes, right, 0);
      this.#enter(text, right, words);
    }
  }

  likeliest(worded: Worded | undefined, facing: readonly Offer[]): readonly number[] {
    if (worded === undefined) return [];
    const found: number[] = [];
    this.#vote(worded.title.codes, 0, found);
    this.#vote(worded.text, this.#words, found);
    const votes = this.#votes;
    found.sort((one, other) => (votes[other] ?? 0) - (votes[one] ?? 0) || one - other);
    for (const right of found) votes[right] = 0;
    const likely = found.slice(0, COMPARED);
    for (const offer of facing) {
      const opposite = this.#places.get(offer);
      if (opposite !== undefined && !likely.includes(opposite)) likely.push(opposite);
    }
    return likely;
  }

  #enter(codes: Codes, right: number, offset: number): void {
    for (const code of codes) {
      const list = this.#index[offset + (code >> 1)];
      if (list === undefined) this.#index[offset + (code >> 1)] = [right];
      else if (list.length <= COMMON) list.push(right);
    }
  }

  #vote(codes: Codes, offset: number, found: number[]): void {
    for (const code of codes) {
      const list = this.#index[offset + (code >> 1)];
      if (list === undefined || list.length > COMMON) continue;
      for (let at = 0; at < list.length; at++) {
        const right = list[at] ?? 0;
        if (this.#votes[right] === 0) found.push(right);
        this.#votes[right] = (this.#votes[right] ?? 0) + 1 / list.length;
      }
    }
  }
}
