// The main thread's side of the looks: starts their thread, watches over it, and starts it again when it is stuck.
import { Worker } from "node:worker_threads";
import type { Log } from "./log.ts";
import { type FromLooks, LOOKS, type ToLooks } from "./looks-thread.ts";
import type { Snapshot } from "./metrics.ts";
import type { Settings } from "./settings.ts";

export interface Looks {
  /** Something was accepted. */
  wake(): void;
  /** Deliveries pour in (true), or no longer: looks give way meanwhile. */
  ease(on: boolean): void;
  snapshot(): Promise<Snapshot>;
  stop(patience: number): Promise<void>;
}

/** Milliseconds between questions whether the thread still answers. */
const WATCH = 5_000;

/** `entry` is the module that the thread runs: the app's own. Resolves when the thread is at work. */
export async function startLooks(settings: Settings, entry: URL, log: Log): Promise<Looks> {
  let stopping = false;
  let current = await startThread(settings, entry, log, restart);
  function restart(reason: string): void {
    if (stopping) return;
    log.error({ reason }, "the thread of the looks is started again");
    // Its leases run out by themselves, and count as attempts.
    startThread(settings, entry, log, restart).then(
      (thread) => {
        current = thread;
      },
      (error: unknown) => {
        log.error({ err: error }, "the thread of the looks could not be started");
        setTimeout(() => restart("could not be started"), WATCH).unref();
      },
    );
  }
  return {
    wake: () => current.wake(),
    ease: (on) => current.ease(on),
    snapshot: () => current.snapshot(),
    stop: (patience) => {
      stopping = true;
      return current.stop(patience);
    },
  };
}

async function startThread(settings: Settings, entry: URL, log: Log, onEnd: (reason: string) => void): Promise<Looks> {
  const thread = new Worker(entry, { workerData: { role: LOOKS, settings } });
  const say = (message: ToLooks) => thread.postMessage(message);
  const asked = new Map<number, (snapshot: Snapshot) => void>();
  let ready: () => void = () => undefined;
  let stopped: () => void = () => undefined;
  let answered = Date.now();
  let woken = false;
  let question = 0;
  thread.on("message", (message: FromLooks) => {
    answered = Date.now();
    if (message.say === "ready") ready();
    if (message.say === "stopped") stopped();
    if (message.say === "metrics") asked.get(message.id)?.(message.snapshot);
  });
  thread.on("error", (error) => log.error({ err: error }, "the thread of the looks failed"));
  const started = new Promise<void>((resolve, reject) => {
    ready = resolve;
    thread.once("exit", () => reject(new Error("The thread of the looks ended before it began")));
  });
  await started;
  const watch = setInterval(() => {
    say({ say: "ping" });
    if (Date.now() - answered > settings.stuckSeconds * 1_000) void thread.terminate();
  }, WATCH);
  watch.unref();
  thread.once("exit", (code) => {
    clearInterval(watch);
    stopped();
    onEnd(`it ended with ${code}`);
  });
  return {
    wake: () => {
      // Many deliveries at once are one call.
      if (woken) return;
      woken = true;
      setTimeout(() => {
        woken = false;
        say({ say: "wake" });
      }, 5);
    },
    ease: (on) => say({ say: "ease", on }),
    snapshot: () =>
      new Promise((resolve) => {
        const id = ++question;
        const end = (snapshot: Snapshot) => {
          asked.delete(id);
          resolve(snapshot);
        };
        asked.set(id, end);
        setTimeout(() => end([]), 2_000).unref();
        say({ say: "metrics", id });
      }),
    stop: async (patience) => {
      const over = new Promise<void>((resolve) => {
        stopped = resolve;
      });
      say({ say: "stop", patience });
      const late = new Promise((resolve) => setTimeout(resolve, patience + 5_000).unref());
      await Promise.race([over, late]);
      await thread.terminate();
    },
  };
}
