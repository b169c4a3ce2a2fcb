// Soak: a steady trickle of changes for half an hour, and whether the app's memory stays where it is.
// node scripts/soak.ts [--minutes 30] [--rate 20]
// Loopback only; ends by itself.

import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { startAppWorld } from "../test/app/end-to-end/app-world.ts";
import { push } from "../test/standin/index.ts";
import { closeIssue, reopenIssue } from "../test/standin/world/issues.ts";

const { values: options } = parseArgs({
  options: { minutes: { type: "string", default: "30" }, rate: { type: "string", default: "20" } },
});
const [minutes, rate] = [Number(options.minutes), Number(options.rate)];
/** Megabytes an hour that count as flat. */
const FLAT = 20;
const PLAN = "# Plan\n\n## Phase 1: Build\n\n### T1: Lay the ground\n\n### T2: Raise the walls\n\nDepends on: T1\n";
const CONFIG = "write-back: off\n";
const names = Array.from({ length: 20 }, (_, at) => `owner-${at % 5}/repo-${at}`);

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

await trickle();

async function trickle(): Promise<void> {
  const files = { "PLAN.md": PLAN, ".github/plansync.yml": CONFIG };
  const world = await startAppWorld({
    standin: { validate: false, countOnly: true },
    repositories: Object.fromEntries(names.map((name) => [name, {}])),
  });
  const { world: github, webhooks } = world.standin;
  for (const name of names) push(github, name, { files });
  await world.settled(120_000);
  const samples: { at: number; megabytes: number }[] = [];
  const started = Date.now();
  let changes = 0;
  while (Date.now() - started < minutes * 60_000) {
    const repository = github.repository(names[changes % names.length] ?? "");
    const issue = [...repository.issues.values()].find((one) => one.title.includes("Lay the ground"));
    const owner = { user: repository.owner, app: null };
    if (issue?.state === "open") closeIssue(github, owner, issue, "completed");
    else if (issue) reopenIssue(github, owner, issue);
    changes += 1;
    // What the stand-in remembers is not the app's.
    github.state.deliveries.length = 0;
    for (const one of repository.issues.values()) one.events.length = 0;
    if (changes % (rate * 30) === 0) {
      await webhooks.settled();
      collect();
      const { heapUsed, external } = process.memoryUsage();
      const text = await (await fetch(`http://127.0.0.1:${world.app.port}/metrics`)).text();
      const looks = Number(/^plansync_looks_heap_bytes (\d+)/m.exec(text)?.[1] ?? 0);
      const megabytes = (heapUsed + external + looks) / 1e6;
      samples.push({ at: (Date.now() - started) / 3_600_000, megabytes });
      console.log(
        `  ${((Date.now() - started) / 60_000).toFixed(1)} min, ${changes} changes, ${megabytes.toFixed(1)} MB, rss ${(process.memoryUsage.rss() / 1e6).toFixed(0)} MB`,
      );
    }
    await sleep(1_000 / rate);
  }
  await world.settled(120_000);
  await world.close();
  const slope = slopeOf(samples.slice(Math.floor(samples.length / 4)));
  console.log(
    `soak: ${minutes} min, ${changes} changes, ${slope.toFixed(1)} MB an hour, ${slope < FLAT ? "flat" : "growing"}`,
  );
  process.exit(slope < FLAT ? 0 : 1);
}

/** Least squares: megabytes an hour. */
function slopeOf(samples: readonly { at: number; megabytes: number }[]): number {
  const count = samples.length;
  if (count < 2) return 0;
  const mean = (pick: (one: { at: number; megabytes: number }) => number) =>
    samples.reduce((sum, one) => sum + pick(one), 0) / count;
  const [x, y] = [mean((one) => one.at), mean((one) => one.megabytes)];
  const above = samples.reduce((sum, one) => sum + (one.at - x) * (one.megabytes - y), 0);
  const below = samples.reduce((sum, one) => sum + (one.at - x) ** 2, 0);
  return below === 0 ? 0 : above / below;
}
