// A code fence: kept as a drawing; where a plan shows no work in another way, its tree or its bars are the work.
import type { Block } from "../blocks/block.ts";
import type { Node } from "../outline/node.ts";
import { MUTE } from "../outline/settle-section.ts";
import type { Context } from "./context.ts";
import { takeBars } from "./take-bars.ts";
import { takeTree } from "./take-tree.ts";

/** Reads the fence at the place of `context`. `work` allows tasks in it; `about` are the sections around. */
export function takeFence(
  context: Context,
  block: Extract<Block, { kind: "fence" }>,
  work: boolean,
  about: readonly (Node | null)[],
): void {
  context.out.drawings.push(block);
  if (!work || context.task || (MUTE.has(context.role) && context.role !== "order")) return;
  const headings = about.map((node) => node?.section.heading.text ?? "");
  if (!takeTree(context, block, headings)) takeBars(context, block);
}
