// A line of a plan, named and linked.
import type { PhrasingContent } from "mdast";
import type { Links } from "./links.ts";
import { link, text } from "./markdown.ts";

/** "docs/plan.md:12", leading to that line where there is an address. */
export function place(at: { readonly path: string; readonly line: number }, links: Links): PhrasingContent {
  return link(links.line(at), text(`${at.path}:${at.line}`));
}
