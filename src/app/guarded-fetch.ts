// The way to GitHub during one look: nothing is written once the lease is lost, and every request is counted.
import { sendWhile } from "./last-moment.ts";
import type { Metrics } from "./metrics.ts";
import type { Work } from "./queue/port.ts";
import { type Traces, traced } from "./tracing.ts";

export interface Seen {
  requests: number;
  writes: number;
  remaining: number | null;
  resetAt: number | null;
}

/** Thrown instead of sending: somebody else looks at the repository by now, or the time is up. */
export class LeaseLost extends Error {
  /** What is given up by whoever handed in `fetch` is not tried again. */
  override readonly name = "AbortError";
}

/** Also when it comes wrapped, as a failed request. */
export function isLeaseLost(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) if (cause instanceof LeaseLost) return true;
  return false;
}

export function createGuardedFetch(
  work: Pick<Work, "isHeld" | "signal">,
  timeUp: AbortSignal,
  seen: Seen,
  metrics: Metrics,
): typeof globalThis.fetch {
  return async (input, init) => {
    const writes = isWrite(init);
    if (timeUp.aborted) throw timeUp.reason;
    if (!(await work.isHeld())) throw new LeaseLost("The lease was lost: nothing more is sent to GitHub");
    seen.requests += 1;
    if (writes) seen.writes += 1;
    const signals = [work.signal, timeUp, ...(init?.signal ? [init.signal] : [])];
    const labels = { kind: writes ? "write" : "read" };
    // Asked again when the connection stands: the process may have been frozen meanwhile.
    const mayGo = () => work.isHeld();
    const trace: Traces["request"] = { method: init?.method ?? "GET", path: pathOf(input) };
    try {
      const response = await traced("request", trace, async () => {
        const answer = await sendWhile(mayGo, () => fetch(input, { ...init, signal: AbortSignal.any(signals) }));
        trace.status = answer.status;
        return answer;
      });
      metrics.count("plansync_github_requests_total", { ...labels, status: String(response.status) });
      note(seen, response.headers);
      return response;
    } catch (error) {
      metrics.count("plansync_github_requests_total", { ...labels, status: "none" });
      if (!(await work.isHeld()))
        throw new LeaseLost("The lease was lost while a request was under way", { cause: error });
      throw error;
    }
  };
}

function pathOf(input: Parameters<typeof globalThis.fetch>[0]): string {
  return new URL(input instanceof Request ? input.url : input).pathname;
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
