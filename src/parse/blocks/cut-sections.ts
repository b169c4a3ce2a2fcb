// Cuts a document into sections with their blocks, line by line. Lists are parsed only when somebody asks for their items.
import { isScenario } from "../facts/scenario.ts";
import { type Block, exact, type Section } from "./block.ts";
import { FenceBlock, type LatestTable, ListBlock, TableBlock, TextBlock } from "./cut-block.ts";
import { listGoesOn } from "./goes-on.ts";
import { grow } from "./growing-section.ts";
import { type LineIndex, lineAt, nextFilled } from "./line-index.ts";
import {
  ATTRIBUTE,
  BALLOT,
  COMMENT,
  isIndented,
  isItem,
  isRule,
  isUnderlined,
  readAtx,
  readLabel,
  statesFact,
} from "./line-shape.ts";
import { beginsOutline, follows, readPath } from "./outline-numbers.ts";
import type { Fence } from "./pair-fences.ts";
import { readBallots } from "./read-ballots.ts";
import { readHtmlTable } from "./read-html-table.ts";
import { isDelimiter, tableEnd } from "./read-table.ts";
import { readTag, type Tag } from "./read-tag.ts";
import { Tape } from "./tape.ts";
import { outputEnd } from "./terminal-output.ts";

/** Characters after which a list is cut at its next outermost item: bounds the work of one parse. */
const BATCH = 2000;
/** Columns of indent after which a list is cut: bounds the depth of one parse. */
const DEEPEST = 240;
/** The level of a task between tags: below all headings but the deepest. */
const TAGGED = 6;

export class SectionCutter {
  private readonly lines: LineIndex;
  private readonly fences: readonly Fence[];
  /** Lines that hold nothing of the plan, counted from 0. */
  private readonly left: ReadonlySet<number>;
  private readonly tape = new Tape();
  private readonly latest: LatestTable = { table: null, rows: [] };
  private fence = 0;
  private open = grow(0, { text: "", line: 0, start: 0 }, null);
  private noComment = false;
  private readonly folds: number[] = []; // the levels of the folded parts around
  /** A `<task>` was met. */
  private tagged = false;

  constructor(lines: LineIndex, fences: readonly Fence[], left: ReadonlySet<number>) {
    this.lines = lines;
    this.left = left;
    this.fences = fences;
  }

  /** Cuts everything from line `from` (counted from 0) to the end. */
  cut(from: number): Section {
    const { lines } = this;
    let at = from;
    while (at < lines.count) at = this.take(at);
    for (;;) {
      const { section, above } = this.open;
      this.close(lines.count);
      if (!above) return section;
    }
  }

  private start(index: number): number {
    return this.lines.starts[index] ?? this.lines.source.length;
  }

  private fenceAt(index: number): Fence | null {
    while (this.fence < this.fences.length && (this.fences[this.fence]?.open ?? 0) < index) this.fence++;
    const fence = this.fences[this.fence];
    return fence?.open === index ? fence : null;
  }

  private enter(level: number, text: string, index: number, start = this.start(index)): number {
    this.closeDown(index, level);
    const opened = grow(level, { text, line: index + 1, start }, this.open);
    this.open.children.push(opened.section);
    this.open = opened;
    return index + 1;
  }

  /** Closes the sections of this level and below. */
  private closeDown(index: number, least: number): void {
    while (this.open.above && this.open.section.level >= least) this.close(index);
  }

  private close(index: number): void {
    const { section, blocks, children, above } = this.open;
    section.endLine = index;
    section.blocks = exact(blocks);
    section.children = exact(children);
    if (above) this.open = above;
  }

  /** Returns the line after the block. */
  private add(block: Block): number {
    this.open.blocks.push(block);
    return block.endLine;
  }

  /** Takes the block that starts at line `at` and returns the line after it. */
  private take(at: number): number {
    const text = lineAt(this.lines, at);
    if (text.trim() === "" || this.left.has(at)) return at + 1;
    const fence = this.fenceAt(at);
    if (fence) return this.takeFence(fence);
    const output = outputEnd(this.lines, at);
    if (output > at) return output;
    const heading = readAtx(text);
    if (heading) return this.enter(heading.level, heading.text, at);
    if (COMMENT.test(text)) return this.takeComment(at, text);
    const tag = text.includes("<") ? readTag(text, this.tagged) : null;
    if (tag) return this.takeTag(at, tag);
    const table = text.includes("<t") ? readHtmlTable(this.lines, at) : null;
    if (table) return this.add(table);
    if (isRule(text)) {
      this.closeDown(at, 7);
      return at + 1;
    }
    if (isItem(text)) return this.takeList(at);
    if (text.trimStart().startsWith(">")) return at + 1;
    if (text.includes("|") && at + 1 < this.lines.count && isDelimiter(lineAt(this.lines, at + 1)))
      return this.takeTable(at);
    if (beginsOutline(this.lines, at)) return this.takeList(at);
    return this.takeText(at, text);
  }

  /** A task between tags is a section of its own, its parts are labelled in it. */
  private takeTag(at: number, tag: Tag): number {
    this.tagged ||= tag.kind === "task";
    if (tag.kind === "unfold") this.closeDown(at, this.folds.pop() ?? 7);
    else if (tag.kind === "summary") this.takeSummary(at, tag.text);
    else if (tag.kind === "wrap") this.folds.push(this.open.section.level + 1);
    else if (tag.kind === "name") this.enter(TAGGED, tag.text, at);
    else if (tag.kind === "part") this.enter(7, tag.text, at);
    else if (tag.kind !== "fold") this.closeDown(at, tag.kind === "end" && !tag.whole ? 7 : TAGGED);
    return at + 1;
  }

  /** The summary of a folded part heads it, one level below the heading above; marks of a heading would begin at `start`. */
  private takeSummary(at: number, text: string): void {
    this.closeDown(at, 7);
    const level = Math.min(this.open.section.level + 1, TAGGED);
    this.folds.push(level);
    const start = this.start(at) + lineAt(this.lines, at).indexOf(text) - level - 1;
    this.enter(level, text, at, start);
  }

  private takeFence(fence: Fence): number {
    if (fence.broken === "stray") return fence.open + 1;
    return this.add(new FenceBlock(this.lines, fence.open + 1, fence.close + 1, fence.info));
  }

  private takeComment(at: number, text: string): number {
    const from = this.start(at) + text.indexOf("<!--");
    const end = this.noComment ? -1 : this.lines.source.indexOf("-->", from);
    if (end === -1) {
      this.noComment = true;
      return at + 1;
    }
    let last = at;
    while (last + 1 < this.lines.count && this.start(last + 1) <= end) last++;
    const inner = this.lines.source.slice(from + 4, end).trim();
    if (inner.startsWith("plansync")) this.add({ kind: "directive", line: at + 1, endLine: last + 1, text: inner });
    return last + 1;
  }

  private takeTable(at: number): number {
    const end = tableEnd(this.lines, at, this.left);
    return this.add(new TableBlock(this.lines, this.latest, at + 1, end));
  }

  private takeList(at: number): number {
    const { lines } = this;
    const indent = /^[ \t]*/.exec(lineAt(lines, at))?.[0].length ?? 0;
    const bare = !isItem(lineAt(lines, at));
    let path = readPath(lineAt(lines, at));
    let end = at + 1;
    let filled = at + 1;
    for (let blank = false; end < lines.count; end++) {
      const text = lineAt(lines, end);
      if (text.trim() === "") {
        blank = true;
        continue;
      }
      if (this.left.has(end)) break;
      const fence = this.fenceAt(end);
      if (fence) {
        if (!isIndented(text) || fence.broken === "stray") break;
        end = fence.close;
        filled = end + 1;
        continue;
      }
      if ((this.tagged || text.startsWith("<")) && readTag(text, this.tagged)) break;
      const next = readPath(text);
      const numbered = next !== null && follows(path, next) && (bare || next.length > 1);
      if (next !== null && (numbered || isItem(text))) path = next;
      const depth = text.length - text.trimStart().length;
      if (!(numbered || listGoesOn(lines, end, text, blank)) || depth > indent + DEEPEST) break;
      if (this.start(end) - this.start(at) > BATCH && isItem(text) && depth <= indent) break;
      blank = false;
      filled = end + 1;
    }
    return this.add(new ListBlock(lines, this.tape, at + 1, filled));
  }

  private takeBallots(at: number): number {
    const { items, end } = readBallots(this.lines, at);
    return this.add({ kind: "list", line: at + 1, endLine: end, items });
  }

  private takeText(at: number, first: string): number {
    const { lines } = this;
    const under = lineAt(lines, at + 1);
    if (isUnderlined(first, under)) {
      this.enter(under.startsWith("=") ? 1 : 2, first.trim(), at);
      return at + 2;
    }
    const label = readLabel(first.trim(), true);
    const followed = nextFilled(lines, at + 1);
    const lists = isItem(followed) || (label !== null && !first.startsWith("*") ? false : followed.startsWith("|"));
    if (label && (first.trim().startsWith("*") || first.trim().startsWith("_") || lists)) {
      return this.enter(label.level, label.text, at);
    }
    if (BALLOT.test(first)) return this.takeBallots(at);
    if (statesFact(first.trim()) && this.open.blocks.length > 0) this.closeDown(at, 7);
    if (ATTRIBUTE.test(first) || (this.open.blocks.length > 0 && !isScenario(first.trim()))) this.closeDown(at, 8);
    let end = at;
    for (; end < lines.count; end++) {
      const text = lineAt(lines, end);
      if (text.trim() === "" || this.left.has(end)) break;
      if (end > at && (this.fenceAt(end) || readAtx(text) || isItem(text) || isRule(text) || COMMENT.test(text))) break;
      if (
        end > at &&
        (((this.tagged || text.startsWith("<")) && readTag(text, this.tagged)) ||
          readLabel(text.trim(), false) ||
          text.startsWith(">"))
      )
        break;
      if (end > at && text.includes("|") && end + 1 < lines.count && isDelimiter(lineAt(lines, end + 1))) break;
    }
    return this.add(new TextBlock(lines, at + 1, end));
  }
}
