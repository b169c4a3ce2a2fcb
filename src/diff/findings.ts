// What the comparison of one issue finds besides its change: edits of the plan, drift, conflicts.
import type { Conflict, Drift, PlanEdit } from "../model/change.ts";
import type { DesiredIssue } from "../model/desired.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Tracked } from "./tracked.ts";

export class Findings {
  readonly edits: PlanEdit[] = [];
  readonly drift: Drift[] = [];
  readonly conflicts: Conflict[] = [];
  readonly diagnostics: Diagnostic[] = [];
  readonly #issue: DesiredIssue;
  readonly #tracked: Tracked;

  constructor(issue: DesiredIssue, tracked: Tracked) {
    this.#issue = issue;
    this.#tracked = tracked;
  }

  /** What belongs into the plan's text. `reason`: what happened to the issue. */
  edit(field: PlanEdit["field"], before: string, after: string, reason: string): void {
    const { identity, place, mark } = this.#issue;
    const { number } = this.#tracked.issue;
    this.edits.push({
      identity,
      field,
      before,
      after,
      mark: field === "status" ? (mark ?? null) : null,
      line: place.line,
      reason: `#${number} was ${reason}`,
    });
  }

  /** A difference, and a conflict where both sides changed. */
  differs(
    field: string,
    side: "plan" | "github" | "both",
    applied: string | null,
    kept: "plan" | "github",
    { desired, observed }: { readonly desired: string; readonly observed: string },
  ): void {
    const { identity } = this.#issue;
    const { number } = this.#tracked.issue;
    this.drift.push({ identity, number, field, side, applied, desired, observed });
    if (side === "both") this.conflicts.push({ field, applied, desired, observed, kept });
  }

  /** What a set gains and loses because the plan changed. */
  follows(
    field: string,
    { add, remove }: { readonly add: readonly string[]; readonly remove: readonly string[] },
  ): void {
    for (const name of add) this.differs(field, "plan", null, "plan", { desired: name, observed: "" });
    for (const name of remove) this.differs(field, "plan", null, "plan", { desired: "", observed: name });
  }
}
