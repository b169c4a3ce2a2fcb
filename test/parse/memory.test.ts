// How much a large plan may hold: read and checked by a process whose memory is bounded.
import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import type { shapes } from "../generate/large-plans.ts";

const SIZE = 5_000_000;

/** MB of old space; with a tenth to a fifth less, each of them does not fit any more. */
const LIMITS: readonly (readonly [keyof typeof shapes, number])[] = [
  ["50,000 boxes", 60],
  ["100,000 short boxes", 85],
  ["60,000 headed tasks", 105],
  ["70,000 rows", 100],
];

const READ = `
  const { largePlan, shapes } = await import(${JSON.stringify(new URL("../generate/large-plans.ts", import.meta.url).href)});
  const { readPlan } = await import(${JSON.stringify(new URL("../../src/parse/read-plan.ts", import.meta.url).href)});
  const { checkPlans } = await import(${JSON.stringify(new URL("../../src/rules/index.ts", import.meta.url).href)});
  const plan = readPlan("x.md", largePlan(shapes[process.argv[1]], ${SIZE}));
  checkPlans([plan], {}, { today: "2026-03-02" });
  console.log(plan.tasks.length);
`;

describe(`a plan of ${SIZE / 1e6} MB`, () => {
  it.each(LIMITS)(
    "like that of %s is read and checked in %i MB of heap",
    (shape, limit) => {
      const args = [`--max-old-space-size=${limit}`, "--input-type=module", "--eval", READ, shape];
      const { status, stdout } = spawnSync(process.execPath, args, { encoding: "utf8" });
      expect(status).toBe(0);
      expect(Number(stdout)).toBeGreaterThan(25_000);
    },
    120_000,
  );
});
