// The outline of a document: its sections with what their headings say and how much work stands in them.
import type { Status } from "../../model/plan.ts";
import { type Block, type Item, NONE, type Section } from "../blocks/block.ts";
import { areTotals } from "../facts/are-totals.ts";
import { TASK_FIELDS } from "../facts/field.ts";
import { type Attribute, readAttributes } from "../facts/read-attributes.ts";
import { readDirective } from "../facts/read-directive.ts";
import { splitTitle } from "../facts/split-title.ts";
import { readHead } from "../inline/read-head.ts";
import { markFamilies } from "./headed-families.ts";
import { markHorizons } from "./horizons.ts";
import { areMarked } from "./marked-items.ts";
import { isOutlineOfWork } from "./outlined.ts";
import { holdsPackages } from "./packages.ts";
import { type Columns, readColumns } from "./read-columns.ts";
import { isPartOfPlan, type Role, readSectionWords, type SectionWords } from "./section-role.ts";
import { setCodeApart, spacedCodes } from "./spaced-codes.ts";
import { tellsTasks, toldTaskLabel } from "./told-task.ts";

export interface Node {
  readonly section: Section;
  words: SectionWords;
  children: readonly Node[];
  readonly parent: Node | null;
  readonly index: number;
  role: Role;
  column: Status | null;
  /** Task-like things directly in the section, and in all that stands below it. */
  own: number;
  work: number;
  /** Boxes that carry an id of their own. */
  named: number;
  /** Boxes that have boxes of their own below them. */
  nested: number;
  /** Attributes that a task has (effort, owner, …), directly in the section. */
  attributes: number;
  /** A task by its family of headings. */
  likely: boolean;
  /** A list of work that began under the heading before runs on under this one. */
  running: boolean;
  /** A card in a column of a board that has a heading of its own. */
  card: boolean;
  /** What a directive right above the heading says that it is. */
  readonly directive: "task" | "phase" | null;
}

const NO_WORK: ReadonlySet<Role> = new Set([
  "criteria",
  "verification",
  "goal",
  "scope",
  "order",
  "dependencies",
  "owners",
  "repeat",
  "recurring",
  "ignored",
  "aside",
  "attribute",
  "estimate",
  "prerequisites",
  "schedule",
]);

export function tableColumns(block: Extract<Block, { kind: "table" }>): Columns {
  return readColumns(block.head);
}

function hasBoxes(item: Item): boolean {
  return item.children.some((child) => child.box !== null || hasBoxes(child));
}

/** Whether an item looks like a task by itself: 2 surely, 1 by its shape, 0 not. */
export function itemEvidence(item: Item): number {
  if (item.box) return 2;
  const first = item.lines[0]?.text ?? "";
  if (factsOf(item).some((found) => TASK_FIELDS.has(found.field))) return 2;
  if (item.children.length > 0 && hasBoxes(item)) return 2;
  if (item.number !== null && /[)）]\s*$/.test(first) && readHead(first).estimate !== null) return 2;
  if (item.number !== null && /^(?:\*\*|__)/.test(first) && item.children.some((child) => attributesOf(child) > 0))
    return 2;
  return 0;
}

/** The facts behind the title of an item: on its line, set apart by dots or bars; on its next lines, under a bold title. */
function factsOf(item: Item): readonly Attribute[] {
  const first = item.lines[0];
  if (!first) return [];
  const behind = splitTitle(first)?.attributes ?? [];
  const below = /^(?:\*\*|__)/.test(first.text) && readAttributes(first).length === behind.length;
  return below ? [...behind, ...item.lines.slice(1, 8).flatMap(readAttributes)] : behind;
}

export function attributesOf(item: Item): number {
  const first = item.lines[0];
  return item.box || !first ? 0 : readAttributes(first).filter((found) => TASK_FIELDS.has(found.field)).length;
}

function measureList(node: Node, items: readonly Item[]): void {
  const packages = holdsPackages(
    node,
    items.map((item) => item.lines[0]?.text ?? ""),
  );
  const outlined = isOutlineOfWork(items);
  const marked = areMarked(items);
  for (const item of items) {
    const evidence = outlined && item.number !== null ? 2 : itemEvidence(item);
    if (evidence < 2 && marked) node.own++;
    if (evidence < 2 && !packages) continue;
    node.own++;
    if (item.box && hasBoxes(item)) node.nested++;
    if (evidence < 2 || (item.box && item.lines[0] && readHead(item.lines[0].text).id !== null)) node.named++;
  }
}

function measureBlock(node: Node, block: Block, told: boolean): void {
  if (block.kind === "list") {
    const { items } = block;
    measureList(node, items);
    if (!areTotals(items)) for (const item of items) node.attributes += attributesOf(item);
  } else if (block.kind === "text") {
    const { lines } = block;
    if (told && toldTaskLabel(lines) > 0) {
      node.own++;
      return;
    }
    const packages = holdsPackages(
      node,
      lines.map((line) => line.text),
    );
    if (packages) node.own += lines.length;
    for (const line of lines)
      node.attributes += readAttributes(line).filter((found) => TASK_FIELDS.has(found.field)).length;
  } else if (block.kind === "table") {
    const { rows } = block;
    const columns = readColumns(block.head);
    const tasks = columns.isTasks(rows, node.role === "schedule");
    if (tasks) node.own += rows.length;
    if (tasks && !(columns.parts && node.words.head.id !== null)) node.named += rows.length;
    if (columns.vertical(rows)) node.attributes += rows.length;
  }
}

/** "Deliverables" with a table of owners and states is a list of work, not of conditions. */
export function holdsWorkTable(section: Section): boolean {
  return section.blocks.some((block) => {
    if (block.kind !== "table") return false;
    const columns = readColumns(block.head);
    return columns.facts > 1 && columns.isTasks(block.rows, false);
  });
}

function measure(node: Node): void {
  const muted =
    !(node.role === "criteria" && holdsWorkTable(node.section)) &&
    NO_WORK.has(node.role) &&
    node.role !== "verification" &&
    node.role !== "aside" &&
    node.role !== "schedule";
  const { blocks, parent } = node.section;
  const told = tellsTasks(blocks);
  if (!muted || parent === null) for (const block of blocks) measureBlock(node, block, told);
  node.work = node.own;
  for (const child of node.children) if (!NO_WORK.has(child.role)) node.work += child.work + headed(child);
}

/** A headed task counts as work of the section above it. */
function headed(node: Node): number {
  return node.directive === "task" ||
    node.words.role === "task" ||
    (node.attributes >= 2 && node.role === "plain") ||
    (node.attributes >= 1 && node.role === "plain" && node.words.head.id !== null)
    ? 1
    : 0;
}

function holdsBoxes(section: Section): boolean {
  return (
    section.blocks.some((block) => block.kind === "list" && block.items.some((item) => item.box || hasBoxes(item))) ||
    section.children.some(holdsBoxes)
  );
}

/** What the last lines of a section ask of the heading that follows. */
function directiveBelow({ blocks }: Section): Node["directive"] {
  const last = blocks.at(-1);
  const kind = last?.kind === "directive" ? readDirective(last.text)?.kind : null;
  return kind === "task" || kind === "phase" ? kind : null;
}

/** The outline with what each heading says; the roles are settled later, with the neighbours in view. */
export function buildOutline(root: Section): Node {
  const codes = spacedCodes(root);
  let index = 0;
  let asked: Node["directive"] = null;
  const build = (section: Section, parent: Node | null): Node => {
    const text = setCodeApart(section, codes);
    const said = readSectionWords(text, section.heading.line, section.heading.start, section.level);
    const words = isPartOfPlan(said) && holdsBoxes(section) ? { ...said, role: "plain" as const } : said;
    const node: Node = {
      section,
      words,
      children: NONE,
      parent,
      index: index++,
      role: section.level === 0 ? "plain" : words.role,
      column: null,
      own: 0,
      work: 0,
      named: 0,
      nested: 0,
      attributes: 0,
      likely: false,
      card: false,
      running: false,
      directive: asked,
    };
    asked = directiveBelow(section);
    if (section.children.length > 0) node.children = section.children.map((child) => build(child, node));
    section.children = NONE;
    measure(node);
    return node;
  };
  const outline = build(root, null);
  markFamilies(outline);
  markHorizons(outline);
  return outline;
}
