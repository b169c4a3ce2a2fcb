// Takes a priority off the front of a title: "🔴 CRITICAL: Delete accounts", "HIGH PRIORITY — Sign the builds".
import { priorityWords } from "../vocabulary/priority.ts";
import { alternatives, openings } from "../vocabulary/words.ts";
import type { Head } from "./head.ts";

const WORDS = alternatives(priorityWords);
const URGENCY = new RegExp(
  `^(?:[[【](${WORDS})[\\]】]\\s*[:：—–-]?|(${WORDS})(?:\\s+(?:priority|prio|priorität|приоритет))?(?:\\s*[:：]|\\s+[—–-]\\s))\\s*(?=\\S)`,
  "iu",
);
const mayBegin = openings(priorityWords);
const NAMED = /priori|优先|優先|우선|приоритет/iu;

/** Takes the word only where it shows itself to be no part of the title: in brackets, behind a picture, in capitals, or named. */
export function takeUrgency(head: Head, text: string, pictured: boolean): string {
  const found = mayBegin(text) ? URGENCY.exec(text) : null;
  const word = found?.[1] ?? found?.[2] ?? "";
  if (!found || !(pictured || found[1] !== undefined || /^\p{Lu}{3,}/u.test(word) || NAMED.test(found[0]))) return text;
  head.priority = word;
  return text.slice(found[0].length);
}
