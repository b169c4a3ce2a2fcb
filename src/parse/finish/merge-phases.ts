// Makes one phase of all the places that name it.

import type { Collected, PhaseDraft } from "../collect/draft.ts";
import { readStatus } from "../facts/read-status.ts";
import { foldId } from "../facts/targets.ts";
import { readHead } from "../inline/read-head.ts";
import { foldWords } from "../text/fold.ts";

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

/** The phases that hold tasks or were told as phases; a phase told twice is one, at the place where its tasks stand. */
export function mergePhases(collected: Collected): PhaseDraft[] {
  const counts = new Map<PhaseDraft, number>();
  for (const task of collected.tasks) if (task.phase) counts.set(task.phase, (counts.get(task.phase) ?? 0) + 1);
  const groups = new Map<string, PhaseDraft[]>();
  for (const phase of collected.phases) {
    const name = nameOf(phase);
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
