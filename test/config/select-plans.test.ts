import { expect, test } from "vitest";
import { defaultConfig } from "../../src/config/read-config.ts";
import { selectPlans } from "../../src/config/select-plans.ts";

test("the defaults find plans where people put them, whatever their capitals", () => {
  const plans = [
    ".kiro/specs/login/tasks.md",
    "Docs/Implementation-Plan.md",
    "PLAN.md",
    "Roadmap.md",
    "TODO.md",
    "backlog/tasks/task-1 - Set up.md",
    "docs/area/q3_plan.md",
    "docs/plans/2026.md",
    "migration-plan.md",
    "openspec/changes/add-login/tasks.md",
    "plan.md",
    "specs/001-login/tasks.md",
    "todo.md",
  ];
  expect(selectPlans(plans, defaultConfig)).toEqual(plans);
});

test("the defaults leave alone what only looks like a plan", () => {
  const others = [
    "README.md",
    "node_modules/x/PLAN.md",
    "packages/a/node_modules/x/docs/plan.md",
    "vendor/x/TODO.md",
    "docs/vendor/plan.md",
    "docs/explanation.md",
    "docs/airplanes.md",
    "docs/templates/plan.md",
    "docs/plan-template.md",
    ".specify/templates/tasks-template.md",
    "examples/plan.md",
    "openspec/changes/archive/add-login/tasks.md",
    "src/plan.ts",
    "docs/plan.md.bak",
  ];
  expect(selectPlans(others, defaultConfig)).toEqual([]);
});

test("node_modules, vendor and .git are never read, even when asked for", () => {
  const paths = ["node_modules/a/PLAN.md", "x/vendor/PLAN.md", ".git/PLAN.md", "a/PLAN.md"];
  expect(selectPlans(paths, { plans: ["**/*.md"], exclude: [] })).toEqual(["a/PLAN.md"]);
});

test("an exclamation mark takes out, and no glob takes nothing", () => {
  expect(selectPlans(["a/x.md", "a/y.md"], { plans: ["a/*.md", "!a/y.md"], exclude: [] })).toEqual(["a/x.md"]);
  expect(selectPlans(["a.md"], { plans: [], exclude: [] })).toEqual([]);
  expect(selectPlans(["a.md"], { plans: ["!a.md"], exclude: [] })).toEqual([]);
});

test("names with signs of globs, quotes and other scripts are matched as names", () => {
  const paths = ["docs/[x] plan (1).md", "docs/план-plan.md", "docs/plan'; rm -rf.md", "docs/plan\u202E.md"];
  expect(selectPlans(paths, defaultConfig)).toHaveLength(4);
});

test("a glob that would explode ends in time", () => {
  const started = performance.now();
  selectPlans(["a".repeat(5000)], {
    plans: ["*a*a*a*a*a*a*a*a*a*a*a*a*a*b", "+(a|aa)+(a|aa)b", "{a,b}{a,b}{a,b}{a,b}*"],
    exclude: [],
  });
  expect(performance.now() - started).toBeLessThan(2000);
});
