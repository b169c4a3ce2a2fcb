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
import { alternatives } from "../vocabulary/words.ts";

const lastInSentence = ["ja", "ko"];
const leading = (words: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(words).filter(([language]) => !lastInSentence.includes(language)));
const REF = "#?(?:\\p{L}{1,12}[-_.\\s]?){0,2}\\d+[a-z]?(?:[-.]\\w+)*";
const REFS = `\\s*(?:on\\s+|von\\s+|de\\s+)?(${REF}(?:\\s*(?:,|、|，|&|\\+|/|\\s(?:and|und|et|y|e|и|та|sowie)\\s|和|与)\\s*${REF}){0,12})`;
const SELF = `(?:(?:${alternatives(selfWords)})(?![\\p{Ll}])\\s*)?`;
const FIRST = new RegExp(
  `^[^\\p{L}\\p{N}]{0,4}${SELF}(?:(${alternatives(leading(dependsVerbs), leading(dependencyNames), leading(waitingNames))})|(?:${alternatives(leading(blocksVerbs), leading(reverseNames))}))(?![\\p{Ll}])${REFS}`,
  "iu",
);
const LAST = new RegExp(
  `^[^\\p{L}\\p{N}]{0,4}(${REF}(?:\\s*(?:,|、|와|과|と|及び|및)\\s*${REF}){0,12})\\s*(?:${alternatives({ ja: dependsTails.ja ?? "", ko: dependsTails.ko ?? "", zh: dependsTails.zh ?? "" })})`,
  "u",
);
const START = new RegExp(`^[^\\p{L}\\p{N}]{0,4}${SELF}(?:${alternatives(waitingNames)})(?![\\p{Ll}])`, "iu");

export interface OwnOrder {
  readonly refs: string;
  /** The task goes before what it names. */
  readonly reverse: boolean;
}

/** Whether the line begins with words that only tell an order: it is no part of the title above it. */
export function beginsWithOrder(line: string): boolean {
  return /\d/.test(line) && START.test(line);
}

/** What the sentences of the text say the task waits for, or what waits for it. */
export function readOwnOrder(text: string): OwnOrder[] {
  if (text.length > 1000 || !/\d/.test(text)) return [];
  return text.split(/(?<=[.;。；])\s+|(?<=。)/u, 6).flatMap((sentence) => {
    const found = FIRST.exec(sentence);
    if (found) return [{ refs: found[2] ?? "", reverse: found[1] === undefined }];
    const last = LAST.exec(sentence);
    return last ? [{ refs: last[1] ?? "", reverse: false }] : [];
  });
}
