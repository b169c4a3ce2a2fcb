// Tells dates at the end of a title from words of it: "Design review (Jul 8 – Jul 11)", "設計レビュー：7/8 〜 7/11".
import { monthWords, untilTails, untilWords, weekdayWords } from "../vocabulary/date.ts";
import { alternatives } from "../vocabulary/words.ts";
import { attributeField } from "./field.ts";
import { BETWEEN } from "./read-short-date.ts";

const MONTH = alternatives(Object.fromEntries(monthWords.map((words, at) => [at, words])));
const DAYS = alternatives(
  Object.fromEntries(Object.entries(weekdayWords).map(([language, words]) => [language, words.join(", ")])),
);
const YEAR = "(?:\\s*,?\\s*(?:de\\s+)?20\\d\\d)?";
const DAY = "\\d{1,2}(?:st|nd|rd|th|er|º|ª|\\.)?";
const WEEKDAY = `(?:\\s*[(（](?:${DAYS})\\.?[)）])?`;
/** A date that is one wherever it stands. */
const CLEAR = [
  "20\\d\\d[-/.]\\d{1,2}[-/.]\\d{1,2}",
  "(?:20\\d\\d\\s*[年년]\\s*)?\\d{1,2}\\s*[月월]\\s*\\d{1,2}\\s*[日일号號]?",
  "20\\d\\d\\s*[年년]\\s*\\d{1,2}\\s*[月월]",
  "\\d{1,2}\\.\\s?\\d{1,2}\\.(?:20\\d\\d)?",
  "\\d{1,2}\\/\\d{1,2}\\/20\\d\\d",
  `(?:(?:${DAYS})\\.?,?\\s+)?${DAY}\\s+(?:of\\s+|de\\s+)?(?:${MONTH})(?![\\p{L}])\\.?${YEAR}`,
  `(?:(?:${DAYS})\\.?,?\\s+)?(?:${MONTH})\\.?\\s+${DAY}${YEAR}`,
  `(?:${MONTH})\\.?\\s+(?:de\\s+)?20\\d\\d`,
  "Q[1-4][\\s/-]*20\\d\\d",
].join("|");
/** One that may be a share or a version where it stands alone. */
const SHORT = "\\d{1,2}\\/\\d{1,2}|\\d{1,2}\\.\\d{2}";
const ANY = `(?:${CLEAR}|${SHORT})${WEEKDAY}`;
const RANGE = `(?:${ANY}|\\d{1,2}\\.?)${BETWEEN}(?:${ANY}|(?<=(?:${MONTH})\\.?\\s+\\d{1,2}\\s?[-–—]\\s?|\\/\\d{1,2}\\s?[-–—~〜～]\\s?|[日月]\\s?[-–—~〜～]\\s?)\\d{1,2}日?${YEAR})`;
const FROM = "(?:(?:from|vom|von|du|dal|del|desde|с|з|von|de|从|自)\\s*)?";
const UNTIL = `(?:${alternatives(untilWords)})`;
const TAILS = `(?:${alternatives(untilTails)})`;
const DATES = `(?:${FROM}${RANGE}${TAILS}?|${UNTIL}\\s*[:：]?\\s*${ANY}|(?:${ANY})${TAILS}|(?:${CLEAR})${WEEKDAY})`;
const WHOLE = new RegExp(`^${DATES}$`, "iu");
const TAIL = new RegExp(`(?:\\s*[:：]\\s*|\\s+[-–—@|]\\s+|[,，、]\\s*(?=${FROM}${RANGE}|${UNTIL}))(${DATES})$`, "iu");
const BARE = new RegExp(`\\s+(${FROM}(?:${ANY})${BETWEEN}(?:${ANY})${TAILS}?|${UNTIL}\\s+${ANY})$`, "iu");
const FRONT = new RegExp(`^(${FROM}(?:${ANY})${BETWEEN}(?:${ANY})${TAILS}?)(?:\\s*[:：—–|-]\\s*|\\s+)(?=\\p{L})`, "iu");

/** Whether the whole text is a date or a stretch between two. */
export function isDates(text: string): boolean {
  return text.length < 80 && /\d/.test(text) && WHOLE.test(text.trim());
}

/** The title without the dates behind it, and the dates; null when none stand there. */
export function takeDates(title: string): { title: string; dates: string } | null {
  if (!/\d/.test(title.slice(-12)) || title.length > 400) return null;
  const found = TAIL.exec(title) ?? BARE.exec(title);
  if (!found || found.index === 0) return null;
  const rest = title.slice(0, found.index).trimEnd();
  if (!/\p{L}/u.test(rest) || attributeField(rest) === "record") return null;
  return { title: rest, dates: found[1] ?? "" };
}

/** The title behind a stretch of time, and that stretch: "7/21 – 8/1: Build the frame"; null when it begins otherwise. */
export function takeFrontDates(title: string): { title: string; dates: string } | null {
  const found = /^\P{N}{0,14}\d/u.test(title) && title.length < 400 ? FRONT.exec(title) : null;
  return found ? { title: title.slice(found[0].length), dates: found[1] ?? "" } : null;
}
