// The order that a title tells at its end: "Surface (erst nach #9/#10)", "Review, once T3 is done", "試験（T2完了後）".
import { dependencyNames } from "../vocabulary/dependency.ts";
import { andWords, unspacedAndWords } from "../vocabulary/join.ts";
import { waitingArticles, waitingClosings, waitingOpenings } from "../vocabulary/waiting.ts";
import { alternatives, openings } from "../vocabulary/words.ts";
import { isOwnCode } from "./own-marks.ts";

export interface OrderAtEnd {
  /** The words before the order. */
  readonly title: string;
  readonly refs: string;
}

/** An id that cannot be a date, a version, a quarter or a count. */
const ID =
  "(?:#\\d{1,6}|(?![QHVP]\\d\\b)\\p{Lu}{1,8}[-_]?\\d{1,5}[a-z]?(?:[-.]\\d{1,4})*|[a-z]\\d{3,5}|\\d{1,3}(?:\\.\\d{1,3}){1,6}|[a-z][a-z0-9]*(?:[-_][a-z0-9]+)+)";
const JOIN = `\\s*(?:,|、|，|&|\\+|/|\\s(?:${alternatives(andWords)}|або|or)\\s|${alternatives(unspacedAndWords)})\\s*`;
const ARTICLE = `(?:(?:${alternatives(waitingArticles)})\\s*){0,2}`;
const SAID = new RegExp(
  `^(?:(${alternatives(waitingOpenings, dependencyNames)})(?![\\p{Script=Latin}\\p{Script=Cyrillic}])\\s*)?${ARTICLE}(${ID}(?:${JOIN}${ARTICLE}${ID}){0,8})\\s*(${alternatives(waitingClosings)})?\\s*[.。!]?$`,
  "iu",
);
const mayBegin = openings(waitingOpenings, dependencyNames, waitingArticles);
const SLUG = /(?<![\w#])[a-z][a-z0-9]*(?:[-_][a-z0-9]+)+/g;
const PLACE = /\s*[（(]|\s*[,;:、，：；]\s*|[.。]\s*|\s+[—–-]\s+/gu;
/** Longer tails are prose. */
const LONGEST = 120;

/** Words with hyphens are ids only where the document names its tasks by them. */
function areIds(refs: string): boolean {
  return [...refs.matchAll(SLUG)].every(([slug]) => /\d/.test(slug) || isOwnCode(slug));
}

/** What the end of a title says it waits for; null when it says nothing of the kind. */
export function orderAtEnd(text: string): OrderAtEnd | null {
  if (text.length > 400 || !/\d|\w[-_]\w/.test(text)) return null;
  for (const found of text.matchAll(PLACE)) {
    if (found.index === 0) continue;
    const bracket = /[（(]$/.test(found[0]);
    const tail = text.slice(found.index + found[0].length);
    if (tail.length > LONGEST || (bracket && !/[)）][.。]?$/.test(tail))) continue;
    if (!/\d|\w[-_]\w/.test(tail) || !(/^\S*[\d_-]/.test(tail) || mayBegin(tail))) continue;
    const said = SAID.exec(bracket ? tail.replace(/\s*[)）][.。]?$/, "") : tail);
    if (said && (said[1] !== undefined || said[3] !== undefined) && areIds(said[2] ?? ""))
      return { title: text.slice(0, found.index), refs: said[2] ?? "" };
  }
  return null;
}
