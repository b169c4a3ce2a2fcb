// Label, native edges and checks of pull requests follow the graph, whatever is closed and reopened, in whatever order.
import { expect, it } from "vitest";
import { measureBlockers } from "./blockers.ts";

it("keeps label, edges and checks in step with the graph while blockers are closed and reopened", async () => {
  let seed = 7;
  const random = () => {
    seed = (seed * 16_807) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  const measured = await measureBlockers(80, 12, { random, pulls: 3 });
  expect(measured.wrong).toEqual([]);
  expect(measured.requestsPerStep).toBeLessThan(30);
  // Both verdicts were asked for.
  expect(Math.min(measured.red, measured.green)).toBeGreaterThan(0);
}, 180_000);
