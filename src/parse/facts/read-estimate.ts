// Reads an effort: "3 days (24 hours)", "~4-6h", "2 Stunden", "3 pts", "4-6ч". Hours and points are kept apart.
import type { Estimate } from "../../model/plan.ts";
import { foldWords } from "../text/fold.ts";
import { unitWords } from "../vocabulary/estimate.ts";
import { foldedSet, listWords } from "../vocabulary/words.ts";

export type Unit = keyof typeof unitWords;
/** Hours of a day, a week and a month. */
export type HoursOf = Readonly<Record<"day" | "week" | "month", number>>;
export const USUAL_HOURS: HoursOf = { day: 8, week: 40, month: 160 };
const FIXED = { minute: 1 / 60, hour: 1, point: 0 } as const;
const UNITS = new Map<string, Unit>();
for (const unit of Object.keys(unitWords) as Unit[]) {
  for (const word of listWords(unitWords[unit]))
    if (!UNITS.has(word.toLowerCase())) UNITS.set(word.toLowerCase(), unit);
}
const escaped = [...UNITS.keys()]
  .sort((a, b) => b.length - a.length)
  .map((word) => word.replace(/[.]/g, "\\$&").replaceAll(" ", "\\s+"));
const NUMBER = "(\\d{1,5}(?:[.,]\\d{1,3})?)";
const SPAN = "(?:-|–|—|~|〜|～|to|bis|à|a|до|до|to|至|到|から|〜)";
const UNIT = `(${escaped.join("|")})(?![\\p{Script=Latin}\\p{Script=Cyrillic}])`;
const EFFORT = new RegExp(
  `(?<![\\p{L}\\d.#/])${NUMBER}\\s*(?:(?:${escaped.join("|")})?\\s*${SPAN}\\s*${NUMBER})?\\+?\\s*[- ]?${UNIT}`,
  "giu",
);
const HALF = /\bhalf (?:a )?day\b/i;
const ORDER: readonly Unit[] = ["minute", "hour", "day", "week", "month", "point"];
const UNIT_NAMES = new Map<string, Unit>();
for (const unit of Object.keys(unitWords) as Unit[])
  for (const word of foldedSet(unitWords[unit])) if (!UNIT_NAMES.has(word)) UNIT_NAMES.set(word, unit);

function toNumber(text: string): number {
  return Number(text.replace(",", "."));
}

function round(hours: number): number {
  return Math.round(hours * 100) / 100;
}

/** The unit that a heading of a column or an attribute names: "Hours", "Points", "Часы", "Estimate (days)". */
export function unitOf(name: string): Unit | null {
  const bracketed = UNITS.get(/[([（]\s*(\p{L}{1,12})\.?\s*[)\]）]/u.exec(name)?.[1]?.toLowerCase() ?? "");
  if (bracketed) return bracketed;
  for (const word of foldWords(name).split(" ").reverse()) {
    const unit = UNIT_NAMES.get(word);
    if (unit && word.length > 1) return unit;
  }
  return null;
}

interface Amount {
  readonly unit: Unit;
  readonly low: number;
  readonly high: number;
}

function amounts(text: string): Amount[] {
  const found: Amount[] = [];
  for (const match of text.matchAll(EFFORT)) {
    const name = (match[3] ?? "").replace(/\s+/g, " ");
    const unit = name === "pt" ? "point" : UNITS.get(name.toLowerCase()); // "3 PT" are days of a person in German
    if (!unit) continue;
    const low = toNumber(match[1] ?? "0");
    found.push({ unit, low, high: match[2] ? toNumber(match[2]) : low });
    if (found.length === 4) break;
  }
  return found;
}

const BARE = /^[~≈<>±]?\s*(\d{1,4}(?:[.,]\d+)?)(?:\s*(?:-|–|—|to)\s*(\d{1,4}(?:[.,]\d+)?))?\+?$/;

function withoutMarks(text: string): string {
  return text.replace(/[*_`]/g, "").trim();
}

/** Whether the text is a number, or two, without a unit. */
export function isBareNumber(text: string): boolean {
  return text.length <= 400 && BARE.test(withoutMarks(text));
}

/** The effort that a text tells, or null. A number alone counts in `unit`, when that is known. */
export function readEstimate(text: string, unit: Unit | null = null, hours: HoursOf = USUAL_HOURS): Estimate | null {
  if (text.length > 400) return null;
  const clean = withoutMarks(text);
  if (HALF.test(clean)) return { minHours: hours.day / 2, maxHours: hours.day / 2, text: clean };
  const found = /\d/.test(clean) ? amounts(clean) : [];
  const bare = BARE.exec(clean);
  if (found.length === 0 && bare && unit) {
    const low = toNumber(bare[1] ?? "0");
    found.push({ unit, low, high: bare[2] ? toNumber(bare[2]) : low });
  }
  if (found.length === 0) return null;
  const points = found.find((amount) => amount.unit === "point");
  const timed = found.filter((amount) => amount.unit !== "point");
  const both = /^[~≈]?\d+\s*[dhwj]\s*\d+\s*[hm]/i.test(clean) && timed.length >= 2;
  timed.sort((a, b) => ORDER.indexOf(a.unit) - ORDER.indexOf(b.unit));
  const used = both ? timed.slice(0, 2) : timed.slice(0, 1);
  const worth = { ...FIXED, ...hours };
  const sum = (end: "low" | "high") =>
    used.length === 0 ? null : round(used.reduce((all, part) => all + part[end] * worth[part.unit], 0));
  return { minHours: sum("low"), maxHours: sum("high"), ...(points ? { points: points.low } : {}), text: clean };
}

/** Whether a text is an effort and nothing else: "3 days", "~4h", "2-3 hours", "3 days (24 hours)". */
export function isEstimate(text: string): boolean {
  if (text.length > 60 || !/\d/.test(text)) return false;
  const rest = text
    .replace(EFFORT, " ")
    .replace(
      /\b(?:est|estimate|estimated|effort|duration|about|circa|ca|approx|approximately|total|each|max|min|up|roughly)\b/gi,
      "",
    );
  return rest.length < text.length && !/[\p{L}\d#]/u.test(rest);
}
