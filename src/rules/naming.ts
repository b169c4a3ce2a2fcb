// How rules speak of tasks and phases.
import type { PartNode } from "../graph/plan-graph.ts";
import type { Phase, Task } from "../model/plan.ts";

const LONGEST = 60;

/** Words of a plan for a message: no backticks, no line breaks, not too long. */
export function quoted(words: string): string {
  const text = words.replaceAll("`", "'").replaceAll(/\s+/g, " ").trim();
  return `\`${
    text.length > LONGEST
      ? `${text
          .slice(0, LONGEST - 1)
          .toWellFormed()
          .replaceAll("\uFFFD", "")}…`
      : text
  }\``;
}

/** A task by its id, else by its title; a bare number says too little alone. */
export function taskLabel({ id, title }: Pick<Task, "id" | "title">): string {
  if (id === null) return quoted(title);
  return quoted(/^[\d.]+$/.test(id) ? `${id} ${title}` : id);
}

/** A phase by its title. */
export function phaseLabel({ id, title }: Pick<Phase, "id" | "title">): string {
  return quoted(title === "" ? (id ?? "") : title);
}

export function nodeLabel(node: PartNode): string {
  return node.kind === "task" ? taskLabel(node.task) : phaseLabel(node.phase);
}

export function lineOfNode(node: PartNode): number {
  return node.kind === "task" ? node.task.line : node.phase.line;
}

/** "1 task", "3 tasks". */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** "a, b and c", at most `most` of them named. */
export function listed(names: readonly string[], most = 5): string {
  const shown = names.slice(0, most);
  const rest = names.length - shown.length;
  const last = rest > 0 ? `${rest} more` : shown.pop();
  return shown.length === 0 ? (last ?? "") : `${shown.join(", ")} and ${last}`;
}

/** Hours as a person says them: "6 hours", "6–8 hours". */
export function hoursLabel(least: number, most: number): string {
  const show = (hours: number): string => String(Math.round(hours * 10) / 10);
  return show(least) === show(most) ? counted(Number(show(least)), "hour") : `${show(least)}–${show(most)} hours`;
}

/** Words folded for comparing: small letters, without marks and punctuation. */
export function folded(words: string): string {
  // ASCII needs neither Unicode's forms nor its classes, which take most of the time
  if (/^[\x20-\x7e]*$/.test(words))
    return words
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, " ")
      .trim();
  return words
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
