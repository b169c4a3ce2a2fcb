import { afterEach, describe, expect, test } from "vitest";
import { readConfig } from "../../src/config/read-config.ts";
import { selectPlans } from "../../src/config/select-plans.ts";
import { aWorld, type Ran, type World } from "../action/workflow.ts";
import { activeIn, activeInTitle } from "./active.ts";
import { COMMENTS, CONFIGS, FILES, TITLES } from "./texts.ts";

let world: World;
afterEach(() => world?.close());

const plan = (titles: readonly string[]) =>
  `# Hostile\n\n## Phase 1: ${titles[0] ?? ""}\n\n${titles.map((title, n) => `- [ ] **H-${n}** ${title}${n > 0 ? ` (depends on H-${n - 1})` : ""}`).join("\n")}\n`;

/** Everything that stands on GitHub and that Plansync wrote. */
function writtenTexts(w: World): { titles: string[]; texts: string[] } {
  const { issues, milestones, labels, checkRuns } = w.repository;
  const ours = [...issues.values()];
  const titles = [
    ...ours.map((issue) => issue.title),
    ...[...milestones.values()].map((one) => one.title),
    ...[...labels.values()].map((one) => one.name),
    ...[...checkRuns.values()].flatMap((check) => [check.name, check.title ?? ""]),
  ];
  const texts = [
    ...ours.map((issue) => issue.body ?? ""),
    ...ours.flatMap((issue) => issue.comments.map((comment) => comment.body)),
    ...[...milestones.values()].map((one) => one.description ?? ""),
    ...[...checkRuns.values()].flatMap((check) => [check.summary ?? "", check.text ?? ""]),
  ];
  return { titles, texts };
}

const NAMES = [
  "blocked",
  "change-set",
  "changed",
  "closed",
  "created",
  "drift",
  "failed",
  "ready",
  "renamed",
  "reopened",
  "requests",
  "result",
  "unblocked",
  "updated",
];

/** The runner heard nothing but what Plansync says, and the outputs are the known ones. */
function heardOnlyUs(ran: Ran): void {
  expect(Object.keys(ran.outputs).sort()).toEqual(NAMES);
  for (const command of ran.commands) expect(["error", "warning", "notice", "debug"]).toContain(command.name);
  for (const line of ran.log.split("\n"))
    if (/^(::|##\[)/.test(line)) expect(line).toMatch(/^::(error|warning|notice|debug)[ :]/);
  expect(ran.log).not.toMatch(/^(?:::error::|##\[error\])pwned/m);
}

describe("hostile titles", () => {
  test(`there are more than a hundred hostile texts in the table`, () => {
    expect(TITLES.length + FILES.length + CONFIGS.length + COMMENTS.length).toBeGreaterThanOrEqual(150);
    expect(TITLES.length).toBeGreaterThanOrEqual(100);
  });

  test("on GitHub and on the runner none is more than text", async () => {
    const w = await aWorld({ "PLAN.md": plan(TITLES) });
    world = w;
    const victim = await w.owner(`POST /repos/${w.name}/issues`, { title: "Somebody's issue", body: "Mine." });
    expect(victim.status).toBe(201);
    const ran = await w.pushed({ inputs: { allow: "creates", page: "page.html" } });
    const tags = new Set(
      [...ran.file("page.html").matchAll(/<\/?([a-z0-9]+)/gi)].map((found) => found[1]?.toLowerCase()),
    );
    for (const tag of ["script", "img", "iframe", "svg/onload", "plaintext", "details"])
      expect(tags, tag).not.toContain(tag);
    expect(ran.file("page.html")).not.toMatch(/javascript:[^<]*"/);
    expect(ran.log).not.toContain("bug in Plansync");
    heardOnlyUs(ran);
    expect(w.titles().length).toBeGreaterThan(80);
    const { titles, texts } = writtenTexts(w);
    expect(titles.flatMap(activeInTitle)).toEqual([]);
    expect(texts.flatMap(activeIn)).toEqual([]);
    expect(activeIn(ran.summary).filter((one) => !one.startsWith("backlink"))).toEqual([]);
    expect(w.issues().find((issue) => issue.number === 1)).toMatchObject({ title: "Somebody's issue", body: "Mine." });
    expect(titles.every((title) => title.length <= 256)).toBe(true);
    const again = await w.pushed({ inputs: { allow: "creates" } });
    expect(again.writes, again.summary.slice(0, 3000)).toBe(0);
  });

  test("in a preview none is more than text", async () => {
    const w = await aWorld({ "PLAN.md": "# Hostile\n\n- [ ] **X-1** One\n" });
    world = w;
    for (let from = 0; from < TITLES.length; from += 30) {
      const number = await w.open({ "PLAN.md": plan(TITLES.slice(from, from + 30)) }, { title: TITLES[from] ?? "x" });
      const ran = await w.pulled(number);
      expect(ran.code, ran.log).toBe(0);
      heardOnlyUs(ran);
      const [comment = ""] = w.comments(number);
      expect(comment).toContain("### Plansync: merging");
      expect(activeIn(comment)).toEqual([]);
      const mermaid = /```mermaid\n([\s\S]*?)\n```/.exec(comment)?.[1] ?? "flowchart LR";
      for (const line of mermaid.split("\n").slice(1))
        expect(line).toMatch(
          /^ {2}(?:n\d+\["[^"<>`[\](){}]*"\]:::\w+|n\d+ -->\s?n\d+|n\d+ -\. no longer \.-> n\d+|classDef \w+ [\w:#,-]+)$/,
        );
    }
  });
});

describe("hostile names of files", () => {
  test("are names", async () => {
    const files = Object.fromEntries(
      FILES.map((path, n) => [
        path,
        `# Plan ${n}\n\n- [ ] **T${n}-1** One\n- [ ] **T${n}-2** Two (depends on T${n}-1, T${n}-9)\n`,
      ]),
    );
    const w = await aWorld(files);
    world = w;
    const ran = await w.pushed();
    expect(ran.log).not.toContain("bug in Plansync");
    heardOnlyUs(ran);
    expect(w.titles().length).toBeGreaterThanOrEqual(2 * (FILES.length - 2));
    const { titles, texts } = writtenTexts(w);
    expect(titles.flatMap(activeInTitle)).toEqual([]);
    expect(texts.flatMap(activeIn)).toEqual([]);
    const again = await w.pushed();
    expect(again.writes, again.summary.slice(0, 3000)).toBe(0);
  });
});

describe("hostile configurations", () => {
  test.each(CONFIGS.map((config) => [config.slice(0, 60), config] as const))("%j", (_, text) => {
    const started = performance.now();
    const { config, diagnostics } = readConfig(text, ".github/plansync.yml");
    selectPlans(["PLAN.md", "a/b/c.md", "a".repeat(2000)], config);
    expect(performance.now() - started).toBeLessThan(2000);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(config.settings.people).not.toHaveProperty("toString");
    for (const glob of config.plans) expect(glob).not.toMatch(/(^|\/)\.\.(\/|$)|^!?\//);
    for (const one of diagnostics) expect(one.place.line).toBeGreaterThanOrEqual(1);
  });

  test("reach the runner as one escaped annotation, and nothing is written", async () => {
    const w = await aWorld({
      "PLAN.md": "# P\n\n- [ ] **A-1** One\n",
      ".github/plansync.yml": '"::error::pwned\\n::set-output name=created::9": 1\n',
    });
    world = w;
    const ran = await w.pushed();
    expect(ran.code).toBe(1);
    expect(ran.writes).toBe(0);
    heardOnlyUs(ran);
  });
});

describe("hostile comments", () => {
  test("of people with the right do nothing when they are no commands", async () => {
    const w = await aWorld({ "PLAN.md": "# P\n\n- [ ] **A-1** One\n- [ ] **A-2** Two\n" });
    world = w;
    await w.pushed();
    const number = w.issues().find((issue) => issue.title.startsWith("A-1"))?.number ?? 0;
    for (const body of COMMENTS) {
      const ran = await w.commented(number, body);
      expect(ran.code, `${JSON.stringify(body)}: ${ran.log}`).toBe(0);
      expect(w.issues().find((issue) => issue.number === number)?.state, JSON.stringify(body)).toBe("open");
    }
  });
});
