// Runs leased work side by side, beats the heart of each lease, and settles it.
import type { ConsumeOptions, Consumer, EdgeWork, QueueTiming, Settlement, Work } from "./port.ts";
import type { Lease, Leases } from "./sqlite-leases.ts";

export interface LeaseRunner {
  start(run: (work: Work) => Promise<Settlement>, options: ConsumeOptions): Consumer;
  /** Something may be due: look now instead of at the next tick. */
  wake(): void;
}

/** Other processes put work into the same file: so often it is looked for. */
const POLL = 250;

export function createLeaseRunner(leases: Leases, timing: QueueTiming, now: () => number): LeaseRunner {
  const wakers = new Set<() => void>();
  return {
    wake: () => {
      for (const waker of wakers) waker();
    },
    start: (run, options) => startLoop(leases, timing, now, run, options, wakers),
  };
}

function startLoop(
  leases: Leases,
  timing: QueueTiming,
  now: () => number,
  run: (work: Work) => Promise<Settlement>,
  options: ConsumeOptions,
  wakers: Set<() => void>,
): Consumer {
  const running = new Map<Lease, { controller: AbortController; ended: Promise<void> }>();
  let stopped = false;
  let scheduled: NodeJS.Immediate | null = null;

  const look = (): void => {
    scheduled = null;
    try {
      while (!stopped && running.size < options.concurrency) {
        const lease = leases.take();
        if (lease === null) return;
        begin(lease);
      }
    } catch (error) {
      options.onError(error instanceof Error ? error : new Error(String(error)));
    }
  };
  const wake = (): void => {
    if (!stopped && scheduled === null && running.size < options.concurrency) scheduled = setImmediate(look);
  };
  const begin = (lease: Lease): void => {
    const controller = new AbortController();
    const ended = runLease(leases, lease, run, timing, now, controller, options.onError).then(() => {
      running.delete(lease);
      wake();
    });
    running.set(lease, { controller, ended });
  };
  const poll = setInterval(wake, POLL);
  wakers.add(wake);
  wake();
  return {
    stop: async (patience) => {
      stopped = true;
      clearInterval(poll);
      wakers.delete(wake);
      const all = () => Promise.all([...running.values()].map((entry) => entry.ended));
      await Promise.race([all(), new Promise((resolve) => setTimeout(resolve, patience).unref())]);
      // What does not end in time is told to, and handed back by settling as "later".
      for (const { controller } of running.values()) controller.abort(new Error("The app is stopping"));
      await Promise.race([all(), new Promise((resolve) => setTimeout(resolve, 2_000).unref())]);
    },
  };
}

async function runLease(
  leases: Leases,
  lease: Lease,
  run: (work: Work) => Promise<Settlement>,
  timing: QueueTiming,
  now: () => number,
  controller: AbortController,
  onError: (error: Error) => void,
): Promise<void> {
  let held = now() + timing.lease;
  const lose = (reason: string) => controller.abort(new Error(reason));
  const heart = setInterval(() => {
    try {
      if (leases.beat(lease)) held = now() + timing.lease;
      else lose(`The lease of ${lease.repository.owner}/${lease.repository.repo} was taken over`);
    } catch (error) {
      if (now() > held) lose("The lease could not be kept");
      onError(error instanceof Error ? error : new Error(String(error)));
    }
  }, timing.lease / 3);
  try {
    const settlement = await run(
      workOf(leases, lease, controller.signal, () => !controller.signal.aborted && now() < held),
    ).catch(
      (error: unknown): Settlement => ({
        kind: "failed",
        error: error instanceof Error ? error : new Error(String(error)),
      }),
    );
    const stopping: Settlement = { kind: "later", at: now(), reason: "stopped" };
    leases.settle(lease, controller.signal.aborted && settlement.kind !== "done" ? stopping : settlement);
  } catch (error) {
    // The lease runs out by itself, and somebody else goes on.
    onError(error instanceof Error ? error : new Error(String(error)));
  } finally {
    clearInterval(heart);
  }
}

function workOf(leases: Leases, lease: Lease, signal: AbortSignal, isHeld: () => boolean): Work {
  return {
    repository: lease.repository,
    urgency: lease.urgency,
    event: lease.event,
    delivery: lease.delivery,
    attempt: lease.attempt,
    signal,
    isHeld,
    nextEdge: async () => {
      const edge = leases.takeEdge(lease);
      if (edge === null) return null;
      const settled = (error: Error | null) => {
        const outcome = leases.settleEdge(lease, edge, error);
        if (outcome === "lost") throw new Error("The lease was lost before the event could be settled");
        return outcome;
      };
      return {
        id: edge.id,
        event: edge.event,
        replay: edge.attempt > 1,
        done: async () => void settled(null),
        fail: async (error) => (settled(error) === "dead" ? "dead" : "again"),
      } satisfies EdgeWork;
    },
  };
}
