// What an installation may ask of GitHub is counted once, however many instances ask.
import { afterEach, describe, expect, it } from "vitest";
import { createBudget } from "../../src/app/budget.ts";
import type { Queue } from "../../src/app/queue/port.ts";
import { CREATES_PER_HOUR, CREATES_PER_MINUTE } from "../../src/model/limits.ts";
import { availableStores, type StorePlace } from "./queue/stores.ts";

const stores = await availableStores();
/** Well inside of a minute and an hour. */
const NOW = Math.floor(Date.now() / 3_600_000) * 3_600_000 + 90_000;

describe.each(stores)("the budget of an installation on $name", (store) => {
  const open: { queues: Queue[]; places: StorePlace[] } = { queues: [], places: [] };
  afterEach(async () => {
    await Promise.all(open.queues.splice(0).map((queue) => queue.close()));
    await Promise.all(open.places.splice(0).map((place) => place.remove()));
  });
  /** Two instances on one store. */
  async function twoInstances() {
    const place = store.fresh();
    open.places.push(place);
    const queues = [await place.open(), await place.open()] as const;
    open.queues.push(...queues);
    return queues.map((queue) => createBudget(queue.counters, () => NOW)) as [
      ReturnType<typeof createBudget>,
      ReturnType<typeof createBudget>,
    ];
  }

  it("is shared: what one instance took the other cannot, and what was not used comes back", async () => {
    const [one, two] = await twoInstances();
    let granted = 0;
    for (let turn = 0; turn < 20; turn += 1) {
      granted += (await one.grant(7, "interactive")).items ?? 0;
      granted += (await two.grant(7, "interactive")).items ?? 0;
    }
    expect(granted).toBe(CREATES_PER_MINUTE);
    const refused = await one.grant(7, "interactive");
    expect(refused.items).toBe(0);
    expect(refused.until).toBeGreaterThan(NOW);
    expect((await two.grant(8, "interactive")).items).toBeGreaterThan(0);
    const [three, four] = await twoInstances();
    const unused = await three.grant(7, "bulk");
    await unused.giveBack(0);
    let again = 0;
    for (let turn = 0; turn < 20; turn += 1) again += (await four.grant(7, "bulk")).items ?? 0;
    expect(again).toBe(Math.floor(CREATES_PER_MINUTE * 0.75));
  });

  it("forgets within minutes what a killed look had taken, and counts for the hour what was used", async () => {
    const place = store.fresh();
    open.places.push(place);
    const queue = await place.open();
    open.queues.push(queue);
    let now = NOW;
    const budget = createBudget(queue.counters, () => now);
    for (let killed = 0; killed < 40; killed += 1) {
      await budget.grant(7, "interactive");
      now += 60_000 / 2;
    }
    now += 60_000;
    const grant = await budget.grant(7, "interactive");
    expect(grant.items).toBeGreaterThan(0);
    await grant.giveBack(CREATES_PER_HOUR);
    now += 60_000;
    expect(await budget.grant(7, "interactive")).toMatchObject({ items: 0, until: NOW - 90_000 + 3_600_000 });
  });

  it("leaves room for those who wait: bulk work stops before the last quarter", async () => {
    const [one, two] = await twoInstances();
    let bulk = 0;
    for (let turn = 0; turn < 10; turn += 1) bulk += (await one.grant(7, "bulk")).items ?? 0;
    expect(bulk).toBe(Math.floor(CREATES_PER_MINUTE * 0.75));
    expect((await two.grant(7, "interactive")).items).toBeGreaterThan(0);
    expect(CREATES_PER_HOUR).toBeGreaterThan(CREATES_PER_MINUTE);
  });

  it("holds every instance back when GitHub told one to wait, and lets those who wait use the hour's last requests", async () => {
    const [one, two] = await twoInstances();
    await one.hold(7, NOW + 60_000);
    expect(await two.notBefore(7, "interactive")).toBe(NOW + 60_000);
    expect(await two.notBefore(8, "bulk")).toBe(0);
    await one.note(9, { remaining: 100, resetAt: NOW + 600_000 });
    expect(await two.notBefore(9, "bulk")).toBe(NOW + 600_000);
    expect(await two.notBefore(9, "interactive")).toBe(0);
  });
});
