// The pace at which requests may go: GitHub's limits as sliding windows, and what it said is left. Time is handed in.
import type { Clock } from "../model/clock.ts";
import { EnvironmentError } from "../model/failure.ts";
import { CREATES_PER_HOUR, CREATES_PER_MINUTE } from "../model/limits.ts";
import { slidingWindow } from "./sliding-window.ts";
import { createTurns } from "./turns.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Points of requests in a minute, and what a request costs (docs.github.com, "Rate limits for the REST API", secondary limits). */
const POINTS_PER_MINUTE = { core: 900, graphql: 2000 } as const;
const READ_POINTS = 1;
const WRITE_POINTS = 5;
/** How long a batch waits to go whole instead of in part. */
const GRACE = 2 * SECOND;
/** Share of the primary limit that bulk work leaves for the checks and comments that tell about it. */
const RESERVE = 0.03;

/**
 * Whether an edge between issues (sub-issue, blocked by) counts against GitHub's budget of content. GitHub does not say
 * which requests generate content, nor whether each mutation of a request counts: taken to be so, one each.
 */
export const EDGE_IS_CONTENT = true;

export type Resource = "core" | "graphql";

export interface Cost {
  readonly resource: Resource;
  readonly writes: boolean;
  /** Content-creating items in the request. */
  readonly creates: number;
  /** Goes before bulk work and is not held back by the budget of content (checks, comments, single edits). */
  readonly urgent: boolean;
}

export interface RateHeaders {
  readonly limit: number | null;
  readonly remaining: number | null;
  /** Epoch milliseconds. */
  readonly reset: number | null;
}

export interface Pace {
  /**
   * Waits until a request may go and runs it; one that writes runs alone.
   * Throws an EnvironmentError `rate-limit` with `retryAt` instead of waiting longer than the patience.
   */
  run<T>(cost: Cost, request: () => Promise<T>): Promise<T>;
  /** How many of `wanted` content-creating items the next request should carry: at least one. */
  room(wanted: number): number;
  /** Takes note of what the headers of a response say. */
  learn(resource: Resource, headers: RateHeaders): void;
  /** Nothing may go before `until` (epoch milliseconds). Throws when that is longer than the patience. */
  hold(until: number, reason: string): void;
  /** The server enforces no limits (GitHub Enterprise Server's default). */
  release(): void;
  remaining(): { remaining: number | null; resetAt: number | null };
}

export interface PaceOptions {
  readonly clock: Clock;
  /** The longest single wait in milliseconds. */
  readonly patience: number;
}

/** One pace per token: several readers and writers of one installation share it. */
export function createPace({ clock, patience }: PaceOptions): Pace {
  const creates = [slidingWindow(CREATES_PER_MINUTE, MINUTE), slidingWindow(CREATES_PER_HOUR, HOUR)];
  const points = {
    core: slidingWindow(POINTS_PER_MINUTE.core, MINUTE),
    graphql: slidingWindow(POINTS_PER_MINUTE.graphql, MINUTE),
  };
  const said: Partial<Record<Resource, RateHeaders>> = {};
  let heldUntil = 0;
  let heldFor = "";
  let unlimited = false;
  const writing = createTurns();

  function freeAt(cost: Cost): { at: number; reason: string } {
    const now = clock.now();
    const reasons = [{ at: Math.max(now, heldUntil), reason: heldFor }];
    const left = said[cost.resource];
    if (left?.remaining !== undefined && left.remaining !== null && left.reset !== null && left.reset > now) {
      const reserve = cost.writes && !cost.urgent ? Math.floor((left.limit ?? 0) * RESERVE) : 0;
      if (left.remaining <= reserve)
        reasons.push({ at: left.reset + SECOND, reason: "the hour's requests are used up" });
    }
    if (!unlimited) {
      const amount = cost.writes ? WRITE_POINTS : READ_POINTS;
      reasons.push({
        at: points[cost.resource].freeAt(amount, now),
        reason: "GitHub allows so many requests a minute",
      });
      if (!cost.urgent && cost.creates > 0)
        for (const window of creates)
          reasons.push({
            at: window.freeAt(cost.creates, now),
            reason: `GitHub allows ${CREATES_PER_MINUTE} new items a minute and ${CREATES_PER_HOUR} an hour`,
          });
    }
    return reasons.reduce((latest, next) => (next.at > latest.at ? next : latest));
  }

  /** Sleeps until the request may go; false when it may already. Throws when that takes longer than the patience. */
  async function slept(cost: Cost): Promise<boolean> {
    const { at, reason } = freeAt(cost);
    const wait = at - clock.now();
    if (wait <= 0) return false;
    if (wait > patience) throw tooLong(at, reason);
    await clock.sleep(wait);
    return true;
  }

  async function go<T>(cost: Cost, request: () => Promise<T>): Promise<T> {
    // Stamped again when the answer is there: GitHub counted it somewhere in between, and later is the safer guess.
    const tickets = [
      points[cost.resource].add(cost.writes ? WRITE_POINTS : READ_POINTS, clock.now()),
      ...(cost.creates > 0 ? creates.map((window) => window.add(cost.creates, clock.now())) : []),
    ];
    try {
      return await request();
    } finally {
      for (const ticket of tickets) ticket.at = clock.now();
    }
  }

  async function run<T>(cost: Cost, request: () => Promise<T>): Promise<T> {
    for (;;) {
      while (await slept(cost));
      if (!cost.writes) return go(cost, request);
      // Whoever wrote before may have used up what was left: looked at again when it is our turn.
      const done = await writing.take(cost.urgent, async () =>
        freeAt(cost).at > clock.now() ? null : { value: await go(cost, request) },
      );
      if (done !== null) return done.value;
    }
  }

  return {
    run,
    room(wanted) {
      if (unlimited) return wanted;
      const now = clock.now();
      const first = Math.max(now, ...creates.map((window) => window.freeAt(1, now)));
      return Math.max(1, Math.min(wanted, ...creates.map((window) => window.roomAt(first + GRACE))));
    },
    learn(resource, headers) {
      if (headers.remaining === null) return;
      said[resource] = headers;
      unlimited = false;
    },
    hold(until, reason) {
      if (until > heldUntil) {
        heldUntil = until;
        heldFor = reason;
      }
      if (until - clock.now() > patience) throw tooLong(until, reason);
    },
    release() {
      unlimited = true;
    },
    remaining() {
      const all = Object.values(said);
      const least = all.reduce<RateHeaders | null>(
        (found, next) => (found === null || (next.remaining ?? 0) < (found.remaining ?? 0) ? next : found),
        null,
      );
      return { remaining: least?.remaining ?? null, resetAt: least?.reset ?? null };
    },
  };
}

function tooLong(retryAt: number, reason: string): EnvironmentError {
  const when = new Date(retryAt).toISOString().replace(/\.\d+Z$/, "Z");
  return new EnvironmentError("rate-limit", `GitHub's rate limit is reached until ${when}: ${reason}`, {
    retryAt,
    advice: `Run Plansync again after ${when}; it goes on from where it stopped.`,
  });
}
