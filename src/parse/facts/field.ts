// The fields that attributes, columns and headings name, and the look-up from a name to its field.
import { foldWords } from "../text/fold.ts";
import * as criterion from "../vocabulary/criterion.ts";
import * as date from "../vocabulary/date.ts";
import * as dependency from "../vocabulary/dependency.ts";
import { estimateNames } from "../vocabulary/estimate.ts";
import { ownerNames } from "../vocabulary/owner.ts";
import { phaseNames } from "../vocabulary/phase.ts";
import { priorityNames } from "../vocabulary/priority.ts";
import * as section from "../vocabulary/section.ts";
import { statusNames } from "../vocabulary/status.ts";
import * as task from "../vocabulary/task.ts";
import { meanings } from "../vocabulary/words.ts";

export type Field =
  | "status"
  | "estimate"
  | "owner"
  | "priority"
  | "dependsOn"
  | "blocks"
  | "due"
  | "start"
  | "record"
  | "goal"
  | "description"
  | "criteria"
  | "decision"
  | "verification"
  | "scope"
  | "phase"
  | "labels"
  | "id"
  | "title"
  | "parallel"
  | "parent"
  | "issue"
  | "steps";

const parentNames = {
  en: "parent, parent task, parent plan, parent document, epic link, belongs to, master plan",
  de: "übergeordnet",
  fr: "parent",
  es: "padre",
  ru: "родитель",
  zh: "父任务, 上级",
  ja: "親タスク, 親",
  ko: "상위 작업",
};
const issueNames = {
  en: "issue, github issue, issue link, tracking issue, github, externalid, external id, gh",
  de: "issue",
  zh: "议题",
};

const ATTRIBUTES = meanings<Field>({
  status: statusNames,
  priority: priorityNames,
  dependsOn: dependency.dependencyNames,
  blocks: dependency.reverseNames,
  estimate: estimateNames,
  owner: ownerNames,
  parent: parentNames,
  record: date.recordNames,
  goal: section.goalNames,
  decision: criterion.decisionNames,
  criteria: criterion.criterionNames,
  verification: criterion.verificationNames,
  parallel: section.parallelNames,
  scope: section.scopeNames,
  start: date.startNames,
  due: date.dueNames,
  issue: issueNames,
  labels: task.labelNames,
  id: { en: "id, task id, key, ticket id" },
  title: task.titleLabels,
  phase: phaseNames,
  description: task.descriptionNames,
  steps: section.stepNames,
});

const COLUMNS = meanings<Field>({
  id: task.idNames,
  dependsOn: dependency.dependencyNames,
  blocks: dependency.reverseNames,
  status: statusNames,
  priority: priorityNames,
  estimate: estimateNames,
  owner: ownerNames,
  start: date.startNames,
  title: task.titleNames,
  due: date.dueNames,
  phase: phaseNames,
  parallel: section.parallelNames,
  criteria: criterion.criterionNames,
  verification: criterion.verificationNames,
  labels: task.labelNames,
  scope: section.scopeNames,
  description: task.descriptionNames,
  goal: section.goalNames,
  record: date.recordNames,
});

function find(table: ReadonlyMap<string, Field>, name: string): Field | null {
  if (name.length > 60) return null;
  const cache = table === ATTRIBUTES ? attributes : columns;
  const before = cache.get(name);
  if (before !== undefined) return before;
  const field = look(table, name);
  if (cache.size > 2000) cache.clear();
  cache.set(name, field);
  return field;
}

const attributes = new Map<string, Field | null>();
const columns = new Map<string, Field | null>();

function look(table: ReadonlyMap<string, Field>, name: string): Field | null {
  const bare = name.replace(/[([（【].*$/u, "");
  const folded = foldWords(bare);
  if (folded === "") return name.includes("#") ? (table === COLUMNS ? "id" : null) : null;
  return table.get(folded) ?? null;
}

/** The field that an attribute's name stands for: "Depends on", "Abhängigkeiten", "预估工时". */
export function attributeField(name: string): Field | null {
  return find(ATTRIBUTES, name);
}

/** The field that a column's heading stands for. */
export function columnField(name: string): Field | null {
  return namedField(name) ?? (ID_COLUMN.test(name.trim()) ? "id" : null);
}

/** "Ticket ID", "Story-Nr.", "需求编号": a column that numbers things, whatever they are called. */
const ID_COLUMN =
  /^(?:[\p{L}/-]+[\s_-]+){0,2}(?:ids?|no|nr|nº|n°|№|code|key|ref)\.?$|^(?:код|номер|ид|№)\s+\p{L}+$|^\p{L}{1,6}(?:编号|編號|序号|代号|番号|번호|コード|코드|ID)$/iu;

function namedField(name: string): Field | null {
  const found = find(COLUMNS, name);
  if (found || /[([（]/.test(name) === false) {
    if (found) return found;
    const parts = name.split(/[/&]| and | und | et | y | и /u);
    return parts.length > 1 ? find(COLUMNS, parts[0] ?? "") : null;
  }
  return null;
}

/** What is told of a piece of work, rather than of the document. */
export const TASK_FIELDS: ReadonlySet<string | null> = new Set<Field>([
  "status",
  "estimate",
  "owner",
  "priority",
  "dependsOn",
  "blocks",
  "due",
  "start",
]);
