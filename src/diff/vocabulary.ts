// The words of all texts that are compared, each kept once: a text becomes a short list of numbers, which compares quickly.
import { canonical, pieces, splitText } from "./words.ts";

/**
 * The words of a text, each once, in the order in which they first stand: twice the number of the canonical word, and one
 * more unless it says little (a verb that heads any task).
 */
export type Codes = readonly number[];

export interface TitleWords {
  readonly codes: Codes;
  /** All words in their order, as codes, those left out that carry nothing. */
  readonly order: Codes;
  /** The numbers in it, one after the other; "" without any. */
  readonly numbers: string;
  /** The title without capitals, signs and double blanks. */
  readonly plain: string;
}

/** How much a word says. */
export function weightOf(code: number): number {
  return (code & 1) === 1 ? 1 : 0.3;
}

export class Vocabulary {
  readonly #numbers = new Map<string, number>();
  readonly #words: string[] = [];
  readonly #spelled = new Map<string, Codes>();
  /** By word: where it stands in the list that is being made, from 1. */
  readonly #places: number[] = [];

  /** How many words there are so far: numbers of words are smaller. */
  get size(): number {
    return this.#words.length;
  }

  word(code: number): string {
    return this.#words[code >> 1] ?? "";
  }

  /** `plain`: a title as `plainText` returns it. */
  title(plain: string): TitleWords {
    const written = plain.split(" ");
    const all = this.#codes(written);
    const codes = this.#once(all);
    // A word's last spelling tells how much it says, wherever it stands.
    const order =
      codes.length === all.length ? codes : all.map((code) => codes.find((one) => one >> 1 === code >> 1) ?? code);
    return { codes, order, numbers: written.filter((word) => /^\d+(?:\.\d+)*$/.test(word)).join(), plain };
  }

  /** Linear in the length of the text, of which at most 4,000 characters are looked at. */
  text(text: string): Codes {
    return this.#once(this.#codes(splitText(text)));
  }

  #codes(written: readonly string[]): number[] {
    const all: number[] = [];
    for (let at = 0; at < written.length; at++) {
      const codes = this.#spell(written[at] ?? "");
      for (let piece = 0; piece < codes.length; piece++) all.push(codes[piece] ?? 0);
    }
    return all;
  }

  #once(all: Codes): Codes {
    const places = this.#places;
    const codes: number[] = [];
    for (let at = 0; at < all.length; at++) {
      const code = all[at] ?? 0;
      const place = places[code >> 1] ?? 0;
      if (place === 0) places[code >> 1] = codes.push(code);
      else codes[place - 1] = code;
    }
    for (let at = 0; at < codes.length; at++) places[(codes[at] ?? 0) >> 1] = 0;
    return codes.slice();
  }

  // Plans say the same words over and over: each is looked at once.
  #spell(word: string): Codes {
    const known = this.#spelled.get(word);
    if (known !== undefined) return known;
    const codes = pieces(word).flatMap((piece) => {
      const found = canonical(piece);
      return found === null ? [] : [this.#number(found.text) * 2 + (found.weight === 1 ? 1 : 0)];
    });
    this.#spelled.set(word, codes);
    return codes;
  }

  #number(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const number = this.#words.push(text) - 1;
    this.#numbers.set(text, number);
    this.#places.push(0);
    return number;
  }
}
