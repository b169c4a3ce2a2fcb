// Phases that are user stories, and words that name several phases at once: "all user stories", "Phase 3+".
import type { Target, Targets } from "../facts/targets.ts";
import { storyGroups } from "../vocabulary/dependency.ts";
import { phaseWords } from "../vocabulary/phase.ts";
import { alternatives } from "../vocabulary/words.ts";

const STORIES = new RegExp(
  `(?<![\\p{Script=Latin}\\p{Script=Cyrillic}])(?:${alternatives(storyGroups)})(?![\\p{Script=Latin}\\p{Script=Cyrillic}\\d])(?!\\s*\\d)`,
  "iu",
);
const ONWARD = new RegExp(`(?:${alternatives(phaseWords)})\\s*(\\d{1,3})\\s*(?:\\+|及以后|以降)`, "iu");

function number(target: Target): number {
  return /^\d+$/.test(target.id ?? "") ? Number(target.id) : Number.NaN;
}

/** The phases that such words stand for; empty when the text has none of them. */
export function phasesMeant(text: string, targets: Targets): readonly Target[] {
  const from = Number(ONWARD.exec(text)?.[1] ?? Number.NaN);
  const stories = STORIES.test(text) ? targets.listStories() : [];
  if (stories.length > 0) return stories.filter((target) => !(number(target) < from));
  return Number.isNaN(from) ? [] : targets.listPhases().filter((target) => number(target) >= from);
}
