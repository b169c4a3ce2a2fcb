// Settles what each section is, from its words, its content and its neighbours: which headings are phases, groups, tasks.
import { settleColumns, settleStateHeading } from "./board.ts";
import { isOneList } from "./bulleted.ts";
import { countChangeLists } from "./change-lists.ts";
import { countCoded } from "./count-coded.ts";
import { markNumberedTasks, markPartsOfBarePhases, markTellingHeadings } from "./headed-families.ts";
import { countShapes, tableIds } from "./known-names.ts";
import { stateOfSteps, tellsNextSteps } from "./next-steps.ts";
import type { Node } from "./node.ts";
import { markRunningLists } from "./running-lists.ts";
import { type Around, MUTE, type Reach, settlePlain, settleSpecial } from "./settle-section.ts";
import { forgetFamilies, isPart, taskEvidence } from "./task-evidence.ts";
import { titleNode, titlePhase, titleRole } from "./title-node.ts";
import { markToldHeadings } from "./told-headings.ts";

/** Sections that tell of the work below their own words: "### Objective" with "#### Task 2.1: …" one level deeper. */
const AIMS: ReadonlySet<string> = new Set(["goal", "scope", "estimate", "prerequisites", "owners"]);

function isNamedTask(node: Node): boolean {
  return node.words.role === "task" && node.words.head.id !== null && node.section.level < 7;
}

/** "1-1. Interface" under "Task 1": a step with a heading of its own. */
function isNumberedStep(node: Node, task: string | null): boolean {
  const { id } = node.words.head;
  if (task === null || id === null || node.section.level >= 7 || node.words.inTask !== "plain") return false;
  const bare = task.replace(/^#/, "");
  return /^\d/.test(bare) && (id.startsWith(`${bare}.`) || id.startsWith(`${bare}-`));
}

/** "### Unit tests" with boxes under "## Testing strategy": what is looked at, unless the plan shows no other work. */
function isCheck(node: Node, above: Node, around: Around): boolean {
  const { section, words, named } = node;
  return (
    above.role === "verification" &&
    around.reach === 0 &&
    !around.task &&
    section.level < 7 &&
    words.role === "plain" &&
    words.head.id === null &&
    named === 0
  );
}

function settle(node: Node, around: Around): void {
  settleColumns(node);
  settleStateHeading(node);
  for (const child of node.children) {
    const { role } = child.words;
    const isTitle = child === around.title;
    if (child.directive !== null) child.role = child.directive;
    else if (node.role === "criteria" && role === "plain") child.role = "criteria";
    else if (isCheck(child, node, around)) child.role = "verification";
    else if (around.mute && !(around.aim && isNamedTask(child)))
      child.role = ["plain", "phase", "task", "tasks", "steps", "future"].includes(role) ? "ignored" : role;
    else if (child.card && !around.task) child.role = "task";
    else if (around.task)
      child.role = isNumberedStep(child, around.taskId) || isPart(child) ? "task" : child.words.inTask;
    else if (child.role === "column") child.role = "column";
    else if (isTitle) child.role = around.reach === 2 && isOneList(child) ? "tasks" : titleRole(child);
    else if (taskEvidence(child, node.children, around.phase, around.known, around.shapes)) child.role = "task";
    else if (around.reach === 2 && tellsNextSteps(child)) {
      child.column = stateOfSteps(child);
      child.role = child.column === null ? "tasks" : "column";
    } else if (role === "task") child.role = around.phase ? "group" : "phase";
    else if (role === "phase") child.role = around.phase ? "group" : "phase";
    else if (role === "plain") child.role = settlePlain(child, around);
    else child.role = settleSpecial(child, around);
    const inTask = child.directive !== "phase" && (around.task || child.role === "task");
    settle(child, {
      ...around,
      task: inTask,
      taskId: child.role === "task" ? child.words.head.id : around.taskId,
      phase: around.phase || child.role === "phase",
      aim: around.mute ? around.aim : AIMS.has(child.role),
      mute:
        (around.mute && child.role !== "task" && child.directive === null) ||
        ((MUTE.has(child.role) ||
          (child.role === "schedule" && around.reach === 0) ||
          (child.role === "future" && child.work === 0)) &&
          !inTask),
    });
  }
}

/** Gives every section its role. */
export function settleRoles(root: Node, reach: Reach, inTask = false): void {
  if (reach > 0) {
    if (!markRunningLists(root)) {
      markNumberedTasks(root);
      markTellingHeadings(root);
    }
    countChangeLists(root);
  }
  if (reach === 2) {
    markPartsOfBarePhases(root);
    markToldHeadings(root);
  }
  forgetFamilies();
  const reset = (node: Node) => {
    node.role = node.section.level === 0 ? "plain" : node.words.role;
    node.card = false;
    for (const child of node.children) reset(child);
  };
  reset(root);
  const [known, shapes] = [tableIds(root), countShapes(root)];
  countCoded(root, known, shapes);
  settle(root, {
    phase: titlePhase(root) !== null,
    task: inTask,
    taskId: null,
    mute: false,
    aim: false,
    reach,
    title: titleNode(root),
    known,
    shapes,
  });
}
