// Soak: a steady trickle of changes for half an hour, and whether the memory of the app stays where it is.
// node scripts/soak.ts [--minutes 30] [--rate 2] [--source]
// The app is a process of its own; the stand-in lives here. Loopback only; ends by itself.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { push, seedApp, seedInstallation, seedRepository, startStandin } from "../test/standin/index.ts";
import { closeIssue, reopenIssue } from "../test/standin/world/issues.ts";
import { createAppKeys } from "./fleet/app-keys.ts";
import { attachCollector } from "./fleet/collect-garbage.ts";
import { appEntry, startInstance, untilReady } from "./fleet/instance.ts";
import { type Sample, slopeOf } from "./fleet/slope.ts";

const { values: options } = parseArgs({
  options: {
    minutes: { type: "string", default: "30" },
    rate: { type: "string", default: "2" },
    source: { type: "boolean", default: false },
  },
});
const [minutes, rate] = [Number(options.minutes), Number(options.rate)];
/** Megabytes an hour that count as flat. */
const FLAT = { heap: 4, rss: 30 };
/** Seconds between samples. Garbage is collected before each: what is counted is what is kept. */
const EVERY = 60;
const [PORT, INSPECTOR] = [19_000 + (process.pid % 500), 19_500 + (process.pid % 500)];
const PLAN = "# Plan\n\n## Phase 1: Build\n\n### T1: Lay the ground\n\n### T2: Raise the walls\n\nDepends on: T1\n";
const CONFIG = "write-back: off\n";
const names = Array.from({ length: 20 }, (_, at) => `owner-${at % 5}/repo-${at}`);

const keys = createAppKeys();
const standin = await startStandin({ validate: false, countOnly: true });
const { world: github } = standin;
for (const name of names) seedRepository(github, name);
const hook = { url: `http://127.0.0.1:${PORT}/api/github/webhooks`, secret: keys.secret };
const registered = seedApp(github, { id: keys.id, slug: "plansync", publicKey: keys.publicKey, hook });
for (const owner of new Set(names.map((name) => name.split("/")[0] ?? ""))) seedInstallation(github, registered, owner);

const app = startInstance({
  entry: appEntry(options.source ? "source" : "dist"),
  port: PORT,
  node: [`--inspect=127.0.0.1:${INSPECTOR}`],
  env: {
    ...keys.env(standin.url),
    PLANSYNC_QUEUE: `sqlite:${join(mkdtempSync(join(tmpdir(), "plansync-soak-")), "queue.db")}`,
    PLANSYNC_SWEEP_MINUTES: "5",
    LOG_LEVEL: "warn",
  },
});
process.on("exit", () => app.child.kill("SIGKILL"));
await untilReady(app, 30_000);
const collector = await attachCollector(INSPECTOR);
for (const name of names) push(github, name, { files: { "PLAN.md": PLAN, ".github/plansync.yml": CONFIG } });

const started = Date.now();
const elapsed = () => (Date.now() - started) / 1_000;
const samples: Sample[] = [];
let changes = 0;
for (let due = EVERY; elapsed() < minutes * 60; ) {
  change(names[changes++ % names.length] ?? "");
  if (elapsed() >= due) {
    due += EVERY;
    const sample = await measure();
    samples.push(sample);
    tell(sample);
  }
  await sleep(1_000 / rate);
}
collector.close();
await app.kill("SIGTERM");
judge();

/** Closes the blocker of a repository, or opens it again: label and checks follow. */
function change(name: string): void {
  const repository = github.repository(name);
  const issue = [...repository.issues.values()].find((one) => one.title.includes("Lay the ground"));
  const owner = { user: repository.owner, app: null };
  if (issue?.state === "open") closeIssue(github, owner, issue, "completed");
  else if (issue) reopenIssue(github, owner, issue);
  // What the stand-in remembers is not the app's.
  github.state.deliveries.length = 0;
  for (const one of repository.issues.values()) one.events.length = 0;
}

async function measure(): Promise<Sample> {
  await collector.collect();
  const numbers = await app.numbers();
  const megabytes = (name: string) => (numbers.get(name) ?? 0) / 1e6;
  return {
    at: elapsed(),
    heap: megabytes("plansync_heap_bytes"),
    looks: megabytes("plansync_looks_heap_bytes"),
    rss: megabytes("plansync_resident_bytes"),
  };
}

function tell({ at, heap, looks, rss }: Sample): void {
  const parts = [`heap ${heap.toFixed(1)} MB`, `of the looks ${looks.toFixed(1)} MB`, `resident ${rss.toFixed(0)} MB`];
  console.log(
    `  ${(at / 60).toFixed(0)} min, ${changes} changes, ${standin.log.requests} requests: ${parts.join(", ")}`,
  );
}

function judge(): void {
  // The first quarter fills caches and pools.
  const settled = samples.filter((one) => one.at > minutes * 15);
  const slope = (pick: (one: Sample) => number) => slopeOf(settled.map((one) => ({ x: one.at / 3_600, y: pick(one) })));
  const slopes = { heap: slope((one) => one.heap), looks: slope((one) => one.looks), rss: slope((one) => one.rss) };
  const flat = slopes.heap < FLAT.heap && slopes.looks < FLAT.heap && slopes.rss < FLAT.rss;
  const told = Object.entries(slopes).map(([name, value]) => `${name} ${value.toFixed(2)}`);
  console.log(`soak: ${minutes} min, ${changes} changes; MB an hour: ${told.join(", ")}: ${flat ? "flat" : "growing"}`);
  process.exit(flat ? 0 : 1);
}
