// A date that no calendar has, or that falls on another weekday than the plan says.
import { dayNumber } from "../graph/work-calendar.ts";
import { monthWords, weekdayWords } from "../model/calendar-words.ts";
import type { PlanDocument } from "../model/plan.ts";
import { quoted } from "./naming.ts";
import { linesWith, textOf, wordsPlace } from "./place-in.ts";
import type { Finding, Rule } from "./rule.ts";

export const impossibleDate: Rule = {
  id: "impossible-date",
  severity: "warning",
  summary:
    "A date does not exist (2026-02-30), or its weekday is another one (Wednesday 27th February 2024 was a Tuesday).",
  example: {
    plan: `# Plan

| Task | Due |
|------|-----|
| Draw the screens | 2026-02-30 |
| Build the screens | Wednesday 18th March 2026 |
| Test the screens | Friday 20th March 2026 |
| Ship | Monday 23th March 2026 |
| Celebrate | Monday 24th March 2026 |
| Räume kehren | Montag, 24. März 2026 |
| Rendre les clés | mercredi 1er avril 2026 |
| 写总结 | 2026年4月2日（星期五） |
| Write it up | April 31st, 2026 |
| File it | 2026-W54 |
`,
    expected: [
      { line: 5, summary: "Unexpected date `2026-02-30`, expected one that exists" },
      { line: 9, summary: "Unexpected weekday in `Monday 24th March 2026`, expected Tuesday" },
      { line: 10, summary: "Unexpected weekday in `Montag, 24. März 2026`, expected Dienstag" },
      { line: 12, summary: "Unexpected weekday in `2026年4月2日（星期五）`, expected 星期四" },
      { line: 13, summary: "Unexpected date `April 31st, 2026`, expected one that exists" },
      { line: 14, summary: "Unexpected week `2026-W54`, expected one that the year has" },
    ],
  },
  check: ({ documents }) => documents.flatMap(checkDocument),
};

/** The names of one language's weekdays by the word as written, in lower case: the day, and the name that would be right for another day. */
interface Named {
  readonly day: number;
  readonly names: readonly string[];
}

const WEEKDAYS = new Map<string, Named[]>();
for (const days of Object.values(weekdayWords)) {
  const forms = days.map((words) => words.split(", "));
  const names = forms.map(([name = ""]) => name);
  forms.forEach((words, day) => {
    for (const word of words.map((one) => one.toLowerCase()))
      WEEKDAYS.set(word, [...(WEEKDAYS.get(word) ?? []), { day, names }]);
  });
}
const MONTHS = new Map(
  monthWords.flatMap((words, index) => words.split(", ").map((word): [string, number] => [word, index + 1])),
);
const oneOf = (words: Iterable<string>): string => [...words].sort((a, b) => b.length - a.length).join("|");
const WRITTEN_DAY = oneOf(
  [...WEEKDAYS.keys()].filter((word) => word.length > 2 && /\p{Script=Latin}|\p{Script=Cyrillic}/u.test(word)),
);
const ANY_DAY = oneOf(WEEKDAYS.keys());
const MONTH = oneOf(MONTHS.keys());
const YEAR = "((?:19|20)\\d\\d)";
const ISO = /(?<![\d-])(?:19|20)\d\d-(?:0\d|1\d)-[0-3]\d(?![\d-])/g;
/** "Monday 23rd March 2026", "Montag, den 23. März 2026", "lunes, 23 de marzo de 2026". */
const DAY_FIRST = new RegExp(
  `(?<!\\p{L})(?<weekday>${WRITTEN_DAY})\\.?,? (?:(?:the|den|der|le|el|o|il) )?(?<day>\\d{1,2})(?:st|nd|rd|th|er|[.º])? (?:(?:of|de|di) )?(?<month>${MONTH})\\.?,? (?:(?:de|del|of) )?(?<year>${YEAR})(?!\\d)`,
  "giu",
);
/** "Monday, March 23rd, 2026". */
const MONTH_FIRST = new RegExp(
  `(?<!\\p{L})(?<weekday>${WRITTEN_DAY})\\.?,? (?:the )?(?<month>${MONTH}) (?<day>\\d{1,2})(?:st|nd|rd|th)?,? (?<year>${YEAR})(?!\\d)`,
  "giu",
);
/** "Mo, 23.03.2026". */
const DOTTED = new RegExp(
  `(?<!\\p{L})(?<weekday>${ANY_DAY})\\.?,? (?<day>\\d{1,2})\\.(?<month>\\d{1,2})\\.(?<year>${YEAR})(?!\\d)`,
  "giu",
);
/** "2026-03-23 (Mon)", "2026年3月23日（月）", "2026년 3월 23일 (월)". */
const BRACKETED = new RegExp(
  `(?<!\\d)(?<year>${YEAR})\\s*[-年년]\\s*(?<month>\\d{1,2})\\s*[-月월]\\s*(?<day>\\d{1,2})[日일]?\\s*(?:[(（](?<weekday>${ANY_DAY})\\.?[)）]|(?<after>星期[一二三四五六日天]|[周週][一二三四五六日]))`,
  "giu",
);

/** Dates without a weekday: "31 April 2026", "April 31st, 2026", "31.04.2026". */
const BARE = [
  `(?<![\\d\\p{L}.])(?<day>\\d{1,2})(?:st|nd|rd|th|er|[.º])? (?:(?:of|de|di) )?(?<month>${MONTH})\\.?,? (?:(?:de|del|of) )?(?<year>${YEAR})(?!\\d)`,
  `(?<!\\p{L})(?<month>${MONTH})\\.? (?<day>\\d{1,2})(?:st|nd|rd|th)?,? (?<year>${YEAR})(?!\\d)`,
  `(?<![\\d.])(?<day>\\d{1,2})\\.(?<month>\\d{1,2})\\.(?<year>${YEAR})(?![\\d.])`,
].map((form) => new RegExp(form, "giu"));
const [WORDED_BARE, DOTTED_BARE] = [BARE.slice(0, 2), BARE.slice(2)];
/** What stands before the year of a date in words, or around that of one in figures: most years stand otherwise. */
const WORDED_YEAR = /[\p{L}\d.,] (?:19|20)\d\d(?!\d)/u;
const DOTTED_YEAR = /\.(?:19|20)\d\d(?!\d)/;
const BRACKETED_YEAR = /(?:19|20)\d\d\s*[-年년].*[(（星周週]/s;
const WEEK = /(?<![\d-])((?:19|20)\d\d)-W(\d\d)(?!\d)/g;

/** Looks only at lines that were taken for a part of the plan. */
function checkDocument(document: PlanDocument): Finding[] {
  if (!/\b(?:19|20)\d\d\b/.test(document.source)) return [];
  const found: Finding[] = [];
  for (const line of linesWith(document, /(?:19|20)\d\d/g))
    found.push(...checkLine(document, line, textOf(document, line).slice(0, 5000)));
  if (found.length === 0) return found;
  const parts = partLines(document, new Set(found.map(({ place }) => place.line)));
  const words = [...Object.values(document.metadata), ...document.phases.map(({ goal }) => goal)];
  const stated = words.filter((value): value is string => typeof value === "string");
  return found.filter(({ place }) => {
    const text = textOf(document, place.line);
    const date = text.slice(place.column - 1, place.endColumn - 1);
    return parts.has(place.line) || /^ {0,3}#/.test(text) || stated.some((value) => value.includes(date));
  });
}

/** Those of the lines that the plan's parts stand on, or that something was told on. */
function partLines(document: PlanDocument, lines: ReadonlySet<number>): Set<number> {
  const parts = new Set<number>([document.titleLine]);
  const add = (line: number, endLine = line): void => {
    for (let at = line; at <= Math.min(endLine, line + 50); at += 1) if (lines.has(at)) parts.add(at);
  };
  for (const one of [...document.phases, ...document.tasks])
    for (const { line } of [one, ...one.told, ...one.criteria, ...one.dependsOn, ...one.marks]) add(line);
  for (const { line, endLine, steps } of document.tasks) {
    if (!/^(?: {0,3}#|\*\*|__)/.test(textOf(document, line))) add(line, endLine);
    for (const step of steps) add(step.line);
  }
  for (const { line } of document.claims) add(line);
  return parts;
}

function checkLine(document: PlanDocument, line: number, text: string): Finding[] {
  const findings: Finding[] = [];
  const [worded, dotted] = [WORDED_YEAR.test(text), DOTTED_YEAR.test(text)];
  const withWeekday = [
    ...(worded ? [DAY_FIRST, MONTH_FIRST] : []),
    ...(dotted ? [DOTTED] : []),
    ...(BRACKETED_YEAR.test(text) ? [BRACKETED] : []),
  ];
  for (const [date] of text.matchAll(ISO))
    if (dayNumber(date) === null)
      findings.push({
        summary: `Unexpected date ${quoted(date)}, expected one that exists`,
        detail: "Correct the date: no calendar has this day.",
        place: wordsPlace(document, line, date),
      });
  for (const [week, year, number] of text.matchAll(WEEK))
    if (!hasWeek(Number(year), Number(number)))
      findings.push({
        summary: `Unexpected week ${quoted(week)}, expected one that the year has`,
        detail: "Correct the week: no calendar has it.",
        place: wordsPlace(document, line, week),
      });
  for (const match of withWeekday.flatMap((form) => [...text.matchAll(form)])) {
    const wrong = wrongWeekday(match.groups ?? {});
    if (wrong !== null)
      findings.push({
        summary: `Unexpected ${wrong === "" ? "date" : "weekday"} in ${quoted(match[0])}, expected ${wrong || "one that exists"}`,
        detail: "Correct the weekday or the date: one of them is wrong.",
        place: wordsPlace(document, line, match[0]),
      });
  }
  const told = findings.map(({ place }) => place);
  for (const match of [...(worded ? WORDED_BARE : []), ...(dotted ? DOTTED_BARE : [])].flatMap((form) => [
    ...text.matchAll(form),
  ])) {
    const place = wordsPlace(document, line, match[0]);
    if (dayNumber(isoOf(match.groups ?? {})) !== null) continue;
    if (told.some((other) => other.column <= place.column && other.endColumn >= place.endColumn)) continue;
    findings.push({
      summary: `Unexpected date ${quoted(match[0])}, expected one that exists`,
      detail: "Correct the date: no calendar has this day.",
      place,
    });
  }
  return findings;
}

/** ISO 8601: a year has a week 53 when it begins on a Thursday, or on a Wednesday and is a leap year. */
function hasWeek(year: number, week: number): boolean {
  const first = ((dayNumber(`${year}-01-01`) ?? 0) + 4) % 7;
  const leap = dayNumber(`${year}-02-29`) !== null;
  return week >= 1 && (week <= 52 || (week === 53 && (first === 4 || (leap && first === 3))));
}

function isoOf({ day = "", month = "", year = "" }: Readonly<Record<string, string | undefined>>): string {
  const pad = (part: number | string): string => String(part).padStart(2, "0");
  return `${year}-${pad(MONTHS.get(month.toLowerCase()) ?? month)}-${pad(day)}`;
}

/** The right weekday of a date that names another, in its language; "" when there is no such date; null when all is well. */
function wrongWeekday(groups: Readonly<Record<string, string | undefined>>): string | null {
  const named = WEEKDAYS.get((groups.weekday ?? groups.after ?? "").toLowerCase()) ?? [];
  const number = dayNumber(isoOf(groups));
  if (number === null) return "";
  const right = (number + 4) % 7;
  return named.some((one) => one.day === right) ? null : (named[0]?.names[right] ?? null);
}
