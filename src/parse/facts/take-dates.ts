// Tells dates at the ends of a title from words of it: "Design review (Jul 8 – Jul 11)", "設計レビュー：7/8 〜 7/11".
import { fromWords, monthWords, rangeWords, untilTails, untilWords, weekdayWords } from "../vocabulary/date.ts";
import { alternatives, listWords, type Words } from "../vocabulary/words.ts";
import { attributeField } from "./field.ts";

/** Words of dates are many: a line is looked at with a sign in place of each letter of such a word. */
const SIGNS = { month: "\ue011", day: "\ue012", range: "\ue013", until: "\ue014", from: "\ue015" } as const;
const BOTH: Readonly<Record<string, string>> = { "\ue011\ue012": "\ue017", "\ue013\ue014": "\ue016" };
const signs = new Map<string, string>();
function give(sign: string, words: Words): void {
  const phrases = listWords(words).map((phrase) => phrase.toLowerCase().split(/[\s'’-]+/));
  for (const phrase of phrases.sort((a, b) => a.length - b.length))
    phrase.forEach((word, at) => {
      if (/^[\u3000-\uffff]?$/.test(word)) return;
      const own = at === 0 || sign === SIGNS.day ? sign : SIGNS.from; // "bis zum", "segunda-feira"
      const before = signs.get(word) ?? own;
      signs.set(word, before === own ? own : (BOTH[before + own] ?? before));
    });
}
give(SIGNS.month, { any: monthWords.join(", ") });
for (const words of Object.values(weekdayWords)) give(SIGNS.day, { any: words.join(", ") });
give(SIGNS.range, rangeWords);
give(SIGNS.until, untilWords);
give(SIGNS.from, fromWords);

function signed(text: string): string {
  return text.replace(/\p{L}+/gu, (word) => signs.get(word.toLowerCase())?.repeat(word.length) ?? word);
}

const MONTH = "[\ue011\ue017]+";
const DAYS = "[\ue012\ue017]+(?:-[\ue012\ue017]+)?";
const FROM = "(?:[\ue015]+['’\\s]*|[从自]\\s*)?";
const UNTIL = "[\ue014\ue016]+(?:['’\\s]+[\ue013\ue014\ue015\ue016]+){0,2}";
const TAILS = `(?:${alternatives(untilTails)})`;
const BETWEEN = "\\s*(?:[-–—~〜～→]|[\ue013\ue016]+(?:['’\\s]+[\ue013\ue014\ue015\ue016]+)?|から|부터|至|到)\\s*";
const YEAR = "(?:\\s*,?\\s*(?:[\ue015]+\\s+)?20\\d\\d)?";
const DAY = "\\d{1,2}(?:st|nd|rd|th|er|º|ª|\\.)?";
const WEEKDAY = `(?:\\s*[(（](?:${DAYS}|[日月火水木金土일월화수목금토])\\.?[)）])?`;
/** A date that is one wherever it stands. */
const CLEAR = [
  "20\\d\\d[-/.]\\d{1,2}[-/.]\\d{1,2}",
  "(?:20\\d\\d\\s*[年년]\\s*)?\\d{1,2}\\s*[月월]\\s*\\d{1,2}\\s*[日일号號]?",
  "20\\d\\d\\s*[年년]\\s*\\d{1,2}\\s*[月월]",
  "\\d{1,2}\\.\\s?\\d{1,2}\\.(?:20\\d\\d)?",
  "\\d{1,2}\\/\\d{1,2}\\/20\\d\\d",
  `(?:${DAYS}\\.?,?\\s+)?${DAY}\\s+(?:[\ue015]+\\s+)?${MONTH}\\.?${YEAR}`,
  `(?:${DAYS}\\.?,?\\s+)?${MONTH}\\.?\\s+${DAY}${YEAR}`,
  `${MONTH}\\.?\\s+(?:[\ue015]+\\s+)?20\\d\\d`,
  "Q[1-4][\\s/-]*20\\d\\d",
].join("|");
/** One that may be a share or a version where it stands alone. */
const SLASHED = "(?:0?[1-9]|[12]\\d|3[01])\\/(?:0?[1-9]|[12]\\d|3[01])";
const SHORT = `${SLASHED}|(?:0[1-9]|[12]\\d|3[01])\\.(?:0[1-9]|1[0-2])`;
const ANY = `(?:${CLEAR}|${SHORT})${WEEKDAY}`;
const AGAIN = `(?<=${MONTH}\\.?\\s+\\d{1,2}\\s?[-–—]\\s?|\\/\\d{1,2}\\s?[-–—~〜～]\\s?|[日月]\\s?[-–—~〜～]\\s?)\\d{1,2}日?`;
const RANGE = `(?:${ANY}|\\d{1,2}\\.?)${BETWEEN}(?:${ANY}|${AGAIN}${YEAR})`;
const DATES = `(?:${FROM}${RANGE}${TAILS}?|${UNTIL}\\s*[:：]?\\s*${ANY}|(?:${ANY})${TAILS}|(?:${CLEAR})${WEEKDAY})`;
const WHOLE = new RegExp(`^${DATES}$`, "iu");
const TAIL = new RegExp(`(?:\\s*[:：]\\s*|\\s+[-–—@|]\\s+|[,，、]\\s*(?=${FROM}${RANGE}|${UNTIL}))(${DATES})$`, "iu");
const SURE = `(?:${CLEAR}|${SLASHED})${WEEKDAY}`;
const BARE = new RegExp(`\\s+(${FROM}${SURE}${BETWEEN}${SURE}${TAILS}?|${UNTIL}\\s+${SURE})$`, "iu");
const FRONT = new RegExp(
  `^(${FROM}(?:${ANY})${BETWEEN}(?:${ANY})${TAILS}?)(?:\\s*[:：—–|-]\\s*|\\s+)(?=[\\p{L}\ue011-\ue017])`,
  "iu",
);
/** The longest dates that end or begin a title. */
const LONGEST = 80;

/** A word of dates, or figures with what stands between them in dates: most titles have neither. */
const HINT = /[\ue011-\ue017]|\d\s?[/月월年년]|\d\.\s?\d|20\d\d/;
/** What parts dates from a title before them. */
const PARTED = /[:：,，、]|\s[-–—@|]\s/;
/** Figures on both sides of what stands between two dates, or a word for "until". */
const STRETCH =
  /\d[\P{L}年月日号號년월일]*?(?:[-–—~〜～→\ue013\ue016]|から|부터|至|到)[\P{L}年月日号號년월일]*?\d|[\ue014\ue016]/u;

/** A word that is no date's: what holds one is not all dates. Shorter ones are "st", "nd", "Q". */
function hasOther(text: string): boolean {
  const word = /[\p{Script=Latin}\p{Script=Cyrillic}]{3,}/u.exec(text)?.[0];
  return word !== undefined && !signs.has(word.toLowerCase());
}

/** Whether the whole text is a date or a stretch between two. */
export function isDates(text: string): boolean {
  return text.length < LONGEST && /\d/.test(text) && !hasOther(text) && WHOLE.test(signed(text.trim()));
}

/** The title without the dates behind it, and the dates; null when none stand there. */
export function takeDates(title: string): { title: string; dates: string } | null {
  if (!/\d/.test(title.slice(-16))) return null;
  const from = Math.max(0, title.length - LONGEST);
  const tail = signed(title.slice(from));
  if (!HINT.test(tail)) return null;
  const found = (PARTED.test(tail) ? TAIL.exec(tail) : null) ?? (STRETCH.test(tail) ? BARE.exec(tail) : null);
  if (!found || from + found.index === 0) return null;
  const rest = title.slice(0, from + found.index).trimEnd();
  if (!/\p{L}/u.test(rest) || attributeField(rest) === "record") return null;
  return { title: rest, dates: title.slice(title.length - (found[1]?.length ?? 0)) };
}

/** The title behind a stretch of time, and that stretch: "7/21 – 8/1: Build the frame"; null when it begins otherwise. */
export function takeFrontDates(title: string): { title: string; dates: string } | null {
  if (!/^\P{N}{0,14}\d/u.test(title)) return null;
  const front = signed(title.slice(0, LONGEST));
  const found = HINT.test(front) && STRETCH.test(front) ? FRONT.exec(front) : null;
  return found ? { title: title.slice(found[0].length), dates: title.slice(0, found[1]?.length ?? 0) } : null;
}
