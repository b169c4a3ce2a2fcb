// Big changes ask first: too many creates, or too large a share of closes, stop the run.
import type { Change, ChangeSet } from "../model/change.ts";
import { nameOf } from "../model/desired.ts";
import type { DiffOptions } from "./options.ts";
import type { Mirrored } from "./tracked.ts";

/**
 * Closes count when a task left the plan, was cancelled or is a duplicate, not when it was done; a single one never
 * stops a run. `mirrored`: open issues that carry our marker before the run.
 */
export function guard(changes: readonly Change[], mirrored: number, options: DiffOptions): ChangeSet["stopped"] {
  const issues = changes.filter((change) => change.kind === "issue");
  const creates = issues.filter((change) => change.action === "create").length;
  const { maxCreates, maxCloseShare } = options.limits;
  if (creates > maxCreates && options.allow?.creates !== true)
    return {
      guard: "max-creates",
      summary: `${creates} issues would be created, more than the ${maxCreates} that one run may create`,
      allow: "allow creates for this run, or raise `limits.maxCreates`",
    };
  const closes = issues.filter(
    (change) => change.action === "close" && change.after.stateReason !== "completed",
  ).length;
  if (closes > 1 && closes > maxCloseShare * mirrored && options.allow?.closes !== true)
    return {
      guard: "max-close-share",
      summary: `${closes} of ${mirrored} open issues would be closed, more than the share of ${maxCloseShare} that one run may close`,
      allow: "allow closes for this run, or raise `limits.maxCloseShare`",
    };
  return null;
}

/**
 * Somebody else mirrored these plans here before, and nothing is ours yet: a token of another name would make every
 * issue a second time. `foreign`: markers for this repository on issues whose authors do not count.
 */
export function guardIdentities(
  changes: readonly Change[],
  foreign: readonly Mirrored[],
  options: DiffOptions,
): ChangeSet["stopped"] {
  if (options.allow?.creates === true) return null;
  const authors = new Map(foreign.map(({ marker, issue }) => [nameOf(marker.identity), issue.author]));
  const again = changes.flatMap((change) => {
    if (change.kind !== "issue" || change.action !== "create") return [];
    return authors.get(nameOf(change.identity)) ?? [];
  });
  if (again.length === 0) return null;
  const logins = [...new Set(again)].sort().map((login) => `\`${login}\``);
  return {
    guard: "identities",
    summary: `${again.length} issues would be created a second time: ${logins.join(", ")} mirrored these plans before, and those markers do not count for this token`,
    allow: `add ${logins.join(", ")} to \`identities\` in the configuration, or allow creates for this run to mirror afresh`,
  };
}
