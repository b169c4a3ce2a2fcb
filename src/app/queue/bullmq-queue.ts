// The queue for several instances: BullMQ on Redis, Valkey or PostgreSQL. One job a repository, by its deduplication.
import { Queue as BullQueue, DelayedError, type IQueueBackend, type Job, Worker } from "bullmq";
import { createAccept } from "./bullmq-accept.ts";
import { buryEdge, deadLettersOf, openGraveyard, retryDeadOf } from "./bullmq-dead.ts";
import { holdEdges, openEdgeRoot } from "./bullmq-edges.ts";
import type { BullStore } from "./bullmq-stores.ts";
import {
  type ConsumeOptions,
  type Consumer,
  defaultTiming,
  type EdgeEvent,
  type EdgeWork,
  type Queue,
  type QueueTiming,
  type RepositoryRef,
  type Settlement,
  type Work,
} from "./port.ts";

/** What a repository's job carries: only what to look at, and why. */
export interface Look {
  readonly repository: RepositoryRef;
  readonly event: string;
  readonly delivery: string;
  readonly urgency: "interactive" | "bulk";
}

export type LookQueue = BullQueue<Look, void, string, Look, void, string, IQueueBackend, unknown>;
type LookJob = Job<Look, void, string>;

const NAME = "repositories";

export function createBullQueue(store: BullStore, options: { timing?: Partial<QueueTiming> } = {}): Queue {
  const timing = { ...defaultTiming, ...options.timing };
  const looks: LookQueue = new BullQueue(
    NAME,
    {
      connection: store.connection,
      prefix: store.prefix,
      defaultJobOptions: {
        attempts: timing.attempts,
        backoff: { type: "exponential", delay: timing.backoff },
        removeOnComplete: true,
        removeOnFail: { age: 30 * 24 * 3_600, count: 10_000 },
        stackTraceLimit: 0,
      },
    },
    store.factory,
  );
  looks.on("error", () => undefined);
  const root = openEdgeRoot(store);
  const graveyard = openGraveyard(store, looks.backend);
  const accept = createAccept(looks, root.backend, store);
  return {
    store: store.store,
    accept,
    consume: (run, consumeOptions) => consume(root.backend, store, timing, run, consumeOptions, graveyard),
    // BullMQ tells its workers itself.
    wake: () => undefined,
    deadLetters: (limit = 100) => deadLettersOf(looks, graveyard, limit),
    retryDead: (id) => retryDeadOf(looks, root.backend, graveyard, store, id),
    stats: async () => {
      const counts = await looks.getJobCounts("wait", "prioritized", "delayed", "active", "failed");
      const buried = await graveyard.getJobCounts("wait");
      return {
        waiting: (counts.wait ?? 0) + (counts.prioritized ?? 0),
        delayed: counts.delayed ?? 0,
        running: counts.active ?? 0,
        dead: (counts.failed ?? 0) + (buried.wait ?? 0),
      };
    },
    counters: store.counters,
    ping: () => store.ping(),
    close: async () => {
      await graveyard.close();
      await root.close();
      await looks.close();
      await store.close();
    },
  };
}

async function consume(
  edgesBackend: IQueueBackend,
  store: BullStore,
  timing: QueueTiming,
  run: (work: Work) => Promise<Settlement>,
  options: ConsumeOptions,
  graveyard: Awaited<ReturnType<typeof openGraveyard>>,
): Promise<Consumer> {
  const leases = new Map<string, { until: number; controller: AbortController }>();
  const processor = async (job: LookJob, token?: string): Promise<void> => {
    const id = job.id ?? "";
    const lease = { until: Date.now() + timing.lease, controller: new AbortController() };
    leases.set(id, lease);
    const isHeld = () => !lease.controller.signal.aborted && Date.now() < lease.until;
    const bury = (edge: string, event: EdgeEvent, error: Error) =>
      buryEdge(graveyard, edge, { repository: job.data.repository, event, error: error.message });
    const edges = holdEdges(store, edgesBackend, job.data.repository.id, timing, isHeld, bury);
    try {
      const work: Work = {
        ...job.data,
        attempt: Math.max(job.attemptsMade + 1, job.attemptsStarted - gotOnAt(job) - STARTS),
        signal: lease.controller.signal,
        isHeld,
        nextEdge: async () => gettingOn(await edges.next(), job),
      };
      await settle(await run(work), job, token ?? "", lease.controller.signal);
    } finally {
      leases.delete(id);
      await edges.close().catch(() => undefined);
    }
  };
  const worker = new Worker<Look, void, string, IQueueBackend, object, unknown>(
    NAME,
    processor,
    {
      connection: store.workerConnection,
      prefix: store.prefix,
      concurrency: options.concurrency,
      lockDuration: timing.lease,
      lockRenewTime: timing.lease / 3,
      stalledInterval: Math.max(500, timing.lease / 3),
      maxStalledCount: 1_000_000,
      drainDelay: 2,
      runRetryDelay: 1_000,
    },
    store.factory,
  );
  worker.on("error", options.onError);
  worker.on("locksRenewed", ({ jobIds }) => {
    for (const id of jobIds) {
      const lease = leases.get(id);
      if (lease) lease.until = Date.now() + timing.lease;
    }
  });
  worker.on("lockRenewalFailed", (ids) => {
    for (const id of ids) leases.get(id)?.controller.abort(new Error("The lease was taken over"));
  });
  await worker.waitUntilReady();
  return { stop: (patience) => stop(worker, leases, patience) };
}

/** So often a job may be begun without its end being seen, before that counts as attempts. */
const STARTS = 10;

/** The start in which something was last done. */
function gotOnAt({ progress }: LookJob): number {
  return typeof progress === "number" ? progress : 0;
}

/** Interrupted again and again, but with something done each time: that is not what never ends. */
function gettingOn(edge: EdgeWork | null, job: LookJob): EdgeWork | null {
  if (edge === null || job.attemptsStarted < STARTS) return edge;
  return {
    ...edge,
    done: async () => {
      await edge.done();
      if (gotOnAt(job) < job.attemptsStarted) await job.updateProgress(job.attemptsStarted);
    },
  };
}

async function settle(settlement: Settlement, job: LookJob, token: string, signal: AbortSignal): Promise<void> {
  const stopped = signal.aborted && settlement.kind !== "done";
  if (settlement.kind === "later" || stopped) {
    await job.moveToDelayed(settlement.kind === "later" ? settlement.at : Date.now(), token);
    throw new DelayedError();
  }
  if (settlement.kind === "failed") throw settlement.error;
}

async function stop(
  worker: { pause(doNotWait: boolean): Promise<void>; close(force?: boolean): Promise<void> },
  leases: ReadonlyMap<string, { controller: AbortController }>,
  patience: number,
): Promise<void> {
  await worker.pause(true);
  const ended = worker.close();
  const after = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
  await Promise.race([ended, after(patience)]);
  for (const { controller } of leases.values()) controller.abort(new Error("The app is stopping"));
  await Promise.race([ended, after(2_000)]);
  if (leases.size > 0) await worker.close(true).catch(() => undefined);
}
