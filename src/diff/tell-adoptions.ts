// Issues that the plan adopts and that cannot be, or not as it looks: told at the task's line.
import { type DesiredIssue, nameOf } from "../model/desired.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { ObservedState } from "../model/repository.ts";
import type { Tracked } from "./tracked.ts";

const MEND = "Name the issue that is meant, or take the link out; until then the task has an issue of its own.";

/** `matched`: the issue of each task by name. */
export function tellAdoptions(
  issues: readonly DesiredIssue[],
  observed: ObservedState,
  matched: ReadonlyMap<string, { readonly tracked: Tracked }>,
): Diagnostic[] {
  const own = `${observed.repository.owner}/${observed.repository.repo}`.toLowerCase();
  const there = new Set(observed.issues.map(({ number }) => number));
  const pulls = new Set(observed.openPulls?.map(({ number }) => number));
  const first = new Map<number, DesiredIssue>();
  return issues.flatMap((issue): Diagnostic[] => {
    const { adopts, place } = issue;
    if (adopts === null) return [];
    const { number, repository } = adopts;
    const tell = (ruleId: string, what: string, detail: string, cause?: Diagnostic["cause"]): Diagnostic[] => [
      { ruleId, severity: "warning", summary: `Unexpected link to ${what}`, detail, place, ...(cause && { cause }) },
    ];
    if (repository !== null && repository.toLowerCase() !== own)
      return tell("adopted-elsewhere", `${repository}#${number}, expected an issue of this repository`, MEND);
    if (pulls.has(number)) return tell("adopted-missing", `#${number}, a pull request, expected an issue`, MEND);
    if (!there.has(number)) {
      const where = "It was deleted or moved to another repository, is a pull request, or never was.";
      return tell("adopted-missing", `#${number}, expected an issue of this repository`, `${where} ${MEND}`);
    }
    const other = first.get(number);
    first.set(number, other ?? issue);
    if (other !== undefined) {
      const cause = { summary: `\`${other.title}\` has it already`, place: other.place };
      return tell("adopted-twice", `#${number}, which is another task's issue`, MEND, cause);
    }
    const tracked = matched.get(nameOf(issue.identity))?.tracked;
    if (tracked?.issue.number !== number) {
      const holder = issues.find(({ identity }) => matched.get(nameOf(identity))?.tracked.issue.number === number);
      const cause = holder && { summary: `\`${holder.title}\` has it by its marker`, place: holder.place };
      return tell("adopted-held", `#${number}, which is another task's issue`, MEND, cause);
    }
    if (tracked.marker !== null || tracked.issue.state === issue.state) return [];
    const states = `#${number}, which is ${tracked.issue.state}, expected one that is ${issue.state}`;
    return tell(
      "adopted-state",
      states,
      "GitHub's state stands: change the task's status in the plan, or the issue's.",
    );
  });
}
