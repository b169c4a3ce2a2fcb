// Repairs what was missed: looks at every repository now and then, and asks GitHub for deliveries that failed.
import type { GithubApp } from "./github-app.ts";
import type { Log } from "./log.ts";
import type { Queue } from "./queue/port.ts";

export interface SweepOptions {
  readonly sweepMinutes: number;
  readonly redeliverMinutes: number;
}

export interface Sweeper {
  stop(): void;
}

/** Claims in the queue's store see to it that of several instances one sweeps. */
export function startSweeps(queue: Queue, github: GithubApp, options: SweepOptions, log: Log): Sweeper {
  const timers: NodeJS.Timeout[] = [];
  const every = (name: string, minutes: number, work: () => Promise<number>) => {
    if (minutes === 0) return;
    const window = minutes * 60_000;
    const turn = async () => {
      try {
        if (!(await queue.counters.claim(name, window - 1_000))) return;
        const count = await work();
        log.info({ count }, `${name} done`);
      } catch (error) {
        log.warn({ err: error }, `${name} failed`);
      }
    };
    // Instances that start together do not ask together.
    timers.push(setTimeout(turn, 2_000 + Math.random() * 3_000).unref(), setInterval(turn, window).unref());
  };
  every("sweep", options.sweepMinutes, () => sweep(queue, github));
  every("redelivery", options.redeliverMinutes, () => github.redeliver(Date.now() - 3 * 24 * 3_600_000));
  return {
    stop: () => {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

/** Puts every installed repository into the queue, behind everything that somebody waits for. */
export async function sweep(queue: Pick<Queue, "accept">, github: Pick<GithubApp, "installed">): Promise<number> {
  let count = 0;
  for await (const repositories of github.installed()) {
    const delivery = (id: number) => `sweep-${Date.now()}-${id}`;
    await queue.accept(
      repositories.map((repository) => ({
        delivery: delivery(repository.id),
        repository,
        urgency: "bulk",
        event: "sweep",
        edge: null,
      })),
    );
    count += repositories.length;
  }
  return count;
}
