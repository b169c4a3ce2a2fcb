// Where plan and GitHub differ although nobody asked: how many places, and as text for a terminal.
import type { ChangeSet, Drift } from "../model/change.ts";
import { nameOf } from "../model/desired.ts";
import { type IssueTitles, issueTitles } from "./issue-titles.ts";
import { changeLines, plain } from "./preview.ts";
import type { Told } from "./told.ts";

/**
 * Places that somebody changed on GitHub and that no plan edit brings back; with `pending` also what the plan asks for
 * and GitHub does not have.
 */
export function driftCount({ changes }: Pick<Told, "changes">, { pending }: { readonly pending: boolean }): number {
  const returning = new Set(changes.edits.map((edit) => nameOf(edit.identity)));
  const moved = movedOnGithub(changes).filter((one) => !returning.has(nameOf(one.identity)));
  return Math.max(moved.length, pending ? waiting(changes) : 0);
}

/** Places in which the two differ now, whoever settles them and how. */
export function differenceCount({ changes }: Pick<Told, "changes">): number {
  return Math.max(movedOnGithub(changes).length, changes.edits.length, waiting(changes));
}

function movedOnGithub(changes: ChangeSet): readonly Drift[] {
  return changes.drift.filter((one) => one.side !== "plan");
}

function waiting(changes: ChangeSet): number {
  return changes.changes.filter(
    (change) => change.action !== "noop" && !(change.kind === "issue" && change.recordOnly === true),
  ).length;
}

const WHO: Readonly<Record<Drift["side"], string>> = {
  plan: "changed in the plan",
  github: "changed on GitHub",
  both: "changed on both sides",
};

/** Every difference with its side, then what each side may do about it. Holds no control characters of a plan's. */
export function renderDrift(told: Told): string {
  const titles = issueTitles(told);
  const { changes, edits, drift } = told.changes;
  const said = differenceCount(told) === 0 ? "No drift: plan and GitHub agree." : "Plan and GitHub differ.";
  const differences = drift.map((one) => differenceLine(one, titles));
  const pending = changes.flatMap((change) => changeLines(change, titles));
  const back = edits.map((edit) => `  < ${edit.identity.path}:${edit.line}  ${edit.field}: ${edit.after}`);
  return [
    said,
    ...under("Differences:", differences),
    ...under("Plan wins with `plansync sync` (or the next run of the workflow), which would change:", pending),
    ...under("GitHub wins by the pull request that a sync keeps open, which would bring into the plan:", back),
  ]
    .map(plain)
    .join("\n");
}

function under(heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ["", heading, ...lines];
}

function differenceLine(one: Drift, titles: IssueTitles): string {
  const number = one.number === null ? "" : `#${one.number} `;
  const values = `plan ${JSON.stringify(one.desired)}, GitHub ${JSON.stringify(one.observed)}`;
  return `  ! ${number}${titles.ofIdentity(one.identity)}: ${one.field}: ${WHO[one.side]}: ${values}`;
}
