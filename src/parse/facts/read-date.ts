// Reads dates, weeks, quarters and months: "2026-03-01", "Monday 8th January 2024", "Q3 2026", "17–25 апр", "Week 5".
import { foldWords } from "../text/fold.ts";
import { calendarWeekWords, monthWords, weekWords } from "../vocabulary/date.ts";
import { alternatives, listWords } from "../vocabulary/words.ts";
import { BETWEEN, shortDates } from "./read-short-date.ts";

/** What dates are counted from: the year of the document and the first day of "Week 1", where they are known. */
export interface DateBase {
  readonly year: number | null;
  readonly start: string | null;
  /** Whether "7/8" begins with the month, where the document shows it. */
  readonly monthFirst?: boolean;
}

export interface Span {
  readonly start: string | null;
  readonly due: string | null;
}

const MONTHS = new Map<string, number>();
monthWords.forEach((words, index) => {
  for (const word of listWords({ any: words })) MONTHS.set(foldWords(word), index + 1);
});
const ANY_MONTH = [...MONTHS.keys()].sort((a, b) => b.length - a.length).join("|");
const MONTH = `(${ANY_MONTH})`;
const DAY = "(\\d{1,2})(?:st|nd|rd|th|er|º|ª|\\.)?";
const ISO = /(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/g;
const CJK = /(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월](?:\s*(\d{1,2})\s*[日일])?/g;
const DOTTED = /(?<![\d.])(?:(\d{1,2})\.(\d{1,2})\.(\d{4})|(\d{2})\.(\d{2})\.(\d{2})(?!\.))(?!\d)/g;
const SHORT = /(?<![\d.])(\d{1,2})\.(\d{2})\.?(?![\d.])/g;
const DAY_MONTH = new RegExp(
  `${DAY}(?:${BETWEEN}${DAY})?\\s+(?:of\\s+|de\\s+)?${MONTH}(?![\\p{L}])\\.?(?:,?\\s+(?:de\\s+)?(\\d{4}))?`,
  "giu",
);
const MONTH_DAY = new RegExp(
  `(?<![\\p{L}])${MONTH}\\.?\\s+${DAY}(?:${BETWEEN}${DAY}(?!\\s*(?:${ANY_MONTH})))?(?:,?\\s+(\\d{4}))?(?!\\d)`,
  "giu",
);
const MONTH_YEAR = new RegExp(`(?<![\\p{L}])${MONTH}\\.?\\+?,?\\s+(?:de\\s+)?(\\d{4})`, "giu");
const QUARTER = /\bQ([1-4])[\s/-]*(?:CY|FY)?'?(\d{4}|\d{2})?\b|\b(?:CY|FY)?(\d{4}|\d{2})[\s-]*Q([1-4])\b/gi;
const WEEK = new RegExp(
  `(?<![\\p{L}])(?:${alternatives(weekWords)})\\s*(\\d{1,2})(?:\\s*[-–—~至到]\\s*(\\d{1,2}))?`,
  "iu",
);

/** "2026-W12", "KW 12", "KW 12-14 2026", "CW12/2026". */
const CALENDAR_WEEK = new RegExp(
  `(?<![\\p{L}\\d])(?:(\\d{4})-?W(\\d{2})(?!\\d)|(?:${alternatives(calendarWeekWords)})\\s*(\\d{1,2})(?:\\s*[-–—~]\\s*(\\d{1,2}))?(?:\\s*[/,]?\\s*(\\d{4}))?(?!\\d))`,
  "iu",
);

const TIME = new RegExp(
  `^(?:(?:${ANY_MONTH})(?: \\d{4})?|\\d{4}|(?:\\d{4} )?q[1-4](?: \\d{4})?|(?:\\d{4} ?[年년] ?)?\\d{1,2} ?[月월])$`,
);

/** Whether the text is nothing but a month, a quarter or a year: "March", "Q3 2026", "4月". */
export function namesTime(text: string): boolean {
  return TIME.test(foldWords(text));
}

function pad(value: number, size = 2): string {
  return String(value).padStart(size, "0");
}

function iso(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || year < 1970 || year > 2200) return null;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return day > last ? null : `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
}

function lastDay(year: number, month: number): string | null {
  return iso(year, month, new Date(Date.UTC(year, month, 0)).getUTCDate());
}

/** The day that is `days` after an ISO date. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function fullYear(text: string | undefined, base: DateBase): number | null {
  if (!text) return base.year;
  const year = Number(text);
  return year < 100 ? 2000 + year : year;
}

/** Where the date stands, the date, and whether its year does. */
type Placed = [number, string | null, boolean?];

/** Of two dates the second is the later one, also where only one of them says its year: "Dec 29 – Jan 3, 2026". */
function ordered(found: readonly Placed[]): string[] {
  const dates = found.map(([, date]) => date).filter((date) => date !== null);
  const [first, second] = dates;
  const [one, two] = found.map(([, , given]) => given);
  if (found.length !== 2 || !first || !second) return dates;
  if (one === false && two === true) return [near(first, second, -1), second];
  if (two === false && (one === true || second < first)) return [first, near(second, first, 1)];
  return dates;
}

/** The day in the year of another date, or in the one before or behind it. */
function near(date: string, other: string, way: 1 | -1): string {
  const year = Number(other.slice(0, 4));
  const inYear = (own: number) => iso(own, Number(date.slice(5, 7)), Number(date.slice(8, 10)));
  const same = inYear(year);
  return (same !== null && (way > 0 ? same >= other : same <= other) ? same : inYear(year + way)) ?? date;
}

function exactDates(text: string, base: DateBase): string[] {
  const found: Placed[] = [];
  const folded = text.normalize("NFKC");
  for (const m of folded.matchAll(ISO)) found.push([m.index, iso(Number(m[1]), Number(m[2]), Number(m[3]))]);
  for (const m of folded.matchAll(CJK)) {
    const [year, month] = [Number(m[1]), Number(m[2])];
    found.push([m.index, m[3] ? iso(year, month, Number(m[3])) : lastDay(year, month)]);
  }
  for (const m of folded.matchAll(DOTTED)) {
    const [day, month, year] = m[1] ? [m[1], m[2], m[3]] : [m[4], m[5], `20${m[6]}`];
    found.push([m.index, iso(Number(year), Number(month), Number(day))]);
  }
  if (!/\p{L}{3}/u.test(folded) && found.length === 0) return [];
  const plain = folded
    .normalize("NFKD")
    .replace(/(?<=[a-z])\p{M}+/giu, "")
    .normalize("NFC")
    .toLowerCase();
  for (const m of plain.matchAll(DAY_MONTH)) {
    const year = fullYear(m[4], base);
    const month = MONTHS.get(foldWords(m[3] ?? "")) ?? 0;
    if (year === null) continue;
    found.push([m.index, iso(year, month, Number(m[1])), m[4] !== undefined]);
    if (m[2]) found.push([m.index, iso(year, month, Number(m[2])), true]);
  }
  if (found.length === 0)
    for (const m of plain.matchAll(MONTH_DAY)) {
      const year = fullYear(m[4], base);
      const month = MONTHS.get(foldWords(m[1] ?? "")) ?? 0;
      if (year === null) continue;
      found.push([m.index, iso(year, month, Number(m[2])), m[4] !== undefined]);
      if (m[3]) found.push([m.index, iso(year, month, Number(m[3])), true]);
    }
  if (found.length === 0)
    for (const m of plain.matchAll(MONTH_YEAR)) {
      found.push([m.index, lastDay(Number(m[2]), MONTHS.get(foldWords(m[1] ?? "")) ?? 0)]);
    }
  return ordered(found.sort((a, b) => a[0] - b[0]));
}

function quarter(text: string, base: DateBase): Span | null {
  for (const m of text.matchAll(QUARTER)) {
    const year = fullYear(m[2] ?? m[3], base);
    const part = Number(m[1] ?? m[4]);
    if (year !== null) return { start: iso(year, part * 3 - 2, 1), due: lastDay(year, part * 3) };
  }
  return null;
}

/** The Monday of a week of the calendar; null where the year has no such week. */
function mondayOf(year: number, number: number): string | null {
  const first = Date.UTC(year, 0, 4);
  const monday = new Date(first + (1 - (new Date(first).getUTCDay() || 7) + (number - 1) * 7) * 86_400_000);
  const thursday = new Date(monday.getTime() + 3 * 86_400_000);
  return number >= 1 && thursday.getUTCFullYear() === year ? monday.toISOString().slice(0, 10) : null;
}

function calendarWeek(text: string, base: DateBase): Span | null {
  const found = CALENDAR_WEEK.exec(text);
  const year = fullYear(found?.[1] ?? found?.[5], base);
  if (!found || year === null) return null;
  const from = mondayOf(year, Number(found[2] ?? found[3]));
  const to = found[4] === undefined ? from : mondayOf(year, Number(found[4]));
  return from !== null && to !== null && to >= from ? { start: from, due: addDays(to, 4) } : null;
}

function week(text: string, base: DateBase): Span | null {
  const found = WEEK.exec(text);
  if (!found || base.start === null) return null;
  const [from, to] = [Number(found[1]), Number(found[2] ?? found[1])];
  if (from < 1 || to < from) return null;
  return { start: addDays(base.start, (from - 1) * 7), due: addDays(base.start, to * 7 - 3) };
}

/** Days that leave out the year; one behind a later day is in the next. */
function withoutYear(text: string, base: DateBase): string[] {
  const found = shortDates(text.normalize("NFKC"), base);
  let before = "";
  return found.flatMap(({ month, day, year }) => {
    const own = year ?? base.year;
    const date = own === null ? null : iso(own, month, day);
    if (date === null || own === null) return [];
    before = date < before ? (iso(own + 1, month, day) ?? date) : date;
    return [before];
  });
}

/** The stretch of time that a text names: a range has both ends, one date is the due date. */
export function readSpan(text: string, base: DateBase): Span | null {
  if (text.length > 300 || !/\d/.test(text)) return null;
  const dates = exactDates(text, base);
  const [first, second] = dates.length > 0 ? dates : withoutYear(text, base);
  if (first && second && second > first && dates.length !== 1 && dates.length < 3) return { start: first, due: second };
  const [end] = first && dates.length === 1 ? withoutYear(text, { ...base, year: Number(first.slice(0, 4)) }) : [];
  if (first && end && end > first) return { start: first, due: end };
  if (first) return { start: null, due: first };
  const other = quarter(text, base) ?? calendarWeek(text, base) ?? week(text, base);
  if (other) return other;
  const short = base.year === null ? null : SHORT.exec(text);
  SHORT.lastIndex = 0;
  const due = short && base.year !== null ? iso(base.year, Number(short[2]), Number(short[1])) : null;
  return due ? { start: null, due } : null;
}
