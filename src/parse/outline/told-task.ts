// A paragraph that tells a task line by line: "**Task:** Build the importer", "**Owner:** Kim", "**Estimate:** 3 days".
import type { Block, Piece } from "../blocks/block.ts";
import { attributeField } from "../facts/field.ts";
import { readAttributes } from "../facts/read-attributes.ts";
import { foldWords } from "../text/fold.ts";
import { taskWords } from "../vocabulary/task.ts";
import { foldedSet } from "../vocabulary/words.ts";

const WORDS = foldedSet(taskWords);
const LABEL = /^(\*\*|__)?([^:：*_\n]{2,30})(?:\1)?\s*[:：]\s*(?:\1)?\s*(?=\S)/u;

/** The length of the label before the title; 0 when the paragraph tells no task. */
export function toldTaskLabel(lines: readonly Piece[]): number {
  const [first, ...rest] = lines;
  const found = first && rest.length > 0 ? LABEL.exec(first.text) : null;
  const name = found?.[2] ?? "";
  if (!found || (attributeField(name) !== "title" && !WORDS.has(foldWords(name)))) return 0;
  const told = rest.filter((line) => readAttributes(line).length > 0).length;
  return told > 0 && told >= rest.length / 2 ? found[0].length : 0;
}

/** Whether paragraphs of the section tell a task each: a single one tells of what stands above it ("**Issue:** …"). */
export function tellsTasks(blocks: readonly Block[]): boolean {
  let told = 0;
  for (const block of blocks)
    if (block.kind === "text" && block.endLine > block.line && toldTaskLabel(block.lines) > 0 && ++told > 1)
      return true;
  return false;
}
