// The outline of a document: its sections with what their headings say and how much work stands in them.
import type { Status } from "../../model/plan.ts";
import type { Block, Item, Section } from "../blocks/block.ts";
import { type Attribute, readAttributes } from "../facts/read-attributes.ts";
import { splitTitle } from "../facts/split-title.ts";
import { readHead } from "../inline/read-head.ts";
import { type Columns, readColumns } from "./read-columns.ts";
import { type Role, readSectionWords, type SectionWords } from "./section-role.ts";

export interface Node {
  readonly section: Section;
  readonly words: SectionWords;
  readonly children: Node[];
  readonly parent: Node | null;
  readonly index: number;
  role: Role;
  column: Status | null;
  /** Task-like things directly in the section, and in all that stands below it. */
  own: number;
  work: number;
  /** Boxes that carry an id of their own. */
  named: number;
  /** Attributes that a task has (effort, owner, …), directly in the section. */
  attributes: number;
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

const TASK_FIELDS: ReadonlySet<string> = new Set([
  "status",
  "estimate",
  "owner",
  "priority",
  "dependsOn",
  "blocks",
  "due",
  "start",
]);

function countAttributes(section: Section): number {
  let count = 0;
  for (const block of section.blocks) {
    if (block.kind === "text")
      for (const line of block.lines)
        count += readAttributes(line).filter((found) => TASK_FIELDS.has(found.field)).length;
    if (block.kind === "list") for (const item of block.items) count += attributesOf(item);
    if (block.kind === "table" && readColumns(block.head).vertical(block.rows)) count += block.rows.length;
  }
  return count;
}

const PACKAGE = /^(\d{1,4}(?:\.\d{1,4}){1,12})[.:)]?\s+\S/;

/** Whether lines begin with numbers that go on from the heading's: "2.1 Backend" under "## 2. Build". */
export function arePackages(section: Section, number: string | null, lines: readonly string[]): boolean {
  if (number === null || !/^\d+(?:\.\d+)*$/.test(number) || section.level === 0) return false;
  return (
    lines.length > 0 &&
    lines.every((line) => PACKAGE.exec(line.replace(/^(?:\*\*|__|`)/, ""))?.[1]?.startsWith(`${number}.`))
  );
}

/** An effort in brackets or a name: what packages of work carry and mere paragraphs do not. */
const FACTS = /\(\d+(?:[.,]\d+)?\s*\p{L}+\)|\s@\p{L}/u;

function textOf(block: Block): string {
  if (block.kind === "text") return block.lines.map((line) => line.text).join("\n");
  return block.kind === "list" ? block.items.map((item) => item.lines[0]?.text ?? "").join("\n") : "";
}

function measure(node: Node): void {
  const muted =
    NO_WORK.has(node.role) && node.role !== "verification" && node.role !== "aside" && node.role !== "schedule";
  const below = () =>
    node.children.reduce((sum, child) => sum + (NO_WORK.has(child.role) ? 0 : child.work + headed(child)), 0);
  if (muted && node.section.parent !== null) {
    node.work = below();
    return;
  }
  const number = node.words.head.id;
  for (const block of node.section.blocks) {
    if (
      block.kind === "text" &&
      (node.role !== "aside" || FACTS.test(textOf(block))) &&
      arePackages(
        node.section,
        number,
        block.lines.map((line) => line.text),
      )
    )
      node.own += block.lines.length;
    if (block.kind === "list") {
      const packages =
        (node.role !== "aside" || FACTS.test(textOf(block))) &&
        arePackages(
          node.section,
          number,
          block.items.map((item) => item.lines[0]?.text ?? ""),
        );
      for (const item of block.items) {
        if (packages && itemEvidence(item) < 2) {
          node.own++;
          node.named++;
        }
        if (itemEvidence(item) < 2) continue;
        node.own++;
        if (item.box && item.lines[0] && readHead(item.lines[0].text).id !== null) node.named++;
      }
    }
    if (block.kind === "table" && readColumns(block.head).isTasks(block.rows, node.role === "schedule")) {
      node.own += block.rows.length;
      node.named += block.rows.length;
    }
  }
  node.attributes = countAttributes(node.section);
  node.work = node.own + below();
}

/** A headed task counts as work of the section above it. */
function headed(node: Node): number {
  return node.words.role === "task" ||
    (node.attributes >= 2 && node.role === "plain") ||
    (node.attributes >= 1 && node.role === "plain" && node.words.head.id !== null)
    ? 1
    : 0;
}

/** The outline with what each heading says; the roles are settled later, with the neighbours in view. */
export function buildOutline(root: Section): Node {
  let index = 0;
  const build = (section: Section, parent: Node | null): Node => {
    const words = readSectionWords(section.heading.text, section.heading.line, section.heading.start, section.level);
    const node: Node = {
      section,
      words,
      children: [],
      parent,
      index: index++,
      role: section.level === 0 ? "plain" : words.role,
      column: null,
      own: 0,
      work: 0,
      named: 0,
      attributes: 0,
    };
    for (const child of section.children) node.children.push(build(child, node));
    measure(node);
    return node;
  };
  return build(root, null);
}
