// Facts behind a title, apart by dashes: "Load test — 2d — Rui", "Go live – blocked by T3".
import { isEstimate, readEstimate } from "../facts/read-estimate.ts";
import { isDates } from "../facts/take-dates.ts";
import type { Head } from "./head.ts";
import { isName, takeLabelled, takeWaiting } from "./take-part.ts";

const SEGMENT = /^(.*?\S)\s+([—–]|--?)\s+((?:(?!\s[—–-]{1,2}\s).){1,80})$/u;

/** Puts the fact behind the last dash onto the head; the words before it, or null when it is none. */
export function takeSegment(head: Head, text: string): string | null {
  const found = /\s[—–-]{1,2}\s/.test(text) ? SEGMENT.exec(text) : null;
  if (!found) return null;
  const [, before = "", dash = "", last = ""] = found;
  if (isEstimate(last) && head.estimate === null) head.estimate = readEstimate(last);
  else if (isName(last) && head.names === null && (head.due ?? head.estimate ?? factBefore(before)) !== null)
    head.names = { text: last, place: dash };
  else if (!takeLabelled(head, last) && !takeWaiting(head, last)) return null;
  return before;
}

function factBefore(text: string): true | null {
  const last = SEGMENT.exec(text)?.[3] ?? "";
  return isEstimate(last) || isDates(last) ? true : null;
}
