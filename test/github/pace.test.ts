import { describe, expect, it } from "vitest";
import { type Cost, createPace, type Pace } from "../../src/github/pace.ts";
import { EnvironmentError } from "../../src/model/failure.ts";
import { createFakeClock, type FakeClock } from "./fake-clock.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const creating = (creates: number): Cost => ({ resource: "graphql", writes: true, creates, urgent: false });
const reading: Cost = { resource: "core", writes: false, creates: 0, urgent: false };

interface Sent {
  readonly at: number;
  readonly items: number;
}

/** Sends so many items as a batch does: what the pace allows, at most 20 a request. */
async function sendAll(
  pace: Pace,
  clock: FakeClock,
  items: number,
  latency: (request: number) => number,
): Promise<Sent[]> {
  const sent: Sent[] = [];
  for (let left = items; left > 0; ) {
    const count = pace.room(Math.min(20, left));
    await pace.run(creating(count), async () => {
      const time = latency(sent.length);
      // GitHub counts somewhere between the sending and the answer.
      sent.push({ at: clock.now() + time * ((sent.length * 7) % 10) * 0.1, items: count });
      clock.advance(time);
    });
    left -= count;
  }
  return sent;
}

/** The most items in any window of the length. */
function most(sent: readonly Sent[], span: number): number {
  return Math.max(
    ...sent.map((last) =>
      sent.filter(({ at }) => at > last.at - span && at <= last.at).reduce((sum, { items }) => sum + items, 0),
    ),
  );
}

/** When the last of so many items can go at the soonest: each a minute after the 80th and an hour after the 500th before it. */
function leastTime(items: number): number {
  const at: number[] = [];
  for (let item = 0; item < items; item += 1)
    at.push(Math.max(0, (at[item - 80] ?? -MINUTE) + MINUTE, (at[item - 500] ?? -HOUR) + HOUR));
  return at[items - 1] ?? 0;
}

async function failure(work: Promise<unknown>): Promise<EnvironmentError> {
  const error = await work.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  if (!(error instanceof EnvironmentError)) throw new Error("expected an EnvironmentError");
  return error;
}

describe("content", () => {
  it.each([80, 81, 499, 500, 501, 1000, 2500, 2518])("%i items go as soon as the limits let them", async (items) => {
    const clock = createFakeClock();
    const start = clock.now();
    const pace = createPace({ clock, patience: Number.POSITIVE_INFINITY });
    const sent = await sendAll(pace, clock, items, () => 0);
    expect(sent.reduce((sum, { items: count }) => sum + count, 0)).toBe(items);
    expect(most(sent, MINUTE)).toBeLessThanOrEqual(80);
    expect(most(sent, HOUR)).toBeLessThanOrEqual(500);
    expect((sent.at(-1)?.at ?? 0) - start).toBeLessThanOrEqual(leastTime(items) * 1.05 + 1000);
  });

  it("never goes beyond a limit when answers take their time", async () => {
    const clock = createFakeClock();
    const pace = createPace({ clock, patience: Number.POSITIVE_INFINITY });
    const sent = await sendAll(pace, clock, 1500, (request) => 200 + ((request * 7919) % 2500));
    expect(most(sent, MINUTE)).toBeLessThanOrEqual(80);
    expect(most(sent, HOUR)).toBeLessThanOrEqual(500);
  });

  it("fills what is left of a window instead of waiting for a whole batch", async () => {
    const clock = createFakeClock();
    const pace = createPace({ clock, patience: Number.POSITIVE_INFINITY });
    await pace.run(creating(70), async () => undefined);
    expect(pace.room(20)).toBe(10);
  });

  it("does not hold back what tells about the work", async () => {
    const clock = createFakeClock();
    const pace = createPace({ clock, patience: 0 });
    await pace.run(creating(80), async () => undefined);
    await pace.run({ ...creating(1), urgent: true }, async () => undefined);
    expect(clock.slept()).toBe(0);
  });

  it("is not counted where the server names no limits", async () => {
    const clock = createFakeClock();
    const pace = createPace({ clock, patience: 0 });
    pace.release();
    for (let request = 0; request < 100; request += 1) await pace.run(creating(20), async () => undefined);
    expect(clock.slept()).toBe(0);
  });
});

describe("requests", () => {
  it("stay within 900 points a minute", async () => {
    const clock = createFakeClock();
    const pace = createPace({ clock, patience: Number.POSITIVE_INFINITY });
    const times: number[] = [];
    for (let request = 0; request < 2000; request += 1) await pace.run(reading, async () => times.push(clock.now()));
    for (const [index, time] of times.entries())
      expect(time - (times[index - 900] ?? -MINUTE)).toBeGreaterThanOrEqual(MINUTE);
  });

  it("that write run one after another", async () => {
    const pace = createPace({ clock: createFakeClock(), patience: 0 });
    let running = 0;
    let highest = 0;
    const work = async (): Promise<void> => {
      running += 1;
      highest = Math.max(highest, running);
      await new Promise((resolve) => setTimeout(resolve, 2));
      running -= 1;
    };
    await Promise.all([1, 2, 3, 4].map(() => pace.run(creating(1), work)));
    expect(highest).toBe(1);
  });

  it("that are urgent go while bulk work waits, and before what is in line", async () => {
    let wake: () => void = () => undefined;
    let time = 0;
    const clock = {
      now: () => time,
      sleep: (milliseconds: number) =>
        new Promise<void>((resolve) => {
          wake = () => {
            time += milliseconds;
            resolve();
          };
        }),
    };
    const pace = createPace({ clock, patience: Number.POSITIVE_INFINITY });
    const order: string[] = [];
    const log = (name: string) => async (): Promise<void> => void order.push(name);
    await pace.run(creating(80), log("first"));
    const bulk = pace.run(creating(20), log("bulk"));
    await pace.run({ ...creating(1), urgent: true }, log("urgent"));
    expect(order).toEqual(["first", "urgent"]);
    for (; order.length < 3; wake()) await new Promise((resolve) => setTimeout(resolve, 1));
    await bulk;
    expect(order).toEqual(["first", "urgent", "bulk"]);
    const slow = pace.run(creating(0), () => new Promise<void>((resolve) => setTimeout(resolve, 5)));
    await Promise.all([
      slow,
      pace.run(creating(0), log("later")),
      pace.run({ ...creating(0), urgent: true }, log("sooner")),
    ]);
    expect(order.slice(3)).toEqual(["sooner", "later"]);
  });

  it("that write go on after one that failed", async () => {
    const pace = createPace({ clock: createFakeClock(), patience: 0 });
    const failed = pace.run(creating(1), async () => Promise.reject(new Error("no")));
    const next = pace.run(creating(1), async () => "done");
    await expect(failed).rejects.toThrow("no");
    expect(await next).toBe("done");
  });
});

describe("a limit that GitHub tells", () => {
  it("is waited for when the patience allows it", async () => {
    const clock = createFakeClock();
    const pace = createPace({ clock, patience: HOUR });
    pace.learn("core", { limit: 1000, remaining: 0, reset: clock.now() + 10 * MINUTE });
    await pace.run(reading, async () => undefined);
    expect(clock.slept()).toBe(10 * MINUTE + 1000);
  });

  it("beyond the patience is an error that says when to come back", async () => {
    const clock = createFakeClock();
    const reset = clock.now() + 10 * MINUTE;
    const pace = createPace({ clock, patience: MINUTE });
    pace.learn("core", { limit: 1000, remaining: 0, reset });
    const error = await failure(pace.run(reading, async () => undefined));
    expect(error.kind).toBe("rate-limit");
    expect(error.retryAt).toBe(reset + 1000);
    expect(error.message).toContain("2030-01-01T00:10:01Z");
    expect(clock.slept()).toBe(0);
  });

  it("leaves a reserve for the checks that tell about bulk work", async () => {
    const clock = createFakeClock();
    const pace = createPace({ clock, patience: 0 });
    pace.learn("graphql", { limit: 1000, remaining: 30, reset: clock.now() + HOUR });
    expect((await failure(pace.run(creating(1), async () => undefined))).kind).toBe("rate-limit");
    await pace.run({ ...creating(0), urgent: true }, async () => undefined);
  });

  it("holds everything until it has passed", async () => {
    const clock = createFakeClock();
    const pace = createPace({ clock, patience: HOUR });
    const until = clock.now() + 90_000;
    pace.hold(until, "secondary rate limit");
    await pace.run(reading, async () => undefined);
    expect(clock.now()).toBe(until);
  });

  it("that is longer than the patience is told at once", () => {
    const clock = createFakeClock();
    const pace = createPace({ clock, patience: MINUTE });
    expect(() => pace.hold(clock.now() + HOUR, "secondary rate limit")).toThrow(EnvironmentError);
  });
});
