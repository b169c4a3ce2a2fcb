// Deliveries that pour in: many at once, most of which find the look that they want waiting already.
import { DatabaseSync } from "node:sqlite";
import { afterEach, describe, expect, it } from "vitest";
import type { Consumer, Intake, Queue, Settlement, Work } from "../../../src/app/queue/port.ts";
import { aComment, anIntake, aRepository, until } from "./build.ts";
import { availableStores, type StorePlace } from "./stores.ts";

const stores = await availableStores();
const done: Settlement = { kind: "done" };

describe.each(stores)("many deliveries at once, on $name", (store) => {
  const places: StorePlace[] = [];
  const queues: Queue[] = [];
  const consumers: Consumer[] = [];
  afterEach(async () => {
    await Promise.all(consumers.splice(0).map((consumer) => consumer.stop(1_000)));
    await Promise.all(queues.splice(0).map((queue) => queue.close()));
    await Promise.all(places.splice(0).map((place) => place.remove()));
  });
  const aQueue = async (): Promise<Queue> => {
    const place = store.fresh();
    places.push(place);
    const queue = await place.open({ timing: { lease: 2_000, attempts: 3, backoff: 30 } });
    queues.push(queue);
    return queue;
  };
  const work = async (queue: Queue, run: (work: Work) => Promise<Settlement>, concurrency = 4): Promise<void> => {
    consumers.push(await queue.consume(run, { concurrency, onError: () => undefined }));
  };
  const many = (count: number, fields: Partial<Intake> = {}): Intake[] =>
    Array.from({ length: count }, (_, at) => anIntake({ id: at + 1, ...fields }));
  const isEmpty = async (queue: Queue): Promise<boolean> => {
    const { waiting, delayed, running } = await queue.stats();
    return waiting + delayed + running === 0;
  };

  it("are one look each for those that wait, and a new one for those that do not", async () => {
    const queue = await aQueue();
    await queue.accept(many(30));
    const answers = await queue.accept(many(40));
    expect(answers).toEqual([...Array(30).fill("coalesced"), ...Array(10).fill("queued")]);
    const looked: number[] = [];
    await work(queue, async ({ repository }) => {
      looked.push(repository.id);
      return done;
    });
    await until(async () => looked.length >= 40 && (await isEmpty(queue)), "all were looked at");
    expect(looked.sort((a, b) => a - b)).toEqual(many(40).map((intake) => intake.repository.id));
  });

  it("do not take a look that runs for one that waits", async () => {
    const queue = await aQueue();
    let [begun, release] = [0, () => undefined as undefined];
    const held = new Promise<undefined>((resolve) => {
      release = () => resolve(undefined) as undefined;
    });
    const looked: number[] = [];
    await work(
      queue,
      async ({ repository }) => {
        looked.push(repository.id);
        begun += 1;
        if (begun === 1) await held;
        return done;
      },
      1,
    );
    await queue.accept([anIntake({ id: 1 })]);
    await until(() => begun === 1, "the first look began");
    await queue.accept(many(20));
    release();
    await until(async () => looked.length >= 21 && (await isEmpty(queue)), "all were looked at");
    expect(looked.filter((id) => id === 1)).toHaveLength(2);
    expect(new Set(looked).size).toBe(20);
  });

  it("do not take a look that failed and waits for its next try for one that is about to begin", async () => {
    const queue = await aQueue();
    const at = Date.now() + 700;
    const looked: number[] = [];
    await work(queue, async ({ repository }) => {
      looked.push(repository.id);
      return repository.id === 1 && Date.now() < at ? { kind: "later", at, reason: "limit" } : done;
    });
    await queue.accept([anIntake({ id: 1 })]);
    await until(() => looked.length >= 1, "it was handed back");
    await queue.accept(many(20));
    await until(async () => new Set(looked).size === 20 && (await isEmpty(queue)), "all were looked at");
    expect(looked.filter((id) => id === 1).length).toBeGreaterThanOrEqual(2);
  });

  it("pull a bulk look forward when somebody waits for it", async () => {
    const queue = await aQueue();
    await queue.accept(many(30));
    const wanted = [27, 28, 29, 30].map((id) => anIntake({ id, urgency: "interactive", event: "issues.closed" }));
    await queue.accept([...wanted, ...many(10)]);
    const order: number[] = [];
    await work(
      queue,
      async ({ repository }) => {
        order.push(repository.id);
        return done;
      },
      1,
    );
    await until(() => order.length === 30, "all were looked at");
    expect(new Set(order.slice(0, 4))).toEqual(new Set([27, 28, 29, 30]));
  });

  it("keep the order of a repository's commands among them", async () => {
    const queue = await aQueue();
    const commands = Array.from({ length: 12 }, (_, at) =>
      anIntake({ repository: aRepository(1), urgency: "interactive", edge: aComment("/done", at + 1) }),
    );
    const mixed = commands.flatMap((command) => [command, ...many(3)]);
    for (let at = 0; at < mixed.length; at += 16) await queue.accept(mixed.slice(at, at + 16));
    // All of it once more, as after an answer that never arrived.
    await queue.accept(mixed);
    const ran: number[] = [];
    await work(queue, async (look) => {
      for (let edge = await look.nextEdge(); edge !== null; edge = await look.nextEdge()) {
        if (edge.event.kind === "comment") ran.push(edge.event.comment);
        await edge.done();
      }
      return done;
    });
    await until(async () => ran.length >= 12 && (await isEmpty(queue)), "the commands ran");
    expect(ran).toEqual(commands.map((_, at) => at + 1));
  });
});

describe("the embedded queue's file", () => {
  it("keeps no thread waiting while somebody else holds it", async () => {
    const [sqlite] = stores;
    const place = sqlite?.fresh();
    if (!place) throw new Error("The embedded queue is always there");
    const queue = await place.open();
    const other = new DatabaseSync(place.address.replace(/^sqlite:/, ""));
    other.exec("BEGIN IMMEDIATE");
    let ticks = 0;
    const timer = setInterval(() => {
      ticks += 1;
    }, 5);
    const accepted = queue.accept([anIntake()]);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const during = ticks;
    expect((await queue.stats()).waiting).toBe(0);
    other.exec("COMMIT");
    expect(await accepted).toEqual(["queued"]);
    clearInterval(timer);
    expect(during).toBeGreaterThan(10);
    expect((await queue.stats()).waiting).toBe(1);
    other.close();
    await queue.close();
  });
});
