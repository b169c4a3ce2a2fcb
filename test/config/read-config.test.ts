import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { jsonSchema } from "../../src/config/json-schema.ts";
import { defaultConfig, readConfig } from "../../src/config/read-config.ts";
import { settingsFor } from "../../src/model/settings-for.ts";

const PATH = ".github/plansync.yml";
const read = (text: string | null) => readConfig(text, PATH);
/** `line:column ruleId: summary`, as a person meets them. */
const told = (text: string) =>
  read(text).diagnostics.map(({ place, ruleId, summary }) => `${place.line}:${place.column} ${ruleId}: ${summary}`);

describe("reading the configuration", () => {
  test("no file, an empty file and a file of comments mean the defaults", () => {
    for (const text of [null, "", "\n", "# nothing\n", "---\n", "\uFEFF"])
      expect(read(text)).toEqual({ config: defaultConfig, diagnostics: [] });
  });

  test("every key can be written, and arrives where the code looks for it", () => {
    const { config, diagnostics } = read(`
plans: [docs/PLAN.md, "specs/*/tasks.md"]
exclude: docs/old/**
prefer: github
write-back: commit
write-back-branch: bot/plan
links: true
checks: statuses
phase-checks: all
comment: false
commands: false
identities: [old-bot, "acme[bot]"]
rules: { cycle: error, task-without-criterion: off }
limits: { max-creates: 5, max-close-share: 0.5, max-writes: 0 }
verify: { enabled: true, allow: [npm test], timeout-seconds: 60 }
tracking-issue: never
phase-issues: always
milestones: false
sub-issues: false
dependencies: false
steps: sub-issues
assignees: false
people: { Alice Smith: alice, constructor: bob }
hours: { day: 6, week: 30 }
start: 2026-03-02
labels: { blocked: stuck, status: { in_progress: doing, blocked: null }, priority: "prio/{priority}", estimate: null, tags: false, all: null }
`);
    expect(diagnostics).toEqual([]);
    expect(config).toMatchObject({
      plans: ["docs/PLAN.md", "specs/*/tasks.md"],
      exclude: ["docs/old/**"],
      prefer: "github",
      writeBack: "commit",
      writeBackBranch: "bot/plan",
      links: true,
      checks: "statuses",
      phaseChecks: "all",
      comment: false,
      commands: false,
      identities: ["old-bot", "acme[bot]"],
      rules: { cycle: "error", "task-without-criterion": "off" },
      limits: { maxCreates: 5, maxCloseShare: 0.5, maxWrites: 0 },
      verify: { enabled: true, allow: ["npm test"], timeoutSeconds: 60 },
      settings: {
        trackingIssue: "never",
        phaseIssues: "always",
        milestones: false,
        subIssues: false,
        dependencies: false,
        steps: "sub-issues",
        assignees: false,
        hours: { day: 6, week: 30, month: 160 },
        start: "2026-03-02",
        labels: {
          blocked: "stuck",
          status: { in_progress: "doing", blocked: null },
          priority: "prio/{priority}",
          estimate: null,
          tags: false,
          all: null,
        },
      },
    });
    expect(config.settings.people["Alice Smith"]).toBe("alice");
  });

  test("a name of the language in a mapping is only a name", () => {
    const { people } = read("people: { Alice: alice }").config.settings;
    expect(people.constructor).toBeUndefined();
    expect(people.toString).toBeUndefined();
  });

  test("settings for some plans lie over the general ones, key by key, the last match winning", () => {
    const { config, diagnostics } = read(`
labels: { blocked: stuck, all: mirrored }
overrides:
  - plans: docs/**
    milestones: false
    labels: { all: docs }
  - plans: docs/a.md
    labels: { priority: null }
`);
    expect(diagnostics).toEqual([]);
    expect(settingsFor(config, "PLAN.md")).toEqual(config.settings);
    expect(settingsFor(config, "docs/b.md")).toMatchObject({
      milestones: false,
      labels: { blocked: "stuck", all: "docs" },
    });
    expect(settingsFor(config, "Docs/A.md")).toMatchObject({
      milestones: false,
      labels: { blocked: "stuck", all: "mirrored", priority: null },
    });
  });
});

describe("what is wrong is told with its place", () => {
  test.each<[string, string[]]>([
    ["plan: PLAN.md\n", ["1:1 config-unknown-key: Unexpected key `plan`, expected `plans`"]],
    ["writeBack: off", ["1:1 config-unknown-key: Unexpected key `writeBack`, expected `write-back`"]],
    ["limits:\n  max-create: 3", ["2:3 config-unknown-key: Unexpected key `max-create`, expected `max-creates`"]],
    ["zzzzzzzzz: 1", ["1:1 config-unknown-key: Unexpected key `zzzzzzzzz`, expected a known one"]],
    ["<<: { prefer: github }", ["1:1 config-unknown-key: Unexpected key `<<`, expected a known one"]],
    ["__proto__: { x: 1 }", ["1:1 config-unknown-key: Unexpected key `__proto__`, expected a known one"]],
    ["prefer: githup", ["1:9 config-value: Unexpected `githup`, expected `plan` or `github`"]],
    ["milestones: sometimes", ["1:13 config-value: Unexpected `sometimes`, expected `true` or `false`"]],
    ["comment: [true]", ["1:10 config-value: Unexpected list, expected `true` or `false`"]],
    ["limits: 3", ["1:9 config-value: Unexpected `3`, expected a mapping (`key: value`)"]],
    ["- a\n- b", ["1:1 config-value: Unexpected list, expected a mapping (`key: value`)"]],
    ["just text", ["1:1 config-value: Unexpected `just text`, expected a mapping (`key: value`)"]],
    ["limits:\n  max-close-share: 30", ["2:20 config-value: Unexpected `30`, expected a number from 0 to 1"]],
    ["limits: { max-creates: 1.5 }", ["1:24 config-value: Unexpected `1.5`, expected a whole number from 0 to 10000"]],
    [
      "plans:\n  - ../secrets/*.md\n  - /etc/passwd\n  - ok.md",
      [
        "2:5 config-value: Unexpected `../secrets/*.md`, expected a glob inside the repository, written with `/` and without `..`",
        "3:5 config-value: Unexpected `/etc/passwd`, expected a glob inside the repository, written with `/` and without `..`",
      ],
    ],
    ["start: next week", ["1:8 config-value: Unexpected `next week`, expected a date like `2026-03-02`"]],
    ["start: 2026-02-30", ["1:8 config-value: Unexpected `2026-02-30`, expected a date like `2026-03-02`"]],
    [
      "rules: { duplicat-title: warning }",
      ["1:10 config-unknown-key: Unexpected key `duplicat-title`, expected `duplicate-title`"],
    ],
    ["labels: { priority: urgent }", ["1:21 config-value: Unexpected `urgent`, expected text with `{priority}`"]],
    ["identities: ['@bot']", ["1:14 config-value: Unexpected `@bot`, expected a GitHub login without `@`"]],
    [
      "rules: { cycle: fatal }",
      ["1:17 config-value: Unexpected `fatal`, expected `error`, `warning`, `info` or `off`"],
    ],
    ["write-back-branch: a..b", ["1:20 config-value: Unexpected `a..b`, expected a branch name"]],
    [
      "labels: { blocked: plansync }",
      ["1:9 config-label-clash: Unexpected label `plansync` for both `blocked` and `all`, expected two labels"],
    ],
    [
      "verify: { enabled: true }",
      ["1:9 config-verify-without-commands: Unexpected empty `verify.allow`, expected the commands that may be run"],
    ],
    [
      "hours: { day: 20, week: 10 }",
      ["1:8 config-hours-out-of-order: Unexpected hours 20, 10, 160, expected day ≤ week ≤ month"],
    ],
    [
      "links: true\nwrite-back: off",
      [
        "1:8 config-links-without-write-back: Unexpected `links: true` with `write-back: off`, expected a way to write them",
      ],
    ],
    [
      "overrides:\n  - milestones: false",
      ["2:5 config-override-without-plans: Unexpected override without `plans`, expected the glob that it is for"],
    ],
  ])("%j", (text, wanted) => {
    expect(told(text)).toEqual(wanted);
  });

  test("text that is no YAML is told once, with its line, and the defaults stand", () => {
    for (const [text, line] of [
      ["plans: [a.md\nprefer: plan\n", 2],
      ["plans:\n\t- a.md\n", 2],
      ["a: b: c\n", 1],
      ["prefer: plan\nprefer: github\n", 2],
      ["x: 'unclosed\n", 2],
    ] as const) {
      const { config, diagnostics } = read(text);
      expect(config).toEqual(defaultConfig);
      expect(diagnostics.map(({ ruleId, severity, place }) => [ruleId, severity, place.line])).toEqual([
        ["config-syntax", "error", line],
      ]);
      expect(diagnostics[0]?.summary).toMatch(/^Unexpected .*, expected .*[^.]$/);
    }
  });

  test("one wrong value leaves the others as written", () => {
    const { config, diagnostics } = read(
      "prefer: nobody\nlimits: { max-creates: 7, max-writes: many }\nplans: [3a.md, [x]]",
    );
    expect(config.prefer).toBe("plan");
    expect(config.limits).toEqual({ ...defaultConfig.limits, maxCreates: 7 });
    expect(config.plans).toEqual(["3a.md"]);
    expect(diagnostics).toHaveLength(3);
  });

  test("a file that unfolds without end, nests without end or is huge ends in a diagnostic", () => {
    const laughs = ["a0: &a0 [x,x,x,x,x,x,x,x,x,x]"];
    for (let i = 1; i < 12; i++)
      laughs.push(
        `a${i}: &a${i} [${Array(10)
          .fill(`*a${i - 1}`)
          .join(",")}]`,
      );
    const nested = `plans: ${"[".repeat(5000)}${"]".repeat(5000)}`;
    for (const text of [laughs.join("\n"), nested, `plans: &a [*a]`, `# ${"x".repeat(300_000)}`, "{".repeat(100_000)]) {
      const { config, diagnostics } = read(text);
      expect(config).toEqual(defaultConfig);
      expect(diagnostics.length).toBeGreaterThan(0);
      expect(diagnostics[0]?.severity).toBe("error");
    }
  });
});

describe("the published schema", () => {
  const FILE = "schema/plansync.schema.json";
  test("is what the code reads", () => {
    const text = `${JSON.stringify(jsonSchema(), null, 2)}\n`;
    if (process.env.UPDATE === "1" || !existsSync(FILE)) writeFileSync(FILE, text);
    expect(readFileSync(FILE, "utf8")).toBe(text);
  });

  test("agrees with the reader about good and bad files", () => {
    const valid = new Ajv({ strict: false }).compile(jsonSchema());
    for (const good of [
      "{}",
      "plans: a.md",
      "plans: [a.md]",
      "labels: { all: null, status: { done: x } }",
      "start: null",
      "overrides: [{ plans: a.md, milestones: false }]",
    ]) {
      expect(valid(parse(good)), good).toBe(true);
      expect(told(good), good).toEqual([]);
    }
    for (const bad of [
      "plan: a.md",
      "prefer: x",
      "limits: { max-creates: -1 }",
      "comment: yes please",
      "plans: [../a.md]",
    ]) {
      expect(valid(parse(bad)), bad).toBe(false);
      expect(told(bad), bad).not.toEqual([]);
    }
  });

  test("documents every key and gives its default", () => {
    const walk = (schema: Record<string, unknown>, path: string): string[] => {
      const properties = (schema.properties ?? {}) as Record<string, Record<string, unknown>>;
      return Object.entries(properties).flatMap(([key, one]) => {
        const bare = typeof one.description !== "string" || one.description.length < 10;
        const open = one.type !== "object" && !("default" in one) && key !== "plans" && path !== "labels.status.";
        return [...(bare || open ? [path + key] : []), ...walk(one, `${path}${key}.`)];
      });
    };
    expect(walk(jsonSchema(), "")).toEqual([]);
  });
});
