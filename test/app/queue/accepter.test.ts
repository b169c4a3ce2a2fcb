// A process that dies while it takes deliveries: what it answered is stored, and what it did not is sent again.
import { fork } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createIntake } from "../../../src/app/intake.ts";
import { createMetrics } from "../../../src/app/metrics.ts";
import { until } from "./build.ts";
import { delivery, isCommand, repositoryOf } from "./deliveries.ts";
import { availableStores, type StorePlace } from "./stores.ts";

const stores = await availableStores();
const REPOSITORIES = 7;

describe.each(stores)("a process that is killed while it takes deliveries, on $name", (store) => {
  it("has stored what it answered, once, and in order", { timeout: 60_000 }, async () => {
    const place = store.fresh();
    const answered = await killWhileAccepting(place);
    expect(answered.length).toBeGreaterThan(50);
    const queue = await place.open();
    const ran = new Map<number, number[]>();
    const looked = new Set<number>();
    const consumer = await queue.consume(
      async (look) => {
        looked.add(look.repository.id);
        for (let edge = await look.nextEdge(); edge !== null; edge = await look.nextEdge()) {
          const number = edge.event.kind === "comment" ? edge.event.comment - 1 : -1;
          ran.set(look.repository.id, [...(ran.get(look.repository.id) ?? []), number]);
          await edge.done();
        }
        return { kind: "done" };
      },
      { concurrency: 4, onError: () => undefined },
    );
    const isDone = async () => {
      const { waiting, delayed, running } = await queue.stats();
      return waiting + delayed + running === 0;
    };
    await until(isDone, "what was stored is done");
    const effects = () => [...ran.values()].flat().sort((a, b) => a - b);
    const answeredCommands = answered.filter(isCommand);
    expect(effects()).toEqual(expect.arrayContaining(answeredCommands));
    expect(looked).toEqual(new Set(answered.map((number) => repositoryOf(number, REPOSITORIES))));

    // GitHub is asked for all of them again, up to the last that was answered.
    const desk = createIntake(queue, () => ({ appId: 1, login: "" }), createMetrics());
    const last = Math.max(...answered);
    const all = Array.from({ length: last + 1 }, (_, number) => number);
    await Promise.all(all.map((number) => desk.take(delivery(number, REPOSITORIES))));
    await until(async () => (await isDone()) && effects().length >= all.filter(isCommand).length, "all is done");
    const once = effects();
    expect(new Set(once).size).toBe(once.length);
    expect(once).toEqual(expect.arrayContaining(all.filter(isCommand)));
    for (const numbers of ran.values()) expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    await consumer.stop(1_000);
    await queue.close();
    await place.remove();
  });
});

async function killWhileAccepting(place: StorePlace): Promise<number[]> {
  const journal = join(mkdtempSync(join(tmpdir(), "plansync-accepter-")), "journal");
  writeFileSync(journal, "");
  const read = () => readFileSync(journal, "utf8").split("\n").slice(0, -1).map(Number);
  const script = join(import.meta.dirname, "accepter.ts");
  const child = fork(script, [place.address, place.prefix, journal, String(REPOSITORIES)]);
  const ended = new Promise((resolve) => child.once("exit", resolve));
  await until(() => read().length > 120, "it has taken some");
  child.kill("SIGKILL");
  await ended;
  return read();
}
