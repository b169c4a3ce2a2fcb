// The main thread's side of the looks: starts their thread, watches over it, and starts it again when it is stuck.
import { Worker } from "node:worker_threads";
import type { Log } from "./log.ts";
import { type FromLooks, LOOKS, type ToLooks } from "./looks-thread.ts";
import type { Snapshot } from "./metrics.ts";
import type { Settings } from "./settings.ts";
import { createRegister, leftIn } from "./suspects.ts";

export interface Looks {
  /** Something was accepted. */
  wake(): void;
  /** Deliveries pour in (true), or no longer: looks give way meanwhile. */
  ease(on: boolean): void;
  snapshot(): Promise<Snapshot>;
  stop(patience: number): Promise<void>;
}

/** Milliseconds between questions whether the thread still answers, at most. */
const WATCH = 5_000;
/** Milliseconds that a thread is given to end. */
const GRACE = 5_000;

/**
 * `entry` is the module that the thread runs: the app's own. Resolves when the thread is at work. `accuse` is told which
 * repositories were being looked at when the thread stopped answering, or ended by itself.
 */
export async function startLooks(
  settings: Settings,
  entry: URL,
  log: Log,
  accuse: (repositories: readonly number[]) => Promise<void>,
): Promise<Looks> {
  let stopping = false;
  const told = (repositories: readonly number[]) =>
    accuse(repositories).catch((error: unknown) => log.error({ err: error }, "nobody was accused"));
  const ends: Ends = {
    ended: (reason, repositories) => restart(reason, repositories),
    // Not every loop can be ended: one around a builtin may have no place to stop at. Then the process has to go, and
    // whoever keeps it running starts it again.
    endless: (repositories) => {
      log.fatal({ repositories }, "the thread of the looks cannot be ended: the process ends itself");
      void told(repositories).then(() => process.kill(process.pid, "SIGKILL"));
    },
  };
  let current = await startFirst(() => startThread(settings, entry, log, ends), log);
  function restart(reason: string, repositories: readonly number[] = []): void {
    if (stopping) return;
    log.error({ reason, repositories }, "the thread of the looks is started again");
    // Its leases run out by themselves, and count as attempts.
    const begun = told(repositories).then(() => startThread(settings, entry, log, ends));
    begun.then(
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

/** How a thread may come to its end without being asked, and which repositories were being looked at then. */
interface Ends {
  ended(reason: string, repositories: readonly number[]): void;
  endless(repositories: readonly number[]): void;
}

/** Threads that are tried before the app gives up its start: the store may go away between opening it here and there. */
const TRIES = 5;

async function startFirst(start: () => Promise<Looks>, log: Log): Promise<Looks> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await start();
    } catch (error) {
      if (tries === TRIES) throw error;
      log.warn({ err: error }, "the thread of the looks did not begin");
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  }
}

async function startThread(settings: Settings, entry: URL, log: Log, ends: Ends): Promise<Looks> {
  const register = createRegister();
  const thread = new Worker(entry, { workerData: { role: LOOKS, settings, register, entry: entry.href } });
  const say = (message: ToLooks) => thread.postMessage(message);
  const asked = new Map<number, (snapshot: Snapshot) => void>();
  let ready: () => void = () => undefined;
  let stopped: () => void = () => undefined;
  /** Milliseconds of our own time: a process that was frozen does not take its thread for stuck. */
  let silent = 0;
  let woken = false;
  let question = 0;
  thread.on("message", (message: FromLooks) => {
    silent = 0;
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
  let grace: NodeJS.Timeout | undefined;
  const end = (): void => {
    void thread.terminate();
    grace = setTimeout(() => ends.endless(leftIn(register)), GRACE);
  };
  const patience = settings.stuckSeconds * 1_000;
  const every = Math.min(WATCH, patience / 4);
  const watch = setInterval(() => {
    say({ say: "ping" });
    if (silent >= patience && silent - every < patience) end();
    silent += every;
  }, every);
  watch.unref();
  thread.once("exit", (code) => {
    clearInterval(watch);
    stopped();
    clearTimeout(grace);
    ends.ended(`it ended with ${code}`, leftIn(register));
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
