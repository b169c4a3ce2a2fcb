// An item's own words: its title over soft-wrapped lines, and what its box says.
import type { StatusMark } from "../../model/plan.ts";
import type { Item } from "../blocks/block.ts";
import { beginsWithOrder } from "../facts/own-order.ts";
import { type Attribute, readAttributes } from "../facts/read-attributes.ts";
import { boxStatus } from "../facts/read-status.ts";
import { splitTitle } from "../facts/split-title.ts";
import type { Head } from "../inline/head.ts";
import { readHead } from "../inline/read-head.ts";
import { stripComments } from "../inline/strip-markup.ts";

/** A line shorter than this was not wrapped: what follows is a line of its own. */
const SOFT_WRAP = 48;

/** The title line of an item: soft-wrapped lines are joined, attribute lines are not. */
export function itemTitle(item: Item): { text: string; used: number } {
  const first = item.lines[0];
  if (!first) return { text: "", used: 0 };
  let text = first.text;
  let used = 1;
  for (; used < item.lines.length && used < 6; used++) {
    const next = item.lines[used];
    const above = item.lines[used - 1];
    if (!next || !above || next.line !== above.line + 1) break;
    if (readAttributes(next).length > 0 || beginsWithOrder(next.text) || /^(?:[*_>#|<!]|\[)/.test(next.text)) break;
    if (above.text.length < SOFT_WRAP && !/^[\p{Ll}(]/u.test(next.text)) break;
    if (/[.!?。]$/.test(above.text) && /^\p{Lu}/u.test(next.text)) break;
    text += ` ${next.text}`;
  }
  return { text: stripComments(text), used };
}

/** "**Data portability.** Widen the import …": a bold sentence that leads prose. */
const LEAD = /^\*\*([^*\n]{3,90})[.。]\*\*\s+(?=\p{L})/u;

/** "**Rate limits** (P1) — a bucket for each key": what stands between the bold words and the dash. */
const LED = /^\*\*[^*\n]{3,120}\*\*\s*[(（][^()（）\n]{1,60}[)）](?=\s*[—–]\s+(\S.{11,}))/u;

/** The bold title with the facts in brackets behind it, when the words behind the dash are prose and tell no facts themselves. */
function ledByBold(text: string): { title: string; prose: string } | null {
  const found = LED.exec(text);
  if (!found) return null;
  const [lead, whole] = [readHead(found[0]), readHead(text)];
  if (/[)）]$/.test(lead.title) || lead.title === "") return null;
  const told = ({ estimate, status, owners, names, due, dependsOn, blocks }: Head) =>
    [estimate, status, owners.length, names, due, dependsOn.length, blocks.length].filter(Boolean).length;
  return told(whole) > told(lead) ? null : { title: found[0], prose: found[1] ?? "" };
}

/** The title of an item that is a task, the facts that stand behind it on the same line, and the prose it leads. */
export function taskTitle(item: Item): { text: string; used: number; facts: readonly Attribute[]; prose?: string } {
  const [head] = item.lines;
  const lead = head ? LEAD.exec(head.text) : null;
  if (head && lead) return { text: lead[1] ?? "", used: 1, facts: [], prose: head.text.slice(lead[0].length) };
  const led = head?.text.startsWith("**") ? ledByBold(head.text) : null;
  if (led) return { text: led.title, used: 1, facts: [], prose: led.prose };
  const split = item.lines[0] ? splitTitle(item.lines[0]) : null;
  if (split) return { text: stripComments(split.title), used: 1, facts: split.attributes };
  return { ...itemTitle(item), facts: [] };
}

/** The place and the state of an item's box; null without one. */
export function itemMark(item: Item): StatusMark | null {
  if (!item.box) return null;
  const status = boxStatus(item.box.text) ?? "todo";
  return { kind: "checkbox", line: item.line, start: item.box.start, end: item.box.end, text: item.box.text, status };
}
