// Opens the queue that an address names: a file, Redis or Valkey, or PostgreSQL.
import { mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Queue, QueueTiming } from "./port.ts";
import { createSqliteQueue } from "./sqlite-queue.ts";
import { untilOpen } from "./until-open.ts";

export interface OpenOptions {
  readonly timing?: Partial<QueueTiming>;
  /** Keeps several Plansyncs apart in one store: a key prefix in Redis, a schema in PostgreSQL. */
  readonly prefix?: string;
  readonly onError: (error: Error) => void;
}

/** "sqlite:path" (or a bare path), "redis://…", "rediss://…", "valkey://…", "postgres://…". Waits for a server that starts. */
export async function openQueue(address: string, options: OpenOptions): Promise<Queue> {
  const timing = options.timing ? { timing: options.timing } : {};
  if (/^(redis|valkey)s?:/.test(address) || /^postgres(ql)?:/.test(address)) {
    // Loaded only when asked for: the embedded queue needs neither package.
    const { createBullQueue } = await import("./bullmq-queue.ts");
    const { openRedis, openPostgres } = await import("./bullmq-stores.ts");
    const open = address.startsWith("postgres") ? openPostgres : openRedis;
    const store = () => open(address, options.prefix ?? "plansync", options.onError);
    return createBullQueue(await untilOpen(store, hostOf(address)), timing);
  }
  const path = resolve(address.replace(/^sqlite:(\/\/)?/, ""));
  mkdirSync(dirname(path), { recursive: true });
  return createSqliteQueue(path, timing);
}

/** Without the password. */
function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : "";
}
