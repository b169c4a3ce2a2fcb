// A plan of each family as a team would write it, and what is read in it. `UPDATE=1` writes the readings anew; look at the difference.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readPlan } from "../../src/parse/read-plan.ts";

const folder = new URL("../fixtures/parse/", import.meta.url).pathname;

function reading(name: string): unknown {
  const { source: _, evidence: __, ...plan } = readPlan("plan.md", readFileSync(join(folder, name, "plan.md")));
  return JSON.parse(JSON.stringify(plan));
}

describe("a plan is read as a careful person would:", () => {
  for (const name of readdirSync(folder).sort()) {
    it(name.replaceAll("-", " "), () => {
      const file = join(folder, name, "plan.json");
      const read = reading(name);
      if (process.env.UPDATE === "1") writeFileSync(file, `${JSON.stringify(read, null, 1)}\n`);
      expect(existsSync(file), "no plan.json: run with UPDATE=1 and look at it").toBe(true);
      expect(read).toEqual(JSON.parse(readFileSync(file, "utf8")));
    });
  }
});
