// Brings the offsets of marks from the repaired text back to the text as read.
import type { Criterion, Phase, StatusMark, Step, Task } from "../../model/plan.ts";
import { type Repair, sourceOffset } from "../text/repair-mojibake.ts";

type Move = (mark: StatusMark) => StatusMark;

/** Marks of `source` whose text is what stands at their place; one that does not fit is dropped. */
export function relocate(
  phases: readonly Phase[],
  tasks: readonly Task[],
  source: string,
  repairs: readonly Repair[],
): { phases: Phase[]; tasks: Task[] } {
  const move: Move = (mark) => {
    const start = sourceOffset(repairs, mark.start);
    const end = repairs.length === 0 ? mark.end : sourceOffset(repairs, mark.end);
    return { ...mark, start, end, text: source.slice(start, end) };
  };
  const fits = (mark: StatusMark) =>
    mark.start >= 0 && mark.end >= mark.start && mark.end <= source.length && !mark.text.includes("\n");
  const list = (marks: readonly StatusMark[]) => marks.map(move).filter(fits);
  const one = <Marked extends Step | Criterion>(marked: Marked): Marked =>
    marked.mark ? { ...marked, mark: move(marked.mark) } : marked;
  return {
    phases: phases.map((phase) => ({ ...phase, marks: list(phase.marks), criteria: phase.criteria.map(one) })),
    tasks: tasks.map((task) => ({
      ...task,
      marks: list(task.marks),
      steps: task.steps.map(one),
      criteria: task.criteria.map(one),
    })),
  };
}
