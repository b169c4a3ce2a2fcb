// The way to GitHub during one look: nothing is written once the lease is lost, and every request is counted.
import type { Metrics } from "./metrics.ts";
import type { Work } from "./queue/port.ts";

export interface Seen {
  requests: number;
  writes: number;
  remaining: number | null;
  resetAt: number | null;
}

/** Thrown instead of sending: somebody else looks at the repository by now, or the time is up. */
export class LeaseLost extends Error {}

export function createGuardedFetch(
  work: Pick<Work, "isHeld" | "signal">,
  timeUp: AbortSignal,
  seen: Seen,
  metrics: Metrics,
): typeof globalThis.fetch {
  return async (input, init) => {
    const writes = isWrite(init);
    if (timeUp.aborted) throw timeUp.reason;
    if (!work.isHeld()) throw new LeaseLost("The lease was lost: nothing more is sent to GitHub");
    seen.requests += 1;
    if (writes) seen.writes += 1;
    const signals = [work.signal, timeUp, ...(init?.signal ? [init.signal] : [])];
    const labels = { kind: writes ? "write" : "read" };
    try {
      const response = await fetch(input, { ...init, signal: AbortSignal.any(signals) });
      metrics.count("plansync_github_requests_total", { ...labels, status: String(response.status) });
      note(seen, response.headers);
      return response;
    } catch (error) {
      metrics.count("plansync_github_requests_total", { ...labels, status: "none" });
      throw error;
    }
  };
}

function isWrite(init: RequestInit | undefined): boolean {
  const method = (init?.method ?? "GET").toUpperCase();
  if (method === "GET" || method === "HEAD") return false;
  // A GraphQL query is a POST that only reads.
  return !(typeof init?.body === "string" && /^\{"query":"\s*(?:\\n|\s)*query\b/.test(init.body));
}

function note(seen: Seen, headers: Headers): void {
  const remaining = headers.get("x-ratelimit-remaining");
  const reset = headers.get("x-ratelimit-reset");
  if (remaining === null) return;
  seen.remaining = seen.remaining === null ? Number(remaining) : Math.min(seen.remaining, Number(remaining));
  if (reset !== null) seen.resetAt = Number(reset) * 1_000;
}
