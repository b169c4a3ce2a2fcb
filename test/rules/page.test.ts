// The page about the rules is what the rules say.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { rulesPage } from "../../scripts/docs/rules.ts";
import { rules } from "../../src/rules/index.ts";

it("docs/rules.md is up to date: npm run docs", () => {
  expect(readFileSync("docs/rules.md", "utf8")).toBe(rulesPage(rules));
});
