// The outputs of action.yml, as text for the runner.
import { countChanges, untouched } from "../report/count-changes.ts";
import { driftCount } from "../report/drift.ts";
import { readyTasks } from "../report/progress.ts";
import type { Finished } from "./finished.ts";

/** Jobs that one matrix may make (docs.github.com, "Usage limits": 256 jobs a matrix). */
const MOST_READY = 256;

/** Every output, also where there is nothing to tell: a later job need not ask whether it is there. */
export function outputsOf(run: Finished, requests: number, changeSet: string | null): Readonly<Record<string, string>> {
  const { told } = run;
  const shown =
    told === null
      ? []
      : told.applied === undefined
        ? told.changes.changes
        : told.applied.results.filter((one) => one.outcome === "done").map((one) => one.change);
  const counts = countChanges(shown);
  const ready = told === null ? [] : readyTasks(told).slice(0, MOST_READY);
  const drift = told === null ? 0 : driftCount(told, { pending: run.mode === "drift" });
  const failed = told?.applied?.results.filter((one) => one.outcome === "failed").length ?? 0;
  const conclusion = run.failures.length > 0 ? "failure" : "success";
  const result = {
    version: 1,
    mode: run.mode,
    conclusion,
    sha: told?.context.sha ?? null,
    plans: told?.documents.map((document) => document.path) ?? [],
    counts: {
      ...counts,
      failed,
      left: told?.applied?.left ?? 0,
      unchanged: told === null ? 0 : untouched(told.changes),
    },
    drift,
    ready: ready.length,
    diagnostics: countBySeverity(run),
    stopped: told?.changes.stopped ?? null,
    failures: run.failures,
    requests,
  };
  const { created, updated, closed, reopened, renamed, blocked, unblocked } = counts;
  return {
    created: String(created),
    updated: String(updated),
    closed: String(closed),
    reopened: String(reopened),
    renamed: String(renamed),
    blocked: String(blocked),
    unblocked: String(unblocked),
    failed: String(failed),
    changed: String(shown.some((change) => change.action !== "noop")),
    drift: String(drift),
    ready: JSON.stringify({ include: ready }),
    "change-set": changeSet ?? "",
    requests: String(requests),
    result: JSON.stringify(result),
  };
}

function countBySeverity(run: Finished): Readonly<Record<"error" | "warning" | "info", number>> {
  const all = run.told?.diagnostics ?? run.annotate;
  const count = (severity: string) => all.filter((one) => one.severity === severity).length;
  return { error: count("error"), warning: count("warning"), info: count("info") };
}
