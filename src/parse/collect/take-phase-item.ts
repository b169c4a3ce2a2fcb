// Takes an item that names a phase: a row of an overview, or the phase itself with its tasks below it.
import type { Item } from "../blocks/block.ts";
import { foldId } from "../facts/targets.ts";
import type { Head } from "../inline/head.ts";
import type { Context } from "./context.ts";
import { aPhase, type PhaseDraft } from "./draft.ts";
import { itemMark } from "./item-title.ts";

/** Whether the item names a phase that has a heading, or names one in bold. */
export function isPhaseItem(context: Context, item: Item, head: Head): boolean {
  return (
    head.kind === "phase" &&
    head.id !== null &&
    (context.phaseIds.has(`${head.word}:${foldId(head.id)}`) || /^(?:\*\*|__)/.test(item.lines[0]?.text ?? ""))
  );
}

/** The phase that the item names; its tasks are the items below. */
export function takePhaseItem(context: Context, item: Item, head: Head): PhaseDraft {
  const id = head.id ?? "";
  const mark = itemMark(item);
  const known = context.phaseIds.has(`${head.word}:${foldId(id)}`);
  const status = mark
    ? { status: mark.status, text: `[${mark.text}]`, line: item.line, source: "checkbox" as const, mark }
    : null;
  const phase = aPhase(id, head.title.replace(/\s+[-–—]\s.*$/, ""), head.word, item.line, item.endLine);
  phase.headed = !known;
  if (status) phase.statuses.push(status);
  for (const text of head.dependsOn) phase.depends.push({ text, line: item.line, source: "attribute", reverse: false });
  context.out.phases.push(phase);
  context.out.notes.push({
    line: item.line,
    endLine: item.line,
    taken: known ? "duplicate" : "phase",
    draft: phase,
    because: ["the item names a phase"],
  });
  return phase;
}
