// Label and native edges follow the graph, whatever is closed and reopened, in whatever order.
import { expect, it } from "vitest";
import { measureBlockers } from "./blockers.ts";

it("keeps label and edges in step with the graph while blockers are closed and reopened", async () => {
  let seed = 7;
  const random = () => {
    seed = (seed * 16_807) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  const measured = await measureBlockers(80, 12, { random });
  expect(measured.wrong).toEqual([]);
  expect(measured.requestsPerStep).toBeLessThan(20);
}, 180_000);
