// Reads Plansync's own directives: `plansync: ignore` … `end`, `plansync: task id=…`, `plansync:adopt #123`.
import type { Context } from "./context.ts";
import type { TaskDraft } from "./draft.ts";

export type Directive =
  | { readonly kind: "ignore" }
  | { readonly kind: "end" }
  | { readonly kind: "task"; readonly id: string }
  | { readonly kind: "adopt"; readonly repository: string | null; readonly number: number };

const COMMENT = /<!--\s*plansync:\s*([^>]*?)\s*-->/i;

/** The directive of a comment's inner text ("plansync: ignore"), or null. */
export function readDirective(text: string): Directive | null {
  const found = /^plansync:\s*(ignore|end|task|adopt)\b\s*(.*)$/i.exec(text.trim());
  if (!found) return null;
  const rest = found[2] ?? "";
  switch (found[1]?.toLowerCase()) {
    case "ignore":
      return { kind: "ignore" };
    case "end":
      return { kind: "end" };
    case "task": {
      const id = /\bid=["']?([^\s"']{1,64})/.exec(rest)?.[1];
      return id ? { kind: "task", id } : null;
    }
    default: {
      const issue = /(?:([\w.-]+\/[\w.-]+))?#(\d{1,9})/.exec(rest);
      return issue ? { kind: "adopt", repository: issue[1] ?? null, number: Number(issue[2]) } : null;
    }
  }
}

/** Applies a directive that stands on the task's own line. */
export function takeDirective(context: Context, text: string, draft: TaskDraft): void {
  if (!text.includes("plansync")) return;
  const found = COMMENT.exec(text);
  const directive = found ? readDirective(`plansync: ${found[1] ?? ""}`) : null;
  if (directive?.kind === "task") draft.directiveId = directive.id;
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
