// Reads dates that leave the year out: "7/8 〜 7/11", "08.07.–11.07.", "7月8日". The year is the document's.
import { rangeWords } from "../vocabulary/date.ts";
import { alternatives } from "../vocabulary/words.ts";
import type { DateBase } from "./read-date.ts";

/** What stands between the two ends of a stretch of time. */
export const BETWEEN = `\\s*(?:[-–—~〜～→]|(?:${alternatives(rangeWords)})(?![\\p{Ll}]))\\s*`;

const WEEKDAY = "(?:\\s*[(（]\\p{L}{1,9}\\.?[)）])?";
const SLASHED_RANGE = new RegExp(
  `(?<![\\d/.])(\\d{1,2})/(\\d{1,2})${WEEKDAY}${BETWEEN}(?:(\\d{1,2})/)?(\\d{1,2})(?![\\d/]|\\.\\d)`,
  "iu",
);
const SLASHED = new RegExp(
  `^[^\\p{N}]{0,20}?(?<![\\d/.])(\\d{1,2})/(\\d{1,2})(?:/(20\\d\\d|\\d\\d))?${WEEKDAY}[^\\p{N}/]{0,4}$`,
  "iu",
);
const DOTTED_RANGE = new RegExp(
  `(?<![\\d.])(\\d{1,2})\\.(?:(\\d{1,2})\\.|(?=\\s*[-–—])|(\\d{2})(?=\\s*[-–—]\\s*\\d{2}\\.\\d{2}(?!\\d)))${BETWEEN}(\\d{1,2})\\.(\\d{1,2})(?:\\.(?!\\d)|(?![\\d.]))`,
  "iu",
);
const WITH_YEAR = /(?<![\d/])(\d{1,2})\/(\d{1,2})\/(?:20)?\d\d(?![\d/])/g;
const CJK = /(?<![\d年년])(?<!\d\s?[年년]\s?)(\d{1,2})\s*[月월]\s*(\d{1,2})(?:\s*[日일号號])?/g;

const SPACELESS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
/** Where those scripts stand, pictures besides: quickly told of a text that has none. */
const FAR = /[\u1100-\u1fff\u2e80-\uffff]/;

/** A day and a month of which either may come first: by the numbers, else by what the document does. */
function inOrder(a: number, b: number, base: DateBase): [month: number, day: number] | null {
  if (a > 12) return [b, a];
  if (b > 12 || a === b) return [a, b];
  if (base.monthFirst === undefined) return null;
  return base.monthFirst ? [a, b] : [b, a];
}

/** Whether slashed dates of the text begin with the month; undefined when it does not show. */
export function slashOrder(text: string): boolean | undefined {
  const slashed = /\d\/\d/.test(text);
  const found = slashed ? SLASHED_RANGE.exec(text) : null;
  const [a, b, c, d] = (found ?? []).slice(1).map(Number);
  if (found?.[3] !== undefined && a !== undefined && b !== undefined && c !== undefined && d !== undefined) {
    if (a > 12 || c > 12) return false;
    if (b > 12 || d > 12) return true;
    if (a === c && b < d) return true;
    if (b === d && a < c) return false;
  }
  for (const [, first, second] of slashed ? text.matchAll(WITH_YEAR) : []) {
    if (Number(first) > 12) return false;
    if (Number(second) > 12) return true;
  }
  return FAR.test(text) && SPACELESS.test(text) ? true : undefined;
}

/** The days of one text, as month and day, in the order of the text; `year` is given where one of them tells it. */
export function shortDates(text: string, base: DateBase): { month: number; day: number; year: number | null }[] {
  const of = (pair: readonly [number, number] | null, year: string | undefined = undefined) =>
    pair ? [{ month: pair[0], day: pair[1], year: year === undefined ? null : (Number(year) % 100) + 2000 }] : [];
  const slashed = text.includes("/") ? SLASHED_RANGE.exec(text) : null;
  if (slashed) {
    const [a, b, , d] = slashed.slice(1).map(Number) as [number, number, number, number];
    const order = slashOrder(slashed[0]) ?? base.monthFirst;
    const known = order === undefined ? base : { ...base, monthFirst: order };
    const first = inOrder(a, b, known);
    if (slashed[3] !== undefined) return [...of(first), ...of(inOrder(Number(slashed[3]), d, known))];
    return first && d > first[1] ? [...of(first), ...of([first[0], d])] : of(first);
  }
  const one = text.includes("/") ? SLASHED.exec(text) : null;
  if (one) return of(inOrder(Number(one[1]), Number(one[2]), base), one[3]);
  const dotted = DOTTED_RANGE.exec(text);
  if (dotted) {
    const month = Number(dotted[5]);
    return [...of([Number(dotted[2] ?? dotted[3] ?? month), Number(dotted[1])]), ...of([month, Number(dotted[4])])];
  }
  return [...text.matchAll(CJK)].flatMap((found) => of([Number(found[1]), Number(found[2])]));
}
