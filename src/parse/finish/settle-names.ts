// Decides whether words behind titles are names of owners: "(Ana, 2 days)", "— 3d — Olga", "flaky test (Ana)".
import type { Collected, PhaseDraft, TaskDraft, TextFact } from "../collect/draft.ts";
import { attributeField } from "../facts/field.ts";
import { foldWords } from "../text/fold.ts";
import { splitOwners } from "./settle-facts.ts";

/** The share of the tasks with an effort or a date from which on names among them are taken for such. */
const SHARE = 0.4;
const BRACKETS = /\s*[(（]([^()（）]{2,40})[)）]$/u;

function namesOf(text: string): string[] {
  return splitOwners(text).map((name) => foldWords(name));
}

function toldNames(collected: Collected, phases: readonly PhaseDraft[], tasks: readonly TaskDraft[]): Set<string> {
  const told = new Set<string>();
  const add = (text: string) => {
    for (const name of namesOf(text)) if (name !== "") told.add(name);
  };
  for (const draft of [...phases, ...tasks])
    for (const fact of draft.facts) if (fact.field === "owner" && !fact.guess) add(fact.value);
  for (const { owner } of collected.mentions) if (owner !== null) add(owner);
  for (const [name, value] of Object.entries(collected.metadata))
    if (typeof value === "string" && attributeField(name) === "owner") add(value);
  return told;
}

function guessOf(task: TaskDraft): TextFact | undefined {
  return task.facts.find((fact) => fact.guess !== undefined);
}

/** Headings are compared with headings, rows inside tasks with rows inside tasks. */
function kindOf({ kind, parent }: TaskDraft): string {
  return parent ? `${kind} inside` : kind;
}

/** Words in brackets behind the title that are a name told elsewhere become the owner. */
function takeBrackets(task: TaskDraft, told: ReadonlySet<string>): void {
  const found = /[)）]$/.test(task.title) ? BRACKETS.exec(task.title) : null;
  const names = found ? namesOf(found[1] ?? "") : [];
  if (!found || found.index === 0 || names.length === 0 || !names.every((name) => told.has(name))) return;
  if (task.facts.some((fact) => fact.field === "owner")) return;
  task.facts = [...task.facts, { field: "owner", value: found[1] ?? "", line: task.line, source: "attribute" }];
  task.title = task.title.slice(0, found.index);
}

/** Keeps the guessed names that the plan bears out, and gives the others back to the titles. To be called before the keys are made. */
export function settleNames(collected: Collected, phases: readonly PhaseDraft[], tasks: readonly TaskDraft[]): void {
  const told = toldNames(collected, phases, tasks);
  const guessed = tasks.filter((task) => guessOf(task) !== undefined);
  if (told.size === 0 && guessed.length === 0) return;
  const kinds = new Set(guessed.map(kindOf));
  const measured = tasks.filter(
    (task) => kinds.has(kindOf(task)) && task.facts.some(({ field }) => field === "estimate" || field === "due"),
  );
  const borneOut = guessed.length > 1 && guessed.length >= measured.length * SHARE;
  for (const task of guessed) {
    const guess = guessOf(task);
    if (!guess) continue;
    const names = namesOf(guess.value);
    const kept = borneOut || names.some((name) => told.has(name));
    if (!kept && guess.guess !== "brackets") task.title = `${task.title} ${guess.guess} ${guess.value}`;
    task.facts = task.facts.flatMap((fact) => {
      if (fact !== guess) return [fact];
      const { guess: _, ...sure } = fact;
      return kept ? [sure] : [];
    });
    if (kept) for (const name of names) told.add(name);
  }
  if (told.size > 0) for (const task of tasks) takeBrackets(task, told);
}
