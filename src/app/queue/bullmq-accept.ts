// Taking deliveries into BullMQ: what must be done once first, then one look for each repository that has none waiting.
import type { IQueueBackend } from "bullmq";
import { addEdge, openEdges } from "./bullmq-edges.ts";
import type { Look, LookQueue } from "./bullmq-queue.ts";
import type { BullStore } from "./bullmq-stores.ts";
import type { Accepted, Intake, Urgency } from "./port.ts";

/** Smaller goes first. Events of an installation that sends many go behind those of one that sends few. */
const PRIORITY = { edge: 1, interactive: 10, bulk: 10_000 } as const;
/** From so many repositories on, asking which looks wait costs the store less than adding to each of them. */
const ASK = 8;
/** As many waiting looks are read at a time, the first in line. */
const READ = 1_000;
/** Looks of one statement: what an answer waits for stays short. */
const TOGETHER = 100;

export function createAccept(
  looks: LookQueue,
  edges: IQueueBackend,
  store: BullStore,
): (intakes: readonly Intake[]) => Promise<readonly Accepted[]> {
  const share = createShare();
  const hastened = createHastened();
  return async (intakes) => {
    // One after the other: commands of one repository keep their order.
    for (const intake of intakes) if (intake.edge !== null) await storeEdge(edges, store, intake);
    const wanted = onePerRepository(intakes);
    const waiting = wanted.length < ASK ? null : await readWaiting(looks);
    const missing = waiting === null ? wanted : wanted.filter((intake) => !waiting.covers(intake, hastened));
    const queued = new Set<string>();
    for (let at = 0; at < missing.length; at += TOGETHER) {
      const some = missing.slice(at, at + TOGETHER);
      for (const delivery of await addLooks(looks, some, share, hastened)) queued.add(delivery);
    }
    return intakes.map((intake) => (queued.has(intake.delivery) ? "queued" : "coalesced"));
  };
}

/** Several for one repository at once are one look: the most urgent, told by the latest. */
function onePerRepository(intakes: readonly Intake[]): readonly Intake[] {
  const chosen = new Map<number, Intake>();
  for (const intake of intakes) {
    const earlier = chosen.get(intake.repository.id);
    if (earlier === undefined || rank(earlier) >= rank(intake)) chosen.set(intake.repository.id, intake);
  }
  return [...chosen.values()];
}

function rank(intake: Intake): number {
  return intake.edge ? 0 : intake.urgency === "interactive" ? 1 : 2;
}

interface Waiting {
  /** True when a look waits that will do for this delivery. */
  covers(intake: Intake, hastened: Hastened): boolean;
}

/**
 * The looks that wait, which are stored already. One that waits now begins later than the deliveries that came before
 * this was asked, and reads what they told of.
 */
async function readWaiting(looks: LookQueue): Promise<Waiting> {
  const ids = await looks.getRanges(["prioritized"], 0, READ - 1, true);
  const found = new Map(ids.map((id) => [repositoryOf(id), id]));
  return {
    covers: (intake, hastened) => {
      if (intake.edge !== null) return false;
      const id = found.get(intake.repository.id);
      return id !== undefined && !isSlower(id, intake.urgency, hastened);
    },
  };
}

let serial = 0;

/** Repository and urgency are in the id: a list of ids tells who waits, and how urgently. */
function lookId(repository: number, urgency: Urgency): string {
  const unique = `${process.pid.toString(36)}-${Date.now().toString(36)}-${(serial++).toString(36)}`;
  return `r${repository}${urgency === "interactive" ? "i" : "b"}-${unique}`;
}

/** 0 when it is no id of ours. */
function repositoryOf(id: string): number {
  return Number(/^r(\d+)[ib]-/.exec(id)?.[1] ?? 0);
}

/** True when somebody waits for this delivery, and the look was asked for by nobody who does. */
function isSlower(id: string, urgency: Urgency, hastened: Hastened): boolean {
  return urgency === "interactive" && /^r\d+b-/.test(id) && !hastened.has(id);
}

/** Adds the looks in one statement; returns the deliveries that were the first to ask for theirs. */
async function addLooks(
  looks: LookQueue,
  intakes: readonly Intake[],
  share: (installation: number) => number,
  hastened: Hastened,
): Promise<readonly string[]> {
  const wanted = intakes.map((intake) => ({
    name: "look",
    data: lookOf(intake),
    opts: {
      jobId: lookId(intake.repository.id, intake.urgency),
      deduplication: { id: String(intake.repository.id), keepLastIfActive: true },
      priority: intake.edge ? PRIORITY.edge : PRIORITY[intake.urgency] + share(intake.repository.installation),
    },
  }));
  const jobs = await looks.addBulk(wanted);
  const queued: string[] = [];
  const overtaken: Promise<void>[] = [];
  for (const [at, { data, opts }] of wanted.entries()) {
    const job = jobs[at];
    const id = job?.id ?? "";
    if (id === opts.jobId) queued.push(data.delivery);
    else if (job && (opts.priority === PRIORITY.edge || isSlower(id, data.urgency, hastened))) {
      overtaken.push(hasten(job, opts.priority));
      hastened.add(id);
    }
  }
  await Promise.all(overtaken);
  return queued;
}

function lookOf(intake: Intake): Look {
  const { repository, event, delivery, urgency } = intake;
  return { repository, event, delivery, urgency };
}

async function hasten(
  job: { changePriority(to: { priority: number }): Promise<void>; promote(): Promise<void> },
  priority: number,
): Promise<void> {
  // Either may find the job running or gone by now, which is as good.
  await job.changePriority({ priority }).catch(() => undefined);
  await job.promote().catch(() => undefined);
}

async function storeEdge(edges: IQueueBackend, store: BullStore, intake: Intake): Promise<void> {
  if (intake.edge === null) return;
  const queue = openEdges(store, edges, intake.repository.id);
  await addEdge(queue, { ...intake, edge: intake.edge });
  await queue.close();
}

interface Hastened {
  has(id: string): boolean;
  add(id: string): void;
}

/** Looks that were pulled forward by this instance, the latest of them. */
function createHastened(): Hastened {
  const ids = new Set<string>();
  return {
    has: (id) => ids.has(id),
    add: (id) => {
      ids.add(id);
      if (ids.size > 10_000) ids.delete(ids.values().next().value ?? "");
    },
  };
}

/** How many looks each installation was given lately, by this instance: the more, the further back the next one stands. */
function createShare(): (installation: number) => number {
  let counts = new Map<number, number>();
  let since = Date.now();
  return (installation) => {
    if (Date.now() - since > 10_000) {
      counts = new Map([...counts].map(([id, count]) => [id, count >> 2] as const).filter(([, count]) => count > 0));
      since = Date.now();
    }
    const count = counts.get(installation) ?? 0;
    counts.set(installation, count + 1);
    return Math.min(count, 9_000);
  };
}
