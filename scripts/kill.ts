// Kills: whole instances of the app on one queue, one of them killed at random again and again, the store restarted in
// between, while people work. Judged by what stands in the world afterwards and by what the stand-in was asked.
// node scripts/kill.ts [--store sqlite|redis|postgres] [--kills 200] [--instances 3] [--pause 2000] [--source]
// Loopback only; the store is one of its own; ends by itself.
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { appEntry } from "./fleet/instance.ts";
import { NoStore, type OwnStore, startOwnStore } from "./fleet/own-store.ts";
import { startFleet } from "./kill/fleet.ts";
import { judgeWorld } from "./kill/judge.ts";
import { BOT, startKillWorld } from "./kill/kill-world.ts";
import { findOverlaps } from "./kill/overlaps.ts";
import { createPeople } from "./kill/people.ts";
import { changedByOneMoreLook } from "./kill/rest.ts";

const { values: options } = parseArgs({
  options: {
    store: { type: "string", default: "sqlite" },
    kills: { type: "string", default: "200" },
    instances: { type: "string", default: "3" },
    pause: { type: "string", default: "2000" },
    repositories: { type: "string", default: "12" },
    /** Milliseconds between two things that people do. */
    every: { type: "string", default: "800" },
    restarts: { type: "string", default: "4" },
    freezes: { type: "string", default: "10" },
    source: { type: "boolean", default: false },
  },
});
const kills = Number(options.kills);
const LEASE = 3_000;
/** So often in a run the store is restarted (a file: all instances killed at once), and an instance frozen. */
const [restarts, freezes] = [Number(options.restarts), Number(options.freezes)];

// What was started here ends with it, whatever ends it.
for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => process.exit(1));

const store = await openStore();
const ports = Array.from({ length: Number(options.instances) }, (_, at) => 17_000 + (process.pid % 900) + at * 900);
const world = await startKillWorld(Number(options.repositories), ports);
const fleet = startFleet({
  entry: appEntry(options.source ? "source" : "dist"),
  ports,
  env: {
    ...world.env,
    PLANSYNC_QUEUE: store.address,
    PLANSYNC_LEASE_MS: String(LEASE),
    PLANSYNC_SWEEP_MINUTES: "0",
    PLANSYNC_REDELIVER_MINUTES: "1",
    LOG_LEVEL: "info",
  },
});
const people = createPeople(world.standin, world.names);
const started = performance.now();
await fleet.any();
world.begin();
await killAndWork();
console.log(`  ${kills} kills in ${seconds()} s; ${people.done()}`);
await settled();
const wrong = await judge();
for (const line of wrong.slice(0, 20)) console.log(`  WRONG ${line}`);
console.log(`${options.store}: ${kills} kills, ${wrong.length} things not as they should be, ${seconds()} s`);
await fleet.stop();
await store.close();
process.exit(wrong.length > 0 ? 1 : 0);

function seconds(): string {
  return ((performance.now() - started) / 1_000).toFixed(0);
}

async function openStore(): Promise<OwnStore> {
  try {
    return await startOwnStore(options.store);
  } catch (error) {
    if (!(error instanceof NoStore)) throw error;
    console.error(`left out: ${options.store}, because ${error.message}`);
    process.exit(2);
  }
}

async function killAndWork(): Promise<void> {
  const working = setInterval(() => people.act(), Number(options.every));
  for (let kill = 1; kill <= kills; kill += 1) {
    await sleep(Number(options.pause) * (0.5 + Math.random()));
    await fleet.killOne();
    if (kill % Math.ceil(kills / restarts) === 0) await disturb();
    if (kill % Math.ceil(kills / freezes) === 0) void fleet.freezeOne(LEASE + 2_000);
    if (kill % 20 === 0) console.log(`  ${kill} kills, ${seconds()} s, ${world.standin.log.requests} requests`);
  }
  clearInterval(working);
}

async function disturb(): Promise<void> {
  if (store.restart === null) {
    await fleet.killAll();
    console.log("  all instances were killed at once");
  } else {
    await store.restart();
    console.log("  the store was killed and started again");
  }
}

/** Every delivery was taken, if need be when the app asked GitHub for it again; and the queue is empty. */
async function settled(): Promise<void> {
  const end = Date.now() + 600_000;
  for (let calm = 0; calm < 3; ) {
    await sleep(1_000);
    await world.standin.webhooks.settled();
    const numbers = await (await fleet.any()).numbers().catch(() => new Map<string, number>());
    const left = ["waiting", "delayed", "running"].map((state) =>
      numbers.get(`plansync_queue_repositories{state="${state}"}`),
    );
    calm = left.every((count) => count === 0) && world.lost().length === 0 ? calm + 1 : 0;
    if (Date.now() > end) {
      console.log(`  not settled: ${left} waiting, delayed, running; ${world.lost().length} deliveries not taken`);
      return;
    }
  }
}

async function judge(): Promise<string[]> {
  const { standin } = world;
  const overlaps = findOverlaps(standin.log.entries, world.repositoryOf);
  const found = [
    ...world.lost().map((guid) => `delivery ${guid} was never taken`),
    ...overlaps.writing.map((line) => `two at once: ${line}`),
    ...fleet.within,
    ...judgeWorld(standin, world.names, people.commands, BOT),
  ];
  const dead = (await (await fleet.any()).numbers()).get("plansync_dead_letters");
  if (dead !== 0) found.push(`${dead} dead letters`);
  const { deliveries } = standin.world.state;
  const again = deliveries.filter((one) => one.redelivery).length;
  console.log(`  ${deliveries.length - again} deliveries, ${world.failed()} met a dead instance, ${again} sent again`);
  const replayed = [...fleet.said].filter(([what]) => what === "event: again");
  console.log(
    `  ${overlaps.looks} looks, ${replayed[0]?.[1] ?? 0} events begun again by a successor; two at once: ${overlaps.writing.length} with writes, ${overlaps.reading.length} without`,
  );
  for (const [what, times] of fleet.said) console.log(`    ${times}× ${what}`);
  return [...found, ...(await changedByOneMoreLook(world, settled))];
}
