// Phases that hold nothing but plain lists: "Phase 1: …" with "1. Extract the helpers". Their items are the tasks.
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

/** The phases whose plain items are tasks, since no phase of the plan shows its work in another way. */
export function barePhases(root: Node): ReadonlySet<Node> {
  const phases = phasesOf(root);
  const names = new Set(phases.map(nameOf));
  const shown = new Set(phases.filter((phase) => phase.work > 0).map(nameOf));
  if (names.size < 2 || shown.size > names.size * SHOWN) return new Set();
  return new Set(
    phases.filter(
      (phase) => phase.work === 0 && isOpen(phase) && phase.section.blocks.some((block) => block.kind === "list"),
    ),
  );
}
