// Groups of plain bullets, and groups with boxes whose headings say something else: what their neighbours show them to be.
import type { Node } from "./node.ts";
import { isPhaseNamed } from "./task-evidence.ts";

const PLANNED =
  /plan|roadmap|wbs|to-?do|tasks?\b|backlog|milestone|schedule|aufgaben|feuille de route|tâches|tareas|hoja de ruta|tarefas|cronograma|attività|дорожн|задач|план|завдан|计划|計劃|任务|路线图|計画|タスク|ロードマップ|工程|계획|작업|로드맵/iu;

function listed(node: Node): boolean {
  return node.section.blocks.some((block) => block.kind === "list");
}

function hasBullets(node: Node): boolean {
  return node.section.level < 7 && listed(node);
}

const phased = new WeakMap<Node, boolean>();

/** Whether the document names its phases: then bullets elsewhere are no work. */
function namesPhases(node: Node): boolean {
  let root = node;
  while (root.parent) root = root.parent;
  const before = phased.get(root);
  if (before !== undefined) return before;
  const count = (one: Node): number =>
    (isPhaseNamed(one) && one.words.head.kind === "phase" && hasBullets(one) ? 1 : 0) +
    one.children.reduce((sum, child) => sum + count(child), 0);
  const answer = count(root) > 1;
  phased.set(root, answer);
  return answer;
}

/** Bullets in the section or under the labels in it. */
function bullets(node: Node): boolean {
  return hasBullets(node) || node.children.some((child) => child.section.level >= 7 && listed(child));
}

const beside = new WeakMap<Node, { readonly count: number; readonly numbered: boolean; readonly named: boolean }>();

/** The groups of bullets under one heading, looked at once for all of them. */
function groupsUnder(parent: Node): { readonly count: number; readonly numbered: boolean; readonly named: boolean } {
  const before = beside.get(parent);
  if (before) return before;
  const groups = parent.children.filter((child) => child.words.role === "plain" && bullets(child));
  const answer = {
    count: groups.length,
    numbered: groups.every((child) => /^\d/.test(child.words.head.id ?? "")),
    named: groups.some(isPhaseNamed),
  };
  beside.set(parent, answer);
  return answer;
}

/** A group of plain bullets beside others alike, in a document that numbers its parts or calls itself a plan. */
export function isBulleted(node: Node, title: Node | null): boolean {
  if (!node.parent || !hasBullets(node) || namesPhases(node)) return false;
  const { count, numbered, named } = groupsUnder(node.parent);
  return count > 1 && !named && (numbered || (title !== null && PLANNED.test(title.section.heading.text)));
}

/** "# Roadmap for 0.3" with one list of bullets, and no other: its items are the plan. */
export function isOneList(title: Node): boolean {
  const holds = (node: Node): boolean =>
    node.section.blocks.some((block) => block.kind === "list") || node.children.some(holds);
  return (
    PLANNED.test(title.section.heading.text) &&
    title.section.blocks.some((block) => block.kind === "list" && block.items.length > 2) &&
    !title.children.some(holds)
  );
}

const boxed = new WeakMap<Node, ReadonlyMap<number, { count: number; named: boolean }>>();

/** The plain groups with work under one heading, by level. */
function workingUnder(parent: Node): ReadonlyMap<number, { count: number; named: boolean }> {
  const before = boxed.get(parent);
  if (before) return before;
  const levels = new Map<number, { count: number; named: boolean }>();
  for (const child of parent.children) {
    if (child.words.role !== "plain" || child.own === 0) continue;
    const level = levels.get(child.section.level) ?? { count: 0, named: false };
    level.count += 1;
    level.named ||= isPhaseNamed(child);
    levels.set(child.section.level, level);
  }
  boxed.set(parent, levels);
  return levels;
}

/** "Dashboard" between "Caching" and "Billing", all with boxes: a group like the others. */
export function isOneOfGroups(node: Node): boolean {
  const alike = node.parent && node.section.level < 7 ? workingUnder(node.parent).get(node.section.level) : undefined;
  return alike !== undefined && alike.count > 3 && !alike.named;
}
