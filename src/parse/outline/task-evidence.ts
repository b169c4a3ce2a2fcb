// Whether a heading is a task: by its name, its neighbours of the same shape, the attributes and the work under it.
import { foldId } from "../facts/targets.ts";
import { foldWords } from "../text/fold.ts";
import { choiceWords } from "../vocabulary/section.ts";
import { partWords } from "../vocabulary/task.ts";
import { alternatives, foldedSet } from "../vocabulary/words.ts";
import type { Node } from "./node.ts";

const CHOICE = new RegExp(
  `^(?:${alternatives(choiceWords)})\\s*(?:[0-9]{1,2}|[A-H]|[一二三四五六])(?![\\p{L}\\p{N}])`,
  "iu",
);

/** "Phase 2: …": a word for a phase, with its name. */
export function isPhaseNamed(node: Node): boolean {
  const { head } = node.words;
  return node.words.role === "phase" && head.id !== null;
}

const PARTS = foldedSet(partWords);

/** "Step 2: …": what a task is done in, when it stands inside one. */
export function isPart(node: Node): boolean {
  return node.words.role === "task" && PARTS.has(foldWords(node.words.head.word));
}

/** The pattern of a heading's name, for telling headings that are alike: "T-12" and "T-7" are, "T-12" and "4.1" are not. */
function shape(node: Node): string {
  const { head } = node.words;
  return head.id === null ? "" : head.id.replace(/\d+/g, "9").replace(/[a-z]+$/i, "a");
}

/** A shape that only headings of one level share. */
export function shapeName(node: Node): string {
  return `${node.section.level}|${shape(node)}`;
}

interface Alike {
  count: number;
  attributed: number;
  /** Those whose words say nothing else, with work under them. */
  working: number;
  /** One of them holds headings that are likely to be tasks. */
  gathers: boolean;
  /** Those whose boxes are mostly tasks with steps below them. */
  holding: number;
  /** Those with several tasks below them and an effort in the heading, and those without one. */
  sized: number;
  unsized: number;
}

/** Headings of one family by level and shape, counted once: asked anew for each, a plan of 10,000 headings takes minutes. */
let counted = new WeakMap<readonly Node[], ReadonlyMap<string, Alike>>();

/** To be called when headings were marked anew: what was counted of their neighbours holds no more. */
export function forgetFamilies(): void {
  counted = new WeakMap();
}

const EMPTY: Readonly<Alike> = {
  count: 0,
  attributed: 0,
  working: 0,
  gathers: false,
  holding: 0,
  sized: 0,
  unsized: 0,
};

function familiesOf(siblings: readonly Node[]): ReadonlyMap<string, Alike> {
  const known = counted.get(siblings);
  if (known !== undefined) return known;
  const families = new Map<string, Alike>();
  for (const one of siblings) {
    const family = families.get(shapeName(one)) ?? { ...EMPTY };
    family.count += 1;
    if (one.attributes > 0) family.attributed += 1;
    if (one.words.role === "plain" && one.own > 0) family.working += 1;
    family.gathers ||= one.children.some((child) => child.likely);
    if (holdsTasks(one)) family.holding += 1;
    if (one.own > 1 && one.words.role === "plain") {
      if (one.words.head.estimate !== null) family.sized += 1;
      else if (one.attributes === 0) family.unsized += 1;
    }
    families.set(shapeName(one), family);
  }
  counted.set(siblings, families);
  return families;
}

/** How many others of the family are shaped like this one, and how many of them have attributes. */
function alikeTo(node: Node, siblings: readonly Node[]): Alike {
  const family = familiesOf(siblings).get(shapeName(node));
  if (family === undefined) return EMPTY;
  const attributed = family.attributed - (node.attributes > 0 ? 1 : 0);
  return { ...family, count: family.count - 1, attributed };
}

/** Boxes with boxes of their own below them: tasks with their steps, and not the steps of one task. */
function holdsTasks(node: Node): boolean {
  return node.nested > 0 && node.nested * 2 >= node.own;
}

/** "1. Foundation" with a duration, beside "2. Catalogue" with another: groups of tasks that have steps. */
function isGroupOfTasks(node: Node, alike: Alike): boolean {
  return (
    node.own > 0 &&
    node.attributes < 2 &&
    alike.holding > 1 &&
    alike.holding * 2 > alike.count &&
    /^\d{0,2}$/.test(node.words.head.id ?? "")
  );
}

/** "Backend (3 days)" beside "Frontend" without an effort, both with several boxes: a group as its neighbours are, unless nearly all tell one. */
function isGroupAmongGroups(node: Node, { sized, unsized }: Alike, phaseAbove: boolean): boolean {
  return node.own > 1 && node.attributes === 0 && unsized > 0 && unsized * (phaseAbove ? 1 : 2) >= sized;
}

/** "4.3 Statistics" between "4.2 Snippets" and "4.4 Benchmarks": its words mean no more than theirs. */
function isAmongTasks(node: Node, siblings: readonly Node[]): boolean {
  const { head } = node.words;
  if (node.own === 0 || node.section.level >= 7 || head.kind !== null || !/\d\.\d|^[A-Z]/.test(head.id ?? ""))
    return false;
  return alikeTo(node, siblings).working > 1;
}

const told = new WeakMap<readonly Node[], number>();

/** How many of the headings have a code and a state. */
function countTold(siblings: readonly Node[]): number {
  const before = told.get(siblings);
  const count = before ?? siblings.filter(isCodedAndTold).length;
  if (before === undefined) told.set(siblings, count);
  return count;
}

function isCodedAndTold(node: Node): boolean {
  const { head } = node.words;
  return head.id !== null && /^[A-Za-z]/.test(head.id) && head.status !== null && head.kind !== "phase";
}

/** How many headings of their own group the work below: a task has steps, a release has groups of tasks. */
function groups(node: Node): number {
  return node.children.filter(
    (child) => child.words.role === "plain" && child.own > 0 && child.attributes === 0 && child.section.level < 7,
  ).length;
}

/** "T001: …" or "Task 3" by its name; "Export" by its attributes, where the heading above has none itself. */
function isHeadedTask(node: Node, bare: boolean): boolean {
  const { role, head } = node.words;
  if (node.directive === "task" || (role === "task" && !isPart(node))) return true;
  return role === "plain" && node.attributes > (head.id !== null ? 0 : bare ? 1 : Number.POSITIVE_INFINITY);
}

/** Whether headings that are tasks by themselves stand below, at any depth: what gathers them is none. */
function gathersTasks(node: Node): boolean {
  const bare = node.attributes === 0;
  let found = 0;
  const visit = (one: Node): boolean =>
    one.children.some((child) => {
      if (child.section.level >= 7) return false;
      if (isHeadedTask(child, bare)) return ++found > 1;
      return visit(child);
    });
  return visit(node);
}

/** "M2 — Sign-in" with boxes below, in a row with "M1" and "M3": a milestone. */
export function isMilestone(node: Node): boolean {
  const { head, role } = node.words;
  return role === "plain" && node.section.level < 7 && node.own > 0 && /^M\d{1,2}$/.test(head.id ?? "");
}

/** "1.2 Import" under "Step 1". */
function goesOnFrom({ section, words }: Node, above: Node): boolean {
  return section.level < 7 && words.head.id?.startsWith(`${above.words.head.id}.`) === true;
}

const gathered = new WeakMap<readonly Node[], boolean>();

/** "1.1 Import" with boxes under "Step 1", "2.1 Export" under "Step 2": the numbered ones are the tasks, the steps group them. */
function gathersNumbered(siblings: readonly Node[]): boolean {
  const before = gathered.get(siblings);
  if (before !== undefined) return before;
  const parts = siblings.filter((one) => isPart(one) && one.own === 0);
  const holding = parts.filter((step) => step.children.some((child) => child.own > 0 && goesOnFrom(child, step)));
  const answer = holding.length > 1 && holding.length * 2 > parts.length;
  gathered.set(siblings, answer);
  return answer;
}

/** Weighs what speaks for a task. `known` are ids that tables give to tasks; `shapes` counts headings of one level and shape. */
export function taskEvidence(
  node: Node,
  siblings: readonly Node[],
  phaseAbove: boolean,
  known: ReadonlySet<string>,
  shapes: ReadonlyMap<string, number>,
): boolean {
  const { head, role } = node.words;
  if (node.likely && node.named <= 1) return true;
  if (role !== "plain" && role !== "task" && !isAmongTasks(node, siblings)) return false;
  const own = role === "task" && !isPart(node);
  const inner = node.children.filter(
    (child) => (child.words.role === "task" && !(own && isPart(child))) || isPhaseNamed(child),
  ).length;
  if (inner > 0 || (node.named > 1 && node.named >= node.own / 2)) return false;
  if (role === "task") return !(isPart(node) && gathersNumbered(siblings));
  if (head.id === null && CHOICE.test(head.title)) return false;
  if (node.words.box !== null) return head.id !== null || phaseAbove || node.work === 0;
  if (head.id !== null && known.has(foldId(head.id))) return true;
  if (head.id === null && head.status !== null && node.work === 0 && countTold(siblings) > 2) return true;
  const alike = alikeTo(node, siblings);
  if (isMilestone(node)) return false;
  const coded = head.id !== null && /^[A-Za-z]/.test(head.id) && (shapes.get(shapeName(node)) ?? 0) > 1;
  const holdsOthers = node.children.some((child) => child.words.head.id !== null && child.section.level < 7);
  if (groups(node) > 1 || gathersTasks(node)) return false;
  if (coded && !holdsOthers && !alike.gathers && node.section.level < 7) return true;
  if (head.id !== null && head.strong && !/^\d/.test(head.id))
    return node.attributes > 0 || alike.count > 0 || node.own > 0 || node.children.length > 0 || head.status !== null;
  if (node.section.level >= 7 || isGroupOfTasks(node, alike)) return false;
  const { attributed } = alike;
  const chapter = /^\d{1,2}$/.test(head.id ?? "") && node.section.level <= 2 && alike.count > 1 && attributed === 0;
  if (node.attributes >= 2 || (node.attributes === 1 && !chapter && (attributed > 0 || head.id !== null))) {
    return !node.children.some((child) => child.work > 0 && child.words.role === "plain" && child.attributes > 0);
  }
  if (head.estimate !== null && (node.own > 0 || head.id !== null) && !isGroupAmongGroups(node, alike, phaseAbove))
    return true;
  if (phaseAbove && node.own > 0 && node.parent && isPart(node.parent) && goesOnFrom(node, node.parent)) return true;
  if (head.id !== null && (alike.count > 0 || attributed > 0) && (phaseAbove || node.parent?.role === "tasks")) {
    return (
      (node.own > 0 ||
        node.children.some((child) => child.role === "criteria" || child.role === "steps") ||
        attributed > 0) &&
      node.named <= node.own / 2
    );
  }
  return false;
}
