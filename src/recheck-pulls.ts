// Whether open pull requests may finish what they finish, asked again after an issue was closed or reopened.
import { applyChecks } from "./apply/apply-checks.ts";
import type { Reader, Writer } from "./github/port.ts";
import type { Config } from "./model/config.ts";
import type { ObservedPull } from "./model/repository.ts";
import type { Proposal } from "./reconcile.ts";
import { BLOCKERS_CHECK, pullChecks } from "./report/pull-checks.ts";

export type RecheckPort = Reader & Pick<Writer, "createCheck" | "updateCheck" | "createStatus">;

/** Pull requests that one run looks at again, the newest first: each costs about three requests. */
const MOST = 30;

/**
 * Renews the blockers check of pull requests that have one. `told` holds the plans of the default branch and what
 * GitHub had: an issue that this very run closed counts with the next run. Returns how many checks were written.
 */
export async function recheckPulls(told: Proposal, config: Config, port: RecheckPort): Promise<number> {
  if (config.checks === "off") return 0;
  const pulls = (await port.listPulls()).filter((pull) => pull.base.ref === told.observed.defaultBranch);
  let written = 0;
  for (const pull of pulls.toSorted((a, b) => b.number - a.number).slice(0, MOST))
    if (await hasCheck(pull, config, port)) written += await recheck(pull, told, config, port);
  return written;
}

async function hasCheck(pull: ObservedPull, config: Config, port: RecheckPort): Promise<boolean> {
  if (config.checks === "statuses")
    return (await port.listStatuses(pull.head.sha)).some((one) => one.context === BLOCKERS_CHECK);
  return (await port.listChecks(pull.head.sha)).some((one) => one.name === BLOCKERS_CHECK);
}

async function recheck(pull: ObservedPull, told: Proposal, config: Config, port: RecheckPort): Promise<number> {
  const files = await port.listPullFiles(pull.number);
  const { check } = pullChecks({
    pull,
    closing: await port.listClosing(pull.number),
    files: files.map((file) => file.path),
    documents: told.documents,
    observed: told.observed,
    numbers: told.changes.matched,
  });
  return (await applyChecks([check], pull.head.sha, port, config.checks)).written;
}
