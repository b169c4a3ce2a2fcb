// What became of the lines that no part of the plan took: where they stand, why that holds no work, and what would settle it.
import type { Evidence } from "../../model/plan.ts";
import type { Block, Item } from "../blocks/block.ts";
import { type LineIndex, lineAt } from "../blocks/line-index.ts";
import { COMMENT, isRule } from "../blocks/line-shape.ts";
import type { Fence } from "../blocks/pair-fences.ts";
import { outputEnd } from "../blocks/terminal-output.ts";
import { readAttributes } from "../facts/read-attributes.ts";
import { readDirective } from "../facts/read-directive.ts";
import { stripMarkup } from "../inline/strip-markup.ts";
import type { Node } from "../outline/node.ts";
import { readColumns } from "../outline/read-columns.ts";
import type { Role } from "../outline/section-role.ts";

export interface Reason {
  readonly taken: Evidence["taken"];
  readonly because: readonly string[];
}

/** The reason for each line by its number. */
export type Reasons = readonly (Reason | undefined)[];

/** A document after it was collected: its outline with the settled roles, and what was known of its lines before. */
export interface Read {
  readonly root: Node;
  readonly lines: LineIndex;
  readonly fences: readonly Fence[];
  readonly legend: ReadonlySet<number>;
  /** Lines of front matter. */
  readonly front: number;
  readonly titleLine: number;
  /** The whole file is one task. */
  readonly isTask: boolean;
}

/** What a section of each kind holds instead of work. */
const HOLDS: Readonly<Partial<Record<Role, string>>> = {
  ignored: "hold no work",
  aside: "hold notes and background",
  criteria: "hold conditions, not work",
  verification: "hold checks, not work",
  goal: "tell aims, not work",
  scope: "say what is touched",
  dependencies: "tell an order",
  order: "tell an order",
  schedule: "tell dates of what stands elsewhere",
  owners: "tell who does what stands elsewhere",
  repeat: "tell again what stands elsewhere",
  future: "tell what is for later, or perhaps",
  recurring: "tell what comes again and again",
  prerequisites: "tell what must be so before",
  estimate: "tell efforts",
};
/** What the parts of a phase or a task are taken for. */
const PARTS = { goal: "goal", scope: "scope", criteria: "criterion", verification: "verification" } as const;
const OPEN: ReadonlySet<Role> = new Set(["phase", "group", "task", "tasks", "column"]);
/** Sections in which somebody may look for work. */
const HINTED: ReadonlySet<Role> = new Set([
  "ignored",
  "aside",
  "future",
  "recurring",
  "repeat",
  "criteria",
  "verification",
]);
export const FENCED = "stands in a code fence, and draws no order";
const SETTLES = "`<!-- plansync: task -->` in the line above makes it a task";
const SETTLES_HEADING = "`<!-- plansync: task -->` or `<!-- plansync: phase -->` in the line above makes it one";

class Explanation {
  private readonly reasons: (Reason | undefined)[];
  private readonly read: Read;
  private ignoring = -1;

  constructor(read: Read) {
    this.read = read;
    this.reasons = Array.from<Reason | undefined>({ length: read.lines.count + 1 });
  }

  private set(line: number, end: number, reason: Reason): void {
    for (let at = line; at <= end; at++) this.reasons[at] ??= reason;
  }

  /** The section around that closes it to work. */
  private closing(node: Node): Node | null {
    for (let above: Node | null = node; above; above = above.parent) {
      if (above.section.level > 0 && above.role === above.words.role && HOLDS[above.role] !== undefined) return above;
      if (above.directive !== null || OPEN.has(above.role)) return null;
    }
    return null;
  }

  private closed(node: Node): string | null {
    const by = this.closing(node);
    if (!by) return null;
    const name = stripMarkup(by.section.heading.text).slice(0, 60);
    return `stands under "${name}": sections of that name ${HOLDS[by.role] ?? ""}`;
  }

  /** Whether the section is a part of a task. */
  private inTask(node: Node): boolean {
    for (let above: Node | null = node; above; above = above.parent) if (above.role === "task") return true;
    return this.read.isTask;
  }

  /** What the words of a part of a phase or a task are taken for; null outside of such parts. */
  private part(node: Node): Evidence["taken"] | null {
    const by = this.closing(node);
    if (!by || !(by.role in PARTS)) return null;
    for (let above = by.parent; above; above = above.parent)
      if (above.role === "phase" || above.role === "task") return PARTS[by.role as keyof typeof PARTS];
    return null;
  }

  private heading(node: Node): Reason {
    if (node.section.heading.line === this.read.titleLine)
      return { taken: "title", because: ["the title of the document"] };
    if (node.role === "attribute")
      return { taken: "attribute", because: ["the heading names a fact of what is above it"] };
    const by = this.closing(node);
    const part = by === node ? this.part(node) : null;
    if (part !== null) return { taken: part, because: [`a heading of the phase or task above it (${part})`] };
    const closed = by === node ? `sections of that name ${HOLDS[node.role] ?? ""}` : this.closed(node);
    if (node.section.level >= 7) return { taken: "prose", because: [closed ?? "leads what stands below it"] };
    if (this.inTask(node)) return { taken: "prose", because: [closed ?? "a part of the task above"] };
    if (closed === null && node.work > 0) return { taken: "prose", because: ["heads parts of the plan"] };
    const hint = by === null || HINTED.has(by.role) ? [SETTLES_HEADING] : [];
    return { taken: "ignored", because: [closed ?? "no work stands below it", ...hint] };
  }

  /** The facts that the line tells, where facts are taken. */
  private facts(node: Node, item: Item): Reason | null {
    const [first] = item.lines;
    const found = first && !item.box && this.closing(node)?.role !== "ignored" ? readAttributes(first) : [];
    if (found.length === 0) return null;
    return {
      taken: "attribute",
      because: found.map(({ name, value, field }) => `\`${name || value}\` is a known name (${field})`),
    };
  }

  private why(node: Node, item: Item, boxed: boolean, inner: boolean): string {
    if (this.inTask(node)) return "a bullet below a task: part of its description";
    if (item.box) return "a box that belongs to what is told elsewhere, or tells it again";
    if (boxed) return "has no box, and others of its list have one";
    return inner
      ? "a bullet below an item that is no task"
      : "has no box, id, owner or effort, and no heading above announces tasks";
  }

  private items(node: Node, items: readonly Item[], inner: boolean): void {
    const boxed = items.some((item) => item.box !== null);
    const by = this.closing(node);
    const closed = this.closed(node);
    const hint = by === null ? !this.inTask(node) : HINTED.has(by.role);
    for (const item of items) {
      const why = closed ?? this.why(node, item, boxed, inner);
      const reason = { taken: closed ? "ignored" : "prose", because: hint ? [why, SETTLES] : [why] } as const;
      this.set(item.line, item.lines.at(-1)?.line ?? item.line, this.facts(node, item) ?? reason);
      this.items(node, item.children, true);
      this.set(item.line, item.endLine, { taken: "prose", because: ["goes on with the item above"] });
    }
  }

  private block(node: Node, block: Block): void {
    const { line, endLine } = block;
    if (block.kind === "directive") this.directive(block.text, line);
    else if (block.kind === "list") this.items(node, block.items, false);
    else if (block.kind !== "fence") {
      const closed = this.closed(node);
      const why = closed ?? this.words(node, block);
      const taken = (block.kind === "text" ? this.part(node) : null) ?? (closed ? "ignored" : "prose");
      this.set(line, endLine, { taken, because: why === null ? [] : [why] });
    }
  }

  private words(node: Node, block: Exclude<Block, { kind: "list" | "fence" | "directive" }>): string | null {
    if (block.kind === "text") return this.inTask(node) ? "words of the task above" : null;
    return readColumns(block.head).isTasks(block.rows, false)
      ? "a table that tells nothing new of tasks"
      : "a table without columns that tell tasks (an id or a title, with a state, an owner or an effort)";
  }

  private directive(text: string, line: number): void {
    const kind = readDirective(text)?.kind;
    if (kind === "ignore" && this.ignoring < 0) this.ignoring = line;
    if (kind === "end") this.endIgnoring(line);
  }

  private endIgnoring(line: number): void {
    if (this.ignoring < 0) return;
    const because = [`a directive in line ${this.ignoring} says to ignore what follows`];
    for (let at = this.ignoring + 1; at < line; at++) this.reasons[at] = { taken: "ignored", because };
    this.ignoring = -1;
  }

  private visit(node: Node): void {
    const { line } = node.section.heading;
    if (node.section.level > 0) this.set(line, line, this.heading(node));
    for (const block of node.section.blocks) this.block(node, block);
    for (const child of node.children) this.visit(child);
  }

  /** Lines that are cut off before anything is read in them. */
  private unread(): void {
    const { lines, front, fences, legend } = this.read;
    this.set(1, front, { taken: "frontmatter", because: ["the front matter of the file"] });
    for (const { open, close } of fences)
      this.set(open + 1, close + 1, {
        taken: "ignored",
        because: [FENCED],
      });
    for (const at of legend)
      this.set(at + 1, at + 1, {
        taken: "ignored",
        because: ["the legend: it says what the marks of the document mean"],
      });
    for (let at = 0; at < lines.count; at++) {
      const text = lineAt(lines, at);
      if (text.trim() === "" || this.reasons[at + 1] !== undefined) continue;
      if (text.trimStart().startsWith(">")) this.set(at + 1, at + 1, { taken: "ignored", because: ["a quotation"] });
      else if (COMMENT.test(text)) this.set(at + 1, at + 1, { taken: "ignored", because: ["a comment"] });
      else if (isRule(text)) this.set(at + 1, at + 1, { taken: "prose", because: ["a rule between two parts"] });
    }
  }

  private output(): void {
    const { lines } = this.read;
    for (let at = 0; at < lines.count; at++) {
      if (lineAt(lines, at).trim() === "" || this.reasons[at + 1] !== undefined) continue;
      const end = outputEnd(lines, at);
      const because = end > at ? ["output of a program, pasted"] : [];
      this.set(at + 1, Math.max(end, at + 1), { taken: end > at ? "ignored" : "prose", because });
    }
  }

  tell(): Reasons {
    this.unread();
    this.visit(this.read.root);
    this.endIgnoring(this.read.lines.count + 1);
    this.output();
    return this.reasons;
  }
}

/** The reason for each line by its number. */
export function explainLines(read: Read): Reasons {
  return new Explanation(read).tell();
}
