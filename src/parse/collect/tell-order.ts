// Takes the order that a task tells of itself in prose: only names of known tasks will count.
import { readOwnOrder } from "../facts/own-order.ts";
import { stripMarkup } from "../inline/strip-markup.ts";
import type { TaskDraft } from "./draft.ts";

/** Adds what the text says about the order of the task. */
export function tellOrder(task: TaskDraft, text: string, line: number): void {
  if (!/\d/.test(text)) return;
  for (const { refs, reverse } of readOwnOrder(stripMarkup(text)))
    task.depends.push({ text: refs, line, source: "prose", reverse });
}
