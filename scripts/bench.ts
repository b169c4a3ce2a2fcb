// Ratios against a named baseline of the same run: start-up of dist/, reading, requests per scenario.
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { NAME, stage } from "../test/end-to-end/world.ts";
import { seedWorkflowToken } from "../test/standin/index.ts";
import { benchDiffing } from "./bench/diffing.ts";
import { manyTasks } from "./bench/many-tasks.ts";
import { benchReading } from "./bench/reading.ts";
import { runBundle } from "./run-bundle.ts";

const root = resolve(import.meta.dirname, "..");
const ROUNDS = 15;

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function wall(args: readonly string[], env: Record<string, string> = {}): number {
  const from = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [...args], {
    env: { PATH: process.env.PATH ?? "", ...env },
  });
  if (status !== 0) throw new Error(String(stderr));
  return performance.now() - from;
}

/** Whole processes, interleaved, so that a slow moment hits both. */
function benchStart(): void {
  const empty = join(tmpdir(), "plansync-empty.mjs");
  const event = join(tmpdir(), "plansync-event.json");
  writeFileSync(empty, "");
  writeFileSync(event, JSON.stringify({ deleted: true }));
  const nothing = {
    GITHUB_EVENT_NAME: "push",
    GITHUB_EVENT_PATH: event,
    GITHUB_REPOSITORY: "o/r",
    GITHUB_REF: "refs/heads/gone",
    INPUT_TOKEN: "x",
  };
  const candidates: [string, () => number][] = [
    ["empty file (baseline)", () => wall([empty])],
    ["dist/index.mjs, an event with nothing to do", () => wall([join(root, "dist/index.mjs")], nothing)],
    ["dist/cli.mjs help", () => wall([join(root, "dist/cli.mjs"), "help"])],
  ];
  const times = candidates.map(() => [] as number[]);
  for (let round = -1; round < ROUNDS; round++)
    for (const [at, [, run]] of candidates.entries()) {
      const time = run();
      if (round >= 0) times[at]?.push(time);
    }
  const base = median(times[0] ?? []);
  console.log(`\nStart-up, median of ${ROUNDS} interleaved processes`);
  for (const [at, [name]] of candidates.entries()) {
    const time = median(times[at] ?? []);
    console.log(
      `  ${name.padEnd(48)} ${time.toFixed(0).padStart(5)} ms  ${(time / base).toFixed(2)} of an empty process`,
    );
  }
}

/** A no-op run of the bundle over loopback: until its first request, and to its end. */
async function benchRun(): Promise<void> {
  const world = await stage({ "PLAN.md": manyTasks(40, 30) }, { validate: false, limits: false });
  const empty = join(tmpdir(), "plansync-empty.mjs");
  const [bare, first, whole]: [number[], number[], number[]] = [[], [], []];
  try {
    await world.run();
    const token = seedWorkflowToken(world.standin.world, NAME).value;
    const sha = world.repository.refs.get("refs/heads/main") ?? "";
    const payload = { ref: "refs/heads/main", after: sha, repository: { default_branch: "main" } };
    const run = {
      repository: NAME,
      token,
      url: world.standin.url,
      event: "push",
      payload,
      ref: "refs/heads/main",
      sha,
    };
    for (let round = -1; round < ROUNDS; round++) {
      const base = wall([empty]);
      const from = performance.now();
      let arrived = Number.NaN;
      const seen = () => {
        if (Number.isNaN(arrived)) arrived = performance.now() - from;
        return false;
      };
      world.standin.faults.heal();
      world.standin.faults.add({ when: seen, fault: { kind: "drop" } });
      const { exitCode, log } = await runBundle(run);
      if (exitCode !== 0) throw new Error(log);
      if (round < 0) continue;
      bare.push(base);
      first.push(arrived);
      whole.push(performance.now() - from);
    }
  } finally {
    await world.standin.close();
  }
  const base = median(bare);
  console.log(`\nA no-op run of dist/index.mjs over 42 issues, the stand-in on loopback, median of ${ROUNDS}`);
  for (const [name, times] of [
    ["empty file (baseline)", bare],
    ["start of the process to its first request", first],
    ["whole run, loopback included", whole],
  ] as const) {
    const time = median(times);
    console.log(
      `  ${name.padEnd(48)} ${time.toFixed(0).padStart(5)} ms  ${(time / base).toFixed(2)} of an empty process`,
    );
  }
}

const HOURS = 3_600_000;

/** Requests are exact; time is the simulated clock's, which passes only while GitHub's limits are waited for. */
async function benchRequests(): Promise<void> {
  console.log("\nRequests per run, against the stand-in with GitHub's limits on simulated time");
  for (const [tasks, edges] of [
    [100, 150],
    [1000, 1500],
    [1633, 0],
  ] as const) {
    const world = await stage({ "PLAN.md": manyTasks(tasks, edges) }, { validate: false });
    try {
      const report = async (what: string) => {
        const before = world.clock.passed();
        const { requests, writes, checks } = await world.run({ patience: 24 * HOURS });
        const waited = (world.clock.passed() - before) / 60_000;
        const counts = `${String(requests).padStart(4)} requests, ${String(writes).padStart(4)} writes (${checks.written} checks)`;
        console.log(
          `  ${`${tasks} tasks, ${edges} edges: ${what}`.padEnd(52)} ${counts}, ${waited.toFixed(1)} min waited`,
        );
      };
      await report("first import");
      await report("same commit again");
      world.push({ "other.txt": "x" });
      await report("new commit, plans untouched");
      world.push({ "PLAN.md": manyTasks(tasks, edges).replace("- [ ]", "- [x]") });
      await report("one box ticked");
    } finally {
      await world.standin.close();
    }
  }
}

console.log(`Node ${process.version}`);
benchStart();
await benchRun();
await benchReading(["examples"].map((folder) => join(root, folder)));
await benchDiffing();
await benchRequests();
