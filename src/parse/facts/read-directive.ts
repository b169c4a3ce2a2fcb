// Reads Plansync's own directives: `plansync: ignore` … `end`, `plansync: task id=…`, `plansync: phase`, `plansync:adopt #123`.

export type Directive =
  | { readonly kind: "ignore" }
  | { readonly kind: "end" }
  | { readonly kind: "task"; readonly id: string | null }
  | { readonly kind: "phase" }
  | { readonly kind: "adopt"; readonly repository: string | null; readonly number: number };

/** The directive of a comment's inner text ("plansync: ignore"), or null. */
export function readDirective(text: string): Directive | null {
  const found = /^plansync:\s*(ignore|end|task|phase|adopt)\b\s*(.*)$/i.exec(text.trim());
  if (!found) return null;
  const rest = found[2] ?? "";
  switch (found[1]?.toLowerCase()) {
    case "ignore":
      return { kind: "ignore" };
    case "end":
      return { kind: "end" };
    case "phase":
      return { kind: "phase" };
    case "task":
      return { kind: "task", id: /\bid=["']?([^\s"']{1,64})/.exec(rest)?.[1] ?? null };
    default: {
      const issue = /(?:([\w.-]+\/[\w.-]+))?#(\d{1,9})/.exec(rest);
      return issue ? { kind: "adopt", repository: issue[1] ?? null, number: Number(issue[2]) } : null;
    }
  }
}
