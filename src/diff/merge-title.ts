// The title, merged three ways; and what of a person's title belongs into the plan.
import type { DesiredIssue } from "../model/desired.ts";
import { restore } from "../model/neutralise.ts";
import { mergeValue } from "./merge-values.ts";
import type { Tracked } from "./tracked.ts";

export interface MergedTitle {
  readonly side: "plan" | "github" | "both";
  /** Whose title the issue has after this run. */
  readonly kept: "plan" | "github";
  /** What the plan is to say when the title was changed on GitHub alone. */
  readonly inPlan: string | null;
}

/** null: both say the same. Signs that only keep a title from acting, and blanks, are no difference. */
export function mergeTitle(issue: DesiredIssue, tracked: Tracked, prefer: "plan" | "github"): MergedTitle | null {
  const observed = tracked.issue.title;
  const { side, value } = mergeValue(tracked.marker?.applied.title, issue.title, observed, prefer, sameTitle);
  if (side === null) return null;
  const kept = sameTitle(value, observed) ? "github" : "plan";
  const renamed = kept === "github" && side === "github" && tracked.marker !== null;
  return { side, kept, inPlan: renamed ? titleInPlan(issue, observed) : null };
}

function sameTitle(one: string, other: string): boolean {
  return one === other || plain(one) === plain(other);
}

function plain(title: string): string {
  return restore(title).replace(/\s+/g, " ").trim();
}

// What a person renamed the issue to, without the id that we put in front.
function titleInPlan(issue: DesiredIssue, observed: string): string {
  const whole = plain(observed);
  const title = plain(issue.title);
  const written = plain(issue.written ?? issue.title);
  const prefix = title.endsWith(written) ? title.slice(0, title.length - written.length) : "";
  return prefix !== "" && whole.startsWith(prefix) ? whole.slice(prefix.length) : whole;
}
