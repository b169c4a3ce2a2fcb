// The stores that the queue is tried on: the embedded one always, the others when they run on this machine.
import { mkdtempSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";
import pg from "pg";
import { type OpenOptions, openQueue } from "../../../src/app/queue/open-queue.ts";
import type { Queue } from "../../../src/app/queue/port.ts";

const REDIS = process.env.PLANSYNC_TEST_REDIS ?? "redis://127.0.0.1:6379";
const POSTGRES = process.env.PLANSYNC_TEST_POSTGRES ?? "postgres://postgres@127.0.0.1:5432/test";

export interface TestStore {
  readonly name: "sqlite" | "redis" | "postgres";
  /** A place of its own in the store; the same place again by `open` of the same object. */
  fresh(): StorePlace;
}

export interface StorePlace {
  readonly address: string;
  readonly prefix: string;
  open(options?: Partial<OpenOptions>): Promise<Queue>;
  remove(): Promise<void>;
}

/** The stores that answer. Says which were left out, because a test that did not run has shown nothing. */
export async function availableStores(): Promise<readonly TestStore[]> {
  const [redis, postgres] = await Promise.all([answers(REDIS), answers(POSTGRES)]);
  if (!redis) process.stderr.write(`left out: the queue on Redis (nothing answers at ${REDIS})\n`);
  if (!postgres) process.stderr.write(`left out: the queue on PostgreSQL (nothing answers at ${POSTGRES})\n`);
  const place = (address: string, remove: (prefix: string) => Promise<void>): StorePlace => {
    const prefix = `test_${process.pid.toString(36)}_${Math.random().toString(36).slice(2, 9)}`;
    return {
      address,
      prefix,
      open: (options = {}) => openQueue(address, { prefix, onError: () => undefined, ...options }),
      remove: () => remove(prefix),
    };
  };
  const stores: TestStore[] = [
    {
      name: "sqlite",
      fresh: () => place(`sqlite:${join(mkdtempSync(join(tmpdir(), "plansync-queue-")), "queue.db")}`, async () => {}),
    },
  ];
  if (redis) stores.push({ name: "redis", fresh: () => place(REDIS, removeFromRedis) });
  if (postgres) stores.push({ name: "postgres", fresh: () => place(POSTGRES, removeFromPostgres) });
  return stores;
}

function answers(address: string): Promise<boolean> {
  const url = new URL(address);
  return new Promise((resolve) => {
    const socket = connect({ host: url.hostname, port: Number(url.port) });
    socket.setTimeout(1_000);
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.on("connect", () => end(true));
    socket.on("error", () => end(false));
    socket.on("timeout", () => end(false));
  });
}

/** Removes all that stands under a prefix in one of the stores on this machine. */
export async function removePlace(store: string, prefix: string): Promise<void> {
  if (store === "redis") await removeFromRedis(prefix);
  if (store === "postgres") await removeFromPostgres(prefix);
}

async function removeFromRedis(prefix: string): Promise<void> {
  const redis = new Redis(REDIS);
  for await (const keys of redis.scanStream({ match: `${prefix}:*`, count: 1_000 }) as AsyncIterable<string[]>) {
    if (keys.length > 0) await redis.unlink(...keys);
  }
  redis.disconnect();
}

async function removeFromPostgres(prefix: string): Promise<void> {
  const client = new pg.Client(POSTGRES);
  await client.connect();
  await client.query(`DROP SCHEMA IF EXISTS ${prefix} CASCADE`);
  await client.end();
}
