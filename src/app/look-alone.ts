// A look in a process of its own: a repository that held the others up once holds up nobody but itself. A thread would
// not do: there are loops that V8 cannot end, and a heap that overflows can take its process with it.
import { type ChildProcess, fork } from "node:child_process";
import { LOOK_ALONE } from "./alone.ts";
import { answerer, type FromAlone, type MetricCall, type ToAlone } from "./carried-work.ts";
import type { Log } from "./log.ts";
import type { Metrics } from "./metrics.ts";
import type { PlanGauges } from "./plan-gauges.ts";
import type { Settlement, Work } from "./queue/port.ts";
import type { Settings } from "./settings.ts";

export interface AloneOptions {
  readonly settings: Settings;
  /** The module that the process runs: the app's own. */
  readonly entry: URL;
  readonly metrics: Metrics;
  readonly gauges: PlanGauges;
  readonly log: Log;
}

/** Megabytes of heap. Plans within the limits take a fraction of it. */
const HEAP = 1_024;
/** Milliseconds between looks at whether it lives. */
const BEAT = 250;

/** Milliseconds that it is given to start, on a busy machine. */
const STARTS = 20_000;

/** Processes at a time: each takes memory of its own. */
const MOST = 2;
const waiting: (() => void)[] = [];
let running = 0;

/** Ends by itself, or is ended: as a failure, when it gives no sign for `stuckSeconds`. */
export async function lookAlone(work: Work, options: AloneOptions): Promise<Settlement> {
  if (running >= MOST) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    if (work.signal.aborted) return { kind: "later", at: Date.now(), reason: "handed back before it began" };
    return await lookInProcess(work, options);
  } finally {
    // Whoever waits takes the place over.
    const next = waiting.shift();
    if (next !== undefined) next();
    else running -= 1;
  }
}

async function lookInProcess(work: Work, options: AloneOptions): Promise<Settlement> {
  const { settings, log, metrics } = options;
  const { repository, urgency, event, delivery, attempt } = work;
  const child = fork(options.entry, [LOOK_ALONE], {
    serialization: "advanced",
    execArgv: [...process.execArgv, `--max-old-space-size=${HEAP}`],
  });
  const say = (message: ToAlone): void => {
    if (child.connected) child.send(message);
  };
  say({ say: "look", settings, work: { repository, urgency, event, delivery, attempt } });
  const lost = (): void => say({ say: "lost", reason: String(work.signal.reason) });
  work.signal.addEventListener("abort", lost, { once: true });
  const settlement = await listen(child, work, say, options);
  work.signal.removeEventListener("abort", lost);
  if (settlement.kind === "failed" && settlement.error instanceof LookStopped) {
    metrics.count("plansync_looks_stopped_total", { reason: "stuck" });
    log.error({ repository: `${repository.owner}/${repository.repo}`, err: settlement.error }, "a look was stopped");
  }
  return settlement;
}

class LookStopped extends Error {}

function listen(
  child: ChildProcess,
  work: Work,
  say: (message: ToAlone) => void,
  { settings, metrics, gauges }: AloneOptions,
): Promise<Settlement> {
  const answer = answerer(work);
  const patience = settings.stuckSeconds * 1_000;
  /** Milliseconds of our own time: a process that was frozen does not take its child for stuck. */
  let silent = -STARTS;
  const beat = setInterval(() => {
    if (silent >= patience) child.kill("SIGKILL");
    silent += BEAT;
  }, BEAT);
  return new Promise((resolve) => {
    const end = (settlement: Settlement): void => {
      clearInterval(beat);
      resolve(settlement);
    };
    child.on("message", (message: FromAlone) => {
      silent = 0;
      if (message.say === "metric") record(metrics, message.args);
      else if (message.say === "plans") gauges.tell(...message.args);
      else if (message.say === "settled") end(message.settlement);
      else if (message.say === "ask") {
        answer(message.question).then(
          (value) => say({ say: "answer", id: message.id, value }),
          (error: Error) => say({ say: "refused", id: message.id, error }),
        );
      }
    });
    child.once("error", (error) => end({ kind: "failed", error }));
    child.once("exit", (code, signal) => {
      const how =
        silent >= patience ? `did not answer for ${settings.stuckSeconds} seconds` : `ended with ${signal ?? code}`;
      end({ kind: "failed", error: new LookStopped(`The look ${how}`) });
    });
  });
}

function record(metrics: Metrics, call: MetricCall): void {
  if (call[0] === "count") metrics.count(call[1], call[2], call[3]);
  else if (call[0] === "set") metrics.set(call[1], call[2], call[3]);
  else metrics.observe(call[1], call[2], call[3]);
}
