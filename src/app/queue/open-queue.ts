// Opens the queue that an address names: a file, Redis or Valkey, or PostgreSQL.
import { mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Queue, QueueTiming } from "./port.ts";
import { createSqliteQueue } from "./sqlite-queue.ts";

export interface OpenOptions {
  readonly timing?: Partial<QueueTiming>;
  /** Keeps several Plansyncs apart in one store: a key prefix in Redis, a schema in PostgreSQL. */
  readonly prefix?: string;
  readonly onError: (error: Error) => void;
}

/** "sqlite:path" (or a bare path), "redis://…", "rediss://…", "valkey://…", "postgres://…". */
export async function openQueue(address: string, options: OpenOptions): Promise<Queue> {
  const timing = options.timing ? { timing: options.timing } : {};
  if (/^(redis|valkey)s?:/.test(address) || /^postgres(ql)?:/.test(address)) {
    // Loaded only when asked for: the embedded queue needs neither package.
    const { createBullQueue } = await import("./bullmq-queue.ts");
    const { openRedis, openPostgres } = await import("./bullmq-stores.ts");
    const open = address.startsWith("postgres") ? openPostgres : openRedis;
    return createBullQueue(await open(address, options.prefix ?? "plansync", options.onError), timing);
  }
  const path = resolve(address.replace(/^sqlite:(\/\/)?/, ""));
  mkdirSync(dirname(path), { recursive: true });
  return createSqliteQueue(path, timing);
}
