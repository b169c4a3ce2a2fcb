// Makes one phase of all the places that name it.

import type { Collected, PhaseDraft } from "../collect/draft.ts";
import { readStatus } from "../facts/read-status.ts";
import { foldId } from "../facts/targets.ts";
import { readHead } from "../inline/read-head.ts";
import { foldWords, likeness, wordSet } from "../text/fold.ts";

function nameOf(phase: PhaseDraft): string {
  if (phase.id !== null && phase.word !== "") return `${phase.word}:${foldId(phase.id)}`;
  return foldWords(`${phase.id ?? ""} ${phase.title}`);
}

function absorb(kept: PhaseDraft, other: PhaseDraft): void {
  kept.statuses.push(...other.statuses);
  kept.facts.push(...other.facts);
  kept.depends.push(...other.depends);
  for (const criterion of other.criteria)
    if (!kept.criteria.some((own) => own.line === criterion.line)) kept.criteria.push(criterion);
  kept.goal.push(...other.goal);
  kept.scope.push(...other.scope);
  kept.verification.push(...other.verification);
  kept.decision ??= other.decision;
  kept.told.push({ field: "mention", value: other.title, line: other.line, source: "heading", used: false });
}

/** Titles of one phase, told twice, share this much of their words or more. */
const ALIKE = 0.4;

/** Whether the titles have too few words in common to be two tellings of one phase. */
function areOthers(a: PhaseDraft, b: PhaseDraft): boolean {
  const [one, other] = [wordSet(a.title), wordSet(b.title)];
  return one.size > 0 && other.size > 0 && likeness(one, other) < ALIKE;
}

/** The line from which on the numbers of the phases start again for other phases: a second plan in one document. */
function startsAgain(phases: readonly PhaseDraft[], counts: ReadonlyMap<PhaseDraft, number>): number | null {
  const seen = new Map<string, PhaseDraft>();
  const again: PhaseDraft[] = [];
  let told = 0;
  for (const phase of phases) {
    if (phase.id === null || phase.word === "" || !phase.headed || !counts.has(phase)) continue;
    const first = seen.get(nameOf(phase));
    if (!first) seen.set(nameOf(phase), phase);
    else if (areOthers(first, phase)) again.push(phase);
    else told++;
  }
  const from = again[0]?.line ?? null;
  const firsts = [...seen.values()].filter((phase) => from !== null && phase.line < from).length;
  return again.length > 2 && again.length * 2 > firsts && told * 2 < again.length ? from : null;
}

/** The phases that hold tasks or were told as phases; a phase told twice is one, at the place where its tasks stand. */
export function mergePhases(collected: Collected): PhaseDraft[] {
  const counts = new Map<PhaseDraft, number>();
  for (const task of collected.tasks) if (task.phase) counts.set(task.phase, (counts.get(task.phase) ?? 0) + 1);
  const groups = new Map<string, PhaseDraft[]>();
  const again = startsAgain(collected.phases, counts);
  for (const phase of collected.phases) {
    const name = again !== null && phase.line >= again ? `again:${nameOf(phase)}` : nameOf(phase);
    const group = groups.get(name);
    if (group) group.push(phase);
    else groups.set(name, [phase]);
  }
  const becomes = new Map<PhaseDraft, PhaseDraft>();
  const phases: PhaseDraft[] = [];
  for (const group of groups.values()) {
    const weight = (phase: PhaseDraft) =>
      (counts.get(phase) ?? 0) * 4 + (phase.headed ? 2 : 0) + (phase.goal.length > 0 ? 1 : 0);
    const [kept, ...rest] = [...group].sort((a, b) => weight(b) - weight(a) || a.line - b.line);
    if (!kept) continue;
    for (const other of rest) {
      absorb(kept, other);
      becomes.set(other, kept);
    }
    phases.push(kept);
  }
  for (const task of collected.tasks) if (task.phase) task.phase = becomes.get(task.phase) ?? task.phase;
  for (const fact of collected.phaseFacts) {
    const head = readHead(fact.name);
    const found = phases.find(
      (phase) =>
        (head.id !== null && phase.id !== null && foldId(phase.id) === foldId(head.id)) ||
        foldWords(phase.title) === foldWords(fact.name) ||
        foldWords(phase.title) === foldWords(head.title),
    );
    const status = fact.meant ?? readStatus(fact.status);
    if (found && status)
      found.statuses.push({ status, text: fact.status, line: fact.line, source: "table", mark: null });
  }
  return phases.sort((a, b) => a.line - b.line);
}
