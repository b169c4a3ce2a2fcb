// How long a comparison of 10,000 tasks with 10,000 issues takes, and how much memory: a fresh process for each shape.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Measured } from "./diff-once.ts";
import { compared, SHAPES, type Shape } from "./diff-shapes.ts";

const ROUNDS = 5;
const ONCE = join(import.meta.dirname, "diff-once.ts");

function once(file: string): Measured {
  const { status, stdout, stderr } = spawnSync(process.execPath, [ONCE, file], { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Measured;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** Prints the measures. */
export async function benchDiffing(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "plansync-diff-"));
  console.log(`\n10,000 tasks against 10,000 issues, each in ${ROUNDS} fresh processes: at most 1000 ms and 300 MB`);
  try {
    for (const shape of Object.keys(SHAPES) as Shape[]) {
      const file = join(folder, "world.json");
      writeFileSync(file, JSON.stringify(await compared(shape)));
      const runs = Array.from({ length: ROUNDS }, () => once(file));
      const most = Math.max(...runs.map(({ diff }) => diff.clock));
      const thread = median(runs.map(({ diff }) => diff.thread));
      const parse = median(runs.map((run) => run.parse.thread));
      const peak = Math.max(...runs.map((run) => run.peak));
      const above = Math.max(...runs.map((run) => run.peak - run.before));
      const { changes, doubtful } = runs[0] ?? { changes: 0, doubtful: 0 };
      const times = `${thread.toFixed(0).padStart(5)} ms of the processor (${(thread / parse).toFixed(1)} of JSON.parse of the same world, the baseline), ${median(runs.map(({ diff }) => diff.clock)).toFixed(0)} to ${most.toFixed(0)} ms by the clock`;
      console.log(
        `  ${shape.padEnd(38)} ${times}; ${peak.toFixed(0)} MB, ${above.toFixed(0)} MB above the world; ${changes} changes, ${doubtful} in doubt`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}
