// The thread that looks at repositories: reading a plan never keeps a delivery, or a health check, waiting.
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { createLog } from "./log.ts";
import { look } from "./look.ts";
import { lookAlone } from "./look-alone.ts";
import { lookTools } from "./look-tools.ts";
import { createMetrics, type Snapshot } from "./metrics.ts";
import { createPlanGauges } from "./plan-gauges.ts";
import { openQueue } from "./queue/open-queue.ts";
import type { Settlement, Work } from "./queue/port.ts";
import { type Settings, secretsOf } from "./settings.ts";
import { createSuspects, enter } from "./suspects.ts";
import { createTurns, standBack } from "./turns.ts";

/** What the main thread says, and what this one answers. */
export type ToLooks =
  | { readonly say: "wake" }
  | { readonly say: "ease"; readonly on: boolean }
  | { readonly say: "ping" }
  | { readonly say: "metrics"; readonly id: number }
  | { readonly say: "stop"; readonly patience: number };
export type FromLooks =
  | { readonly say: "ready" }
  | { readonly say: "pong" }
  | { readonly say: "metrics"; readonly id: number; readonly snapshot: Snapshot }
  | { readonly say: "stopped" };

/** Marks the thread's start in `workerData`. */
export const LOOKS = "plansync-looks";

/** Null outside the thread. */
export function looksSettings(): Settings | null {
  return parentPort !== null && workerData?.role === LOOKS ? (workerData.settings as Settings) : null;
}

/** Begun so often without an end: perhaps it takes the process with it, so it runs where it takes nobody else along. */
const OFTEN = 30;

export async function runLooks(settings: Settings): Promise<void> {
  standBack();
  const port = parentPort as MessagePort;
  const entry = new URL(workerData.entry);
  const answer = (message: FromLooks) => port.postMessage(message);
  const log = createLog(settings.logLevel, secretsOf(settings));
  const metrics = createMetrics();
  const onError = (error: Error) => {
    metrics.count("plansync_errors_total", { kind: "store" });
    log.error({ err: error }, "the queue's store failed");
  };
  const queue = await openQueue(settings.queue, { timing: settings.timing, prefix: settings.queuePrefix, onError });
  const gauges = createPlanGauges(metrics, settings.planMetrics);
  const tools = await lookTools(settings, { queue, metrics, gauges, log });
  const suspects = createSuspects(queue.counters);
  const run = async (work: Work): Promise<Settlement> => {
    const { id } = work.repository;
    if (work.attempt <= OFTEN && !(await suspects.has(id))) return look(work, tools);
    const settlement = await lookAlone(work, { settings, entry, metrics, gauges, log });
    if (settlement.kind !== "failed") await suspects.clear(id);
    return settlement;
  };
  const turns = createTurns();
  const consumer = await queue.consume((work) => turns.run(() => registered(work, run)), {
    concurrency: settings.concurrency,
    onError,
  });
  port.on("message", async (message: ToLooks) => {
    switch (message.say) {
      case "wake":
        return queue.wake();
      case "ease":
        return turns.ease(message.on);
      case "ping":
        return answer({ say: "pong" });
      case "metrics":
        metrics.set("plansync_looks_heap_bytes", process.memoryUsage().heapUsed);
        return answer({ say: "metrics", id: message.id, snapshot: metrics.snapshot() });
      case "stop":
        await consumer.stop(message.patience);
        await queue.close();
        answer({ say: "stopped" });
        port.close();
    }
  });
  answer({ say: "ready" });
}

/** While it runs, the main thread can see at what we are: also when we do not answer. */
async function registered(work: Work, run: (work: Work) => Promise<Settlement>): Promise<Settlement> {
  const leave = enter(workerData.register, work.repository.id);
  try {
    return await run(work);
  } finally {
    leave();
  }
}
