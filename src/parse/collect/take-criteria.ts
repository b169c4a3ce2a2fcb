// Takes items for criteria.
import type { Item } from "../blocks/block.ts";
import { isScenario } from "../facts/scenario.ts";
import type { Head } from "../inline/head.ts";
import { stripMarkup } from "../inline/strip-markup.ts";
import { addToScenario } from "./add-to-scenario.ts";
import type { Collected, CriterionDraft, TaskDraft } from "./draft.ts";
import { itemMark, itemTitle } from "./item-title.ts";

/** The words of an item; of a scenario all lines. */
function wordsOf(item: Item): string {
  const [first] = item.lines;
  if (!first || item.lines.length < 2 || !isScenario(first.text)) return itemTitle(item).text;
  return item.lines
    .slice(0, 40)
    .map((line) => line.text)
    .join(" ");
}

/** A criterion from an item, and those nested in it. */
export function takeCriteria(into: CriterionDraft[], items: readonly Item[], depth = 0): void {
  for (const item of items) {
    const text = wordsOf(item);
    const mark = itemMark(item);
    if (!mark && addToScenario(into, text)) {
      takeCriteria(into, item.children, depth + 1);
      continue;
    }
    const bare = stripMarkup(text.replace(/^#\d+\s+/, "")).replace(/^(?:✅|☑️?|✔️?)\s*/u, "");
    if (bare !== "" && (depth === 0 || mark))
      into.push({ text: bare, done: mark ? mark.status === "done" : null, line: item.line, mark });
    if (depth < 3) takeCriteria(into, item.children, depth + 1);
  }
}

const NUMBERED = /^\**ACs?[\s#-]*(\d{1,3})\b\**[.:)]?\**\s*/i;

/** Keeps the numbered criteria of the whole document: "1. A mail is sent", "- AC2: the link expires". */
export function keepCriteria(out: Collected, items: readonly Item[]): void {
  for (const item of items) {
    const [first] = item.lines;
    const number = item.number ?? NUMBERED.exec(first?.text ?? "")?.[1];
    const kept: CriterionDraft[] = [];
    if (number) takeCriteria(kept, [item]);
    const [criterion] = kept;
    if (number && criterion)
      out.criteria.set(number, { ...criterion, text: criterion.text.replace(NUMBERED, ""), mark: null });
  }
}

/** Gives a task the criteria that its title names. */
export function giveCriteria(out: Collected, task: TaskDraft, head: Head): void {
  if (head.criteria === null || out.criteria.size === 0) return;
  for (const [number] of head.criteria.matchAll(/\d{1,3}/g)) {
    const criterion = out.criteria.get(number);
    if (criterion && !task.criteria.includes(criterion)) task.criteria.push(criterion);
  }
}
