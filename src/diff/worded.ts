// What a desired and a mirrored issue say, as words and steps that can be compared.
import type { Offer, Seeker } from "./candidates.ts";
import { mixed } from "./hash.ts";
import type { Codes, TitleWords, Vocabulary } from "./vocabulary.ts";

export interface Worded {
  readonly title: TitleWords;
  readonly text: Codes;
  /** Fingerprints of the steps, each once, ascending. */
  readonly boxes: readonly number[];
}

/** Puts tasks and issues into words of one vocabulary. */
export class Wording {
  readonly vocabulary: Vocabulary;

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
      boxes: boxes.length < 2 ? NONE : [...new Set(boxes.map(boxed))].sort((one, other) => one - other),
    };
  }
}

const NONE: readonly number[] = [];

function boxed(text: string): number {
  return mixed(text.toLowerCase().replace(/\s+/g, " ").trim());
}

const BOX = /^\s*[-*+]\s+\[[ xX]\]\s+(.*)$/;

// Without the lines that every issue has: where it comes from, estimate and owner.
function told(lines: readonly string[]): string[] {
  return lines.filter((line) => !line.startsWith("From ") && !line.startsWith("**"));
}
