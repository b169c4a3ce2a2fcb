// A clock that stands until somebody sleeps: hours pass in no time.
import type { Clock } from "../../src/model/clock.ts";

export interface FakeClock extends Clock {
  /** Milliseconds slept so far. */
  readonly slept: () => number;
  advance(milliseconds: number): void;
}

export function createFakeClock(start = Date.UTC(2030, 0, 1)): FakeClock {
  let time = start;
  let slept = 0;
  return {
    now: () => time,
    slept: () => slept,
    advance(milliseconds) {
      time += milliseconds;
    },
    async sleep(milliseconds) {
      time += Math.max(0, milliseconds);
      slept += Math.max(0, milliseconds);
    },
  };
}
