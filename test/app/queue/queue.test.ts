// What every store's queue must do, whatever stands below it.
import { afterEach, describe, expect, it } from "vitest";
import type { Consumer, Queue, Settlement, Work } from "../../../src/app/queue/port.ts";
import { aComment, anIntake, aRepository, until } from "./build.ts";
import { availableStores, type StorePlace } from "./stores.ts";

const stores = await availableStores();
const timing = { lease: 2_000, attempts: 3, backoff: 30 };

describe.each(stores)("the queue on $name", (store) => {
  const open: { queues: Queue[]; consumers: Consumer[]; places: StorePlace[] } = {
    queues: [],
    consumers: [],
    places: [],
  };
  afterEach(async () => {
    await Promise.all(open.consumers.splice(0).map((consumer) => consumer.stop(1_000)));
    await Promise.all(open.queues.splice(0).map((queue) => queue.close()));
    await Promise.all(open.places.splice(0).map((place) => place.remove()));
  });
  const aPlace = (): StorePlace => {
    const place = store.fresh();
    open.places.push(place);
    return place;
  };
  const aQueue = async (place = aPlace()): Promise<Queue> => {
    const queue = await place.open({ timing });
    open.queues.push(queue);
    return queue;
  };
  const work = async (queue: Queue, run: (work: Work) => Promise<Settlement>, concurrency = 4): Promise<Consumer> => {
    const consumer = await queue.consume(run, { concurrency, onError: () => undefined });
    open.consumers.push(consumer);
    return consumer;
  };
  const done: Settlement = { kind: "done" };

  it("looks at a repository once for deliveries that came before the look", async () => {
    const queue = await aQueue();
    const first = await queue.accept([anIntake(), anIntake(), anIntake({ id: 2 })]);
    const second = await queue.accept([anIntake(), anIntake({ id: 2 })]);
    const looked: number[] = [];
    await work(queue, async ({ repository }) => {
      looked.push(repository.id);
      return done;
    });
    await until(async () => looked.length >= 2 && (await isEmpty(queue)), "both were looked at");
    expect(looked.sort()).toEqual([1, 2]);
    expect(second).toEqual(["coalesced", "coalesced"]);
    expect(first.filter((answer) => answer === "queued").length).toBeGreaterThanOrEqual(2);
  });

  it("looks again for a delivery that came during the look, and only once for many", async () => {
    const queue = await aQueue();
    let looks = 0;
    await work(queue, async () => {
      looks += 1;
      if (looks === 1) {
        for (let count = 0; count < 5; count += 1) await queue.accept([anIntake()]);
      }
      return done;
    });
    await queue.accept([anIntake()]);
    await until(async () => looks === 2 && (await isEmpty(queue)), "it looked again");
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(looks).toBe(2);
  });

  it("never looks at one repository twice at a time, over several instances, and sees the last delivery", async () => {
    const place = aPlace();
    const queues = [await aQueue(place), await aQueue(place), await aQueue(place)];
    const running = new Set<number>();
    const state = new Map<number, number>();
    const seen = new Map<number, number>();
    let overlaps = 0;
    let looks = 0;
    for (const queue of queues) {
      await work(queue, async ({ repository: { id } }) => {
        if (running.has(id)) overlaps += 1;
        running.add(id);
        looks += 1;
        const read = state.get(id) ?? 0;
        await new Promise((resolve) => setTimeout(resolve, 20));
        seen.set(id, read);
        running.delete(id);
        return done;
      });
    }
    for (let round = 1; round <= 40; round += 1) {
      for (const id of [1, 2, 3]) {
        state.set(id, round);
        await queues[round % 3]?.accept([anIntake({ id })]);
      }
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await until(() => [1, 2, 3].every((id) => seen.get(id) === 40), "each saw its last state");
    await until(() => isEmpty(queues[0] as Queue), "the queue is empty");
    expect(overlaps).toBe(0);
    expect(looks).toBeLessThan(120);
  });

  it("gives each command to one look, in order, and a delivery that comes again to none", async () => {
    const queue = await aQueue();
    const commands = [1, 2, 3].map((comment) => anIntake({ urgency: "interactive", edge: aComment("/done", comment) }));
    for (const command of commands) await queue.accept([command]);
    const ran: number[] = [];
    await work(queue, async (look) => {
      for (let edge = await look.nextEdge(); edge !== null; edge = await look.nextEdge()) {
        if (edge.event.kind === "comment") ran.push(edge.event.comment);
        await edge.done();
      }
      return done;
    });
    await until(async () => ran.length === 3 && (await isEmpty(queue)), "the commands ran");
    await queue.accept(commands);
    await queue.accept([anIntake()]);
    await until(() => isEmpty(queue), "the queue is empty");
    expect(ran).toEqual([1, 2, 3]);
  });

  it("takes two looks at one pull request that both wait for one", async () => {
    const queue = await aQueue();
    for (const number of [7, 7, 8, 7]) {
      await queue.accept([anIntake({ urgency: "interactive", edge: { kind: "pull", number } })]);
    }
    const looked: number[] = [];
    await work(queue, async (look) => {
      for (let edge = await look.nextEdge(); edge !== null; edge = await look.nextEdge()) {
        if (edge.event.kind === "pull") looked.push(edge.event.number);
        await edge.done();
      }
      return done;
    });
    await until(async () => looked.length >= 2 && (await isEmpty(queue)), "both were looked at");
    expect(looked).toEqual([7, 8]);
  });

  it("tries a failed command again and says so, puts it aside in the end, and tries it once more when told", async () => {
    const queue = await aQueue();
    let broken = true;
    const tries: { comment: number; replay: boolean; outcome: string }[] = [];
    await work(queue, async (look) => {
      for (let edge = await look.nextEdge(); edge !== null; edge = await look.nextEdge()) {
        const comment = edge.event.kind === "comment" ? edge.event.comment : 0;
        const fails = comment === 1 && broken;
        const outcome = fails ? await edge.fail(new Error("no luck")) : "done";
        if (!fails) await edge.done();
        tries.push({ comment, replay: edge.replay, outcome });
        if (outcome === "again") return { kind: "failed", error: new Error("no luck") };
      }
      return done;
    });
    const first = anIntake({ urgency: "interactive", edge: aComment("/done", 1) });
    await queue.accept([first, anIntake({ urgency: "interactive", edge: aComment("/done", 2) })]);
    await until(() => tries.some((entry) => entry.comment === 2), "the one behind it ran");
    expect(tries.filter((entry) => entry.comment === 1).map((entry) => entry.outcome)).toEqual([
      "again",
      "again",
      "dead",
    ]);
    expect(tries[1]?.replay).toBe(true);
    await until(async () => (await queue.stats()).dead === 1, "it is a dead letter");
    const [letter] = await queue.deadLetters();
    expect(letter).toMatchObject({ id: `edge:${first.delivery}`, repository: { id: 1 }, error: "no luck" });
    broken = false;
    expect(await queue.retryDead(letter?.id ?? "")).toBe(true);
    expect(await queue.retryDead("edge:unknown")).toBe(false);
    await until(() => tries.at(-1)?.comment === 1 && tries.at(-1)?.outcome === "done", "it ran");
    await until(async () => (await queue.stats()).dead === 0, "no dead letter is left");
  });

  it("gives a repository back until a time without holding a worker", async () => {
    const queue = await aQueue();
    const at = Date.now() + 600;
    const looks: { id: number; when: number; attempt: number }[] = [];
    await work(
      queue,
      async ({ repository, attempt }) => {
        looks.push({ id: repository.id, when: Date.now(), attempt });
        return repository.id === 1 && Date.now() < at ? { kind: "later", at, reason: "limit" } : done;
      },
      1,
    );
    await queue.accept([anIntake({ id: 1 })]);
    await until(() => looks.length === 1, "the first look");
    await queue.accept([anIntake({ id: 2 })]);
    await until(() => looks.length === 3, "all looks");
    expect(looks.map((look) => look.id)).toEqual([1, 2, 1]);
    expect(looks[1]?.when).toBeLessThan(at);
    expect(looks[2]?.when).toBeGreaterThanOrEqual(at);
    expect(looks[2]?.attempt).toBe(1);
  });

  it("tries a failed look again, puts it aside in the end, and a new delivery revives it", async () => {
    const queue = await aQueue();
    const attempts: number[] = [];
    let broken = true;
    await work(queue, async ({ attempt }) => {
      attempts.push(attempt);
      if (broken) throw new Error("no luck");
      return done;
    });
    await queue.accept([anIntake()]);
    await until(async () => (await queue.stats()).dead === 1, "it is a dead letter");
    expect(attempts).toEqual([1, 2, 3]);
    expect(await queue.deadLetters()).toMatchObject([{ id: "repository:1", error: "no luck" }]);
    broken = false;
    await queue.accept([anIntake()]);
    await until(() => attempts.length === 4, "it was revived");
    expect(attempts[3]).toBe(1);
  });

  it("tries a dead letter again when told", async () => {
    const queue = await aQueue();
    let broken = true;
    let looks = 0;
    await work(queue, async () => {
      looks += 1;
      return broken ? { kind: "failed", error: new Error("no luck") } : done;
    });
    await queue.accept([anIntake()]);
    await until(async () => (await queue.stats()).dead === 1, "it is a dead letter");
    broken = false;
    expect(await queue.retryDead("repository:1")).toBe(true);
    await until(async () => looks === 4 && (await queue.stats()).dead === 0, "it was tried again");
    expect(await queue.retryDead("repository:1")).toBe(false);
  });

  it("does what somebody waits for before bulk work", async () => {
    const queue = await aQueue();
    for (let id = 1; id <= 20; id += 1) await queue.accept([anIntake({ id })]);
    await queue.accept([anIntake({ id: 99, urgency: "interactive", edge: aComment() })]);
    await queue.accept([anIntake({ id: 20, urgency: "interactive", edge: aComment() })]);
    const order: number[] = [];
    await work(
      queue,
      async (look) => {
        order.push(look.repository.id);
        for (let edge = await look.nextEdge(); edge !== null; edge = await look.nextEdge()) await edge.done();
        return done;
      },
      1,
    );
    await until(() => order.length === 21, "all were looked at");
    expect(new Set(order.slice(0, 2))).toEqual(new Set([99, 20]));
  });

  it("serves an installation with one repository soon, whatever another one has sent", async () => {
    const queue = await aQueue();
    const flood = Array.from({ length: 60 }, (_, at) => anIntake({ repository: aRepository(at + 1, 100) }));
    await queue.accept(flood);
    await queue.accept([anIntake({ repository: aRepository(500, 200) })]);
    const order: number[] = [];
    await work(
      queue,
      async ({ repository }) => {
        order.push(repository.id);
        return done;
      },
      1,
    );
    await until(() => order.length === 61, "all were looked at");
    expect(order.indexOf(500)).toBeLessThan(5);
  });

  it("hands back what runs when it stops, and another instance does it", async () => {
    const place = aPlace();
    const queue = await aQueue(place);
    let begun = false;
    const consumer = await queue.consume(
      ({ signal }) =>
        new Promise((resolve) => {
          begun = true;
          signal.addEventListener("abort", () => resolve({ kind: "later", at: Date.now(), reason: "stopped" }));
        }),
      { concurrency: 1, onError: () => undefined },
    );
    await queue.accept([anIntake()]);
    await until(() => begun, "it began");
    await consumer.stop(50);
    const other = await aQueue(place);
    let finished = 0;
    await work(other, async () => {
      finished += 1;
      return done;
    });
    await until(() => finished === 1, "the other did it");
  });

  it("keeps what it accepted when it is closed and opened again", async () => {
    const place = aPlace();
    const before = await place.open({ timing });
    await before.accept([anIntake({ id: 3, urgency: "interactive", edge: aComment("/done", 9) })]);
    await before.close();
    const after = await aQueue(place);
    const ran: number[] = [];
    await work(after, async (look) => {
      for (let edge = await look.nextEdge(); edge !== null; edge = await look.nextEdge()) {
        if (edge.event.kind === "comment") ran.push(edge.event.comment);
        await edge.done();
      }
      return done;
    });
    await until(() => ran.length === 1, "the command ran");
    expect(ran).toEqual([9]);
  });

  it("counts for all instances, forgets in time, and lets one claim", async () => {
    const place = aPlace();
    const [one, two] = [(await aQueue(place)).counters, (await aQueue(place)).counters];
    expect(await one.add("a", 3, 5_000)).toBe(3);
    expect(await two.add("a", 4, 5_000)).toBe(7);
    expect(await one.add("a", -2, 5_000)).toBe(5);
    expect(await two.read("a")).toBe(5);
    await one.raise("limit", 100, 5_000);
    await two.raise("limit", 50, 5_000);
    expect(await one.read("limit")).toBe(100);
    const claims = await Promise.all([one.claim("sweep", 5_000), two.claim("sweep", 5_000)]);
    expect(claims.filter(Boolean)).toHaveLength(1);
    await one.add("short", 1, 40);
    await until(async () => (await two.read("short")) === 0, "it was forgotten");
  });
});

async function isEmpty(queue: Queue): Promise<boolean> {
  const { waiting, delayed, running } = await queue.stats();
  return waiting + delayed + running === 0;
}
