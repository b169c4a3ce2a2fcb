// Dead letters on BullMQ: looks that failed for good are the failed jobs; edge events are put into a queue of their own.
import { Queue as BullQueue, type IQueueBackend } from "bullmq";
import { addEdge, openEdges } from "./bullmq-edges.ts";
import type { LookQueue } from "./bullmq-queue.ts";
import type { BullStore } from "./bullmq-stores.ts";
import type { DeadLetter, EdgeEvent, RepositoryRef } from "./port.ts";

interface Buried {
  readonly repository: RepositoryRef;
  readonly event: EdgeEvent;
  readonly error: string;
}

export type Graveyard = BullQueue<Buried, void, string, Buried, void, string, IQueueBackend, unknown>;

export function openGraveyard(store: BullStore, backend: IQueueBackend): Graveyard {
  const options = { connection: store.connection, prefix: store.prefix };
  const queue: Graveyard = new BullQueue("dead-edges", options, () => backend.forQueue("dead-edges", store.prefix));
  queue.on("error", () => undefined);
  return queue;
}

export async function buryEdge(graveyard: Graveyard, id: string, buried: Buried): Promise<void> {
  await graveyard.add("dead", buried, { jobId: `d-${id}` });
}

export async function deadLettersOf(looks: LookQueue, graveyard: Graveyard, limit: number): Promise<DeadLetter[]> {
  const [failed, buried] = await Promise.all([looks.getFailed(0, limit - 1), graveyard.getWaiting(0, limit - 1)]);
  const letters = [
    ...failed.map((job) => ({
      id: `repository:${job.data.repository.id}`,
      repository: job.data.repository,
      what: job.data.event,
      error: job.failedReason ?? "",
      at: job.finishedOn ?? job.timestamp,
    })),
    ...buried.map((job) => ({
      id: `edge:${(job.id ?? "").replace(/^d-/, "")}`,
      repository: job.data.repository,
      what: JSON.stringify(job.data.event),
      error: job.data.error,
      at: job.timestamp,
    })),
  ];
  return letters.sort((a, b) => b.at - a.at).slice(0, limit);
}

export async function retryDeadOf(
  looks: LookQueue,
  edgesBackend: IQueueBackend,
  graveyard: Graveyard,
  store: BullStore,
  letter: string,
): Promise<boolean> {
  const colon = letter.indexOf(":");
  const [kind, id] = [letter.slice(0, colon), letter.slice(colon + 1)];
  if (kind === "repository") return retryLook(looks, Number(id));
  if (kind !== "edge") return false;
  const job = await graveyard.getJob(`d-${id}`);
  if (!job) return false;
  const { repository, event } = job.data;
  const delivery = `${id}-again-${Date.now().toString(36)}`;
  const intake = { delivery, repository, urgency: "interactive", event: "retry", edge: event } as const;
  const edges = openEdges(store, edgesBackend, repository.id);
  await addEdge(edges, intake);
  await edges.close();
  await look(looks, { repository, event: "retry", delivery });
  await job.remove();
  return true;
}

async function retryLook(looks: LookQueue, repository: number): Promise<boolean> {
  const failed = (await looks.getFailed(0, 9_999)).filter((job) => job.data.repository.id === repository);
  const last = failed[0];
  if (!last) return false;
  await look(looks, { repository: last.data.repository, event: "retry", delivery: `retry-${Date.now()}` });
  for (const job of failed) await job.remove();
  return true;
}

async function look(
  looks: LookQueue,
  data: { repository: RepositoryRef; event: string; delivery: string },
): Promise<void> {
  await looks.add(
    "look",
    { ...data, urgency: "interactive" },
    { deduplication: { id: String(data.repository.id), keepLastIfActive: true }, priority: 1 },
  );
}
