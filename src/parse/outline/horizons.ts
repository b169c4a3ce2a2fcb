// "Now", "Next", "Later": headings of a roadmap that say how soon, each above cards with headings of their own.
import { foldWords } from "../text/fold.ts";
import { horizonNames } from "../vocabulary/phase.ts";
import { foldedSet } from "../vocabulary/words.ts";
import { markLikely } from "./headed-families.ts";
import type { Node } from "./node.ts";

const HORIZONS = foldedSet(horizonNames);

function isHorizon(node: Node): boolean {
  const { head } = node.words;
  return node.section.level < 7 && head.id === null && HORIZONS.has(foldWords(head.title.replace(/\s*[([（].*$/u, "")));
}

function isCard(node: Node): boolean {
  return (
    node.section.level < 7 && node.words.inTask === "plain" && !node.children.some((inner) => inner.section.level < 7)
  );
}

/** Marks the cards of the horizons that stand beside one another, unless lists and not their headings tell the work. */
export function markHorizons(root: Node): void {
  const visit = (node: Node) => {
    const horizons = node.children.filter(isHorizon);
    if (horizons.length < 2) {
      for (const child of node.children) visit(child);
      return;
    }
    for (const one of horizons) one.words = { ...one.words, role: "plain", inTask: "plain" };
    const inner = horizons.flatMap((one) => one.children.filter((child) => child.section.level < 7));
    const listed = inner.filter(
      (card) => card.attributes === 0 && card.section.blocks.some(({ kind }) => kind === "list"),
    );
    const direct = horizons.some((one) => one.own > 0);
    if (inner.length < 2 || direct || !inner.every(isCard) || listed.length * 2 > inner.length) return;
    for (const card of inner) markLikely(card);
  };
  visit(root);
}
