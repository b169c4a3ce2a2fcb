// A tree of work drawn in a code fence: "├── 1.1.2  Wire the lamps". Its lines are the tasks of a plan that shows no other.
import type { Block, Item } from "../blocks/block.ts";
import { type DrawnLine, drawnLines } from "../blocks/drawn-lines.ts";
import { readBox } from "../blocks/read-box.ts";
import { isFileListing, isOtherLanguage } from "../drawing/not-a-drawing.ts";
import { stripMarkup } from "../inline/strip-markup.ts";
import { breakdownNames } from "../vocabulary/task.ts";
import { alternatives } from "../vocabulary/words.ts";
import type { Context } from "./context.ts";
import { takeTask } from "./take-task-item.ts";

const BREAKDOWN = new RegExp(`(?<!\\p{L})(?:${alternatives(breakdownNames)})(?![\\p{Ll}])`, "iu");
const NUMBER = /^(?:\*\*)?(\d{1,4}(?:\.\d{1,4}){0,12})[.):]?(?:\*\*)?\s+[\p{L}\p{N}[(/"`']/u;
/** The share of the lines that must be numbered, or hang on a branch. */
const SHARE = 0.7;

interface Leaf {
  readonly item: Item;
  readonly column: number;
  readonly number: string | null;
}

function leafOf(line: DrawnLine): Leaf {
  const { box, rest } = readBox(line) ?? { box: null, rest: line };
  const piece = { text: rest.text, line: rest.line, start: rest.start };
  const item = { line: line.line, endLine: line.line, column: 1, number: null, box, lines: [piece], children: [] };
  return { item, column: line.column, number: NUMBER.exec(stripMarkup(rest.text))?.[1] ?? null };
}

function isBelow(leaf: Leaf, above: Leaf): boolean {
  if (leaf.number !== null && above.number !== null)
    return leaf.number.startsWith(`${above.number.replace(/\.0$/, "")}.`) && leaf.number !== above.number;
  return leaf.column > above.column;
}

function nest(leaves: readonly Leaf[]): Item[] {
  const roots: Item[] = [];
  const open: Leaf[] = [];
  for (const leaf of leaves) {
    let above = open.at(-1);
    for (; above && !isBelow(leaf, above); above = open.at(-1)) open.pop();
    (above ? above.item.children : roots).push(leaf.item);
    for (const outer of open) outer.item.endLine = leaf.item.line;
    open.push(leaf);
  }
  return roots;
}

/** Whether most lines carry numbers that go on from one another. */
function isNumbered(leaves: readonly Leaf[]): boolean {
  const numbers = leaves.flatMap(({ number }) => (number === null ? [] : [number]));
  return (
    numbers.length > 1 &&
    numbers.length >= leaves.length * SHARE &&
    numbers.some((number) => number.includes(".")) &&
    new Set(numbers).size === numbers.length
  );
}

/** Takes the lines of the fence for tasks where they are a tree of work; `about` is what the headings around say. */
export function takeTree(
  context: Context,
  block: Extract<Block, { kind: "fence" }>,
  about: readonly string[],
): boolean {
  if (isOtherLanguage(block.info.trim().split(/\s/)[0]?.toLowerCase() ?? "")) return false;
  const lines = drawnLines(block);
  const leaves = lines.map(leafOf);
  const numbered = isNumbered(leaves);
  const branches = lines.filter(({ branch }) => branch).length;
  const named = () =>
    branches > 1 &&
    branches >= lines.length * SHARE &&
    about.some((heading) => BREAKDOWN.test(heading)) &&
    !isFileListing(lines.map(({ text }) => text));
  if (!numbered && !named()) return false;
  let roots = nest(leaves);
  const [root] = roots;
  // the project itself stands above a tree of its parts
  if (roots.length === 1 && root && root.children.length > 1 && (!numbered || leaves[0]?.number === null))
    roots = root.children;
  for (const item of roots) takeTask({ ...context, plain: true }, item, null, ["a line of a tree of work"]);
  return true;
}
