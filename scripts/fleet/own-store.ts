// A store of our own for the queue, which may be ended in the middle of its work because nobody else uses it.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startOwnPostgres } from "./own-postgres.ts";
import { startOwnRedis } from "./own-redis.ts";

export interface OwnStore {
  /** As PLANSYNC_QUEUE takes it. */
  readonly address: string;
  /** Ended as by a power cut, and started again on what reached the disk. null: a file has no server. */
  readonly restart: (() => Promise<void>) | null;
  close(): Promise<void>;
}

/** Why a store cannot be had on this machine. */
export class NoStore extends Error {}

/** Throws NoStore when the server is not installed here. */
export async function startOwnStore(name: string): Promise<OwnStore> {
  const port = 16_000 + (process.pid % 900);
  switch (name) {
    case "sqlite": {
      const file = join(mkdtempSync(join(tmpdir(), "plansync-queue-")), "queue.db");
      return { address: `sqlite:${file}`, restart: null, close: async () => undefined };
    }
    case "redis":
      return startOwnRedis(port);
    case "postgres":
      return startOwnPostgres(port);
    default:
      throw new Error(`No store is called ${name}`);
  }
}
