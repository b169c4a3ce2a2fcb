// Settles what each section is, from its words, its content and its neighbours: which headings are phases, groups, tasks.
import { wholeStatus } from "../facts/read-status.ts";
import { foldId } from "../facts/targets.ts";
import { stripMarkup } from "../inline/strip-markup.ts";
import type { Node } from "./node.ts";
import { readColumns } from "./read-columns.ts";
import { columnStatus, type Role } from "./section-role.ts";

/** How far the reader goes when nothing was found: 0 only what is sure, 1 schedules and checklists too, 2 plain bullets. */
export type Reach = 0 | 1 | 2;

const MUTE: ReadonlySet<Role> = new Set([
  "criteria",
  "goal",
  "scope",
  "order",
  "dependencies",
  "owners",
  "recurring",
  "ignored",
  "attribute",
  "estimate",
  "prerequisites",
]);
const GENERIC = /^(?:tasks?|to-?dos?|todo list|task list|checklist|tasks \/ subtasks|tasks created|task breakdown)$/i;

function isPhaseNamed(node: Node): boolean {
  const { head } = node.words;
  return node.words.role === "phase" && head.id !== null;
}

function taskEvidence(
  node: Node,
  siblings: readonly Node[],
  phaseAbove: boolean,
  known: ReadonlySet<string>,
  shapes: ReadonlyMap<string, number>,
): boolean {
  const { head, role } = node.words;
  if (role !== "plain" && role !== "task") return false;
  const inner = node.children.filter((child) => child.words.role === "task" || isPhaseNamed(child)).length;
  if (inner > 0 || (node.named > 1 && node.named >= node.own / 2 && !sharesId(node))) return false;
  if (role === "task") return true;
  if (head.id !== null && known.has(foldId(head.id))) return true;
  const alike = siblings.filter(
    (other) => other !== node && other.section.level === node.section.level && shape(other) === shape(node),
  );
  const coded = head.id !== null && /^[A-Za-z]/.test(head.id) && (shapes.get(shapeName(node)) ?? 0) > 1;
  const holdsOthers = node.children.some((child) => child.words.head.id !== null && child.section.level < 7);
  if (coded && !holdsOthers && node.section.level < 7 && !(/^M\d/i.test(head.id ?? "") && node.own > 0)) return true;
  if (head.id !== null && head.strong && !/^\d/.test(head.id))
    return node.attributes > 0 || alike.length > 0 || node.own > 0 || node.children.length > 0 || head.status !== null;
  if (node.section.level >= 7) return false;
  const attributed = alike.filter((other) => other.attributes > 0).length;
  if (node.attributes >= 2 || (node.attributes === 1 && (attributed > 0 || head.id !== null))) {
    return !node.children.some((child) => child.work > 0 && child.words.role === "plain" && child.attributes > 0);
  }
  if (head.estimate !== null && (node.own > 0 || head.id !== null)) return true;
  if (head.id !== null && (alike.length > 0 || attributed > 0) && (phaseAbove || node.parent?.role === "tasks")) {
    return (
      (node.own > 0 ||
        node.children.some((child) => child.role === "criteria" || child.role === "steps") ||
        attributed > 0) &&
      node.named <= node.own / 2
    );
  }
  return false;
}

/** Boxes whose ids extend the heading's own number are told under it as its tasks: "## 1. Setup" with "1.1", "1.2". */
function sharesId(_node: Node): boolean {
  return false;
}

function shape(node: Node): string {
  const { head } = node.words;
  return head.id === null ? "" : head.id.replace(/\d+/g, "9").replace(/[a-z]+$/i, "a");
}

function settleColumns(node: Node): void {
  const columns = node.children.filter((child) => columnStatus(child.words.head) !== null && child.section.level < 7);
  const distinct = new Set(columns.map((child) => columnStatus(child.words.head)));
  if (
    columns.length >= 2 &&
    distinct.size >= 2 &&
    columns.some((child) => child.work > 0 || child.section.blocks.some((block) => block.kind === "list"))
  ) {
    for (const child of columns) {
      child.role = "column";
      child.column = wholeStatus(child.words.head.title || child.words.head.full);
    }
  }
}

interface Around {
  readonly phase: boolean;
  readonly task: boolean;
  readonly mute: boolean;
  readonly reach: Reach;
  readonly title: Node | null;
  /** Ids that tables give to tasks. */
  readonly known: ReadonlySet<string>;
  /** How many headings of one level have ids of one shape. */
  readonly shapes: ReadonlyMap<string, number>;
}

function settlePlain(node: Node, around: Around): Role {
  if (node.section.level >= 7) return "plain";
  if (around.phase) return node.work > 0 ? "group" : "plain";
  if (node.work === 0) return "plain";
  const siblings = node.parent?.children.filter((child) => child.work > 0 && !MUTE.has(child.role)) ?? [];
  const inner = node.children.filter((child) => child.work > 0 && !MUTE.has(child.role) && child.section.level < 7);
  const byName = inner.filter((child) => isPhaseNamed(child) || child.role === "column");
  if (byName.length > 0) return "plain";
  if (
    inner.length >= 2 &&
    siblings.length === 1 &&
    node.own === 0 &&
    !inner.every((child) => taskEvidence(child, inner, true, around.known, around.shapes))
  )
    return "plain";
  return "phase";
}

function settleSpecial(node: Node, around: Around): Role {
  const { role } = node.words;
  const direct = node.own > 0 && node.section.level < 7;
  if (role === "repeat" && around.reach >= 1 && direct) return "tasks";
  if (role === "aside")
    return direct && !around.task
      ? settlePlain(node, around)
      : node.children.some((child) => child.work > 0) && !around.task
        ? "plain"
        : "aside";
  if (role === "schedule")
    return node.work > 0 && around.reach >= 1 && !around.task ? settlePlain(node, around) : "schedule";
  if (role === "verification" && direct && !around.phase && !around.task) {
    const siblings =
      node.parent?.children.filter(
        (child) =>
          child !== node && child.own > 0 && child.section.level === node.section.level && child.role !== "criteria",
      ) ?? [];
    return siblings.length > 0 || node.named > 0 ? "phase" : "verification";
  }
  if (
    (role === "criteria" || role === "ignored") &&
    node.named > 1 &&
    node.named === node.own &&
    !around.task &&
    node.section.level < 7
  ) {
    return node.words.head.id !== null ? settlePlain(node, around) : role;
  }
  if (role === "future") return node.work > 0 && node.section.level <= 2 ? settlePlain(node, around) : "future";
  if ((role === "tasks" || role === "steps") && direct && !around.phase && !GENERIC.test(node.words.head.title)) {
    const others =
      node.parent?.children.filter(
        (child) =>
          child !== node &&
          child.work > 0 &&
          child.section.level === node.section.level &&
          (child.role === "plain" || child.role === "phase"),
      ) ?? [];
    if (others.length > 0 || (node.words.head.id !== null && node.named > 0)) return settlePlain(node, around);
  }
  return role === "steps" ? "tasks" : role;
}

/** What the title of the whole document is besides. */
function titleRole(title: Node): Role {
  const { role, head } = title.words;
  if (role === "phase") return head.kind === "phase" && head.word !== "release" ? "phase" : "plain";
  if (role === "tasks") return "tasks";
  return role === "task" && (title.children.length === 0 || title.work === 0) ? "task" : "plain";
}

function settle(node: Node, around: Around): void {
  settleColumns(node);
  for (const child of node.children) {
    const { role } = child.words;
    const isTitle = child === around.title;
    if (around.mute)
      child.role = ["plain", "phase", "task", "tasks", "steps", "future"].includes(role) ? "ignored" : role;
    else if (around.task) child.role = child.words.inTask;
    else if (child.role === "column") child.role = "column";
    else if (isTitle) child.role = titleRole(child);
    else if (taskEvidence(child, node.children, around.phase, around.known, around.shapes)) child.role = "task";
    else if (role === "task") child.role = around.phase ? "group" : "phase";
    else if (role === "phase") child.role = around.phase ? "group" : "phase";
    else if (role === "plain") child.role = settlePlain(child, around);
    else child.role = settleSpecial(child, around);
    const inTask = around.task || child.role === "task";
    settle(child, {
      ...around,
      task: inTask,
      phase: around.phase || child.role === "phase",
      mute:
        around.mute ||
        ((MUTE.has(child.role) ||
          (child.role === "schedule" && around.reach === 0) ||
          (child.role === "future" && child.work === 0)) &&
          !inTask),
    });
  }
}

const TITLE_PHASE =
  /(?:^|[\s:–—-])(phase|wave|stage|milestone|sprint|epic|фаза|этап|волна|阶段|フェーズ|단계|fase|etapa|étape|welle)\s+(\d+[A-Za-z]?(?:\.\d+)?|[A-Z]\d?)(?=$|[\s:.,)–—-])/iu;

/** The phase that the title of the whole document names: "Hardening Plan: Phase 1B"; null when phases stand below it. */
export function titlePhase(root: Node): { word: string; id: string } | null {
  const title = titleNode(root);
  const found = title && title.words.role !== "phase" ? TITLE_PHASE.exec(title.section.heading.text) : null;
  if (!title || !found) return null;
  const named = (node: Node): boolean =>
    node.children.some(
      (child) => (isPhaseNamed(child) && child.words.head.kind === "phase" && child.work > 0) || named(child),
    );
  return named(title) ? null : { word: (found[1] ?? "").toLowerCase(), id: found[2] ?? "" };
}

/** The section whose heading is the title of the document, or null. */
export function titleNode(root: Node): Node | null {
  const first = root.children.find((child) => child.section.level < 7);
  if (!first) return null;
  const peers = root.children.filter((child) => child.section.level <= first.section.level);
  const others = peers.filter((child) => child !== first && child.work > 0);
  if (first.section.level === 1 && others.length === 0) return first;
  return peers.length === 1 && first.own === 0 && first.words.head.id === null ? first : null;
}

function shapeName(node: Node): string {
  return `${node.section.level}|${shape(node)}`;
}

function countShapes(root: Node): Map<string, number> {
  const counts = new Map<string, number>();
  const visit = (node: Node) => {
    if (node.words.role === "plain" && node.words.head.id !== null)
      counts.set(shapeName(node), (counts.get(shapeName(node)) ?? 0) + 1);
    for (const child of node.children) visit(child);
  };
  visit(root);
  return counts;
}

function tableIds(root: Node): Set<string> {
  const ids = new Set<string>();
  const visit = (node: Node) => {
    for (const block of node.section.blocks) {
      if (block.kind !== "table") continue;
      const columns = readColumns(block.head);
      if (!columns.isTasks(block.rows, false) || columns.id < 0) continue;
      for (const row of block.rows) {
        const id = stripMarkup(row.cells[columns.id]?.text ?? "");
        if (/[A-Za-z]|\d\.\d/.test(id)) ids.add(foldId(id));
      }
    }
    for (const child of node.children) visit(child);
  };
  visit(root);
  return ids;
}

/** Gives every section its role. */
export function settleRoles(root: Node, reach: Reach, inTask = false): void {
  const reset = (node: Node) => {
    node.role = node.section.level === 0 ? "plain" : node.words.role;
    for (const child of node.children) reset(child);
  };
  reset(root);
  settle(root, {
    phase: titlePhase(root) !== null,
    task: inTask,
    mute: false,
    reach,
    title: titleNode(root),
    known: tableIds(root),
    shapes: countShapes(root),
  });
}
