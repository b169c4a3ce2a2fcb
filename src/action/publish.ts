// Tells a run through the runner: annotations, job summary, outputs, exit code. The toolkit escapes what it is given,
// so that no text of a plan can become a workflow command or an output of its own.
import type { Diagnostic } from "../model/diagnostic.ts";
import { renderSummary } from "../report/summary.ts";
import { writeChangeSet } from "./change-set-file.ts";
import type { Finished } from "./finished.ts";
import { outputsOf } from "./outputs.ts";
import type { Runner } from "./runner.ts";
import type { Toolkit } from "./toolkit.ts";

/** Annotations that GitHub shows of one step, of each kind (docs.github.com, "Workflow commands"). */
const SHOWN = 10;

export async function publish(run: Finished, runner: Runner, requests: number, toolkit: Toolkit): Promise<void> {
  annotate(run.annotate, toolkit);
  for (const notice of run.notices) toolkit.notice(notice, { title: "Plansync" });
  for (const failure of run.failures) toolkit.error(failure, { title: "Plansync" });
  const changeSet = run.told === null || run.mode === "comment" ? null : writeChangeSet(run.told, runner);
  for (const [name, value] of Object.entries(outputsOf(run, requests, changeSet))) toolkit.setOutput(name, value);
  const summary = summaryOf(run);
  if (summary !== "" && runner.environment.GITHUB_STEP_SUMMARY) await toolkit.summary.addRaw(summary, true).write();
  else if (summary !== "") toolkit.info(summary);
  if (run.failures.length > 0) process.exitCode = 1;
}

function summaryOf(run: Finished): string {
  if (run.told !== null) return renderSummary(run.told, run.where ?? undefined);
  return run.text === "" ? "" : `## Plansync\n\n${fenced(run.text)}\n`;
}

/** Text of others in a block that it cannot end. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = "`".repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}

function annotate(diagnostics: readonly Diagnostic[], toolkit: Toolkit): void {
  const kinds = [
    ["error", toolkit.error],
    ["warning", toolkit.warning],
    ["info", toolkit.notice],
  ] as const;
  for (const [severity, say] of kinds) {
    for (const one of diagnostics.filter((other) => other.severity === severity).slice(0, SHOWN)) {
      const { path, line, column, endLine, endColumn } = one.place;
      const columns = line === endLine && endColumn > column ? { startColumn: column, endColumn } : {};
      say(`${one.detail} (${one.ruleId})`, { title: one.summary, file: path, startLine: line, endLine, ...columns });
    }
  }
}
