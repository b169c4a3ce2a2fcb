// GitHub's rate limits, primary and secondary, on the world's clock (docs.github.com, "Rate limits for the REST API").

import type { Clock } from "../../src/model/clock.ts";
import { Problem } from "./problem.ts";
import type { Token } from "./world/types.ts";

export interface LimitOptions {
  /** Requests an hour; by default 1,000 for GITHUB_TOKEN and 5,000 for others. */
  readonly core?: number;
  /** GraphQL points an hour; by default as `core`. */
  readonly graphql?: number;
  /** Refuse by secondary limits too; true unless said otherwise. */
  readonly secondary?: boolean;
  readonly createsPerMinute?: number;
  readonly createsPerHour?: number;
  readonly restPointsPerMinute?: number;
  readonly graphqlPointsPerMinute?: number;
  readonly concurrent?: number;
  /** Tell a GraphQL client by "200 with errors" instead of 403. */
  readonly graphqlStatus?: 200 | 403;
}

export interface Spending {
  readonly resource: "core" | "graphql";
  /** Requests of the primary limit (REST 1, GraphQL its cost). */
  readonly cost: number;
  /** Points of the secondary limit (reading 1, writing 5). */
  readonly points: number;
  readonly creates: number;
}

interface Window {
  resetAt: number;
  used: number;
}

interface Account {
  core: Window;
  graphql: Window;
  readonly points: Record<"core" | "graphql", [time: number, points: number][]>;
  readonly creates: [time: number, count: number][];
}

const MINUTE = 60_000;
const HOUR = 3_600_000;

export class Limits {
  private readonly accounts = new Map<string, Account>();
  private readonly options: LimitOptions | false;
  private readonly clock: Clock;
  /** How often a limit was hit. */
  hits = { primary: 0, secondary: 0 };

  constructor(options: LimitOptions | false, clock: Clock) {
    this.options = options;
    this.clock = clock;
  }

  /** Everybody starts with full accounts. */
  clear(): void {
    this.accounts.clear();
    this.hits = { primary: 0, secondary: 0 };
  }

  private account(token: Token): Account {
    const key =
      token.installation === null
        ? token.user.login
        : `${token.installation.id} ${token.app?.slug === "github-actions" ? token.repositories?.[0] : ""}`;
    const now = this.clock.now();
    const known = this.accounts.get(key);
    const fresh = (): Window => ({ resetAt: now + HOUR, used: 0 });
    if (known === undefined) {
      const account: Account = { core: fresh(), graphql: fresh(), points: { core: [], graphql: [] }, creates: [] };
      this.accounts.set(key, account);
      return account;
    }
    if (known.core.resetAt <= now) known.core = fresh();
    if (known.graphql.resetAt <= now) known.graphql = fresh();
    return known;
  }

  private limit(token: Token, resource: "core" | "graphql"): number {
    const usual = token.app?.slug === "github-actions" ? 1000 : 5000;
    if (this.options === false) return usual;
    return (resource === "core" ? this.options.core : (this.options.graphql ?? this.options.core)) ?? usual;
  }

  status(
    token: Token,
    resource: "core" | "graphql",
  ): { limit: number; used: number; remaining: number; reset: number } {
    const limit = this.limit(token, resource);
    const { used, resetAt } = this.account(token)[resource];
    return {
      limit,
      used: Math.min(used, limit),
      remaining: Math.max(0, limit - used),
      reset: Math.ceil(resetAt / 1000),
    };
  }

  headers(token: Token, resource: "core" | "graphql"): Record<string, string> {
    const { limit, used, remaining, reset } = this.status(token, resource);
    return {
      "x-ratelimit-limit": String(limit),
      "x-ratelimit-remaining": String(remaining),
      "x-ratelimit-reset": String(reset),
      "x-ratelimit-used": String(used),
      "x-ratelimit-resource": resource,
    };
  }

  /** Books a request or refuses it; a refused one is not done. `concurrent`: requests under way, this one included. */
  spend(token: Token, spending: Spending, concurrent: number): void {
    const account = this.account(token);
    const window = account[spending.resource];
    if (this.options !== false && window.used + spending.cost > this.limit(token, spending.resource)) {
      this.hits.primary++;
      throw this.primary(token, spending.resource);
    }
    if (this.options !== false && this.options.secondary !== false) {
      const wait = this.secondaryWait(account, spending, concurrent);
      if (wait > 0) throw this.secondary(wait, spending.resource);
    }
    window.used += spending.cost;
    if (this.options === false) return;
    const now = this.clock.now();
    account.points[spending.resource].push([now, spending.points]);
    if (spending.creates > 0) account.creates.push([now, spending.creates]);
  }

  /** An answer "not modified" does not count against the primary limit. */
  refund(token: Token, cost: number): void {
    this.account(token).core.used -= cost;
  }

  /** Milliseconds until the request would fit; 0 when it fits now. */
  private secondaryWait(account: Account, spending: Spending, concurrent: number): number {
    const options = this.options === false ? {} : this.options;
    if (concurrent > (options.concurrent ?? 100)) return MINUTE;
    const rest =
      spending.resource === "core" ? (options.restPointsPerMinute ?? 900) : (options.graphqlPointsPerMinute ?? 2000);
    const waits = [this.fits(account.points[spending.resource], spending.points, MINUTE, rest)];
    if (spending.creates > 0) {
      waits.push(this.fits(account.creates, spending.creates, MINUTE, options.createsPerMinute ?? 80));
      waits.push(this.fits(account.creates, spending.creates, HOUR, options.createsPerHour ?? 500));
    }
    return Math.max(...waits);
  }

  private fits(entries: [number, number][], wanted: number, span: number, most: number): number {
    const now = this.clock.now();
    while (entries[0] !== undefined && entries[0][0] <= now - HOUR) entries.shift();
    let sum = wanted;
    for (let index = entries.length - 1; index >= 0; index--) {
      const [time, count] = entries[index] ?? [0, 0];
      if (time <= now - span) break;
      sum += count;
      if (sum > most) return Math.max(1, time + span - now);
    }
    return 0;
  }

  private primary(token: Token, resource: "core" | "graphql"): Problem {
    const told = token.installation === null ? `user ID ${token.user.id}` : `installation ID ${token.installation.id}`;
    return new Problem(resource === "graphql" ? 200 : 403, `API rate limit exceeded for ${told}.`, {
      headers: this.headers(token, resource),
      type: "RATE_LIMITED",
    });
  }

  secondary(wait: number, resource: "core" | "graphql"): Problem {
    this.hits.secondary++;
    const quiet = this.options !== false && this.options.graphqlStatus === 200 && resource === "graphql";
    return secondaryProblem(Math.ceil(wait / 1000), quiet ? 200 : 403);
  }
}

export function secondaryProblem(seconds: number, status: number): Problem {
  const message =
    "You have exceeded a secondary rate limit. Please wait a few minutes before you try again. If you reach out to GitHub Support for help, please include the request ID.";
  return new Problem(status, message, {
    headers: { "retry-after": String(seconds) },
    type: "RATE_LIMITED",
  });
}
