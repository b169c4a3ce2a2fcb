// The thread that looks at repositories: reading a plan never keeps a delivery, or a health check, waiting.
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { createBudget } from "./budget.ts";
import { createGithubApp } from "./github-app.ts";
import { createLog } from "./log.ts";
import { look } from "./look.ts";
import { createMetrics, type Snapshot } from "./metrics.ts";
import { openQueue } from "./queue/open-queue.ts";
import { createPaces } from "./session.ts";
import type { Settings } from "./settings.ts";
import { createTurns } from "./turns.ts";

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

export async function runLooks(settings: Settings): Promise<void> {
  const port = parentPort as MessagePort;
  const answer = (message: FromLooks) => port.postMessage(message);
  const log = createLog(settings.logLevel, [settings.secret]);
  const metrics = createMetrics();
  const onError = (error: Error) => {
    metrics.count("plansync_errors_total", { kind: "store" });
    log.error({ err: error }, "the queue's store failed");
  };
  const queue = await openQueue(settings.queue, { timing: settings.timing, prefix: settings.queuePrefix, onError });
  const tools = {
    github: await createGithubApp(settings, log),
    budget: createBudget(queue.counters),
    counters: queue.counters,
    metrics,
    log,
    apiUrl: settings.apiUrl,
    paceOf: createPaces(),
    bounds: { maxTasks: settings.maxTasks, maxBytes: settings.maxBytes },
    timeLimit: settings.timeLimit,
    planMetrics: settings.planMetrics,
  };
  const turns = createTurns();
  const consumer = await queue.consume((work) => turns.run(() => look(work, tools)), {
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
