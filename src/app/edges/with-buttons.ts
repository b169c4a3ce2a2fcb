// Buttons on our check runs. GitHub sends a press only to the app that owns the run, so only the app puts them there.
import type { CheckRun, Writer } from "../../github/port.ts";
import type { Config } from "../../model/config.ts";

export const BUTTONS = {
  rerun: { label: "Re-run", description: "Look at the plans and at GitHub again", identifier: "rerun" },
  apply: { label: "Apply preview", description: "Allow this many changes for this commit", identifier: "apply" },
  tick: { label: "Tick in plan", description: "Open a pull request that ticks it", identifier: "tick" },
} as const;

/** What a button may do where it stands: `pull`, the commit of a pull request, whose plans are applied by merging only. */
export type Place = "default branch" | "pull";

/** The same writer, whose check runs carry buttons. */
export function withButtons(writer: Writer, config: Pick<Config, "writeBack">, place: Place): Writer {
  const dressed = (check: CheckRun): CheckRun => ({
    ...check,
    actions: [...check.actions, ...(place === "pull" ? [BUTTONS.rerun] : buttonsOf(check, config))],
  });
  return {
    ...writer,
    createCheck: (check) => writer.createCheck(dressed(check)),
    updateCheck: (id, check) => writer.updateCheck(id, dressed(check)),
  };
}

/** At most three (REST reference, "Create a check run"). */
function buttonsOf(check: CheckRun, config: Pick<Config, "writeBack">): CheckRun["actions"] {
  return [
    BUTTONS.rerun,
    ...(check.conclusion === "action_required" ? [BUTTONS.apply] : []),
    ...(config.writeBack === "off" ? [BUTTONS.tick] : []),
  ].slice(0, 3 - check.actions.length);
}
