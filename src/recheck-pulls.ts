// Whether open pull requests may finish what they finish, asked again after an issue was closed or reopened.
import { applyChecks } from "./apply/apply-checks.ts";
import type { Reader, Writer } from "./github/port.ts";
import type { Config } from "./model/config.ts";
import type { IssueName, ObservedPull } from "./model/repository.ts";
import type { Proposal } from "./reconcile.ts";
import { namedTasks } from "./report/named-tasks.ts";
import { BLOCKERS_CHECK, pullChecks } from "./report/pull-checks.ts";

export type RecheckPort = Reader & Pick<Writer, "createCheck" | "updateCheck" | "createStatus">;

/** Pull requests that one run looks at again, the newest first: each costs about two requests. */
const MOST = 30;

/**
 * Renews the blockers check of pull requests that have one. `told` holds the plans of the default branch and what
 * GitHub had: an issue that this very run closed counts with the next run. Returns how many checks were written.
 */
export async function recheckPulls(told: Proposal, config: Config, port: RecheckPort): Promise<number> {
  if (config.checks === "off") return 0;
  const pulls = (await port.listPulls())
    .filter((pull) => pull.base.ref === told.observed.defaultBranch)
    .toSorted((a, b) => b.number - a.number)
    .slice(0, MOST);
  const closing = await port.listClosingOf(pulls.map((pull) => pull.number));
  let written = 0;
  for (const pull of pulls) written += await recheck(pull, closing.get(pull.number) ?? [], told, config, port);
  return written;
}

async function recheck(
  pull: ObservedPull,
  closing: readonly IssueName[],
  told: Proposal,
  config: Config,
  port: RecheckPort,
): Promise<number> {
  const there = await readThere(pull, config, port);
  if (there === null) return 0;
  // What finishes nothing waits for nothing. Unless it did: its issue may have been taken off.
  if (closing.length === 0 && namedTasks(pull.body).length === 0 && !there.red) return 0;
  const files = await port.listPullFiles(pull.number);
  const { check } = pullChecks({
    pull,
    closing,
    files: files.map((file) => file.path),
    documents: told.documents,
    observed: told.observed,
    numbers: told.changes.matched,
  });
  return (await applyChecks([check], pull.head.sha, { ...port, ...there.known }, config.checks)).written;
}

/** The check as it stands, null when there is none; `known` answers for the lists that were read. */
async function readThere(
  pull: ObservedPull,
  config: Config,
  port: RecheckPort,
): Promise<{ readonly red: boolean; readonly known: Partial<RecheckPort> } | null> {
  if (config.checks === "statuses") {
    const statuses = await port.listStatuses(pull.head.sha);
    const [status] = statuses.filter((one) => one.context === BLOCKERS_CHECK);
    return status ? { red: status.state !== "success", known: { listStatuses: async () => statuses } } : null;
  }
  const checks = await port.listChecks(pull.head.sha);
  const [check] = checks.filter((one) => one.name === BLOCKERS_CHECK);
  return check ? { red: check.conclusion !== "success", known: { listChecks: async () => checks } } : null;
}
