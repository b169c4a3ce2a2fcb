// Labels of a task in our namespace, and the labels that the plans need to exist.
import type { PlanSettings } from "../model/config.ts";
import type { DesiredLabel } from "../model/desired.ts";
import { LABEL_NAME } from "../model/limits.ts";
import { neutralise } from "../model/neutralise.ts";
import type { Task } from "../model/plan.ts";
import { clean } from "../model/titles.ts";

const COLORS = {
  blocked: "b60205",
  status: "1d76db",
  priority: "d93f0b",
  estimate: "c5def5",
  tag: "ededed",
  all: "bfd4f2",
};

/** Names of the labels that an issue should carry, without `blocked`. No two differ only in capitals. */
export function labelsOf(
  task: Pick<Task, "status" | "priority" | "estimate" | "labels">,
  settings: PlanSettings,
): DesiredLabel[] {
  const { labels } = settings;
  const wanted: DesiredLabel[] = [];
  const add = (name: string | null | undefined, color: string, description: string) => {
    const cut = cutLabel(name ?? "");
    if (cut !== "" && !wanted.some((other) => same(other.name, cut))) wanted.push({ name: cut, color, description });
  };
  add(labels.all, COLORS.all, "Kept in step with a plan by Plansync");
  if (task.status !== "blocked") add(labels.status[task.status], COLORS.status, "Status in the plan");
  const priority = priorityName(task.priority);
  if (priority !== "")
    add(
      labels.priority?.replaceAll("{priority}", () => priority),
      COLORS.priority,
      "Priority in the plan",
    );
  const estimate = task.estimate?.text ?? "";
  if (estimate !== "")
    add(
      labels.estimate?.replaceAll("{estimate}", () => estimate),
      COLORS.estimate,
      "Estimate in the plan",
    );
  if (labels.tags) for (const tag of task.labels) add(tag, COLORS.tag, "Tag in the plan");
  return wanted;
}

/** The `blocked` label itself. */
export function blockedLabel(settings: PlanSettings): DesiredLabel {
  return {
    name: cutLabel(settings.labels.blocked),
    color: COLORS.blocked,
    description: "Something that it depends on is open",
  };
}

/** Namespaces ("priority:") and single names that are ours to add and to remove. */
export function ownedBy(settings: PlanSettings): string[] {
  const { labels } = settings;
  const templates = [labels.priority, labels.estimate].flatMap((template) => {
    const prefix = template?.split("{", 1)[0]?.trimEnd() ?? "";
    return prefix.endsWith(":") ? [prefix] : [];
  });
  const names = [labels.blocked, labels.all, ...Object.values(labels.status)];
  return [...new Set([...names.filter((name): name is string => name !== null && name !== undefined), ...templates])];
}

export function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

// "P1 (CRITICAL: before launch)" → "p1"; "🔴 HIGH" → "high".
function priorityName(priority: string | null): string {
  const bare = (priority ?? "").replace(/[([{].*$/s, "").replace(/[^\p{L}\p{N}\s_./-]/gu, " ");
  const words = bare.replace(/\s+/g, " ").trim().toLowerCase();
  return words === "" ? clean(priority ?? "").toLowerCase() : words;
}

function cutLabel(name: string): string {
  return neutralise(name.replace(/[\s,]+/g, " ").trim())
    .slice(0, LABEL_NAME)
    .toWellFormed()
    .replace(/\uFFFD$/, "")
    .trim();
}
