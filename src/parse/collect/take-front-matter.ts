// Turns front matter into a task (a file that is one task) or into facts about the plan.

import { attributeField, type Field } from "../facts/field.ts";
import type { FrontEntry, FrontMatter } from "../facts/read-front-matter.ts";
import { readStatus } from "../facts/read-status.ts";
import { aTask, type Collected, type TaskDraft } from "./draft.ts";
import { applyFact } from "./take-attribute.ts";

const TASK_KEYS = new Set([
  "id",
  "title",
  "name",
  "task",
  "status",
  "assignee",
  "assignees",
  "owner",
  "depends_on",
  "depends-on",
  "dependencies",
  "dependson",
  "priority",
  "parallel",
  "conflicts_with",
  "labels",
  "tags",
  "estimated_hours",
  "estimate",
  "due",
  "parent_task_id",
  "parent",
  "blocked_by",
  "story_points",
  "points",
  "effort",
  "parent_task",
  "milestone",
  "ordinal",
  "wave",
]);

function asText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value))
    return value
      .map(asText)
      .filter((text) => text !== "")
      .join(", ");
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return typeof value === "object" ? "" : String(value).replace(/\s+/g, " ").trim();
}

function entry(front: FrontMatter, ...keys: readonly string[]): FrontEntry | null {
  return front.entries.find((one) => keys.includes(one.key.toLowerCase())) ?? null;
}

function padded(value: unknown, raw: string): string {
  return typeof value === "number" && /^0\d+$/.test(raw) ? raw : String(value);
}

/** Whether the file tells one task: its front matter has a task's keys, and none that only a plan has. */
export function isTaskFile(front: FrontMatter, tasks: number): boolean {
  const keys = new Set(front.entries.map((one) => one.key.toLowerCase()));
  const named = keys.has("id") || keys.has("task") || keys.has("task_id");
  const titled = keys.has("title") || keys.has("name") || keys.has("task");
  const hits = [...keys].filter((key) => TASK_KEYS.has(key)).length;
  const order =
    keys.has("depends_on") || keys.has("dependencies") || keys.has("blocked_by") || keys.has("conflicts_with");
  const plan = keys.has("kanban-plugin") || keys.has("progress") || keys.has("prd");
  if (plan || !keys.has("status")) return order && titled && !plan && tasks === 0;
  return (
    (named && (titled || tasks === 0) && hits >= 3) ||
    (titled && order && hits >= 3) ||
    (titled && hits >= 4 && tasks === 0)
  );
}

/** Makes the one task of a file, with the facts of its front matter. */
export function taskOfFile(
  front: FrontMatter,
  source: string,
  title: string,
  titleLine: number,
  path: string,
): TaskDraft {
  const [id, name, task] = [entry(front, "id", "task_id"), entry(front, "title", "name"), entry(front, "task")];
  const raw = (one: FrontEntry) => source.slice(one.start, one.end).replace(/^['"]|['"]$/g, "");
  const idEntry = id ?? (task && /\d/.test(asText(task.value)) && asText(task.value).length < 24 ? task : null);
  const nameEntry = name ?? (task && task !== idEntry ? task : null);
  const fileId = /(?:^|\/)(\d{1,5}|[A-Za-z]{1,10}-\d{1,6})(?:[^\d/][^/]*)?\.md$/.exec(path)?.[1] ?? null;
  const draft = aTask({
    kind: "file",
    id: idEntry ? padded(idEntry.value, raw(idEntry)) : fileId,
    title: nameEntry ? asText(nameEntry.value) : title,
    line: nameEntry?.line ?? titleLine,
    endLine: titleLine,
    phase: null,
    group: null,
    section: 0,
    because: ["the front matter has the keys of a task"],
  });
  for (const one of front.entries) if (one !== idEntry && one !== nameEntry) takeEntry(draft, one, source);
  const parallel = entry(front, "parallel")?.value;
  draft.parallel = typeof parallel === "boolean" ? parallel : null;
  return draft;
}

function takeEntry(draft: TaskDraft, one: FrontEntry, source: string): void {
  const key = one.key.toLowerCase();
  const field = FIELDS[key] ?? attributeField(key.replaceAll("_", " "));
  const text =
    field === "dependsOn" || field === "blocks"
      ? source
          .slice(one.start, one.end)
          .replace(/^\s*-\s/gm, ", ")
          .replace(/['"[\]]/g, " ")
          .replace(/\s+/g, " ")
      : asText(one.value);
  if (!field || text.trim() === "" || field === "title" || field === "id" || field === "record" || field === "parallel")
    return;
  applyFact(
    draft,
    {
      field,
      name: key.replaceAll("_", " "),
      value: text.replace(/^[\s,]+/, ""),
      line: one.line,
      start: one.start + (/["']/.test(source.charAt(one.start)) ? 1 : 0),
      alone: true,
    },
    "frontmatter",
  );
}

const FIELDS: Readonly<Record<string, Field>> = {
  assignee: "owner",
  assignees: "owner",
  blocked_by: "dependsOn",
  estimated_hours: "estimate",
  story_points: "estimate",
  points: "estimate",
  github: "issue",
  depends_on: "dependsOn",
};

/** The status and the metadata of a plan from its front matter. */
export function takePlanFront(front: FrontMatter, collected: Collected): void {
  for (const one of front.entries) {
    collected.metadata[one.key] = one.value;
    if (one.key.toLowerCase() === "status" && typeof one.value === "string") {
      const status = readStatus(one.value) ?? "todo";
      collected.status ??= {
        status,
        text: one.value,
        line: one.line,
        source: "frontmatter",
        mark: { kind: "frontmatter", line: one.line, start: one.start, end: one.end, text: source(one), status },
      };
    }
  }
}

function source(one: FrontEntry): string {
  return String(one.value);
}
