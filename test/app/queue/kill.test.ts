// Workers that are killed at random lose nothing, double nothing, and never work on one repository together.
import { describe, expect, it } from "vitest";
import { killAtRandom } from "./kill-harness.ts";
import { availableStores } from "./stores.ts";

const stores = await availableStores();

describe.each(stores)("workers on $name", (store) => {
  it("may be killed at any time", { timeout: 180_000 }, async () => {
    const place = store.fresh();
    const { address, prefix } = place;
    const run = { address, prefix, workers: 3, repositories: 6, kills: 6, pause: 500 };
    const judgement = await killAtRandom(run, () => place.open({ timing: { lease: 1_200, backoff: 20 } }));
    await place.remove();
    expect(judgement).toMatchObject({ kills: 6, lostCommands: 0, doubledCommands: 0, overlaps: 0, stale: 0, dead: 0 });
    expect(judgement.commands).toBeGreaterThan(20);
  });
});
