// Sends signed deliveries at their due times, in a process of its own: what it measures is the app, not its own delay.
// A delivery's time counts from the moment it was due to the last byte of its answer.
import { createHmac, randomUUID } from "node:crypto";
import { monitorEventLoopDelay, performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { createLanes } from "./load-lanes.ts";
import { dueAfter, dueTime, type Order } from "./load-order.ts";
import type { LoadRepository } from "./load-world.ts";

export interface Report {
  readonly sent: number;
  readonly offeredSeconds: number;
  readonly statuses: Readonly<Record<string, number>>;
  /** Refused or unanswered ones that had to be sent again. */
  readonly again: number;
  /** Milliseconds from due to answered: quantiles of what was accepted. */
  readonly accepted: Quantiles;
  /** The same of the warm-up, which counts for nothing else but what is lost. */
  readonly warming: Quantiles;
  /** Milliseconds from due to sent: what the sender itself was late by. */
  readonly late: Quantiles;
  /** Share of the time in which the sender's event loop was busy, and its longest delay in milliseconds. */
  readonly busy: number;
  readonly longestDelay: number;
  readonly cpu: number;
  /** Repository → when its last accepted delivery was sent (epoch milliseconds). */
  readonly last: Readonly<Record<string, number>>;
}

export interface Quantiles {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly p999: number;
  readonly max: number;
}

const SOCKETS = 256;

interface Prepared {
  readonly fullName: string;
  readonly body: Buffer;
  readonly signature: string;
}

interface Due {
  readonly at: number;
  readonly guid: string;
  readonly what: Prepared;
  readonly forged: boolean;
}

/** A delivery of the size that GitHub's have. */
function prepare(repository: LoadRepository, secret: string): Prepared {
  const [owner = "", name = ""] = repository.fullName.split("/");
  const body = Buffer.from(
    JSON.stringify({
      action: "closed",
      issue: { number: 1, body: "x".repeat(7_000) },
      repository: {
        id: repository.id,
        name,
        full_name: repository.fullName,
        owner: { login: owner },
        default_branch: "main",
      },
      sender: { login: "ada", type: "User" },
      installation: { id: repository.installation },
    }),
  );
  const signature = `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
  return { fullName: repository.fullName, body, signature };
}

function quantilesOf(values: readonly number[]): Quantiles {
  const sorted = Float64Array.from(values).sort();
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), p999: at(0.999), max: sorted.at(-1) ?? 0 };
}

interface Tally {
  /** Milliseconds, of what was accepted and of what was sent. */
  readonly taken: number[];
  readonly late: number[];
  readonly statuses: Record<string, number>;
  readonly again: Due[];
}

/** Sends, and keeps what became of it. */
function createPost(order: Order) {
  const lanes = createLanes(order.port, SOCKETS);
  const flying = new Set<Promise<void>>();
  const last: Record<string, number> = {};
  const empty = (): Tally => ({ taken: [], late: [], statuses: {}, again: [] });
  let tally = empty();
  const send = (due: Due): void => {
    const sentAt = Date.now();
    const { taken, late, statuses, again } = tally;
    late.push(performance.now() - due.at);
    const { what, guid } = due;
    const signature = due.forged ? what.signature.replace(/.$/, (end) => (end === "0" ? "1" : "0")) : what.signature;
    const sending = lanes.post({ event: "issues", guid, signature, body: what.body }).then((status) => {
      statuses[status] = (statuses[status] ?? 0) + 1;
      flying.delete(sending);
      if (status === 200 || status === 202) {
        taken.push(performance.now() - due.at);
        last[what.fullName] = Math.max(last[what.fullName] ?? 0, sentAt);
      } else if (!due.forged) again.push(due);
    });
    flying.add(sending);
  };
  return {
    send,
    last,
    /** What was sent from now on is counted anew; what was counted so far is returned. */
    begin: () => {
      const before = tally;
      tally = empty();
      return before;
    },
    tally: () => tally,
    landed: async () => {
      while (flying.size > 0) await Promise.all(flying);
    },
    close: () => lanes.close(),
  };
}

/** Sends `total` deliveries, each when it is due; `each` is told of the number that is about to be sent. */
async function pour(
  order: Order,
  total: number,
  prepared: readonly Prepared[],
  send: (due: Due) => void,
  each: (index: number) => void = () => undefined,
): Promise<void> {
  let before: Due = { at: 0, guid: randomUUID(), what: prepared[0] as Prepared, forged: false };
  const started = performance.now();
  let sent = 0;
  while (sent < total) {
    const due = Math.min(total, dueAfter((performance.now() - started) / 1_000, order));
    for (; sent < due; sent += 1) {
      const at = started + dueTime(sent, order) * 1_000;
      each(sent);
      if (Math.random() < order.duplicates) send({ ...before, at, forged: false });
      else {
        const what = prepared[Math.floor(Math.random() * prepared.length)] as Prepared;
        before = { at, guid: randomUUID(), what, forged: Math.random() < order.forged };
        send(before);
      }
    }
    await sleep(1);
  }
}

/** Each repository's blocker is closed once, somewhere in the second half; its delivery follows at once. */
function planClosings(prepared: readonly Prepared[], total: number): ReadonlyMap<number, readonly Prepared[]> {
  const closings = new Map<number, Prepared[]>();
  for (const one of prepared) {
    const at = Math.floor(total * (0.5 + Math.random() * 0.5));
    closings.set(at, [...(closings.get(at) ?? []), one]);
  }
  return closings;
}

async function run(order: Order, close: (fullName: string) => Promise<void>): Promise<Report> {
  const prepared = order.repositories.map((repository) => prepare(repository, order.secret));
  const post = createPost(order);
  await pour({ ...order, shape: "steady" }, order.warmUp * order.rate, prepared, post.send);
  await post.landed();
  const warming = quantilesOf(post.begin().taken);
  const total = order.seconds * order.rate;
  const closings = planClosings(prepared, total);
  const closing = new Set<Promise<void>>();
  const delay = monitorEventLoopDelay({ resolution: 2 });
  delay.enable();
  const cpuBefore = process.cpuUsage();
  const loop = performance.eventLoopUtilization();
  const started = performance.now();
  await pour(order, total, prepared, post.send, (index) => {
    for (const what of closings.get(index) ?? []) {
      const closed = close(what.fullName).then(() => {
        post.send({ at: performance.now(), guid: randomUUID(), what, forged: false });
        closing.delete(closed);
      });
      closing.add(closed);
    }
  });
  const offeredSeconds = (performance.now() - started) / 1_000;
  const busy = performance.eventLoopUtilization(loop).utilization;
  const cpu = process.cpuUsage(cpuBefore);
  await Promise.all(closing);
  await post.landed();
  const repeated = await sendAgain(post);
  post.close();
  const { taken, late, statuses } = post.tally();
  return {
    sent: total,
    offeredSeconds,
    statuses,
    again: repeated,
    accepted: quantilesOf(taken),
    warming,
    late: quantilesOf(late),
    busy,
    longestDelay: delay.max / 1e6,
    cpu: (cpu.user + cpu.system) / 1e6,
    last: post.last,
  };
}

/** GitHub is asked to deliver again what was refused. */
async function sendAgain(post: ReturnType<typeof createPost>): Promise<number> {
  let repeated = 0;
  for (;;) {
    const refused = post.tally().again.splice(0);
    if (refused.length === 0) return repeated;
    repeated += refused.length;
    await sleep(1_000);
    for (const due of refused) post.send({ ...due, at: performance.now() });
    await post.landed();
  }
}

const closed = new Map<string, () => void>();
process.on("message", (message: { order: Order } | { closed: string }) => {
  if ("closed" in message) return closed.get(message.closed)?.();
  const close = (fullName: string) =>
    new Promise<void>((resolve) => {
      closed.set(fullName, resolve);
      process.send?.({ close: fullName });
    });
  void run(message.order, close).then((report) => process.send?.({ report }));
});
process.on("disconnect", () => process.exit(0));
