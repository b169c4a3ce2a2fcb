// What an installation may still ask of GitHub, shared by all instances through the queue's store.
import { CREATES_PER_HOUR, CREATES_PER_MINUTE } from "../model/limits.ts";
import type { SharedCounters, Urgency } from "./queue/port.ts";

export interface Budget {
  /** When bulk or interactive work of the installation may begin (epoch milliseconds); 0: now. */
  notBefore(installation: number, urgency: Urgency): Promise<number>;
  /** GitHub said to wait. */
  hold(installation: number, until: number): Promise<void>;
  /** Content-creating items for one look. `until` is when there will be more, if there are none now. */
  grant(installation: number, urgency: Urgency): Promise<Grant>;
  /** What GitHub said is left of the hour. */
  note(installation: number, usage: { remaining: number | null; resetAt: number | null }): Promise<void>;
}

export interface Grant {
  /** null: this server has no limits. */
  readonly items: number | null;
  readonly until: number;
  giveBack(used: number): Promise<void>;
}

const MINUTE = 60_000;
const HOUR = 3_600_000;
/** A look is given this much at once, so that many repositories get their turn. */
const SLICE = { interactive: 20, bulk: 40 } as const;
/** Bulk work leaves room for those who wait. */
const SHARE = { interactive: 1, bulk: 0.75 } as const;
/** Requests of the hour that only interactive work may use. */
const RESERVE = 300;

export function createBudget(counters: SharedCounters, now: () => number = Date.now): Budget {
  /** When each installation was last noted to be without limits: that is not said again and again. */
  const free = new Map<number, number>();
  const heldName = (installation: number) => `hold:${installation}`;
  return {
    notBefore: async (installation, urgency) => {
      const held = await counters.read(heldName(installation));
      if (held > now()) return held;
      if (urgency === "interactive") return 0;
      const low = await counters.read(`low:${installation}`);
      return low > now() ? low : 0;
    },
    hold: (installation, until) => counters.raise(heldName(installation), until, until - now() + 1_000),
    note: async (installation, { remaining, resetAt }) => {
      if (remaining === null) {
        if ((free.get(installation) ?? 0) > now() - HOUR / 2) return;
        if (free.size > 10_000) free.clear();
        free.set(installation, now());
        return counters.raise(`free:${installation}`, 1, HOUR);
      }
      if (remaining < RESERVE && resetAt !== null && resetAt > now()) {
        await counters.raise(`low:${installation}`, resetAt, resetAt - now() + 1_000);
      }
    },
    grant: async (installation, urgency) => {
      const unlimited = (await counters.read(`free:${installation}`)) > 0;
      if (unlimited) return { items: null, until: 0, giveBack: async () => undefined };
      return grant(counters, now(), installation, urgency);
    },
  };
}

/**
 * The minute's share is taken before and given back after. The hour's is counted after, by what was used: a look that
 * was killed gives nothing back, and what it took of an hour would be missing for so long.
 */
async function grant(counters: SharedCounters, now: number, installation: number, urgency: Urgency): Promise<Grant> {
  const minute = `minute:${installation}:${Math.floor(now / MINUTE)}`;
  const hour = `hour:${installation}:${Math.floor(now / HOUR)}`;
  const wanted = SLICE[urgency];
  const most = (limit: number) => Math.floor(limit * SHARE[urgency]);
  const inMinute = most(CREATES_PER_MINUTE) - ((await counters.add(minute, wanted, 2 * MINUTE)) - wanted);
  const inHour = most(CREATES_PER_HOUR) - (await counters.read(hour));
  const granted = Math.max(0, Math.min(wanted, inMinute, inHour));
  const keep = async (items: number, of: number): Promise<void> => {
    if (items !== of) await counters.add(minute, items - of, 2 * MINUTE);
  };
  // What was asked for beyond what there was is free for others at once, not when this look has ended.
  await keep(granted, wanted);
  const next = (length: number) => (Math.floor(now / length) + 1) * length;
  return {
    items: granted,
    until: granted > 0 ? 0 : inHour <= 0 ? next(HOUR) : next(MINUTE),
    giveBack: async (used) => {
      await keep(Math.min(used, granted), granted);
      if (used > 0) await counters.add(hour, used, 2 * HOUR);
    },
  };
}
