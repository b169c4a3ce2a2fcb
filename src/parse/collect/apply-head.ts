// Puts what a title says about a task onto its draft.
import type { Head } from "../inline/head.ts";
import type { TaskDraft } from "./draft.ts";

/** Puts what the title says about the task onto it. */
export function applyHead(draft: TaskDraft, head: Head, line: number, source: "heading" | "attribute" | "table"): void {
  const add = (field: "estimate" | "owner" | "priority" | "due" | "start", value: string) =>
    draft.facts.push({ field, value, line, source });
  if (head.estimate) add("estimate", head.estimate.text);
  if (head.owners.length > 0) add("owner", head.owners.join(", "));
  if (head.names) draft.facts.push({ field: "owner", value: head.names.text, line, source, guess: head.names.place });
  if (head.priority) add("priority", head.priority);
  if (head.due) add("due", head.due);
  if (head.start) add("start", head.start);
  if (head.parallel !== null) draft.parallel = head.parallel;
  draft.labels.push(...head.labels);
  draft.adopts ??= head.adopts;
  for (const text of head.dependsOn)
    draft.depends.push({ text, line, source: source === "table" ? "table" : "attribute", reverse: false });
  for (const text of head.blocks)
    draft.depends.push({ text, line, source: source === "table" ? "table" : "attribute", reverse: true });
}
