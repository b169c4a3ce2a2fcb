// The checkbox at the head of a heading: "### [x] T001 Build it", "### - [ ] Ship it".
import type { Box } from "../blocks/block.ts";
import { readBox } from "../blocks/read-box.ts";
import { headsChange } from "../blocks/read-change.ts";

/** The box of a heading and the words after it; null when the heading has none. `start` is the offset of `text`. */
export function headingBox(text: string, start: number): { box: Box; rest: string } | null {
  if (headsChange(text)) return null;
  const dash = /^[-*+]\s+(?=\[)/.exec(text)?.[0].length ?? 0;
  const found = text.charCodeAt(dash) === 91 ? readBox({ text: text.slice(dash), line: 0, start: start + dash }) : null;
  return found && found.rest.text !== "" ? { box: found.box, rest: found.rest.text } : null;
}
