// Brings GitHub in step with the plans of the default branch as it stands now.

import type { Gathered } from "../gather.ts";
import type { Writer } from "../github/port.ts";
import { EnvironmentError } from "../model/failure.ts";
import type { ObservedState } from "../model/repository.ts";
import { headOf, observedOnce } from "../observed-once.ts";
import { recheckPulls } from "../recheck-pulls.ts";
import { type Input, propose, type Reconciliation, readPlans, reconcile } from "../reconcile.ts";
import { guardWords } from "../report/guard.ts";
import { allowedByCommit, either } from "./allowances.ts";
import { refuseUnlessSame } from "./change-set-file.ts";
import { configFailures, type Finished, finished, noCommit, noPlan } from "./finished.ts";
import { runVerification } from "./gates.ts";
import { textAt } from "./payload.ts";
import type { Session } from "./session.ts";

/**
 * Level-based: the branch's newest commit counts, whatever commit started the run, so that a run which waited does not
 * bring back an older plan.
 */
export async function apply(session: Session): Promise<Finished> {
  const writer = session.writer();
  const state = await writer.observe();
  const sha = await headOf(writer, state);
  if (sha === null) return noCommit(state);
  const gathered = await session.gather(sha, sha);
  const { config, diagnostics } = gathered;
  writer.limitWrites(config.limits.maxWrites);
  const failures = configFailures(diagnostics);
  const input = inputOf(session, gathered, sha, state.defaultBranch);
  const where = session.where(sha);
  if (failures.length > 0) {
    const told = await propose(observedOnce(writer, state), input);
    return finished("apply", { told, where, config, annotate: diagnostics, failures });
  }
  const told = await reconcileAllowed(session, writer, state, { ...input, ...(await verified(session, input)) });
  // The last plan may have been deleted: only where nothing is left to do about it was there none.
  if (told.documents.length === 0 && told.changes.changes.length === 0)
    return noPlan("apply", config.plans, diagnostics);
  if (closesOrReopens(session)) await recheckPulls(told, config, writer);
  const annotate = config.checks === "runs" && told.checks.failed.length === 0 ? [] : told.diagnostics;
  return finished("apply", { told, where, config, annotate, failures: failuresOf(told), notices: noticesOf(told) });
}

/** Then pull requests may have become free, or no longer be. */
function closesOrReopens({ runner }: Session): boolean {
  return runner.eventName === "issues" && ["closed", "reopened"].includes(textAt(runner.payload, "action"));
}

async function reconcileAllowed(
  session: Session,
  writer: Writer,
  state: ObservedState,
  input: Input,
): Promise<Reconciliation> {
  if (session.inputs.changeSet !== "") {
    const now = await propose(observedOnce(writer, state), input);
    refuseUnlessSame(session, now);
  }
  const told = await reconcile(observedOnce(writer, state), input);
  if (told.changes.stopped === null) return told;
  const allow = either(input.context.allow, await allowedByCommit(session.reader, input.context.sha));
  const more = allow.creates !== input.context.allow.creates || allow.closes !== input.context.allow.closes;
  return more ? reconcile(writer, { ...input, context: { ...input.context, allow } }) : told;
}

export function inputOf(session: Session, gathered: Gathered, sha: string, branch: string): Input {
  const { files, present, config, diagnostics } = gathered;
  const { today, runner, inputs } = session;
  const context = { today, sha, branch, onDefaultBranch: true, server: runner.server, allow: inputs.allow };
  return { files, present, config, diagnostics, context };
}

async function verified(session: Session, input: Input): Promise<Pick<Input, "verification">> {
  if (!input.config.verify.enabled) return {};
  const { workspace, environment } = session.runner;
  const { documents } = readPlans(input);
  return {
    verification: await runVerification(documents, input.config.verify, {
      trusted: true,
      folder: workspace,
      environment,
    }),
  };
}

function failuresOf(told: Reconciliation): string[] {
  const { results } = told.applied;
  const failed = results.flatMap((result) => (result.outcome === "failed" ? [result.error] : []));
  const { stopped } = told.changes;
  const [first] = failed;
  const [check] = told.checks.failed;
  return [
    ...(stopped === null ? [] : [guardWords(stopped)]),
    ...(first === undefined ? [] : [`${failed.length} of ${results.length} changes failed: ${advised(first)}`]),
    ...(check === undefined ? [] : [`The check \`${check.name}\` could not be written: ${advised(check.error)}`]),
    ...(lacksPermission(told) ? [] : backTold(told)),
  ];
}

/** What went wrong, and what to do about it: the lines to add, where a permission is missing. */
function advised(error: Error): string {
  const advice = error instanceof EnvironmentError ? error.advice : undefined;
  return advice === undefined ? error.message : `${error.message}\n${advice}`;
}

/** `contents: read` is a choice: what it keeps from being written back is said, and the run is no failure. */
function lacksPermission(told: Reconciliation): boolean {
  return told.writtenBack.refusal === "permission";
}

function backTold(told: Reconciliation): string[] {
  return told.writtenBack.diagnostics
    .filter((one) => one.severity === "error")
    .map((one) => `${one.summary}. ${one.detail}`);
}

function noticesOf(told: Reconciliation): string[] {
  const { left, resumeAt } = told.applied;
  const back = lacksPermission(told) ? backTold(told) : [];
  const isRefused = told.changes.stopped !== null || told.applied.results.some((one) => one.outcome === "failed");
  if (left === 0 || isRefused) return back;
  const when = resumeAt === null ? "" : ` It can go on after ${new Date(resumeAt).toISOString()}.`;
  const next = `${left} change${left === 1 ? " is" : "s are"} left for the next run.${when} Run the workflow again, or leave it to its schedule.`;
  return [...back, next];
}
