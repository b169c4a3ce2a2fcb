// One look at a repository: the budget first, then the events that wait for it, then the reconcile.
import { EnvironmentError } from "../model/failure.ts";
import type { Reconciliation } from "../reconcile.ts";
import type { Budget } from "./budget.ts";
import { handleEdge } from "./edges/handle-edge.ts";
import { reviewWaiting } from "./edges/review-pulls.ts";
import type { GithubApp } from "./github-app.ts";
import { LeaseLost } from "./guarded-fetch.ts";
import type { Log } from "./log.ts";
import type { Metrics } from "./metrics.ts";
import { tellPlans } from "./plan-metrics.ts";
import { type Bounds, plansNow } from "./plans-now.ts";
import type { Settlement, SharedCounters, Work } from "./queue/port.ts";
import { openSession, type Session, type SessionOptions } from "./session.ts";

export interface Tools {
  readonly github: GithubApp;
  readonly budget: Budget;
  readonly counters: SharedCounters;
  readonly metrics: Metrics;
  readonly log: Log;
  readonly apiUrl: string;
  readonly paceOf: SessionOptions["paceOf"];
  readonly bounds: Bounds;
  /** Seconds. */
  readonly timeLimit: number;
  readonly planMetrics: boolean;
}

/** Begun so often and never ended: it takes the process with it. */
const HOPELESS = 30;

export async function look(work: Work, tools: Tools): Promise<Settlement> {
  const started = performance.now();
  const { repository } = work;
  const name = `${repository.owner}/${repository.repo}`;
  const log = tools.log.child({
    repository: name,
    installation: repository.installation,
    delivery: work.delivery,
    event: work.event,
    attempt: work.attempt,
  });
  const settlement =
    work.attempt > HOPELESS
      ? ({ kind: "failed", error: new Error(`Begun ${work.attempt} times and never ended`) } as const)
      : await lookWithin(work, tools, log);
  const seconds = (performance.now() - started) / 1_000;
  tools.metrics.observe("plansync_reconcile_seconds", seconds, { outcome: settlement.kind });
  tools.metrics.count("plansync_reconciles_total", { outcome: settlement.kind });
  if (settlement.kind === "failed") log.error({ err: settlement.error, seconds }, "look failed");
  else log.info({ seconds, ...settlement }, "looked");
  return settlement;
}

async function lookWithin(work: Work, tools: Tools, log: Log): Promise<Settlement> {
  const { installation } = work.repository;
  const held = await tools.budget.notBefore(installation, work.urgency);
  if (held > 0) return { kind: "later", at: held, reason: "rate limit of the installation" };
  const grant = await tools.budget.grant(installation, work.urgency);
  if (grant.items === 0) return { kind: "later", at: grant.until, reason: "content budget of the installation" };
  const timeUp = AbortSignal.timeout(tools.timeLimit * 1_000);
  let session: Session | null = null;
  try {
    session = await openSession(work, { ...tools, log, items: grant.items, timeUp });
    if (session === null) return { kind: "done" };
    return await settleAll(work, session, tools, log);
  } catch (error) {
    return await settlementOf(error, work, tools);
  } finally {
    await grant.giveBack(Math.min(grant.items ?? 0, session?.seen.writes ?? 0));
    if (session !== null) {
      const { seen } = session;
      await tools.budget.note(installation, session.writer.usage());
      if (seen.remaining !== null) {
        tools.metrics.set("plansync_github_remaining", seen.remaining, { installation: String(installation) });
      }
      log.debug({ requests: seen.requests, writes: seen.writes }, "asked GitHub");
    }
  }
}

/** Events first, because somebody waits for them; then the reconcile, also when an event failed. */
async function settleAll(work: Work, session: Session, tools: Tools, log: Log): Promise<Settlement> {
  let failure: Error | null = null;
  const today = new Date().toISOString().slice(0, 10);
  const plans = plansNow(session, work.repository.id, tools.bounds, tools.counters, today);
  const edgeTools = { session, plans, log, today, server: serverOf(tools.apiUrl), reviewed: new Set<number>() };
  for (let edge = await work.nextEdge(); edge !== null; edge = await work.nextEdge()) {
    const labels = { kind: edge.event.kind };
    try {
      await handleEdge(edge, edgeTools);
      await edge.done();
      tools.metrics.count("plansync_edges_total", { ...labels, outcome: "done" });
    } catch (error) {
      if (isEverybodysProblem(error)) throw error;
      const told = error instanceof Error ? error : new Error(String(error));
      const outcome = await edge.fail(told);
      tools.metrics.count("plansync_edges_total", { ...labels, outcome });
      log.error({ err: told, edge: edge.id, outcome }, "an event failed");
      if (outcome === "dead") continue;
      failure = told;
      break;
    }
  }
  const result = await plans.reconcile();
  if (result !== null && tools.planMetrics) tellPlans(tools.metrics, work.repository, result);
  if (result !== null && work.urgency === "interactive") await reviewWaiting(edgeTools);
  if (failure !== null) return { kind: "failed", error: failure };
  return result === null ? { kind: "done" } : settlementAfter(result, log);
}

function settlementAfter(result: Reconciliation, log: Log): Settlement {
  const { applied, changes } = result;
  const failed = applied.results.filter((entry) => entry.outcome === "failed");
  log.info(
    {
      changes: changes.changes.length,
      done: applied.results.length - failed.length,
      failed: failed.length,
      left: applied.left,
    },
    "reconciled",
  );
  // A guard stopped it: somebody has to allow it, and looking again would change nothing.
  if (changes.stopped !== null) return { kind: "done" };
  const done = applied.results.filter((entry) => entry.outcome === "done").length;
  if (applied.left > 0 && (done > 0 || applied.resumeAt !== null)) {
    const at = Math.max(applied.resumeAt ?? 0, Date.now() + 1_000);
    return { kind: "later", at, reason: `${applied.left} changes are left for the next turn` };
  }
  const [first] = failed;
  if (first?.outcome === "failed") return { kind: "failed", error: first.error };
  // Nothing could be done of what is left: that is tried again as a failure is, more and more seldom.
  return applied.left > 0 ? { kind: "failed", error: new Error(`${applied.left} changes are left`) } : { kind: "done" };
}

/** Where people look: github.com, or the Enterprise server itself. */
function serverOf(apiUrl: string): string {
  return apiUrl === "https://api.github.com" ? "https://github.com" : apiUrl.replace(/\/api\/v3$/, "");
}

/** Failures that no other attempt at the same event would escape now. */
function isEverybodysProblem(error: unknown): boolean {
  return error instanceof LeaseLost || (error instanceof EnvironmentError && error.kind === "rate-limit");
}

async function settlementOf(error: unknown, work: Work, tools: Tools): Promise<Settlement> {
  const told = error instanceof Error ? error : new Error(String(error));
  const kind = told instanceof EnvironmentError ? told.kind : told instanceof LeaseLost ? "lease" : "internal";
  tools.metrics.count("plansync_errors_total", { kind });
  if (told instanceof LeaseLost || work.signal.aborted) return { kind: "later", at: Date.now(), reason: told.message };
  if (told instanceof EnvironmentError && told.kind === "rate-limit") {
    const at = told.retryAt ?? Date.now() + 60_000;
    await tools.budget.hold(work.repository.installation, at);
    return { kind: "later", at, reason: told.message };
  }
  return { kind: "failed", error: told };
}
