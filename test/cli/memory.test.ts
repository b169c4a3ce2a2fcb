// What the command line takes of a machine's memory for a large plan: the whole process, as people call it.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { largePlan, shapes } from "../generate/large-plans.ts";
import { measureProcess } from "../generate/measure-process.ts";

/** Half of the size that is promised to be checked in 300 MB; a process that reads nothing takes 70. */
const SIZE = 5_000_000;
const MOST = 220;
const PATIENCE = 120_000;

describe(`check of a plan of ${SIZE / 1e6} MB`, () => {
  it.each(["100,000 short boxes", "60,000 headed tasks", "70,000 rows"] as const)(
    `like that of %s takes at most ${MOST} MB`,
    (shape) => {
      const folder = mkdtempSync(join(tmpdir(), "plansync-memory-"));
      const file = join(folder, "PLAN.md");
      writeFileSync(file, largePlan(shapes[shape], SIZE));
      const measured = measureProcess([resolve("dist/cli.mjs"), "check", file], PATIENCE);
      rmSync(folder, { recursive: true });
      expect(measured?.megabytes).toBeLessThan(MOST);
    },
    PATIENCE,
  );
});
