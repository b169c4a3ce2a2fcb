// What could not be written back, told.
import type { PlanEdit } from "../model/change.ts";
import type { Config } from "../model/config.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { LeftEdit } from "../model/edited.ts";
import type { EnvironmentError } from "../model/failure.ts";
import { lineOf } from "../model/place.ts";

export function leftOut({ edit, reason }: LeftEdit): Diagnostic {
  return {
    ruleId: "write-back-left",
    severity: "warning",
    summary: `Unexpected \`${edit.field}\` on GitHub that the plan does not say: ${reason}`,
    detail: `Change ${edit.identity.key} in the plan by hand: \`${edit.before}\` became \`${edit.after}\`.`,
    place: lineOf(edit.identity.path, Math.max(1, edit.line)),
  };
}

export function foreign(branch: string, path: string): Diagnostic {
  return {
    ruleId: "write-back-foreign",
    severity: "warning",
    summary: `Unexpected commit of somebody else on \`${branch}\`, left as it is`,
    detail: "Merge or close its pull request; the next run opens a new one with what is then to be written.",
    place: lineOf(path, 1),
  };
}

export function refused(
  error: EnvironmentError,
  edits: readonly PlanEdit[],
  target: string,
  mode: Config["writeBack"],
): Diagnostic {
  const count = edits.length;
  const advice =
    mode === "commit"
      ? "Set `write-back: pull-request`, or let this token past the branch protection."
      : "Give the workflow `contents: write` and `pull-requests: write`, and allow GitHub Actions to create pull requests in the repository's settings.";
  return {
    ruleId: "write-back-refused",
    severity: "error",
    summary: `Unexpected refusal to write ${count} plan edit${count === 1 ? "" : "s"} to \`${target}\`: ${error.message}`,
    detail: error.advice ?? advice,
    place: lineOf(edits[0]?.identity.path ?? "", Math.max(1, edits[0]?.line ?? 1)),
  };
}
