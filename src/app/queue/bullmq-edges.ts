// Edge events on BullMQ: a queue for each repository, emptied by whoever holds the repository's job.
import { type BackendFactory, type IQueueBackend, type Job, Queue, Worker } from "bullmq";
import type { BullStore } from "./bullmq-stores.ts";
import { coalesceKey, type EdgeEvent, type EdgeWork, type Intake, type QueueTiming, REMEMBERED } from "./port.ts";

/** One token for all: that only one holder comes here at a time is what the repository's own job sees to. */
const TOKEN = "holder-of-the-repository";
/** Longer than anything takes: a lock here never runs out while the repository's job is handed on. */
const NEVER = 365 * 24 * 3_600_000;

type EdgeQueue = Queue<EdgeEvent, void, string, EdgeEvent, void, string, IQueueBackend, unknown>;
type EdgeJob = Job<EdgeEvent, void, string>;

export function edgeQueueName(repository: number): string {
  return `edges-${repository}`;
}

/** Stores the event unless this delivery is known. */
export async function addEdge(queue: EdgeQueue, intake: Intake & { edge: EdgeEvent }): Promise<void> {
  const key = coalesceKey(intake.edge);
  await queue.add(intake.edge.kind, intake.edge, {
    jobId: `d-${intake.delivery}`,
    attempts: 1_000_000,
    removeOnComplete: { age: REMEMBERED / 1_000 },
    ...(key !== null && { deduplication: { id: key, keepLastIfActive: true } }),
  });
}

/**
 * The connection that all edge queues share. It is a queue that is never used itself: the lock's length is taken from
 * the options of the queue that a backend was made for.
 */
export function openEdgeRoot(store: BullStore): EdgeQueue {
  const options = { connection: store.connection, prefix: store.prefix, lockDuration: NEVER };
  const root: EdgeQueue = new Queue("edges", options, store.factory);
  root.on("error", () => undefined);
  return root;
}

/** Opens a repository's edge events over a connection that is there. */
export function openEdges(store: BullStore, backend: IQueueBackend, repository: number): EdgeQueue {
  const name = edgeQueueName(repository);
  const options = { connection: store.connection, prefix: store.prefix, skipMetasUpdate: true };
  const queue: EdgeQueue = new Queue(name, options, onBackend(backend, name, store.prefix));
  queue.on("error", () => undefined);
  return queue;
}

function onBackend(backend: IQueueBackend, name: string, prefix: string): BackendFactory<IQueueBackend, unknown> {
  return () => backend.forQueue(name, prefix);
}

export interface HeldEdges {
  next(): Promise<EdgeWork | null>;
  close(): Promise<void>;
}

/** Settles edge events that were begun by us or by a holder before us. */
interface Hands {
  /** Throws when the lease was lost. */
  must(): void;
  readonly attempts: number;
  bury(id: string, event: EdgeEvent, error: Error): Promise<void>;
}

/** The edge events of a repository, for the one who holds its job. `isHeld` is asked before anything is settled. */
export function holdEdges(
  store: BullStore,
  backend: IQueueBackend,
  repository: number,
  timing: QueueTiming,
  isHeld: () => boolean,
  bury: Hands["bury"],
): HeldEdges {
  const name = edgeQueueName(repository);
  const counter = backend.forQueue(name, store.prefix);
  let taker: ReturnType<typeof openTaker> | null = null;
  const must = () => {
    if (!isHeld()) throw new Error("The lease was lost before the event could be settled");
  };
  return {
    next: async () => {
      if (taker === null) {
        // Most looks have no event to do: one question, and nothing is opened.
        const counts = await counter.getCounts(["active", "wait", "delayed", "prioritized"]);
        if (counts.every((count) => count === 0)) return null;
        taker = openTaker(store, backend, name, repository);
      }
      const taken = await taker.take();
      return taken && workOf(taken.job, taken.replay, { must, attempts: timing.attempts, bury });
    },
    close: async () => taker?.close(),
  };
}

function openTaker(store: BullStore, backend: IQueueBackend, name: string, repository: number) {
  const queue = openEdges(store, backend, repository);
  const worker: Worker<EdgeEvent, void, string, IQueueBackend, object, unknown> = new Worker(
    name,
    null,
    { connection: store.connection, prefix: store.prefix, autorun: false, lockDuration: NEVER, skipStalledCheck: true },
    onBackend(backend, name, store.prefix),
  );
  worker.on("error", () => undefined);
  return {
    take: async (): Promise<{ job: EdgeJob; replay: boolean } | null> => {
      // Active here and nobody but us at work: its holder died, or gave it back.
      const [left] = await queue.getActive(0, 0);
      if (left) return { job: left as EdgeJob, replay: true };
      const job = (await worker.getNextJob(TOKEN, { block: false })) as EdgeJob | undefined;
      return job ? { job, replay: job.attemptsMade > 0 } : null;
    },
    close: async () => {
      await worker.close(true);
      await queue.close();
    },
  };
}

function workOf(job: EdgeJob, replay: boolean, hands: Hands): EdgeWork {
  return {
    id: idOf(job),
    event: job.data,
    replay,
    done: async () => {
      hands.must();
      await job.moveToCompleted(undefined, TOKEN, false);
    },
    fail: async (error) => {
      hands.must();
      if (job.attemptsMade + 1 < hands.attempts) {
        // Back to the front: commands keep their order.
        job.opts.lifo = true;
        await job.moveToFailed(error, TOKEN, false);
        return "again";
      }
      await hands.bury(idOf(job), job.data, error);
      await job.moveToCompleted(undefined, TOKEN, false);
      return "dead";
    },
  };
}

function idOf(job: EdgeJob): string {
  return (job.id ?? "").replace(/^d-/, "");
}
