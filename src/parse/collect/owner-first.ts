// "Ana: send the draft by 3/14" among action items: who is to do it stands before what is to be done.
import type { Item } from "../blocks/block.ts";
import { attributeField } from "../facts/field.ts";
import { isName } from "../inline/take-part.ts";

const FIRST = /^(?:\*\*|__)?([^:：*_\n]{2,50}?)(?:\*\*|__)?\s*(?:[:：]|\s[—–-](?=\s))(?:\*\*|__)?\s*(?=\S)/u;

/** The item without the name before its words, and that name; null when none stands there. */
export function takeOwnerFirst(item: Item): { owner: string; item: Item } | null {
  const [first, ...rest] = item.lines;
  const found = first ? FIRST.exec(first.text) : null;
  const owner = (found?.[1] ?? "").trim();
  if (!first || !found || !isName(owner.replaceAll("@", "")) || attributeField(owner) !== null) return null;
  const skipped = found[0].length;
  return {
    owner,
    item: { ...item, lines: [{ ...first, text: first.text.slice(skipped), start: first.start + skipped }, ...rest] },
  };
}
