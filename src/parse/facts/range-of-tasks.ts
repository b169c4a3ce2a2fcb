// "Core (tasks 4-7)": the tasks that the name of a phase claims in brackets.
import { taskWords } from "../vocabulary/task.ts";
import { alternatives } from "../vocabulary/words.ts";
import { expandRange } from "./expand-range.ts";

const ID = "#?(?:[A-Za-z]{1,6}-?)?\\d{1,4}";
const RANGE = new RegExp(
  `\\s*[(（\\[](?:${alternatives(taskWords)})\\p{L}{0,4}\\s*(${ID})(?:\\s*(?:[-–—~〜～]|\\.{2,3}|…|to|through|bis|à|a|до|至|到|から)\\s*(${ID}))?[)）\\]]$`,
  "iu",
);

/** The ids and the words before the brackets; null when no tasks are claimed. */
export function rangeOfTasks(name: string): { readonly title: string; readonly ids: readonly string[] } | null {
  const found = /\d[)）\]]$/.test(name) ? RANGE.exec(name) : null;
  const [from, to] = [found?.[1], found?.[2]];
  if (!found || from === undefined) return null;
  const ids = to === undefined ? [from] : expandRange(from, to);
  return ids ? { title: name.slice(0, found.index).trim(), ids } : null;
}
