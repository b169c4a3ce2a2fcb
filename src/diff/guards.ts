// Big changes ask first: too many creates, or too large a share of closes, stop the run.
import type { Change, ChangeSet } from "../model/change.ts";
import type { DiffOptions } from "./options.ts";

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
