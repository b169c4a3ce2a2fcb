// A scenario is one criterion, on however many lines and bullets it is told.
import { goesOn } from "../facts/scenario.ts";
import { stripMarkup } from "../inline/strip-markup.ts";
import type { CriterionDraft } from "./draft.ts";

/** Sentences of one scenario are cut here: nobody reads more. */
const LONGEST = 1500;

/** Puts a sentence behind the scenario that was told last; false when it does not go on with one. */
export function addToScenario(into: CriterionDraft[], text: string): boolean {
  const last = into.at(-1);
  if (!last || !goesOn(last.text, text)) return false;
  if (last.text.length < LONGEST) into[into.length - 1] = { ...last, text: `${last.text} ${stripMarkup(text)}` };
  return true;
}
