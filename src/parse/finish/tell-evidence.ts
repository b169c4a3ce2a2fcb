// What each line of the plan was taken for, told to those who ask.
import type { Evidence } from "../../model/plan.ts";
import type { TaskDraft } from "../collect/draft.ts";
import type { Note } from "../collect/notes.ts";

/** What each line was taken for, in the order of the text. Keys must be set. */
export function tellEvidence(notes: readonly Note[], tasks: readonly TaskDraft[]): Evidence[] {
  const list: Evidence[] = tasks.map((task) => ({
    line: task.line,
    endLine: task.kind === "heading" || task.kind === "file" ? task.line : task.endLine,
    taken: task.minor ? "step" : "task",
    key: task.minor ? (task.parent?.key ?? null) : task.key,
    because: task.because,
  }));
  for (const note of notes)
    list.push({
      line: note.line,
      endLine: note.endLine,
      taken: note.taken,
      key: note.draft?.key || null,
      because: note.because,
    });
  const told = new Set(list.flatMap(({ taken, line }) => (taken === "criterion" ? [line] : [])));
  for (const task of tasks)
    for (const criterion of task.criteria.filter(({ line }) => !told.has(line)))
      list.push({
        line: criterion.line,
        endLine: criterion.line,
        taken: "criterion",
        key: task.key,
        because: ["a condition of the task"],
      });
  return list.sort((a, b) => a.line - b.line || b.endLine - a.endLine);
}
