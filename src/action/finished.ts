// What a run came to: enough to tell it as summary, annotations, outputs and exit code.

import type { Config } from "../model/config.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { ObservedState } from "../model/repository.ts";
import type { Where } from "../report/links.ts";
import type { Told } from "../report/told.ts";

export interface Finished {
  readonly mode: "apply" | "preview" | "check" | "drift" | "comment" | "nothing";
  /** null: nothing was compared. */
  readonly told: Told | null;
  readonly where: Where | null;
  /** null: it was not read. */
  readonly config: Config | null;
  /** Findings to be shown as the runner's annotations, because no check can show them. */
  readonly annotate: readonly Diagnostic[];
  readonly notices: readonly string[];
  /** Why the run fails; empty when it succeeds. */
  readonly failures: readonly string[];
  /** Markdown for the summary where there is nothing told. */
  readonly text: string;
}

export function finished(mode: Finished["mode"], parts: Partial<Omit<Finished, "mode">>): Finished {
  return { mode, told: null, where: null, config: null, annotate: [], notices: [], failures: [], text: "", ...parts };
}

/** Success, and a notice that says where plans were looked for. */
export function noPlan(mode: Finished["mode"], plans: readonly string[], diagnostics: readonly Diagnostic[]): Finished {
  const globs = plans.length > 12 ? [...plans.slice(0, 12), `and ${plans.length - 12} more`] : plans;
  const notice = `No plan found. Looked for: ${globs.join(", ")}. Name yours under \`plans\` in .github/plansync.yml.`;
  return finished(mode, {
    notices: [notice],
    annotate: diagnostics,
    failures: configFailures(diagnostics),
    text: notice,
  });
}

/** A configuration that could not be read whole may be the one that said what to leave alone: nothing is written. */
export function configFailures(diagnostics: readonly Diagnostic[]): string[] {
  const errors = diagnostics.filter((one) => one.severity === "error" && one.ruleId.startsWith("config-"));
  if (errors.length === 0) return [];
  const [first] = errors;
  const where = first === undefined ? "" : ` (${first.place.path}:${first.place.line}: ${first.summary})`;
  return [
    `The configuration has ${errors.length} error${errors.length === 1 ? "" : "s"}${where}. Nothing is written until it is mended.`,
  ];
}

export function noCommit(state: ObservedState): Finished {
  return finished("nothing", { notices: [`The branch ${state.defaultBranch} has no commit yet.`] });
}
