// Walks the outline and collects phases, tasks and statements, section by section.
import type { StatusMark } from "../../model/plan.ts";
import { type Block, type Item, NONE } from "../blocks/block.ts";
import { readDirective } from "../facts/read-directive.ts";
import { foldId } from "../facts/targets.ts";
import { stripMarkup } from "../inline/strip-markup.ts";
import { barePhases } from "../outline/bare-phases.ts";
import { groupLabels } from "../outline/group-labels.ts";
import type { Node } from "../outline/node.ts";
import { settleRoles } from "../outline/settle-roles.ts";
import type { Reach } from "../outline/settle-section.ts";
import { titleNode, titlePhase } from "../outline/title-node.ts";
import { closeTask } from "./close-task.ts";
import type { Context } from "./context.ts";
import { contextUnder } from "./context-under.ts";
import { aPhase, type Collected, type Collecting, emptyCollected, type PhaseDraft, type TaskDraft } from "./draft.ts";
import { headingStart } from "./heading-start.ts";
import { isGuessed } from "./is-guessed.ts";
import { phaseOfHeading, whyPhase } from "./phase-of-heading.ts";
import { subjectOf, takeAttribute } from "./take-attribute.ts";
import { takeFence } from "./take-fence.ts";
import { takeItems } from "./take-items.ts";
import { placeOverviews } from "./take-overview.ts";
import { takeTable } from "./take-table.ts";
import { takeTask } from "./take-task-item.ts";
import { takeText } from "./take-text.ts";
import { taskOfHeading } from "./task-of-heading.ts";

function columnOf(node: Node): StatusMark | null {
  const { line, text } = node.section.heading;
  const words = node.words.head.title || text;
  const start = headingStart(node, words);
  return node.column
    ? { kind: "column", line, start, end: start + words.length, text: words, status: node.column }
    : null;
}

/** "### Effort: 2 days" under a task. */
function takeAttributeHeading(node: Node, context: Context): void {
  const { attribute } = node.words;
  if (!attribute || attribute.value === "") return;
  const { field, value } = attribute;
  const start = headingStart(node, value);
  takeAttribute(context, { field, name: field, value, line: node.section.heading.line, start, alone: true }, "heading");
}

/** A directive counts for what comes right after it. */
function forget({ directive }: Context): void {
  directive.task = false;
  directive.id = null;
}

/** Makes a task of the first item when a directive asks for it, and returns the others. */
function takeAsked(context: Context, items: readonly Item[]): readonly Item[] {
  const [first] = items;
  if (!context.directive.task || !first) return items;
  const task = takeTask(context, first, context.task, ["a directive of Plansync names it a task"]);
  task.minor = false;
  if (!first.box) context.out.asked++;
  forget(context);
  return items.slice(1);
}

class Walk {
  readonly out: Collected;
  private readonly reach: Reach;
  private readonly title: Node | null;
  private readonly phase: { word: string; id: string } | null;
  private readonly bare: ReadonlySet<Node>;
  private readonly labels: ReadonlySet<Node>;
  private readonly once: boolean;
  private ignoring = false;
  /** Tasks that were looked at, and those among them that stand on their own. */
  private seen = 0;
  private found = 0;

  constructor(root: Node, reach: Reach, how: Collecting) {
    this.out = emptyCollected(how);
    this.once = how.once;
    this.reach = reach;
    this.title = titleNode(root);
    this.bare = barePhases(root);
    this.labels = groupLabels(root);
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

  walk(node: Node, context: Context): void {
    for (const block of node.section.blocks) this.take(block, context, node);
    const left = node.children.toReversed();
    for (let child = left.pop(); child; child = left.pop()) {
      this.enter(child, context);
      if (this.isLast()) node.children = NONE;
    }
  }

  /** Whether it is sure that this walk finds tasks: then the outline behind it is free to go. */
  private isLast(): boolean {
    const { tasks, asked } = this.out;
    for (; this.seen < tasks.length; this.seen++) {
      const task = tasks[this.seen];
      if (task && !task.weak && !task.minor) this.found++;
    }
    return this.once && this.found > asked;
  }

  private enter(node: Node, context: Context): void {
    if (node.directive === null) forget(context);
    if (this.ignoring) {
      this.walk(node, context);
      return;
    }
    const next = contextUnder(node, context);
    if (node === this.title && context.task === null) {
      this.enterTitle(node, next);
      return;
    }
    const within = this.takeHeading(node, next, context);
    const { about } = node.words;
    const phase = about && !within.task ? this.find(about.word, about.id) : null;
    this.walk(node, phase ? { ...within, phase } : within);
    if (within.task && within.task !== next.task) closeTask(within.task, this.out.notes);
  }

  /** What the heading makes: a phase, a group, a column, a task or an attribute of what it stands under. */
  private takeHeading(node: Node, next: Context, context: Context): Context {
    if (this.reach === 2 && !context.task && isGuessed(node)) this.out.plain = true;
    if (node.role === "phase" || (node.role === "group" && !context.phase))
      return {
        ...next,
        phase: phaseOfHeading(this.out, node),
        group: null,
        task: null,
        plain: context.plain || node.running || this.bare.has(node),
      };
    if (node.role === "group") {
      const { line, text } = node.section.heading;
      const because = whyPhase(node);
      this.out.notes.push({ line, endLine: line, taken: "group", draft: context.phase, because });
      return { ...next, group: stripMarkup(node.words.head.title || text) };
    }
    if (this.labels.has(node) && !context.task) {
      const { line, text } = node.section.heading;
      const because = ["a label above a list with boxes, as others of the document"];
      this.out.notes.push({ line, endLine: line, taken: "group", draft: context.phase, because });
      return { ...next, group: context.group ?? stripMarkup(node.words.head.title || text) };
    }
    if (node.role === "column") return { ...next, column: columnOf(node) };
    if (node.role === "task") return { ...next, task: taskOfHeading(context, node, context.task) };
    if (node.role === "attribute" && subjectOf(context)) takeAttributeHeading(node, next);
    return next;
  }

  private enterTitle(node: Node, context: Context): void {
    const { heading } = node.section;
    const front = { ...context, front: true };
    if (node.role === "phase") this.walk(node, { ...front, phase: phaseOfHeading(this.out, node) });
    else if (node.role === "task") this.walk(node, { ...front, task: taskOfHeading(context, node) });
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

  private take(block: Block, context: Context, node: Node): void {
    if (block.kind === "directive") {
      this.takeDirective(block, context);
      return;
    }
    if (this.ignoring) return;
    if (block.kind === "list") takeItems(context, takeAsked(context, block.items));
    else if (block.kind === "table") takeTable(context, block, this.reach > 0);
    else if (block.kind === "fence") takeFence(context, block, this.reach > 0, [node, this.title]);
    else takeText(context, block);
    forget(context);
  }

  private takeDirective(block: Extract<Block, { kind: "directive" }>, context: Context): void {
    const directive = readDirective(block.text);
    if (directive?.kind === "ignore") this.ignoring = true;
    if (directive?.kind === "end") this.ignoring = false;
    if (directive?.kind === "task") [context.directive.task, context.directive.id] = [true, directive.id];
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
}

/**
 * Collects everything at the given reach; `file` is the task that the whole file is, if it is one. With `once`, an
 * outline that has tasks can not be collected again.
 */
export function takeSections(root: Node, reach: Reach, how: Collecting, file: TaskDraft | null = null): Collected {
  settleRoles(root, reach, file !== null);
  const walk = new Walk(root, reach, how);
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
    direct: false,
    shown: false,
    told: false,
    number: null,
    front: file === null,
    plain: reach === 2,
    agreed: false,
    changes: reach > 0,
    phaseIds: ids,
    directive: { task: false, id: null },
  });
  if (walk.out.overviews.length > 0) placeOverviews(walk.out);
  return walk.out;
}
