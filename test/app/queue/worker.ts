// A worker process for the kill test: looks at repositories, runs commands, and writes down what it did.
// node worker.ts ADDRESS PREFIX JOURNAL
import { appendFileSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { openQueue } from "../../../src/app/queue/open-queue.ts";

const [address = "", prefix = "", journal = ""] = process.argv.slice(2);
const write = (what: string, ...more: (string | number)[]) =>
  appendFileSync(journal, `${[Date.now(), process.pid, what, ...more].join(" ")}\n`);

const queue = await openQueue(address, { prefix, timing: { lease: 1_200, backoff: 20 }, onError: () => undefined });
await queue.consume(
  async (work) => {
    const { id } = work.repository;
    write("begin", id);
    for (let edge = await work.nextEdge(); edge !== null; edge = await work.nextEdge()) {
      await sleep(Math.random() * 15);
      // As commands do: one that was begun before is done only when its effect is not there.
      const effect = `effect ${id} ${edge.id}`;
      if (!work.isHeld()) throw new Error("lost");
      if (!edge.replay || !readFileSync(journal, "utf8").includes(`${effect}\n`)) write(effect);
      await sleep(Math.random() * 5);
      await edge.done();
    }
    // The reconcile: what was true when it read is what it brings about.
    const read = Date.now();
    await sleep(10 + Math.random() * 40);
    if (!work.isHeld()) throw new Error("lost");
    write("reconciled", id, read);
    write("end", id);
    return { kind: "done" };
  },
  { concurrency: 4, onError: () => undefined },
);
write("ready");
