// Phases that hold nothing but plain lists: "Phase 1: …" with "1. Extract the helpers". Their items are the tasks.

import { rangeOfTasks } from "../facts/range-of-tasks.ts";
import { foldId } from "../facts/targets.ts";
import { isOpen } from "./headed-families.ts";
import type { Node } from "./node.ts";
import { isPhaseNamed } from "./task-evidence.ts";

/** The share of phases with boxes, tables or headed tasks above which plain lists are mere words. */
const SHOWN = 0.3;

function phasesOf(root: Node): Node[] {
  const phases: Node[] = [];
  const visit = (node: Node) => {
    if (node.section.level < 7 && node.words.head.kind === "phase" && isPhaseNamed(node)) phases.push(node);
    for (const child of node.children) visit(child);
  };
  visit(root);
  return phases;
}

function nameOf(node: Node): string {
  return `${node.words.head.word} ${foldId(node.words.head.id ?? "")}`;
}

const LABELLED = /^\*\*([^*:：\n]{2,30})(?:[:：]\s*\*\*|\*\*\s*[:：])/u;

/** "**Goal**: …", "**Modules**: …" in phase after phase tell of the phases, and are no work. */
function tellOfPhases(phases: readonly Node[]): boolean {
  const seen = new Map<string, number>();
  let [items, labelled] = [0, 0];
  for (const phase of phases) {
    const own = new Set<string>();
    for (const block of phase.section.blocks) {
      if (block.kind !== "list") continue;
      items += block.items.length;
      for (const item of block.items) {
        const label = LABELLED.exec(item.lines[0]?.text ?? "")?.[1];
        if (label !== undefined) labelled++;
        if (label !== undefined) own.add(label.trim());
      }
    }
    for (const label of own) seen.set(label, (seen.get(label) ?? 0) + 1);
  }
  const common = [...seen.values()].filter((count) => count > 1 && count >= phases.length / 2).length;
  return common > 1 && labelled >= items * 0.7;
}

/** The phases whose plain items are tasks, since no phase of the plan shows its work in another way. */
export function barePhases(root: Node): ReadonlySet<Node> {
  const phases = phasesOf(root);
  const names = new Set(phases.map(nameOf));
  const shown = new Set(phases.filter((phase) => phase.work > 0).map(nameOf));
  if (phases.some(({ section }) => rangeOfTasks(section.heading.text))) return new Set(); // their tasks stand elsewhere
  if (names.size < 2 || shown.size > names.size * SHOWN || tellOfPhases(phases)) return new Set();
  return new Set(
    phases.filter(
      (phase) => phase.work === 0 && isOpen(phase) && phase.section.blocks.some((block) => block.kind === "list"),
    ),
  );
}
