// Headings of lists that hold conditions and no work, told by more than one word.
import { byKindWords, checklistWords, everySigns, everyWords } from "../vocabulary/condition-list.ts";
import { phaseWords, spanWords } from "../vocabulary/phase.ts";
import { alternatives } from "../vocabulary/words.ts";

const CHECKLIST = new RegExp(alternatives(checklistWords), "iu");
const EVERY = new RegExp(`(?<!\\p{L})(?:${alternatives(everyWords)})(?!\\p{L})|${alternatives(everySigns)}`, "iu");
/** "Checklist for each phase" may hold the work of the phases. */
const PART = new RegExp(`(?<!\\p{L})(?:${alternatives(phaseWords, spanWords)})`, "iu");
const BY_KIND = new RegExp(`\\s+(?:${alternatives(byKindWords)})$`, "iu");

/** "Checklist for migrating every screen": gone through once for each, and so a condition of each. */
export function isRepeatedChecklist(text: string): boolean {
  return CHECKLIST.test(text) && EVERY.test(text) && !PART.test(text);
}

/** "Goals by category" → "Goals"; null for other words. */
export function toldByKind(text: string): string | null {
  const found = BY_KIND.exec(text);
  return found ? text.slice(0, found.index) : null;
}
