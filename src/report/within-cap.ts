// Puts sections together without passing a cap: what does not fit is left out whole, and that is said.
import type { RootContent } from "mdast";
import { paragraph, render, text } from "./markdown.ts";

/** Sections in the order in which they matter. The result has at most `cap` characters. */
export function withinCap(sections: readonly (readonly RootContent[])[], cap: number, elsewhere: string): string {
  const notice = render([paragraph(text(`Cut here: the rest is ${elsewhere}.`))]);
  const parts: string[] = [];
  let size = 0;
  let left = 0;
  for (const section of sections) {
    if (section.length === 0) continue;
    const rendered = render(section);
    if (size + rendered.length + 1 > cap - notice.length - 1) left++;
    else {
      parts.push(rendered);
      size += rendered.length + 1;
    }
  }
  return [...parts, ...(left > 0 ? [notice] : [])].join("\n");
}
