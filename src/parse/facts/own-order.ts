// Sentences in which a task tells its own order: "Depends on 2.1.", "Hängt von 2.1 ab.", "needs BILL-101", "2.1 に依存".
import {
  blocksVerbs,
  dependencyNames,
  dependsTails,
  dependsVerbs,
  reverseNames,
  selfWords,
  waitingNames,
} from "../vocabulary/dependency.ts";
import { andWords, unspacedAndWords } from "../vocabulary/join.ts";
import { alternatives, openings } from "../vocabulary/words.ts";

const lastInSentence = ["ja", "ko"];
const leading = (words: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(words).filter(([language]) => !lastInSentence.includes(language)));
const SELF = `(?:(?:${alternatives(selfWords)})(?![\\p{Ll}])\\s*)?`;
const FIRST = new RegExp(
  `^[^\\p{L}\\p{N}]{0,4}${SELF}(?:(${alternatives(leading(dependsVerbs), leading(dependencyNames), leading(waitingNames))})|(?:${alternatives(leading(blocksVerbs), leading(reverseNames))}))(?![\\p{Ll}])\\s*(?:on\\s+|von\\s+|de\\s+)?`,
  "iu",
);
const mayBeFirst = openings(selfWords, dependsVerbs, dependencyNames, waitingNames, blocksVerbs, reverseNames);
const FRONT = /^[^\p{L}\p{N}]{0,4}/u;
/** One reference, and what stands between two. Lists are walked: one expression for all of a list takes long to compile. */
const REF = /#?(?:\p{L}{1,12}[-_.\s]?){0,2}\d+[a-z]?(?:[-.]\w+)*/iuy;
const AND = new RegExp(
  `\\s*(?:,|、|，|&|\\+|/|\\s(?:${alternatives(andWords)})\\s|${alternatives(unspacedAndWords)})\\s*`,
  "iuy",
);
const LAST = new RegExp(
  `\\s*(?:${alternatives({ ja: dependsTails.ja ?? "", ko: dependsTails.ko ?? "", zh: dependsTails.zh ?? "" })})`,
  "uy",
);
/** References of one sentence. */
const MOST = 13;
const mayStart = openings(selfWords, waitingNames);
const START = new RegExp(`^[^\\p{L}\\p{N}]{0,4}${SELF}(?:${alternatives(waitingNames)})(?![\\p{Ll}])`, "iu");

export interface OwnOrder {
  readonly refs: string;
  /** The task goes before what it names. */
  readonly reverse: boolean;
}

/** Whether the line begins with words that only tell an order: it is no part of the title above it. */
export function beginsWithOrder(line: string): boolean {
  return /\d/.test(line) && mayStart(line) && START.test(line);
}

function lengthAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}

/** The list of references that stands there; "" when none does. */
function refsAt(text: string, from: number): string {
  let end = from + lengthAt(REF, text, from);
  for (let count = 1; end > from && count < MOST; count++) {
    const next = end + lengthAt(AND, text, end);
    const length = next > end ? lengthAt(REF, text, next) : 0;
    if (length === 0) break;
    end = next + length;
  }
  return text.slice(from, end);
}

/** What the sentences of the text say the task waits for, or what waits for it. */
export function readOwnOrder(text: string): OwnOrder[] {
  if (text.length > 1000 || !/\d/.test(text)) return [];
  return text.split(/(?<=[.;。；])\s+|(?<=。)/u, 6).flatMap((sentence) => {
    if (!/\d/.test(sentence)) return [];
    const found = mayBeFirst(sentence) ? FIRST.exec(sentence) : null;
    const named = found ? refsAt(sentence, found[0].length) : "";
    if (found && named !== "") return [{ refs: named, reverse: found[1] === undefined }];
    if (!/[\u3000-\uffff]/.test(sentence)) return []; // the words at the end are those of languages without spaces
    const front = FRONT.exec(sentence)?.[0].length ?? 0;
    const refs = refsAt(sentence, front);
    return refs !== "" && lengthAt(LAST, sentence, front + refs.length) > 0 ? [{ refs, reverse: false }] : [];
  });
}
