// A look that is killed again and again, but does something each time, never counts as one that cannot be ended.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { defaultTiming } from "../../../src/app/queue/port.ts";
import { createAccept } from "../../../src/app/queue/sqlite-accept.ts";
import { createLeases } from "../../../src/app/queue/sqlite-leases.ts";
import { openDatabase } from "../../../src/app/queue/sqlite-schema.ts";
import { aComment, anIntake } from "./build.ts";

it("counts attempts from the last event that was done", () => {
  let now = 1_000_000;
  const db = openDatabase(join(mkdtempSync(join(tmpdir(), "plansync-queue-")), "queue.db"), "normal");
  const accept = createAccept(db, () => now);
  const leases = createLeases(db, defaultTiming, () => now);
  accept([1, 2].map((at) => anIntake({ id: 1, delivery: `d-${at}`, edge: aComment("/done", at) })));
  const takeAndDie = (doing: boolean) => {
    const lease = leases.take();
    if (lease === null) throw new Error("Nothing was due");
    if (doing) {
      const edge = leases.takeEdge(lease);
      if (edge) leases.settleEdge(lease, edge, null);
    }
    now += defaultTiming.lease + 1;
    return lease.attempt;
  };
  expect([false, false, true, false, false].map(takeAndDie)).toEqual([1, 2, 3, 2, 3]);
  db.close();
});
