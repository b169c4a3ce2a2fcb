// What a cross says is told by the marks beside it: "❌" among "✅" is not done yet, "❌" among "✅" and "⬜" was dropped.
import type { Status } from "../../model/plan.ts";
import { pictureStatus, readStatus } from "../facts/read-status.ts";
import { cancelledWords } from "../vocabulary/status.ts";
import { alternatives } from "../vocabulary/words.ts";
import type { Collected, StatusFact } from "./draft.ts";

const CROSS = /^\[?[*_\s]*[❌✖❎]\ufe0f?\]?/u;
const TICK = /^\[?[*_\s]*[✅✔☑✓]/u;
/** Marks that wait or work: neither says that something has not begun. */
const WAITING = /^\[?[*_\s]*[⏳⌛🕐]/u;
const WORDS = `(?:${alternatives(cancelledWords)})(?![\\p{L}])`;
/** "❌ = dropped" in a legend or in any other place. */
const LEGEND = new RegExp(
  `[❌✖❎]\\ufe0f?["'*\`_\\s|]*(?:[:：=→–—-]\\s*)?["'*\`_]*${WORDS}["'*\`_\\s]*(?:$|[|,;.)）(（·/✅⬜🔄⏳])|(?<![\\p{L}])${WORDS}["'*\`_]*\\s*[:：=(（]\\s*["'*\`]*[❌✖❎]`,
  "imu",
);
const LONGEST = 200_000;

/** A cross that says "dropped" by itself, without words that tell what it means. */
function isBareCross(text: string): boolean {
  return CROSS.test(text) && readStatus(text) === "cancelled" && readStatus(text.replace(CROSS, "")) !== "cancelled";
}

interface Seen {
  crosses: number;
  ticks: number;
  /** Marks and words for what has not begun. */
  open: number;
  /** Crosses with words that say "not started". */
  crossedOpen: number;
}

function look(seen: Seen, text: string, status: Status | null): void {
  if (isBareCross(text)) seen.crosses++;
  else if (TICK.test(text)) seen.ticks++;
  else if (CROSS.test(text)) seen.crossedOpen += status === "todo" ? 1 : 0;
  else if (status === "todo" && !WAITING.test(text) && !/^\[[ _]?\]$/.test(text) && text !== "") seen.open++;
}

/** Whether crosses of the document stand for what is still to be done. */
function meansOpen(collected: Collected, source: string): boolean {
  const seen: Seen = { crosses: 0, ticks: 0, open: 0, crossedOpen: 0 };
  for (const draft of [...collected.tasks, ...collected.phases])
    for (const fact of draft.statuses) look(seen, fact.text, fact.status);
  for (const fact of collected.phaseFacts) look(seen, fact.status, pictureStatus(fact.status));
  if (seen.crosses === 0 || seen.ticks === 0) return false;
  if (seen.crossedOpen > 0) return true;
  return seen.open === 0 && !LEGEND.test(source.length > LONGEST ? source.slice(0, LONGEST) : source);
}

function opened(fact: StatusFact): StatusFact {
  if (fact.status !== "cancelled" || !isBareCross(fact.text)) return fact;
  return { ...fact, status: "todo", mark: fact.mark && { ...fact.mark, status: "todo" } };
}

/** Reads the crosses of a document that ticks what is done, and has no other mark for the rest, as not done. */
export function settleCrosses(collected: Collected, source: string): void {
  if (!/[❌✖❎]/u.test(source) || !meansOpen(collected, source)) return;
  for (const draft of [...collected.tasks, ...collected.phases])
    if (draft.statuses.some((fact) => CROSS.test(fact.text))) draft.statuses = draft.statuses.map(opened);
  for (const fact of collected.phaseFacts) if (isBareCross(fact.status)) fact.meant = "todo";
}
