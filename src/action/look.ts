// Runs that only look: the check of a branch, and drift on a schedule.

import { applyChecks } from "../apply/apply-checks.ts";
import type { Config } from "../model/config.ts";
import type { DesiredCheck } from "../model/desired.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { EnvironmentError } from "../model/failure.ts";
import { headOf, observedOnce } from "../observed-once.ts";
import { recheckPulls } from "../recheck-pulls.ts";
import { type Proposal, propose } from "../reconcile.ts";
import { desiredChecks } from "../report/desired-checks.ts";
import { driftCount } from "../report/drift.ts";
import { inputOf } from "./apply.ts";
import { configFailures, type Finished, finished, noCommit, noPlan } from "./finished.ts";
import type { Session } from "./session.ts";

/** The checks of a commit that is not on the default branch. */
export async function check(session: Session, branch: string, sha: string): Promise<Finished> {
  const gathered = await session.gather(sha, branch || sha);
  if (gathered.files.length === 0) return noPlan("check", gathered.config.plans, gathered.diagnostics);
  const input = inputOf(session, gathered, sha, branch);
  const told = await propose(session.reader, { ...input, context: { ...input.context, onDefaultBranch: false } });
  const shown = await showChecks(session, gathered.config, desiredChecks(told, gathered.config), sha, told.diagnostics);
  return finished("check", {
    told,
    where: session.where(sha),
    config: gathered.config,
    failures: configFailures(gathered.diagnostics),
    ...shown,
  });
}

/** What differs between the plans and GitHub although nobody asked. Writes nothing. */
export async function drift(session: Session): Promise<Finished> {
  const state = await session.reader.observe();
  const sha = await headOf(session.reader, state);
  if (sha === null) return noCommit(state);
  const gathered = await session.gather(sha, sha);
  if (gathered.files.length === 0) return noPlan("drift", gathered.config.plans, gathered.diagnostics);
  const input = inputOf(session, gathered, sha, state.defaultBranch);
  const told = await propose(observedOnce(session.reader, state), { ...input, everyOrder: true });
  const notices = await renewed(session, told, gathered.config);
  const count = driftCount(told, { pending: true });
  const differ = `Plan and GitHub differ in ${count} place${count === 1 ? "" : "s"}. Run the workflow by hand to bring them in step, or see the summary.`;
  const failures = count > 0 && session.inputs.failOnDrift ? [differ] : [];
  return finished("drift", {
    told,
    where: session.where(sha),
    config: gathered.config,
    annotate: gathered.diagnostics,
    notices,
    failures: [...configFailures(gathered.diagnostics), ...failures],
  });
}

/** Blockers may have been closed in ways that start no workflow: the schedule renews the checks that wait for them. */
async function renewed(session: Session, told: Proposal, config: Config): Promise<string[]> {
  try {
    await recheckPulls(told, config, { ...session.teller(), ...session.reader });
    return [];
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return [`The token may not renew the checks of pull requests. ${adviceOf(error)}`];
  }
}

/** Shows checks, or says the findings as annotations where the token may not. Never a red 403. */
export async function showChecks(
  session: Session,
  config: Config,
  checks: readonly DesiredCheck[],
  sha: string,
  diagnostics: readonly Diagnostic[],
): Promise<Pick<Finished, "annotate" | "notices">> {
  if (config.checks === "off") return { annotate: diagnostics, notices: [] };
  try {
    const { failed } = await applyChecks(checks, sha, session.teller(), config.checks);
    const [first] = failed;
    if (first === undefined) return { annotate: config.checks === "runs" ? [] : diagnostics, notices: [] };
    if (isRefusal(first.error))
      return {
        annotate: diagnostics,
        notices: [`The token may not write checks; findings are shown here instead. ${adviceOf(first.error)}`],
      };
    return {
      annotate: diagnostics,
      notices: [`The check \`${first.name}\` could not be written: ${first.error.message}`],
    };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return {
      annotate: diagnostics,
      notices: [`The token may not read checks; findings are shown here instead. ${adviceOf(error)}`],
    };
  }
}

export function isRefusal(error: unknown): boolean {
  return error instanceof EnvironmentError && (error.kind === "permission" || error.kind === "not-found");
}

function adviceOf(error: unknown): string {
  return error instanceof EnvironmentError ? (error.advice ?? "") : "";
}
