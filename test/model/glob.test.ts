import { describe, expect, test } from "vitest";
import { globMatcher } from "../../src/model/glob.ts";

const TABLE: readonly (readonly [glob: string, matching: readonly string[], others: readonly string[]])[] = [
  ["PLAN.md", ["PLAN.md", "plan.md"], ["docs/PLAN.md", "PLAN.mdx", "xPLAN.md"]],
  ["*plan*.md", ["plan.md", "my-plan-2.md"], ["docs/plan.md", "plan.txt", "pla.md"]],
  ["docs/**/*plan*.md", ["docs/plan.md", "docs/a/b/the-plan.md", "Docs/A/Plan.md"], ["plan.md", "docs/x.md"]],
  ["docs/**", ["docs/a", "docs/a/b.md"], ["docs", "docsx/a"]],
  ["src/api/", ["src/api/a.ts", "src/api/b/c.ts"], ["src/api", "src/apix"]],
  ["**/node_modules/**", ["node_modules/a", "x/node_modules/a/b"], ["node_modules", "node_modulesx/a"]],
  ["**", ["a", "a/b/c"], []],
  ["**/a/**/b", ["a/b", "x/a/y/z/b", "a/a/b/b"], ["a", "b", "a/bc"]],
  ["a/*/b", ["a/x/b"], ["a/b", "a/x/y/b"]],
  ["a?c", ["abc", "a.c"], ["ac", "a/c", "abbc"]],
  ["[a-c]x[!0-9]", ["axy", "CXz"], ["dxy", "ax1", "ax"]],
  ["*.{ts,tsx,m{d,dx}}", ["a.ts", "a.tsx", "a.md", "a.mdx"], ["a.js", "a.{ts"]],
  ["{a}", ["{a}"], ["a"]],
  ["{a,b", ["{a,b"], ["a"]],
  ["a[b", ["a[b"], ["ab"]],
  ["\\*.md", ["*.md"], ["a.md"]],
  ["./docs/*.md", ["docs/a.md"], ["./docs/a.md"]],
  ["(a|b)+.md", ["(a|b)+.md"], ["a.md"]],
  ["", [""], ["a"]],
];

describe("path patterns", () => {
  test.each(TABLE)("%s", (glob, matching, others) => {
    const matches = globMatcher([glob]);
    for (const path of matching) expect(matches(path), path).toBe(true);
    for (const path of others) expect(matches(path), path).toBe(false);
  });

  test("any of several is enough, none of none", () => {
    expect(globMatcher(["a", "b"])("b")).toBe(true);
    expect(globMatcher([])("a")).toBe(false);
  });

  test("a hostile pattern ends in time", () => {
    const started = performance.now();
    const path = "a".repeat(5000);
    for (const glob of [
      `${"*a".repeat(200)}b`,
      "+(a|aa)+(a|aa)b",
      "{a,b}".repeat(200),
      "{".repeat(3000),
      `${"**/a/".repeat(300)}b`,
    ])
      globMatcher([glob])(path);
    globMatcher([`${"**/a/".repeat(100)}b`])("a/".repeat(2000));
    expect(performance.now() - started).toBeLessThan(3000);
  });
});
