// How alike two tasks are: title, text, steps, place. Numbers between 0 and 1.
import { type Codes, type TitleWords, type Vocabulary, weightOf } from "./vocabulary.ts";
import { alike } from "./words.ts";

/** Looking for a similar word is quadratic: only where there are few. */
const FEW = 60;

/** Compares texts of one vocabulary. What every one of `all` says tells nothing apart, and counts little. */
export class Likeness {
  readonly #vocabulary: Vocabulary;
  /** How rare each word is, by its number. */
  readonly #rarity: Float64Array;
  /** Codes of the text that is compared right now, by the word's number; 0: it does not have that word. */
  readonly #theirs: Int32Array;

  /** All words that will be compared are in the vocabulary by now. */
  constructor(all: readonly Codes[], vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
    this.#theirs = new Int32Array(vocabulary.size);
    const counts = new Int32Array(vocabulary.size);
    for (const codes of all) for (const code of codes) counts[code >> 1] = (counts[code >> 1] ?? 0) + 1;
    const most = Math.log(1 + all.length);
    // With few titles a word that stands in two of them (before and after) is as rare as can be.
    this.#rarity = Float64Array.from(counts, (count) =>
      count <= 2 ? 1 : Math.max(0.15, Math.log(1 + (2 * all.length) / count) / (most + Math.LN2)),
    );
  }

  /** 1 for the same words; what one side only adds weighs less against it than what both put differently. */
  titles(one: TitleWords, other: TitleWords): number {
    if (one.plain === other.plain) return 1;
    const { shared, left, right } = this.#overlap(one.codes, other.codes);
    if (shared === 0) return 0;
    const dice = (2 * shared) / (left + right);
    const contained = shared / Math.min(left, right);
    const similar = 0.6 * dice + 0.4 * contained;
    const numbered = one.numbers !== "" && other.numbers !== "" && one.numbers !== other.numbers;
    return Math.max(0, Math.min(0.98, similar - (numbered ? 0.3 : 0) - (this.#exchanged(one, other) ? 0.2 : 0)));
  }

  /** null when one of the two says too little to compare. */
  texts(one: Codes, other: Codes): number | null {
    if (one.length < 4 || other.length < 4) return null;
    const { shared, left, right } = this.#overlap(one, other);
    return left + right === 0 ? null : Math.max((2 * shared) / (left + right), 0.8 * (shared / Math.min(left, right)));
  }

  // First the words that both have, then those that are nearly the same.
  #overlap(one: Codes, other: Codes): { shared: number; left: number; right: number } {
    const theirs = this.#theirs;
    for (let at = 0; at < other.length; at++) theirs[(other[at] ?? 0) >> 1] = (other[at] ?? 0) + 1;
    let shared = 0;
    let left = 0;
    const rest: number[] = [];
    for (let at = 0; at < one.length; at++) {
      const code = one[at] ?? 0;
      const weight = this.#weight(code);
      const same = theirs[code >> 1] ?? 0;
      left += weight;
      if (same === 0) rest.push(code);
      else shared += (weight + this.#weight(same - 1)) / 2;
      theirs[code >> 1] = 0;
    }
    let right = 0;
    const free: number[] = [];
    for (let at = 0; at < other.length; at++) {
      const code = other[at] ?? 0;
      right += this.#weight(code);
      if (theirs[code >> 1] !== 0) free.push(code);
      theirs[code >> 1] = 0;
    }
    return { shared: shared + this.#nearly(rest, free), left, right };
  }

  #nearly(rest: readonly number[], free: number[]): number {
    let shared = 0;
    for (const code of rest) {
      if (free.length > FEW) return shared;
      const at = free.findIndex((other) => this.#alike(code, other));
      if (at < 0) continue;
      shared += (this.#weight(code) + this.#weight(free[at] ?? 0)) / 2;
      free.splice(at, 1);
    }
    return shared;
  }

  // "Set up the staging environment", "Set up the production environment": one thing in the place of another, all else the same.
  #exchanged({ order: left }: TitleWords, { order: right }: TitleWords): boolean {
    const same = (mine: number, theirs: number) => this.#alike(left[mine] ?? -1, right[theirs] ?? -1);
    const least = Math.min(left.length, right.length);
    let start = 0;
    while (start < least && same(start, start)) start++;
    let end = 0;
    while (end < least - start && same(left.length - 1 - end, right.length - 1 - end)) end++;
    const says = (order: Codes) => order.slice(start, order.length - end).some((code) => weightOf(code) === 1);
    return start + end > 0 && says(left) && says(right);
  }

  #alike(one: number, other: number): boolean {
    return one >> 1 === other >> 1 || alike(this.#vocabulary.word(one), this.#vocabulary.word(other));
  }

  #weight(code: number): number {
    return weightOf(code) * (this.#rarity[code >> 1] ?? 1);
  }
}
