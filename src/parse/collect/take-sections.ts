// Walks the outline and collects phases, tasks and statements, section by section.
import type { StatusMark } from "../../model/plan.ts";
import type { Block } from "../blocks/block.ts";
import { readAttributes } from "../facts/read-attributes.ts";
import { readStatus } from "../facts/read-status.ts";
import { foldId } from "../facts/targets.ts";
import { stripMarkup } from "../inline/strip-markup.ts";
import type { Node } from "../outline/node.ts";
import { settleRoles } from "../outline/settle-roles.ts";
import type { Reach } from "../outline/settle-section.ts";
import { titleNode, titlePhase } from "../outline/title-node.ts";
import { applyHead } from "./apply-head.ts";
import type { Context } from "./context.ts";
import { aPhase, aTask, type Collected, emptyCollected, type PhaseDraft, type TaskDraft } from "./draft.ts";
import { readPaths, subjectOf, takeAttribute } from "./take-attribute.ts";
import { readDirective, takeDirective } from "./take-directive.ts";
import { takeItems } from "./take-items.ts";
import { takeTable } from "./take-table.ts";

class Walk {
  readonly out: Collected = emptyCollected();
  private readonly reach: Reach;
  private readonly title: Node | null;
  private readonly phase: { word: string; id: string } | null;
  private ignoring = false;

  constructor(root: Node, reach: Reach) {
    this.reach = reach;
    this.title = titleNode(root);
    this.phase = titlePhase(root);
  }

  private find(word: string, id: string): PhaseDraft | null {
    const folded = foldId(id);
    return (
      this.out.phases.find(
        (phase) =>
          phase.id !== null && foldId(phase.id) === folded && (phase.word === word || phase.word === "" || word === ""),
      ) ?? null
    );
  }

  private phaseOf(node: Node): PhaseDraft {
    const { head } = node.words;
    const { heading } = node.section;
    const title = head.title !== "" ? head.title : heading.text;
    const phase = aPhase(head.id, stripMarkup(title), head.kind ? head.word : "", heading.line, node.section.endLine);
    this.applyHeading(phase, node);
    this.out.phases.push(phase);
    this.out.notes.push({
      line: heading.line,
      endLine: heading.line,
      taken: "phase",
      draft: phase,
      because: this.why(node),
    });
    return phase;
  }

  private why(node: Node): string[] {
    const { head } = node.words;
    const reasons: string[] = [];
    if (head.kind === "phase" && head.id !== null)
      reasons.push(`the heading names a phase (\`${head.word} ${head.id}\`)`);
    else if (head.kind === "span" && head.id !== null)
      reasons.push(`the heading names a stretch of time (\`${head.word} ${head.id}\`)`);
    if (node.work > 0) reasons.push(`${node.work} pieces of work stand under it`);
    return reasons.length > 0 ? reasons : ["a heading of the plan"];
  }

  private applyHeading(phase: PhaseDraft, node: Node): void {
    const { head } = node.words;
    const { line, start, text } = node.section.heading;
    if (head.status && head.statusText !== null) {
      const at = text.indexOf(head.statusText);
      const from = node.section.level < 7 && at >= 0 ? start + node.section.level + 1 + at : -1;
      phase.statuses.push({
        status: head.status,
        text: head.statusText,
        line,
        source: "heading",
        mark:
          from < 0
            ? null
            : {
                kind: "heading",
                line,
                start: from,
                end: from + head.statusText.length,
                text: head.statusText,
                status: head.status,
              },
      });
    }
    if (head.estimate)
      phase.facts.push({
        field: "estimate",
        value: head.estimate.text,
        line,
        source: "heading",
        estimate: head.estimate,
      });
    if (head.priority) phase.facts.push({ field: "priority", value: head.priority, line, source: "heading" });
    phase.facts.push({ field: "due", value: text, line, source: "heading" });
    for (const depends of head.dependsOn)
      phase.depends.push({ text: depends, line, source: "attribute", reverse: false });
    for (const blocks of head.blocks) phase.depends.push({ text: blocks, line, source: "attribute", reverse: true });
  }

  walk(node: Node, context: Context): void {
    for (const block of node.section.blocks) this.take(block, context);
    for (const child of node.children) this.enter(child, context);
  }

  private enter(node: Node, context: Context): void {
    if (this.ignoring && !node.section.blocks.some((block) => block.kind === "directive")) {
      for (const child of node.children) this.enter(child, context);
      return;
    }
    const { head, about, attribute } = node.words;
    const { heading, level } = node.section;
    let next: Context = {
      ...context,
      role: node.role === "plain" ? context.role : node.role,
      section: node.index,
      number: node.role === "phase" || node.role === "group" ? node.words.head.id : null,
      front: false,
    };
    if (node.role === "plain" && level < 7) next = { ...next, role: context.task ? "task" : "plain" };
    if (level >= 7 && node.role === "plain") next = { ...next, front: context.front };
    if (node === this.title && context.task === null) {
      this.enterTitle(node, next);
      return;
    }
    if (node.role === "phase" || (node.role === "group" && !context.phase))
      next = { ...next, phase: this.phaseOf(node), group: null, task: null };
    else if (node.role === "group") {
      next = { ...next, group: stripMarkup(head.title || heading.text) };
      this.out.notes.push({
        line: heading.line,
        endLine: heading.line,
        taken: "group",
        draft: context.phase,
        because: this.why(node),
      });
    } else if (node.role === "column") next = { ...next, column: this.columnOf(node) };
    else if (node.role === "task") next = { ...next, task: this.taskOf(node, context) };
    else if (node.role === "attribute" && attribute) {
      const subject = subjectOf(context);
      if (subject && attribute.value !== "")
        takeAttribute(
          next,
          {
            field: attribute.field,
            name: attribute.field,
            value: attribute.value,
            line: heading.line,
            start: this.headingStart(node, attribute.value),
            alone: true,
          },
          "heading",
        );
    }
    if (about && !next.task) {
      const phase = this.find(about.word, about.id);
      if (phase) next = { ...next, phase };
    }
    this.walk(node, next);
  }

  private columnOf(node: Node): StatusMark | null {
    const { line, text } = node.section.heading;
    const words = node.words.head.title || text;
    const start = this.headingStart(node, words);
    return node.column
      ? { kind: "column", line, start, end: start + words.length, text: words, status: node.column }
      : null;
  }

  private headingStart(node: Node, value: string): number {
    const { text, start } = node.section.heading;
    return start + (node.section.level < 7 ? node.section.level + 1 : 0) + Math.max(0, text.indexOf(value));
  }

  private enterTitle(node: Node, context: Context): void {
    const { heading } = node.section;
    const front = { ...context, front: true };
    if (node.role === "phase") this.walk(node, { ...front, phase: this.phaseOf(node) });
    else if (node.role === "task") this.walk(node, { ...front, task: this.taskOf(node, context) });
    else if (this.phase) {
      const phase = aPhase(
        this.phase.id,
        stripMarkup(heading.text),
        this.phase.word,
        heading.line,
        node.section.endLine,
      );
      this.out.phases.push(phase);
      this.walk(node, { ...front, phase });
    } else this.walk(node, front);
  }

  private taskOf(node: Node, context: Context) {
    const { head } = node.words;
    const { heading } = node.section;
    const because = [
      head.id !== null
        ? `the heading names a task (\`${head.word ? `${head.word} ` : ""}${head.id}\`)`
        : "the heading stands above attributes of a task",
    ];
    if (node.attributes > 0) because.push(`${node.attributes} attributes stand under it`);
    const task = aTask({
      kind: "heading",
      id: head.id,
      title: head.title,
      line: heading.line,
      endLine: node.section.endLine,
      phase: context.phase,
      group: context.group,
      section: node.parent?.index ?? 0,
      because,
    });
    applyHead(task, head, heading.line, "heading");
    const box = /^\s*\[([^\]]{0,3})\]/.exec(heading.text);
    if (head.status && head.statusText !== null && !box) {
      const at = this.headingStart(node, head.statusText);
      const strike = head.statusText === "~~";
      task.statuses.push({
        status: head.status,
        text: head.statusText,
        line: heading.line,
        source: "heading",
        mark: {
          kind: strike ? "strike" : "heading",
          line: heading.line,
          start: at,
          end: at + head.statusText.length,
          text: head.statusText,
          status: head.status,
        },
      });
    }
    if (context.column)
      task.statuses.push({
        status: context.column.status,
        text: "",
        line: heading.line,
        source: "heading",
        mark: context.column,
      });
    if (context.directive.id !== null) {
      task.directiveId = context.directive.id;
      context.directive.id = null;
    }
    takeDirective(context, heading.text, task);
    this.out.tasks.push(task);
    return task;
  }

  private take(block: Block, context: Context): void {
    if (block.kind === "directive") {
      this.takeDirective(block, context);
      return;
    }
    if (this.ignoring) return;
    if (block.kind === "list") takeItems(context, block.items);
    else if (block.kind === "table") takeTable(context, block, this.reach > 0);
    else if (block.kind === "fence") this.out.drawings.push(block);
    else this.takeText(block, context);
  }

  private takeDirective(block: Extract<Block, { kind: "directive" }>, context: Context): void {
    const directive = readDirective(block.text);
    if (directive?.kind === "ignore") this.ignoring = true;
    if (directive?.kind === "end") this.ignoring = false;
    if (directive?.kind === "task") context.directive.id = directive.id;
    if (directive?.kind === "adopt" && context.task)
      context.task.adopts = { repository: directive.repository, number: directive.number };
    if (directive)
      this.out.notes.push({
        line: block.line,
        endLine: block.endLine,
        taken: "directive",
        draft: null,
        because: ["a directive of Plansync"],
      });
  }

  private takeText(block: Extract<Block, { kind: "text" }>, context: Context): void {
    if (
      context.number !== null &&
      !context.task &&
      block.lines.every((line) => line.text.startsWith(`${context.number}.`))
    ) {
      takeItems(
        context,
        block.lines.map((line) => ({
          line: line.line,
          endLine: line.line,
          column: 1,
          number: null,
          box: null,
          lines: [line],
          children: [],
        })),
      );
      return;
    }
    for (const line of block.lines) {
      const muted = context.role === "ignored" || context.role === "future";
      const attributes = muted ? [] : readAttributes(line);
      let taken = false;
      for (const attribute of attributes) taken = takeAttribute(context, attribute) || taken;
      if (taken) {
        this.out.notes.push({
          line: line.line,
          endLine: line.line,
          taken: "attribute",
          draft: subjectOf(context),
          because: attributes.map((found) => `\`${found.name || found.value}\` is a known name (${found.field})`),
        });
        if (
          !attributes.some(
            (found) => found.field === "goal" || found.field === "description" || found.field === "parallel",
          )
        )
          continue;
      }
      this.takeProse(line.text, line.line, context, taken);
    }
  }

  private takeProse(text: string, line: number, context: Context, attribute: boolean): void {
    const { role, phase, task } = context;
    if (task && (role === "task" || role === "steps" || role === "aside" || role === "plain")) {
      if (!attribute) task.description.push(text);
    } else if (role === "criteria" && (task ?? phase) && !attribute)
      (task ?? phase)?.criteria.push({ text: stripMarkup(text), done: null, line, mark: null });
    else if (role === "goal" && phase) phase.goal.push(stripMarkup(text));
    else if (role === "estimate" && (phase || task))
      takeAttribute(context, { field: "estimate", name: "estimate", value: text, line, start: 0, alone: true });
    else if (role === "scope" && phase) phase.scope.push(...readPaths(text));
    else if (role === "attribute" && readStatus(text) && (task || phase))
      takeAttribute(context, { field: "status", name: "status", value: text, line, start: 0, alone: true });
    if (role !== "ignored")
      this.out.statements.push({
        text,
        line,
        about: task,
        order: role === "order" || role === "dependencies" || role === "schedule",
      });
  }
}

/** Collects everything at the given reach. */
export function takeSections(root: Node, reach: Reach, file: TaskDraft | null = null): Collected {
  settleRoles(root, reach, file !== null);
  const walk = new Walk(root, reach);
  if (file) walk.out.tasks.push(file);
  const ids = new Set<string>();
  const list = (node: Node) => {
    const { head } = node.words;
    if ((node.role === "phase" || node.role === "group") && head.id !== null && head.kind === "phase")
      ids.add(`${head.word}:${foldId(head.id)}`);
    for (const child of node.children) list(child);
  };
  list(root);
  walk.walk(root, {
    out: walk.out,
    phase: null,
    group: null,
    task: file,
    role: file ? "task" : "plain",
    column: null,
    section: 0,
    number: null,
    front: file === null,
    plain: reach === 2,
    phaseIds: ids,
    directive: { id: null },
  });
  return walk.out;
}
