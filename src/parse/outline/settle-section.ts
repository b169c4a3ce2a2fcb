// Settles what one section is when it is no task: a phase, a group, a place for tasks, or what its words say.
import type { Item } from "../blocks/block.ts";
import { foldWords } from "../text/fold.ts";
import { containerNames, genericNames } from "../vocabulary/task.ts";
import { wholeEndings, wholeOpenings } from "../vocabulary/whole.ts";
import { alternatives, foldedSet } from "../vocabulary/words.ts";
import { isBulleted, isOneOfGroups } from "./bulleted.ts";
import { holdsWorkTable, type Node } from "./node.ts";
import { holdsOwnPhases } from "./own-phases.ts";
import { readColumns } from "./read-columns.ts";
import type { Role } from "./section-role.ts";
import { isMilestone, isPhaseNamed, taskEvidence } from "./task-evidence.ts";

/** How far the reader goes when nothing was found: 0 only what is sure, 1 schedules and checklists too, 2 plain bullets. */
export type Reach = 0 | 1 | 2;

/** Sections that hold no work, whatever stands in them. */
export const MUTE: ReadonlySet<Role> = new Set([
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
/** Headings that announce tasks and name no part of the plan, whatever stands beside them. */
const GENERIC = foldedSet(genericNames);
const CONTAINERS = foldedSet(containerNames);

/** What stands around a section. */
export interface Around {
  readonly phase: boolean;
  readonly task: boolean;
  /** The id of that task. */
  readonly taskId: string | null;
  readonly mute: boolean;
  /** Muted by a heading of goals or scope only. */
  readonly aim: boolean;
  readonly reach: Reach;
  readonly title: Node | null;
  /** Ids that tables give to tasks. */
  readonly known: ReadonlySet<string>;
  /** How many headings of one level have ids of one shape. */
  readonly shapes: ReadonlyMap<string, number>;
}

const WHOLE = new RegExp(
  `(?:${alternatives(wholeEndings)})[^\\p{L}]*$|^[^\\p{L}]*(?:${alternatives(wholeOpenings)})(?![\\p{L}])`,
  "iu",
);

/** A chapter that only gathers groups: "3. WBS dictionary" above "1.0 Setup", "2.0 Build"; "Roadmap" above "Core", "Web". */
function isChapter(node: Node, inner: readonly Node[]): boolean {
  if (inner.length < 2 || node.own > 0) return false;
  const { id, title } = node.words.head;
  const numbers = inner.map((child) => child.words.head.id ?? "");
  const goesOn = numbers.every((number) => number.startsWith(`${id}.`));
  if (id !== null && !goesOn && numbers.every((number) => /^\d/.test(number))) return true;
  return !goesOn && WHOLE.test(title.replace(/\(.*$/, ""));
}

/** "Accounts module" above headings that are tasks by their family, beside other such modules. */
function gathersLikely(node: Node): boolean {
  const gathers = (one: Node) => one.own === 0 && one.children.some((child) => child.likely);
  return gathers(node) && (node.parent?.children.filter(gathers).length ?? 0) > 1;
}

/** A table that tells the phase of each task: the section around it is none. */
function tellsPhases(node: Node): boolean {
  return node.section.blocks.some((block) => {
    if (block.kind !== "table" || block.rows.length < 2) return false;
    const columns = readColumns(block.head);
    const at = columns.at("phase");
    if (at <= 0 || columns.id < 0 || !columns.isTasks(block.rows, false)) return false;
    return new Set(block.rows.map((row) => row.cells[at]?.text.trim() ?? "")).size > 1;
  });
}

/** A section whose words say nothing: its work and its neighbours tell. */
export function settlePlain(node: Node, around: Around): Role {
  if (node.section.level >= 7) return "plain";
  if (around.phase) return node.work > 0 ? "group" : "plain";
  if (gathersLikely(node)) return "phase";
  if (node.own > 0 && !node.children.some((child) => child.work > 0) && tellsPhases(node)) return "tasks";
  if (node.work === 0) return around.reach === 2 && isBulleted(node, around.title) ? "phase" : "plain";
  const siblings = node.parent?.children.filter((child) => child.work > 0 && !MUTE.has(child.role)) ?? [];
  const inner = node.children.filter((child) => child.work > 0 && !MUTE.has(child.role) && child.section.level < 7);
  const byName = inner.filter((child) => isPhaseNamed(child) || isMilestone(child) || child.role === "column");
  if (byName.length > 0 || isChapter(node, inner)) return "plain";
  if (
    inner.length >= 2 &&
    siblings.length === 1 &&
    node.own === 0 &&
    !inner.every((child) => taskEvidence(child, inner, true, around.known, around.shapes))
  )
    return "plain";
  return "phase";
}

/** "Milestones" announces dates of what is told elsewhere, unless boxes or tasks of their own stand there. */
const MILESTONES = foldedSet({
  en: "milestones, milestone, key milestones",
  de: "meilensteine",
  fr: "jalons",
  es: "hitos",
  pt: "marcos",
  it: "traguardi",
  ru: "вехи",
  uk: "віхи",
  zh: "里程碑",
  ja: "マイルストーン",
  ko: "마일스톤",
});

function showsWork(node: Node): boolean {
  const boxed = (items: readonly Item[]): boolean => items.some((item) => item.box !== null || boxed(item.children));
  return (
    node.section.blocks.some((block) => block.kind === "list" && boxed(block.items)) ||
    node.children.some((child) => child.work > 0)
  );
}

const DELIVERABLES = foldedSet({
  en: "deliverables, key deliverables",
  de: "liefergegenstände, lieferobjekte",
  fr: "livrables",
  es: "entregables",
  pt: "entregáveis, entregas",
  it: "consegne",
  ru: "поставляемые результаты",
  zh: "交付物, 交付成果",
  ja: "成果物",
  ko: "산출물",
});

/** Boxes under "Deliverables" are the work of a plan that has no other. */
function isDelivered(node: Node): boolean {
  return DELIVERABLES.has(foldWords(node.words.head.title)) && showsWork(node);
}

/** "Dev Notes" beside "Tasks" with boxes: the work stands there, and boxes in notes are only noted. */
function standsBesideTasks(node: Node): boolean {
  const { parent } = node;
  if (!parent || node.words.head.id !== null) return false;
  const known = besideTasks.get(parent) ?? parent.children.some(holdsTasks);
  besideTasks.set(parent, known);
  return known;
}

const besideTasks = new WeakMap<Node, boolean>();

function holdsTasks(node: Node): boolean {
  return node.words.role === "tasks" && node.own > 0 && node.section.level < 7;
}

/** "Server tasks" and "App tasks" side by side: each names a group of its own. */
function isOneOfContainers(node: Node): boolean {
  const words = foldWords(node.words.head.title);
  return (
    !CONTAINERS.has(words) &&
    node.work > 0 &&
    (node.parent?.children.filter(
      ({ words: { role }, section, work }) => role === "tasks" && section.level === node.section.level && work > 0,
    ).length ?? 0) > 1
  );
}

/** A section whose words have a meaning that its work or its neighbours may overrule. */
export function settleSpecial(node: Node, around: Around): Role {
  const { role } = node.words;
  const direct = node.own > 0 && node.section.level < 7;
  if (role === "criteria" && direct && !around.task && holdsWorkTable(node.section)) return settlePlain(node, around);
  if (role === "criteria" && around.reach >= 1 && !around.task && isDelivered(node)) return "tasks";
  if (role === "repeat" && isOneOfGroups(node) && showsWork(node)) return around.phase ? "group" : "phase";
  if (role === "repeat" && around.reach >= 1 && direct) return "tasks";
  if (role === "order" && !around.phase && !around.task && holdsOwnPhases(node)) return "plain";
  if (role === "order" && around.reach >= 1 && !around.task && showsWork(node)) return "tasks";
  if (role === "aside")
    return direct && !around.task && !standsBesideTasks(node)
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
  if (role === "tasks" && MILESTONES.has(foldWords(node.words.head.title)) && around.reach === 0 && !showsWork(node))
    return "schedule";
  if (role === "tasks" && !around.phase && !around.task && node.section.level < 7 && isOneOfContainers(node))
    return settlePlain(node, around);
  if (
    (role === "tasks" || role === "steps") &&
    direct &&
    !around.phase &&
    !GENERIC.has(foldWords(node.words.head.title))
  ) {
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
