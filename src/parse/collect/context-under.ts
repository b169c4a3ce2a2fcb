// Where the reader stands when it enters a section.
import type { Node } from "../outline/node.ts";
import { tellsTasks } from "../outline/told-task.ts";
import { foldWords } from "../text/fold.ts";
import { agreedNames } from "../vocabulary/task.ts";
import { foldedSet } from "../vocabulary/words.ts";
import type { Context } from "./context.ts";

const AGREED = foldedSet(agreedNames);

function ownOfLabel(sum: number, child: Node): number {
  return sum + (child.section.level >= 7 ? child.own : 0);
}

/** "# Implementation plan" above phases with work: bullets before them tell of the plan. */
function headsPhases(node: Node): boolean {
  return node.section.level === 1 && node.children.some((child) => holdsPhase(child));
}

function holdsPhase({ role, work, children }: Node): boolean {
  return work > 0 && (role === "phase" || children.some(holdsPhase));
}

/** Where the reader stands under a heading, before the heading itself has made anything. */
export function contextUnder(node: Node, context: Context): Context {
  const plain = node.role === "plain";
  const { level } = node.section;
  return {
    ...context,
    role: plain && level < 7 ? (context.task ? "task" : "plain") : plain ? context.role : node.role,
    section: node.index,
    direct: node.role === "task",
    shown: level < 7 ? node.own + node.children.reduce(ownOfLabel, 0) > 0 || headsPhases(node) : context.shown,
    told: tellsTasks(node.section.blocks),
    number: node.role === "phase" || node.role === "group" ? node.words.head.id : null,
    front: level >= 7 && plain && context.front,
    agreed: AGREED.has(foldWords(node.words.head.title)) || (level >= 7 && plain && context.agreed),
  };
}
