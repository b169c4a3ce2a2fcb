// Packages of work: lines whose numbers go on from the heading's.
import type { Section } from "../blocks/block.ts";
import type { Node } from "./node.ts";

const PACKAGE = /^(\d{1,4}(?:\.\d{1,4}){1,12})[.:)]?\s+\S/;

/** Whether lines begin with numbers that go on from the heading's: "2.1 Backend" under "## 2. Build". */
function arePackages(section: Section, number: string | null, lines: readonly string[]): boolean {
  if (number === null || !/^\d+(?:\.\d+)*$/.test(number) || section.level === 0) return false;
  return (
    lines.length > 0 &&
    lines.every((line) => PACKAGE.exec(line.replace(/^(?:\*\*|__|`)/, ""))?.[1]?.startsWith(`${number}.`))
  );
}

/** An effort in brackets or a name: what packages of work carry and mere paragraphs do not. */
const FACTS = /\(\d+(?:[.,]\d+)?\s*\p{L}+\)|\s@\p{L}/u;

/** Whether the block's lines or items are packages; in a section of asides only when they carry facts. */
export function holdsPackages(node: Node, lines: readonly string[]): boolean {
  return (
    arePackages(node.section, node.words.head.id, lines) &&
    (node.role !== "aside" || lines.some((line) => FACTS.test(line)))
  );
}
