// Headings that are tasks by their family: numbered on across the phases, parts of a numbered phase, or with states of their own.
import { headsChange } from "../blocks/read-change.ts";
import { foldWords } from "../text/fold.ts";
import { stageOrStepWords } from "../vocabulary/phase.ts";
import { breakdownNames } from "../vocabulary/task.ts";
import { alternatives, foldedSet } from "../vocabulary/words.ts";
import type { Node } from "./node.ts";

const BREAKDOWN = new RegExp(`(?<![\\p{L}])(?:${alternatives(breakdownNames)})(?![\\p{Ll}])`, "iu");
const STAGE_OR_STEP = foldedSet(stageOrStepWords);

/** The nearest heading above that names a phase: "Phase 2: …". */
function phaseAbove(node: Node): Node | null {
  for (let above = node.parent; above; above = above.parent)
    if (above.words.head.kind === "phase" && above.words.head.id !== null) return above;
  return null;
}

/** "Étape 1.2" under "Phase 1": the word may mean a phase or a step, and a phase of another name stands above. */
export function isStepOfPhase(node: Node): boolean {
  const { head } = node.words;
  if (head.kind !== "phase" || head.id === null || !STAGE_OR_STEP.has(foldWords(head.word))) return false;
  const above = phaseAbove(node);
  return above !== null && foldWords(above.words.head.word) !== foldWords(head.word);
}

/** "2.1 Wire the API" under "Phase 2": its number goes on from the phase's. */
function isPartOfPhase(node: Node): boolean {
  const { id } = node.words.head;
  if (id === null || node.words.role !== "plain" || node.section.level >= 7 || !/^\d+(?:\.\d+)+[a-z]?$/.test(id))
    return false;
  const above = phaseAbove(node);
  return above !== null && id.startsWith(`${above.words.head.id}.`);
}

/** What a heading says of itself that only work has: a state, an effort, a name, an order. */
function tellsFacts(node: Node): boolean {
  const { head } = node.words;
  return (
    head.status !== null ||
    head.estimate !== null ||
    head.owners.length > 0 ||
    head.dependsOn.length > 0 ||
    head.priority !== null ||
    node.words.box !== null ||
    node.attributes > 0
  );
}

function share(nodes: readonly Node[], holds: (node: Node) => boolean): number {
  return nodes.length === 0 ? 0 : nodes.filter(holds).length / nodes.length;
}

/** Numbers that go on from group to group name one list of things: "## Now ### 1. … ### 2. … ## Later ### 3. …". */
function isRunning(nodes: readonly Node[]): boolean {
  const numbers = nodes.map((node) => Number(node.words.head.id));
  return (
    nodes.length > 3 &&
    new Set(nodes.map((node) => node.parent)).size > 1 &&
    numbers.every((number, at) => at === 0 || number > (numbers[at - 1] ?? 0)) &&
    share(nodes, (node) => tellsFacts(node) || node.own > 0) >= 0.15
  );
}

/** Sections in which headings name no work. */
const CLOSED: ReadonlySet<string> = new Set([
  "criteria",
  "verification",
  "goal",
  "scope",
  "dependencies",
  "order",
  "owners",
  "recurring",
  "ignored",
  "aside",
  "repeat",
  "prerequisites",
  "schedule",
]);

/** Whether no heading above closes the section to work. */
export function isOpen(node: Node): boolean {
  for (let above = node.parent; above; above = above.parent)
    if (above.section.level > 0 && CLOSED.has(above.words.role)) return false;
  return true;
}

/** Headings by level, without those that only label a list. */
function byLevel(root: Node): Map<number, Node[]> {
  const levels = new Map<number, Node[]>();
  const visit = (node: Node) => {
    if (node.section.level > 0 && node.section.level < 7 && node.words.role === "plain" && isOpen(node)) {
      const list = levels.get(node.section.level);
      if (list) list.push(node);
      else levels.set(node.section.level, [node]);
    }
    for (const child of node.children) visit(child);
  };
  visit(root);
  return levels;
}

/** Counts a heading as work of the sections above it. */
export function markLikely(node: Node): void {
  if (node.likely) return;
  node.likely = true;
  for (let above = node.parent; above; above = above.parent) above.work++;
}

function partsOfPhases(root: Node): Node[] {
  const parts: Node[] = [];
  const visit = (node: Node) => {
    if (isPartOfPhase(node) || isStepOfPhase(node)) parts.push(node);
    for (const child of node.children) visit(child);
  };
  visit(root);
  return parts;
}

/** "1.2 Map" under "1. Mobile app" in a work breakdown that only describes its packages. */
function packagesOfBreakdown(root: Node): Node[] {
  const title = root.children.find((child) => child.section.level === 1);
  if (!title || !BREAKDOWN.test(title.section.heading.text)) return [];
  const packages: Node[] = [];
  const visit = (node: Node) => {
    const [id, above] = [node.words.head.id, node.parent?.words.head.id];
    if (id && above && node.section.level < 7 && id.startsWith(`${above}.`)) packages.push(node);
    else for (const child of node.children) visit(child);
  };
  visit(title);
  return packages.length > 3 && share(packages, (node) => node.work === 0) >= 0.8 ? packages : [];
}

/** Marks the headings that their family shows to be tasks. */
export function markFamilies(root: Node): void {
  for (const node of packagesOfBreakdown(root)) markLikely(node);
  const parts = partsOfPhases(root);
  const beside = parts.some((node) =>
    node.parent?.children.some((other) => other.words.role === "tasks" && other.own > 0 && other !== node),
  );
  if (parts.length > 1 && !beside) for (const node of parts) markLikely(node);
  for (const nodes of byLevel(root).values()) {
    const numbered = nodes.filter((node) => /^\d{1,3}$/.test(node.words.head.id ?? ""));
    if (isRunning(numbered)) for (const node of numbered) markLikely(node);
  }
}

/** "#### [NEW] [users.ts](…)": a file to change is a piece of the work where nothing else names one. */
function markChanges(root: Node): boolean {
  const changes: Node[] = [];
  const visit = (node: Node) => {
    if (node.section.level > 0 && node.section.level < 7 && headsChange(node.section.heading.text)) changes.push(node);
    for (const child of node.children) visit(child);
  };
  visit(root);
  if (changes.length < 2) return false;
  for (const node of changes) {
    markLikely(node);
    for (let above = node.parent; above; above = above.parent)
      if (above.words.role === "scope") above.words = { ...above.words, role: "plain" };
  }
  return true;
}

function holdsList(node: Node): boolean {
  return node.section.blocks.some((block) => block.kind === "list");
}

/** "#### Offline mode" with bullets right under "### Phase 2: …": where nothing shows its work, the heading names it. */
export function markPartsOfBarePhases(root: Node): void {
  const parts: Node[] = [];
  const phases = new Set<Node>();
  let direct = 0;
  const visit = (node: Node) => {
    const { head, role } = node.words;
    if (head.kind === "phase" && head.id !== null && node.section.level < 7) {
      if (holdsList(node)) direct++;
      for (const child of node.children) {
        if (child.section.level >= 7 || !["plain", "aside", "schedule"].includes(child.words.role) || !isOpen(child))
          continue;
        if (child.children.some((inner) => inner.section.level < 7) || !holdsList(child)) continue;
        parts.push(child);
        phases.add(node);
      }
    }
    if (role === "plain" || role === "phase" || role === "tasks") for (const child of node.children) visit(child);
  };
  visit(root);
  if (parts.length > 2 && phases.size > 1 && direct < phases.size / 2) for (const node of parts) markLikely(node);
}

/** "### 1. Replace the logger", "### 2. …" under "## Remaining tasks": numbered from one, without boxes below. */
export function markNumberedTasks(root: Node): void {
  const visit = (node: Node) => {
    const inner = node.children.filter((child) => child.section.level < 7);
    const numbered = inner.filter(
      (child) => /^\d{1,2}$/.test(child.words.head.id ?? "") && child.words.role === "plain",
    );
    if (
      node.words.role === "tasks" &&
      node.section.level > 1 &&
      numbered.length > 2 &&
      numbered.length === inner.length &&
      numbered.every((child, at) => Number(child.words.head.id) === at + 1 && child.work === 0)
    )
      for (const child of numbered) markLikely(child);
    else for (const child of node.children) visit(child);
  };
  visit(root);
}

/** Marks headings of the deepest level when some of them tell a state or an effort: for plans in which nothing else is a task. */
export function markTellingHeadings(root: Node): void {
  if (markChanges(root)) return;
  const levels = [...byLevel(root)].sort((a, b) => b[0] - a[0]);
  for (const [level, nodes] of levels) {
    const leaves = nodes.filter((node) => node.children.every((child) => child.section.level >= 7));
    const grouped = leaves.every((node) => (node.parent?.section.level ?? 0) > 0 && level > 2);
    if (!grouped || leaves.length < 4 || share(leaves, tellsFacts) < 0.2) continue;
    for (const node of leaves) markLikely(node);
    return;
  }
}
