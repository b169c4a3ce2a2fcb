// Applies the directive that stands on a task's own line.
import { readDirective } from "../facts/read-directive.ts";
import type { Context } from "./context.ts";
import type { TaskDraft } from "./draft.ts";

const COMMENT = /<!--\s*plansync:\s*([^>]*?)\s*-->/i;

/** Applies a directive that stands on the task's own line. */
export function takeDirective(context: Context, text: string, draft: TaskDraft): void {
  if (!text.includes("plansync")) return;
  const found = COMMENT.exec(text);
  const directive = found ? readDirective(`plansync: ${found[1] ?? ""}`) : null;
  if (directive?.kind === "task") draft.directiveId ??= directive.id;
  if (directive?.kind === "adopt") draft.adopts = { repository: directive.repository, number: directive.number };
  if (directive)
    context.out.notes.push({
      line: draft.line,
      endLine: draft.line,
      taken: "directive",
      draft,
      because: ["a directive of Plansync"],
    });
}
