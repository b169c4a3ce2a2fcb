// One look at a repository: the budget first, then the events that wait for it, then the reconcile.
import { EnvironmentError } from "../model/failure.ts";
import type { Reconciliation } from "../reconcile.ts";
import type { Budget } from "./budget.ts";
import { handleEdge } from "./edges/handle-edge.ts";
import { movedBlockers, recheckWaiting } from "./edges/recheck-waiting.ts";
import type { GithubApp } from "./github-app.ts";
import { isLeaseLost } from "./guarded-fetch.ts";
import type { Log } from "./log.ts";
import type { Metrics } from "./metrics.ts";
import { type PlanGauges, phaseCounts } from "./plan-gauges.ts";
import { type Bounds, type PlansNow, plansNow } from "./plans-now.ts";
import type { Settlement, SharedCounters, Work } from "./queue/port.ts";
import { openSession, type Session, type SessionOptions } from "./session.ts";
import { type Traces, traced } from "./tracing.ts";

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
  readonly gauges: PlanGauges;
}

/** It took longer than it may. What it left behind can send nothing any more. */
class LookTooLong extends Error {}

/** Nothing could be done of what is left. */
class ChangesLeft extends Error {}

export async function look(work: Work, tools: Tools): Promise<Settlement> {
  const started = performance.now();
  const { repository } = work;
  const name = nameOf(work);
  const log = tools.log.child({
    repository: name,
    installation: repository.installation,
    delivery: work.delivery,
    event: work.event,
    attempt: work.attempt,
  });
  const { delivery, event, attempt } = work;
  const trace: Traces["look"] = { delivery, event, repository: name, installation: repository.installation, attempt };
  const settlement = await traced("look", trace, async () => {
    const told = await lookInTime(work, tools, log);
    trace.outcome = told.kind;
    return told;
  });
  const seconds = (performance.now() - started) / 1_000;
  tools.metrics.observe("plansync_reconcile_seconds", seconds, { outcome: settlement.kind });
  tools.metrics.count("plansync_reconciles_total", { outcome: settlement.kind });
  if (settlement.kind === "failed") log.error({ err: settlement.error, seconds }, "look failed");
  else log.info({ seconds, ...settlement }, "looked");
  return settlement;
}

function laterFor(at: number): Settlement {
  return { kind: "later", at, reason: "content budget of the installation" };
}

/** Whatever it waits for, and be it for ever: after its time the worker goes on to somebody else. */
async function lookInTime(work: Work, tools: Tools, log: Log): Promise<Settlement> {
  const timeUp = AbortSignal.timeout(tools.timeLimit * 1_000);
  const late = new Promise<Settlement>((resolve) => {
    timeUp.addEventListener("abort", () => {
      const error = new LookTooLong(`The look took longer than ${tools.timeLimit} seconds and was ended`);
      resolve({ kind: "failed", error });
    });
  });
  const settlement = await Promise.race([lookWithin(work, tools, log, timeUp), late]);
  if (settlement.kind === "failed" && settlement.error instanceof LookTooLong) {
    tools.metrics.count("plansync_looks_stopped_total", { reason: "time" });
  }
  return settlement;
}

async function lookWithin(work: Work, tools: Tools, log: Log, timeUp: AbortSignal): Promise<Settlement> {
  const { installation } = work.repository;
  const held = await tools.budget.notBefore(installation, work.urgency);
  if (held > 0) return { kind: "later", at: held, reason: "rate limit of the installation" };
  const grant = await tools.budget.grant(installation, work.urgency);
  const spent = grant.items === 0 ? grant.until : null;
  // Somebody waits: labels, states and answers need none of the budget, and only what is new is left for later.
  if (spent !== null && work.urgency === "bulk") return laterFor(spent);
  let session: Session | null = null;
  try {
    session = await openSession(work, { ...tools, log, items: grant.items, timeUp });
    if (session === null) return { kind: "done" };
    const settlement = await settleAll(work, session, tools, log);
    return settlement.kind === "failed" && settlement.error instanceof ChangesLeft && spent !== null
      ? laterFor(spent)
      : settlement;
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
  const { bounds } = tools;
  const edgeTools = { session, plans, bounds, log, today, server: serverOf(tools.apiUrl) };
  for (let next = await work.nextEdge(); next !== null; next = await work.nextEdge()) {
    const edge = next;
    const labels = { kind: edge.event.kind };
    try {
      const trace = { id: edge.id, kind: edge.event.kind, repository: nameOf(work) };
      await traced("edge", trace, () => handleEdge(edge, edgeTools));
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
  const result = await traced("reconcile", { repository: nameOf(work) }, () => reconcileToRest(plans));
  if (result !== null) tools.gauges.tell(work.repository, phaseCounts(result));
  if (result !== null && (work.urgency === "interactive" || movedBlockers(result))) {
    await recheckWaiting(result, edgeTools);
  }
  if (failure !== null) return { kind: "failed", error: failure };
  return result === null ? { kind: "done" } : settlementAfter(result, log);
}

/** What we committed into a plan is a plan to be followed as well, and our own push is no event for us. */
async function reconcileToRest(plans: PlansNow): Promise<Reconciliation | null> {
  const result = await plans.reconcile();
  if (result?.writtenBack.outcome !== "committed") return result;
  plans.changed();
  return plans.reconcile();
}

function nameOf({ repository: { owner, repo } }: Work): string {
  return `${owner}/${repo}`;
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
  const errors = failed.flatMap((entry) => (entry.outcome === "failed" ? [entry.error] : []));
  const worthwhile = errors.find((error) => !isForPeople(error));
  if (worthwhile !== undefined) return { kind: "failed", error: worthwhile };
  // Nothing could be done of what is left, and nobody was told why: tried again as a failure is, more and more seldom.
  return applied.left > 0 && errors.length === 0
    ? { kind: "failed", error: new ChangesLeft(`${applied.left} changes are left`) }
    : { kind: "done" };
}

/** What trying again would not change, the commit's check tells: a person has to, and their change is an event. */
function isForPeople(error: Error): boolean {
  return error instanceof EnvironmentError && ["not-found", "invalid", "permission"].includes(error.kind);
}

/** Where people look: github.com, or the Enterprise server itself. */
function serverOf(apiUrl: string): string {
  return apiUrl === "https://api.github.com" ? "https://github.com" : apiUrl.replace(/\/api\/v3$/, "");
}

/** Failures that no other attempt at the same event would escape now. */
function isEverybodysProblem(error: unknown): boolean {
  return isLeaseLost(error) || (error instanceof EnvironmentError && error.kind === "rate-limit");
}

async function settlementOf(error: unknown, work: Work, tools: Tools): Promise<Settlement> {
  const told = error instanceof Error ? error : new Error(String(error));
  const lost = isLeaseLost(error);
  const kind = lost ? "lease" : told instanceof EnvironmentError ? told.kind : "internal";
  tools.metrics.count("plansync_errors_total", { kind });
  if (lost || work.signal.aborted) return { kind: "later", at: Date.now(), reason: told.message };
  if (told instanceof EnvironmentError && told.kind === "rate-limit") {
    const at = told.retryAt ?? Date.now() + 60_000;
    await tools.budget.hold(work.repository.installation, at);
    return { kind: "later", at, reason: told.message };
  }
  return { kind: "failed", error: told };
}
