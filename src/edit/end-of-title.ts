// Where something can be added behind the title of a task.
import type { Phase, Task } from "../model/plan.ts";
import type { Line } from "./lines.ts";

/** Where something can be added behind a title: the end of its cell, of its heading or of its line. */
export function endOfTitle(owner: Task | Phase, line: Line): number {
  const trimmed = line.text.trimEnd();
  if (/^\s*\|/.test(line.text)) {
    const found = line.text.indexOf(owner.title);
    const from = found < 0 ? 0 : found + owner.title.length;
    const bar = barFrom(line.text, from);
    return line.start + line.text.slice(0, bar).trimEnd().length;
  }
  const closing = /^ {0,3}#{1,6}\s/.test(line.text) ? /\s+#+$/.exec(trimmed)?.[0] : undefined;
  return line.start + trimmed.length - (closing?.length ?? 0);
}

function barFrom(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === "|") return at;
  }
  return text.length;
}
