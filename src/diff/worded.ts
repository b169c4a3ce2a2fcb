// What a desired and a mirrored issue say, as words and steps that can be compared.
import type { Offer, Seeker } from "./candidates.ts";
import type { Codes, TitleWords, Vocabulary } from "./vocabulary.ts";

export interface Worded {
  readonly title: TitleWords;
  readonly text: Codes;
  /** Numbers of the texts of the steps, each once, ascending. */
  readonly boxes: readonly number[];
}

/** Puts tasks and issues into words of one vocabulary. */
export class Wording {
  readonly vocabulary: Vocabulary;
  readonly #boxes = new Map<string, number>();

  constructor(vocabulary: Vocabulary) {
    this.vocabulary = vocabulary;
  }

  seeker({ issue, plain }: Seeker): Worded {
    const boxes = issue.boxes.map((box) => box.text);
    return this.#worded(plain, told(issue.body.split("\n")), boxes);
  }

  offer({ mirrored, plain }: Offer): Worded {
    const rest: string[] = [];
    const boxes: string[] = [];
    for (const line of mirrored.split.text.split(/\r?\n/)) {
      const box = BOX.exec(line)?.[1];
      if (box === undefined) rest.push(line);
      else boxes.push(box);
    }
    return this.#worded(plain, told(rest), boxes);
  }

  #worded(plain: string, rest: readonly string[], boxes: readonly string[]): Worded {
    return {
      title: this.vocabulary.title(plain),
      text: this.vocabulary.text([...rest, ...boxes].join("\n")),
      boxes: [...new Set(boxes.map((box) => this.#box(box)))].sort((one, other) => one - other),
    };
  }

  #box(text: string): number {
    const plain = text.toLowerCase().replace(/\s+/g, " ").trim();
    const number = this.#boxes.get(plain) ?? this.#boxes.size;
    this.#boxes.set(plain, number);
    return number;
  }
}

const BOX = /^\s*[-*+]\s+\[[ xX]\]\s+(.*)$/;

// Without the lines that every issue has: where it comes from, estimate and owner.
function told(lines: readonly string[]): string[] {
  return lines.filter((line) => !line.startsWith("From ") && !line.startsWith("**"));
}
