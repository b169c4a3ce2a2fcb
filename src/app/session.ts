// What one look at a repository works with: its name and default branch as of now, and a writer within the budget.
import { createWriter } from "../github/create-writer.ts";
import { createPace, type Pace } from "../github/pace.ts";
import type { Writer } from "../github/port.ts";
import { realClock } from "../model/clock.ts";
import { EnvironmentError } from "../model/failure.ts";
import type { GithubApp } from "./github-app.ts";
import { createGuardedFetch, type Seen } from "./guarded-fetch.ts";
import type { Log } from "./log.ts";
import type { Metrics } from "./metrics.ts";
import { numberAt, objectAt, textAt } from "./payload.ts";
import type { Work } from "./queue/port.ts";

export interface Session {
  readonly writer: Writer;
  readonly defaultBranch: string;
  /** "plansync[bot]": what we write as. */
  readonly login: string;
  readonly seen: Seen;
}

export interface SessionOptions {
  readonly github: GithubApp;
  readonly apiUrl: string;
  readonly metrics: Metrics;
  readonly log: Log;
  /** null: no bound. */
  readonly items: number | null;
  readonly timeUp: AbortSignal;
  /** One for each installation: GitHub counts its requests together. */
  readonly paceOf: (installation: number) => Pace;
}

/** Less than one item, and not 0, which to a writer means no bound. */
const NOTHING_NEW = 0.5;

/** A wait for a limit longer than this is the queue's, not the worker's. */
const PATIENCE = 5_000;

/** Keeps the pace of each installation that was looked at lately. */
export function createPaces(): SessionOptions["paceOf"] {
  const paces = new Map<number, Pace>();
  return (installation) => {
    const pace = paces.get(installation) ?? createPace({ clock: realClock, patience: PATIENCE });
    paces.delete(installation);
    paces.set(installation, pace);
    if (paces.size > 5_000) paces.delete(paces.keys().next().value ?? 0);
    return pace;
  };
}

/** null when there is nothing to look at any more: gone, archived, not ours to see, or another one under the old name. */
export async function openSession(work: Work, options: SessionOptions): Promise<Session | null> {
  const { repository } = work;
  const seen: Seen = { requests: 0, writes: 0, remaining: null, resetAt: null };
  const guarded = createGuardedFetch(work, options.timeUp, seen, options.metrics);
  const address = `${options.apiUrl}/repos/${repository.owner}/${repository.repo}`;
  let token = await options.github.token(repository);
  let facts = token === null ? null : await readFacts(address, token, guarded);
  if (facts === "unauthorized") {
    // Taken back before its time: the app was removed and perhaps installed again.
    token = await options.github.token(repository, { fresh: true });
    facts = token === null ? null : await readFacts(address, token, guarded);
  }
  if (facts === "unauthorized") throw new EnvironmentError("permission", "GitHub takes none of our tokens");
  if (facts === null || token === null || numberAt(facts, "id") !== repository.id || facts.archived === true)
    return null;
  const login = await options.github.login();
  const writer = createWriter({
    // Renamed or transferred: what GitHub calls it now.
    repository: { owner: textAt(facts, "owner", "login"), repo: textAt(facts, "name") },
    token,
    baseUrl: options.apiUrl,
    fetch: guarded,
    pace: options.paceOf(repository.installation),
    viewer: login,
    log: (message: string) => options.log.debug(message),
    ...(options.items !== null && { maxWrites: Math.max(options.items, NOTHING_NEW) }),
  });
  return { writer, defaultBranch: textAt(facts, "default_branch"), login, seen };
}

async function readFacts(
  url: string,
  token: string,
  send: typeof fetch,
): Promise<Record<string, unknown> | "unauthorized" | null> {
  const headers = {
    authorization: `token ${token}`,
    accept: "application/vnd.github+json",
    "x-github-api-version": "2022-11-28",
    "user-agent": "plansync",
  };
  const response = await send(url, { headers }).catch((cause: unknown) => {
    throw new EnvironmentError("network", "GitHub could not be reached", { cause });
  });
  if (response.ok) return objectAt(await response.json());
  const { status } = response;
  if (status === 401) return "unauthorized";
  if (status === 404 || status === 410 || status === 451) return null;
  const retryAfter = Number(response.headers.get("retry-after") ?? Number.NaN);
  const reset = Number(response.headers.get("x-ratelimit-reset") ?? Number.NaN) * 1_000;
  const spent = response.headers.get("x-ratelimit-remaining") === "0";
  if (status === 429 || (status === 403 && (spent || Number.isFinite(retryAfter)))) {
    const retryAt = Number.isFinite(retryAfter) ? Date.now() + retryAfter * 1_000 : spent ? reset : Date.now() + 60_000;
    throw new EnvironmentError("rate-limit", "GitHub limits our requests", { status, retryAt });
  }
  throw new EnvironmentError(status >= 500 ? "server" : "permission", `GitHub answered ${status}`, { status });
}
