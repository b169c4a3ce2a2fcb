// How alike two tasks are by what they say: title, text and steps, wherever they stand.
import { Likeness } from "./similarity.ts";
import type { Codes, Vocabulary } from "./vocabulary.ts";
import type { Worded } from "./worded.ts";

export interface Alike {
  readonly title: number;
  /** null: one of the two says too little. */
  readonly text: number | null;
  /** Both together. */
  readonly whole: number;
}

export class ContentLikeness {
  readonly #titles: Likeness;
  readonly #texts: Likeness;

  /** `settled`: titles of what is matched, which tell how common words are. */
  constructor(all: readonly Worded[], settled: readonly Codes[], vocabulary: Vocabulary) {
    this.#titles = new Likeness([...settled, ...all.map(({ title }) => title.codes)], vocabulary);
    this.#texts = new Likeness(
      all.map(({ text }) => text),
      vocabulary,
    );
  }

  of(one: Worded, other: Worded): Alike {
    const title = this.#titles.titles(one.title, other.title);
    const text = this.#text(one, other);
    return { title, text, whole: text === null ? title : 1 - (1 - 0.85 * title) * (1 - 0.8 * text) };
  }

  #text(one: Worded, other: Worded): number | null {
    const text = this.#texts.texts(one.text, other.text);
    const [mine, theirs] = [one.boxes, other.boxes];
    if (mine.length < 2 || theirs.length < 2) return text;
    return Math.max(text ?? 0, common(mine, theirs) / Math.max(mine.length, theirs.length));
  }
}

/** Both list steps, and none of them is the same. */
export function noStepShared({ boxes: one }: Worded, { boxes: other }: Worded): boolean {
  return one.length > 1 && other.length > 1 && common(one, other) === 0;
}

// How many numbers two ascending lists share.
function common(one: readonly number[], other: readonly number[]): number {
  let both = 0;
  for (let left = 0, right = 0; left < one.length && right < other.length; ) {
    const difference = (one[left] ?? 0) - (other[right] ?? 0);
    if (difference === 0) both++;
    if (difference <= 0) left++;
    if (difference >= 0) right++;
  }
  return both;
}
