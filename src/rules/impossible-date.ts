// A date that no calendar has, or that falls on another weekday than the plan says.
import { dayNumber } from "../graph/work-calendar.ts";
import type { PlanDocument } from "../model/plan.ts";
import { quoted } from "./naming.ts";
import { lineCount, textOf, wordsPlace } from "./place-in.ts";
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
`,
    expected: [
      { line: 5, summary: "Unexpected date `2026-02-30`, expected one that exists" },
      { line: 9, summary: "Unexpected weekday in `Monday 24th March 2026`, expected Tuesday" },
    ],
  },
  check: ({ documents }) => documents.flatMap(checkDocument),
};

const READ = new Set([
  "title",
  "phase",
  "group",
  "task",
  "step",
  "criterion",
  "attribute",
  "claim",
  "goal",
  "frontmatter",
]);
const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december";
const ISO = /(?<![\d-])(?:19|20)\d\d-(?:0\d|1\d)-[0-3]\d(?![\d-])/g;
const WRITTEN = new RegExp(
  `\\b(sun|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?)(?:day)?,? (?:the )?(?:(\\d{1,2})(?:st|nd|rd|th)? (?:of )?(${MONTHS})|(${MONTHS}) (\\d{1,2})(?:st|nd|rd|th)?),? (\\d{4})\\b`,
  "gi",
);

/** Looks only at lines that were taken for a part of the plan. */
function checkDocument(document: PlanDocument): Finding[] {
  if (!/\b(?:19|20)\d\d\b/.test(document.source)) return [];
  const found: Finding[] = [];
  for (let line = 1; line <= lineCount(document); line += 1)
    found.push(...checkLine(document, line, textOf(document, line).slice(0, 5000)));
  if (found.length === 0) return found;
  const wanted = new Set<number>();
  for (const { line, endLine, taken } of document.evidence)
    if (READ.has(taken)) for (let at = line; at <= Math.min(endLine, line + 50); at += 1) wanted.add(at);
  return found.filter(({ place }) => wanted.has(place.line));
}

function checkLine(document: PlanDocument, line: number, text: string): Finding[] {
  const findings: Finding[] = [];
  if (!/(?:19|20)\d\d/.test(text)) return findings;
  for (const [date] of text.matchAll(ISO))
    if (dayNumber(date) === null)
      findings.push({
        summary: `Unexpected date ${quoted(date)}, expected one that exists`,
        detail: "Correct the date: no calendar has this day.",
        place: wordsPlace(document, line, date),
      });
  for (const match of text.matchAll(WRITTEN)) {
    const wrong = wrongWeekday(match);
    if (wrong !== null)
      findings.push({
        summary: `Unexpected ${wrong === "" ? "date" : "weekday"} in ${quoted(match[0])}, expected ${wrong || "one that exists"}`,
        detail: "Correct the weekday or the date: one of them is wrong.",
        place: wordsPlace(document, line, match[0]),
      });
  }
  return findings;
}

/** The right weekday of a date that names another; "" when there is no such date; null when all is well. */
function wrongWeekday(match: RegExpMatchArray): string | null {
  const [, weekday = "", dayFirst, monthAfter, monthFirst, dayAfter, year = ""] = match;
  const month = MONTHS.split("|").indexOf((monthAfter ?? monthFirst ?? "").toLowerCase()) + 1;
  const pad = (part: number | string): string => String(part).padStart(2, "0");
  const number = dayNumber(`${year}-${pad(month)}-${pad(dayFirst ?? dayAfter ?? "")}`);
  if (number === null) return "";
  const right = WEEKDAYS[(number + 4) % 7] ?? "";
  return right.toLowerCase().startsWith(weekday.slice(0, 3).toLowerCase()) ? null : right;
}
