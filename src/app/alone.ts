// The process of one look alone. What it counts is counted by the process that started it.
import { Worker } from "node:worker_threads";
import { arrivedWork, type FromAlone, type ToAlone } from "./carried-work.ts";
import { createLog } from "./log.ts";
import { look } from "./look.ts";
import { lookTools } from "./look-tools.ts";
import { createMetrics, type Metrics } from "./metrics.ts";
import type { PlanGauges } from "./plan-gauges.ts";
import { openQueue } from "./queue/open-queue.ts";
import { secretsOf } from "./settings.ts";

/** The argument that the process is started with. */
export const LOOK_ALONE = "look-alone";

/** Milliseconds between signs of life. */
const ALIVE = 500;

/** True in a process that was started for one look. */
export function isAlone(): boolean {
  return process.argv[2] === LOOK_ALONE && process.send !== undefined;
}

/** However busy we are: when nobody waits for us any more, it ends. */
const ORPHAN = `
const parent = process.ppid;
setInterval(() => process.ppid === parent || process.kill(process.pid, "SIGKILL"), 1_000);`;

/** Looks at what it is told to look at, says how it went, and ends. */
export function runAlone(): void {
  say({ say: "alive" });
  const alive = setInterval(() => say({ say: "alive" }), ALIVE);
  let hear: ((message: ToAlone) => void) | null = null;
  process.on("message", (message: ToAlone) => {
    if (message.say !== "look") return hear?.(message);
    const arrived = arrivedWork(message.work, say);
    hear = arrived.hear;
    lookOnce(message, arrived.work).then(
      (settlement) => {
        clearInterval(alive);
        say({ say: "settled", settlement });
        process.disconnect();
      },
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        process.exit(1);
      },
    );
  });
  new Worker(ORPHAN, { eval: true }).unref();
  // Nobody is left who could take the answer.
  process.once("disconnect", () => process.exit());
}

function say(message: FromAlone): void {
  process.send?.(message);
}

async function lookOnce({ settings }: ToAlone & { say: "look" }, work: ReturnType<typeof arrivedWork>["work"]) {
  const log = createLog(settings.logLevel, secretsOf(settings));
  const metrics: Metrics = {
    ...createMetrics(),
    count: (...args) => say({ say: "metric", args: ["count", ...args] }),
    set: (...args) => say({ say: "metric", args: ["set", ...args] }),
    observe: (...args) => say({ say: "metric", args: ["observe", ...args] }),
  };
  const gauges: PlanGauges = { tell: (...args) => say({ say: "plans", args }) };
  const onError = (error: Error) => log.error({ err: error }, "the queue's store failed");
  const queue = await openQueue(settings.queue, { timing: settings.timing, prefix: settings.queuePrefix, onError });
  try {
    return await look(work, await lookTools(settings, { queue, metrics, gauges, log }));
  } finally {
    await queue.close();
  }
}
