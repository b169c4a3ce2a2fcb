// Takes items for criteria.
import type { Item } from "../blocks/block.ts";
import { stripMarkup } from "../inline/strip-markup.ts";
import type { CriterionDraft } from "./draft.ts";
import { itemMark, itemTitle } from "./item-title.ts";

/** A criterion from an item, and those nested in it. */
export function takeCriteria(into: CriterionDraft[], items: readonly Item[], depth = 0): void {
  for (const item of items) {
    const { text } = itemTitle(item);
    const mark = itemMark(item);
    const bare = stripMarkup(text.replace(/^#\d+\s+/, "")).replace(/^(?:✅|☑️?|✔️?)\s*/u, "");
    if (bare !== "" && (depth === 0 || mark))
      into.push({ text: bare, done: mark ? mark.status === "done" : null, line: item.line, mark });
    if (depth < 3) takeCriteria(into, item.children, depth + 1);
  }
}
