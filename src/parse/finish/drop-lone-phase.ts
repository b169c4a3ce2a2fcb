// A heading above all tasks of a plan that only says what they are sets none of them apart: "Implementation steps", "Our board".
import type { Collected, PhaseDraft, TaskDraft } from "../collect/draft.ts";
import { readSpan } from "../facts/read-date.ts";
import { foldWords, isUnspaced } from "../text/fold.ts";
import { roadmapNames, scheduleNames } from "../vocabulary/section.ts";
import { holderWords } from "../vocabulary/task.ts";
import { foldedSet } from "../vocabulary/words.ts";

const SCHEDULES = foldedSet(scheduleNames, roadmapNames);
const HOLDERS = foldedSet(holderWords);

/** Whether one of its words is for what holds tasks; in scripts without spaces, whether the word is in it. */
function namesHolder(title: string): boolean {
  const words = ` ${foldWords(title)} `;
  return HOLDERS.values().some((holder) => words.includes(isUnspaced(holder) ? holder : ` ${holder} `));
}

/** Whether the heading says more of its tasks than that they are some: a name, a number, a date, a goal, a state. */
function tellsMore(phase: PhaseDraft): boolean {
  const name = phase.title.replace(/[(（[].*$/u, "");
  return (
    phase.word !== "" ||
    phase.id !== null ||
    !phase.headed ||
    !namesHolder(name) ||
    SCHEDULES.has(foldWords(name)) ||
    phase.facts.some(({ field, value }) => field !== "due" || readSpan(value, { year: null, start: null }) !== null) ||
    phase.statuses.length + phase.depends.length + phase.criteria.length + phase.goal.length > 0 ||
    phase.scope.length + phase.verification.length > 0 ||
    phase.decision !== null
  );
}

/** The phases without the only one, when it is a heading above all tasks that says nothing else of them. */
export function dropLonePhase(
  collected: Collected,
  phases: readonly PhaseDraft[],
  tasks: readonly TaskDraft[],
): readonly PhaseDraft[] {
  const [lone] = phases;
  if (!lone || phases.length > 1 || tellsMore(lone)) return phases;
  if (tasks.some((task) => task.phase !== lone && task.parent === null)) return phases;
  for (const task of tasks) if (task.phase === lone) task.phase = null;
  collected.notes.retake(lone, "group", "the only heading above the tasks sets none of them apart");
  return [];
}
