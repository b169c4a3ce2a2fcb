// A Redis (or Valkey) on a port and in a folder of its own.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Redis } from "ioredis";
import { NoStore, type OwnStore } from "./own-store.ts";

/** Everything that was acknowledged is on the disk. */
const DURABLE = ["--save", "", "--appendonly", "yes", "--appendfsync", "always", "--maxmemory-policy", "noeviction"];

export async function startOwnRedis(port: number): Promise<OwnStore> {
  const program = ["redis-server", "valkey-server"].find((name) => spawnSync(name, ["--version"]).status === 0);
  if (program === undefined) throw new NoStore("neither redis-server nor valkey-server is installed");
  const dir = mkdtempSync(join(tmpdir(), "plansync-redis-"));
  const args = ["--port", String(port), "--bind", "127.0.0.1", "--dir", dir, ...DURABLE];
  const address = `redis://127.0.0.1:${port}`;
  let server: ChildProcess;
  const start = async () => {
    server = spawn(program, args, { stdio: "ignore" });
    await untilAnswers(address);
  };
  const end = () => new Promise((gone) => server.once("exit", gone).kill("SIGKILL"));
  await start();
  process.on("exit", () => server.kill("SIGKILL"));
  return {
    address,
    restart: async () => {
      await end();
      await sleep(1_000);
      await start();
    },
    close: async () => {
      await end();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

async function untilAnswers(address: string): Promise<void> {
  const client = new Redis(address, { retryStrategy: () => 100, maxRetriesPerRequest: null });
  client.on("error", () => undefined);
  await client.ping();
  client.disconnect();
}
