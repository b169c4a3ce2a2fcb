// Pull requests that wait for something that may be closed by now, or open again: their blockers check is asked anew.
import { recheckPulls } from "../../recheck-pulls.ts";
import type { Reconciliation } from "../../reconcile.ts";
import type { EdgeTools } from "./handle-edge.ts";
import { withButtons } from "./with-buttons.ts";

/**
 * Three requests a pull request: what the look has read will do, and is read once more only after it changed states or
 * blockers itself.
 */
export async function recheckWaiting(
  result: Reconciliation,
  tools: Pick<EdgeTools, "session" | "plans" | "log">,
): Promise<void> {
  const { session, plans, log } = tools;
  const gathered = await plans.gathered();
  const told = movedBlockers(result) ? await plans.propose() : result;
  if (gathered === null || told === null || told.documents.length === 0) return;
  const written = await recheckPulls(told, gathered.config, withButtons(session.writer, gathered.config, "pull"));
  if (written > 0) log.info({ written }, "checks of pull requests follow");
}

/** True when this look itself changed what a pull request may wait for: no other event will tell. */
export function movedBlockers({ applied }: Reconciliation): boolean {
  return applied.results.some(({ change, outcome }) => {
    if (outcome !== "done") return false;
    return change.kind === "blocker" || (change.kind === "issue" && change.after.state !== undefined);
  });
}
