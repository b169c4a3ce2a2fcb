// Kills: workers on one queue, one of them killed at random again and again, and the store restarted in between.
// node scripts/kill.ts [--store sqlite|redis|postgres] [--kills 200] [--workers 3] [--pause 1000]
// Loopback only; starts a Redis of its own; ends by itself.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import pg from "pg";
import { openQueue } from "../src/app/queue/open-queue.ts";
import { killAtRandom } from "../test/app/queue/kill-harness.ts";

const { values: options } = parseArgs({
  options: {
    store: { type: "string", default: "sqlite" },
    kills: { type: "string", default: "200" },
    workers: { type: "string", default: "3" },
    pause: { type: "string", default: "1000" },
  },
});
const prefix = `kill_${process.pid}`;
const kills = Number(options.kills);
/** The store is restarted so often in a run. */
const RESTARTS = 4;

const store = await openStore(options.store);
const started = performance.now();
const run = {
  address: store.address,
  prefix,
  workers: Number(options.workers),
  repositories: 20,
  kills,
  pause: Number(options.pause),
  disturb: async (kill: number) => {
    if (kill % Math.ceil(kills / RESTARTS) === 0) await store.restart();
  },
  tell: (line: string) => console.log(`  ${line}`),
};
const timing = { lease: 1_200, backoff: 20, attempts: 50 };
const judgement = await killAtRandom(run, () => openQueue(store.address, { prefix, timing, onError: () => undefined }));
console.log(`${options.store}: ${((performance.now() - started) / 1_000).toFixed(0)} s, ${JSON.stringify(judgement)}`);
await store.close();
const { lostCommands, doubledCommands, overlaps, stale, dead } = judgement;
process.exit(lostCommands + doubledCommands + overlaps + stale + dead > 0 ? 1 : 0);

async function openStore(name: string) {
  if (name === "redis") return ownRedis();
  if (name === "postgres") return postgres();
  const address = `sqlite:${join(mkdtempSync(join(tmpdir(), "plansync-kill-")), "queue.db")}`;
  return { address, restart: async () => undefined, close: async () => undefined };
}

/** A Redis that may be killed, because nobody else uses it. */
async function ownRedis() {
  const dir = mkdtempSync(join(tmpdir(), "plansync-redis-"));
  const port = 16_000 + (process.pid % 900);
  let server: ChildProcess;
  const start = async () => {
    const args = ["--port", String(port), "--bind", "127.0.0.1", "--dir", dir, "--save", "", "--appendonly", "yes"];
    server = spawn("redis-server", [...args, "--appendfsync", "always"], { stdio: "ignore" });
    await sleep(500);
  };
  await start();
  const end = () => new Promise((resolve) => server.once("exit", resolve).kill("SIGKILL"));
  return {
    address: `redis://127.0.0.1:${port}`,
    restart: async () => {
      await end();
      await sleep(1_000);
      await start();
      console.log("  the store was killed and started again");
    },
    close: async () => {
      await end();
    },
  };
}

/** A server that others use: it is not restarted, but every connection of ours is cut. */
async function postgres() {
  const base = process.env.PLANSYNC_TEST_POSTGRES ?? "postgres://postgres@127.0.0.1:5432/test";
  const sql = async (text: string) => {
    const client = new pg.Client(base);
    await client.connect();
    const { rowCount } = await client.query(text);
    await client.end();
    return rowCount;
  };
  const others = "pid <> pg_backend_pid() AND datname = current_database()";
  const address = base;
  return {
    address,
    restart: async () => {
      const cut = await sql(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${others}`);
      console.log(`  ${cut} connections were cut`);
    },
    close: async () => {
      await sql(`DROP SCHEMA IF EXISTS ${prefix} CASCADE`);
    },
  };
}
