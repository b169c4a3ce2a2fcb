// Brings the offsets of marks from the repaired text back to the text as read.
import type { Criterion, Phase, StatusMark, Step, Task } from "../../model/plan.ts";
import { type Repair, sourceOffset } from "../text/repair-mojibake.ts";
import { changed } from "./changed.ts";

type Move = (mark: StatusMark) => StatusMark;

/** Marks of `source` whose text is what stands at their place; one that does not fit is dropped. */
export function relocate(
  phases: readonly Phase[],
  tasks: readonly Task[],
  source: string,
  repairs: readonly Repair[],
): { phases: readonly Phase[]; tasks: readonly Task[] } {
  const move: Move = (mark) => {
    const start = sourceOffset(repairs, mark.start);
    const end = repairs.length === 0 ? mark.end : sourceOffset(repairs, mark.end);
    const same = start === mark.start && end === mark.end && end - start === mark.text.length;
    return same && source.startsWith(mark.text, start) ? mark : { ...mark, start, end, text: source.slice(start, end) };
  };
  const fit = (mark: StatusMark) => {
    const moved = move(mark);
    const fits = moved.start >= 0 && moved.end >= moved.start && moved.end <= source.length;
    return fits && !moved.text.includes("\n") ? moved : null;
  };
  const one = <Marked extends Step | Criterion>(marked: Marked): Marked => {
    const mark = marked.mark && move(marked.mark);
    return mark === marked.mark ? marked : { ...marked, mark };
  };
  return {
    phases: changed(phases, (phase) => {
      const [marks, criteria] = [changed(phase.marks, fit), changed(phase.criteria, one)];
      return marks === phase.marks && criteria === phase.criteria ? phase : { ...phase, marks, criteria };
    }),
    tasks: changed(tasks, (task) => {
      const [marks, criteria] = [changed(task.marks, fit), changed(task.criteria, one)];
      const steps = changed(task.steps, one);
      const same = marks === task.marks && criteria === task.criteria && steps === task.steps;
      return same ? task : { ...task, marks, steps, criteria };
    }),
  };
}
