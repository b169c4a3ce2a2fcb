// A value in the forms in which a document might write it, most like the document first.
import type { PlanDocument } from "../model/plan.ts";

const UNITS: readonly { readonly sign: string; readonly words: readonly string[] }[] = [
  { sign: "m", words: ["minutes", "minute", "min"] },
  { sign: "h", words: ["hours", "hour", "hrs", "ч", "часов", "Stunden", "horas", "heures", "小时", "時間", "시간"] },
  { sign: "d", words: ["days", "day", "дней", "дня", "Tage", "Tag", "días", "jours", "天", "日", "일"] },
  { sign: "w", words: ["weeks", "week", "недель", "Wochen", "semanas", "semaines", "周", "週", "주"] },
  { sign: "p", words: ["points", "pts", "pt"] },
];

type Kind = "estimate" | "owner" | "priority" | "due";

/** `old` is what stands there now, "" for nothing. Never empty; the last is the value as given. */
export function valueForms(field: Kind, value: string, old: string, document: PlanDocument): string[] {
  const sample = old !== "" ? old : sampleOf(document, field);
  const styled =
    field === "estimate" ? estimateLike(value, sample) : field === "priority" ? priorityLike(value, sample) : [];
  return [...new Set([...styled, value])];
}

function sampleOf(document: PlanDocument, field: Kind): string {
  for (const task of document.tasks) {
    const told = task.told.find((one) => one.field === field && one.used);
    if (told !== undefined) return told.value;
  }
  return "";
}

// 3d → 3 days, where the document writes "2 days" or "8 hours"
function estimateLike(value: string, sample: string): string[] {
  const given = /^([~≈]?)(\d+(?:[.,]\d+)?(?:\s?[-–]\s?\d+(?:[.,]\d+)?)?)\s?([mhdwp])$/i.exec(value);
  if (given === null) return [];
  const [, about = "", number = "", unit = ""] = given;
  const words = UNITS.find((one) => one.sign === unit.toLowerCase())?.words ?? [];
  const lower = sample.toLowerCase();
  if (!UNITS.some((one) => one.words.some((word) => word.length > 1 && lower.includes(word.toLowerCase())))) return [];
  const same = words.find((word) => word.length > 1 && lower.includes(word.toLowerCase()));
  const english = /[a-z]/i.test(sample) ? words[number === "1" ? 1 : 0] : undefined;
  const chosen = same !== undefined && !words.slice(0, 2).includes(same) ? same : english;
  return chosen === undefined ? [] : [`${about}${number} ${chosen}`];
}

const COLOURS: Readonly<Record<string, string>> = { P0: "🔴", P1: "🟠", P2: "🟡", P3: "🟢" };
const WORDS: Readonly<Record<string, string>> = { P0: "critical", P1: "high", P2: "medium", P3: "low" };

// P1 → high, where the document writes words; 🔴 P0 → 🟠 P1, where it paints
function priorityLike(value: string, sample: string): string[] {
  const rank = value.toUpperCase();
  const colour = Object.values(COLOURS).find((sign) => sample.startsWith(sign));
  if (colour !== undefined && COLOURS[rank] !== undefined) return [`${COLOURS[rank]} ${rank}`];
  const worded = Object.values(WORDS).includes(sample.toLowerCase());
  const word = worded
    ? (WORDS[rank] ?? (Object.values(WORDS).includes(value.toLowerCase()) ? value : undefined))
    : undefined;
  if (word === undefined) return [];
  if (sample === sample.toUpperCase()) return [word.toUpperCase()];
  return [
    sample === sample.toLowerCase() ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase(),
  ];
}
