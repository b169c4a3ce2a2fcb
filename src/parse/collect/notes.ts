// What each line was taken for, and why; kept only when somebody asks.
import type { Evidence } from "../../model/plan.ts";
import type { PhaseDraft, TaskDraft } from "./draft.ts";

export interface Note {
  readonly line: number;
  readonly endLine: number;
  readonly taken: Evidence["taken"];
  readonly draft: TaskDraft | PhaseDraft | null;
  readonly because: readonly string[];
}

/** Where notes go: kept only when somebody asks what each line was taken for. */
export interface Notes {
  readonly kept: readonly Note[] | null;
  push(note: Note): void;
  /** Takes the lines of a draft for something else. */
  retake(draft: Note["draft"], taken: Note["taken"], because: string): void;
}

export function newNotes(keep: boolean): Notes {
  if (!keep) return { kept: null, push: () => undefined, retake: () => undefined };
  const kept: Note[] = [];
  return {
    kept,
    push: (note) => void kept.push(note),
    retake: (draft, taken, because) => {
      for (const [at, note] of kept.entries())
        if (note.draft === draft) kept[at] = { ...note, taken, draft: null, because: [because] };
    },
  };
}
