// Ratios against a named baseline of the same run: start-up of dist/, reading, requests per scenario.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { push, seedRepository, seedWorkflowToken, startStandin } from "../test/standin/index.ts";
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
    env: { PATH: process.env["PATH"] ?? "", ...env },
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

async function benchRequests(): Promise<void> {
  console.log("\nRequests, the bundle against the stand-in");
  for (const tasks of [100, 1000]) {
    const standin = await startStandin({ countOnly: true, validate: false });
    try {
      const repository = seedRepository(standin.world, "o/r", {
        files: { "PLAN.md": manyTasks(tasks, Math.round(tasks * 1.5)) },
      });
      const token = seedWorkflowToken(standin.world, "o/r").value;
      const run = async (what: string) => {
        const before = [standin.log.requests, standin.log.writes] as const;
        const sha = repository.refs.get("refs/heads/main") ?? "";
        const payload = { ref: "refs/heads/main", after: sha, repository: { default_branch: "main" } };
        const from = performance.now();
        const inputs = { "max-creates": "10000" };
        const { exitCode, log } = await runBundle({
          repository: "o/r",
          token,
          url: standin.url,
          event: "push",
          payload,
          ref: "refs/heads/main",
          sha,
          inputs,
        });
        if (exitCode !== 0) throw new Error(log);
        const [requests, writes] = [standin.log.requests - before[0], standin.log.writes - before[1]];
        console.log(
          `  ${`${tasks} tasks: ${what}`.padEnd(48)} ${String(requests).padStart(5)} requests, ${String(writes).padStart(4)} writes, ${(performance.now() - from).toFixed(0)} ms`,
        );
      };
      if (tasks <= 100) await run("first import");
      else await run("first import (stops at the hour's budget)");
      await run("same commit again");
      push(standin.world, "o/r", { files: { "other.txt": "x" } });
      await run("new commit, plans untouched");
    } finally {
      await standin.close();
    }
  }
}

console.log(`Node ${process.version}`);
benchStart();
await benchReading(["examples"].map((folder) => join(root, folder)));
await benchRequests();
void readFileSync;
