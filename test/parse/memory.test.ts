// How much a large plan may hold: read by a process whose memory is bounded.
import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";

/** MB of old space: this plan did not fit while everything parsed was kept until the end. */
const LIMIT = 80;

const READ = `
  const { largePlan, shapes } = await import(${JSON.stringify(new URL("../generate/large-plans.ts", import.meta.url).href)});
  const { readPlan } = await import(${JSON.stringify(new URL("../../src/parse/read-plan.ts", import.meta.url).href)});
  console.log(readPlan("x.md", largePlan(shapes["50,000 boxes"], 5_000_000)).tasks.length);
`;

describe("a large plan", () => {
  it(`of 5 MB, 25,000 boxes, is read in ${LIMIT} MB of heap`, () => {
    const args = [`--max-old-space-size=${LIMIT}`, "--input-type=module", "--eval", READ];
    const { status, stdout } = spawnSync(process.execPath, args, { encoding: "utf8" });
    expect(status).toBe(0);
    expect(Number(stdout)).toBeGreaterThan(25_000);
  }, 60_000);
});
