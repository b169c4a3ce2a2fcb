// The reader against plans whose meaning is known: every family, eleven languages, thousands of variants.
import { describe, expect, it } from "vitest";
import { readPlan } from "../../src/parse/read-plan.ts";
import { families, generate } from "../generate/families.ts";
import { scorePlan } from "../generate/score.ts";

const COUNT = 5060;

describe("generated plans", () => {
  it("are read as they were meant, 0.97 on average and 0.95 in each family", () => {
    const sums = new Map<string, { sum: number; count: number }>();
    let total = 0;
    for (let seed = 0; seed < COUNT; seed++) {
      const { family, plan, path, text } = generate(seed);
      const { total: score } = scorePlan(plan, readPlan(path, text));
      const own = sums.get(family) ?? { sum: 0, count: 0 };
      sums.set(family, { sum: own.sum + score, count: own.count + 1 });
      total += score;
    }
    expect([...sums.keys()].sort()).toEqual(Object.keys(families).sort());
    const weak = [...sums]
      .filter(([, { sum, count }]) => sum / count < 0.95)
      .map(([family, { sum, count }]) => `${family} ${(sum / count).toFixed(3)}`);
    expect(weak).toEqual([]);
    expect(total / COUNT).toBeGreaterThanOrEqual(0.97);
  }, 240_000);
});
