import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asker, items } from "./ask.ts";
import { seedApp, seedInstallation } from "./seed.ts";
import { appKey, PLANS, type Stage, stage } from "./stage.ts";

const R = `/repos/${PLANS}`;
let s: Stage;
let sha = "";
beforeAll(async () => {
  s = await stage();
  sha = s.standin.world.repository(PLANS).refs.get("refs/heads/main") ?? "";
});
afterAll(() => s.standin.close());

const note = (line: number, more = {}) => ({
  path: "PLAN.md",
  start_line: line,
  end_line: line,
  annotation_level: "warning",
  message: "m",
  ...more,
});
const done = (more = {}) => ({ name: "plansync", head_sha: sha, status: "completed", conclusion: "success", ...more });
const output = (more = {}) => ({ output: { title: "t", summary: "s", ...more } });

describe("check runs", () => {
  test.each([
    ["a completed run without a conclusion", () => ({ name: "x", head_sha: sha, status: "completed" })],
    ["a run without a name", () => ({ head_sha: sha })],
    ["a run of an unknown commit", () => done({ head_sha: "0".repeat(40) })],
    ["51 annotations", () => done(output({ annotations: Array.from({ length: 51 }, (_, n) => note(n + 1)) }))],
    ["a summary of 65,536 characters", () => done(output({ summary: "s".repeat(65_536) }))],
    ["a text of 65,536 characters", () => done(output({ text: "s".repeat(65_536) }))],
    [
      "four buttons",
      () => done({ actions: Array.from({ length: 4 }, () => ({ label: "l", description: "d", identifier: "i" })) }),
    ],
    [
      "a button's label of 21 characters",
      () => done({ actions: [{ label: "l".repeat(21), description: "d", identifier: "i" }] }),
    ],
    ["an unknown conclusion", () => done({ conclusion: "fine" })],
    ["an annotation from line 3 to line 2", () => done(output({ annotations: [note(3, { end_line: 2 })] }))],
    ["columns over several lines", () => done(output({ annotations: [note(3, { end_line: 4, start_column: 1 })] }))],
    ["an output without a summary", () => done({ output: { title: "t" } })],
  ])("%s is refused", async (_, body) => {
    expect((await s.bot(`POST ${R}/check-runs`, body())).status).toBe(422);
  });

  test("annotations of an update are added to those before", async () => {
    const fifty = Array.from({ length: 50 }, (_, n) => note(n + 1));
    const { body } = await s.bot(`POST ${R}/check-runs`, done(output({ annotations: fifty })));
    await s.bot(`PATCH ${R}/check-runs/${body.id}`, output({ annotations: fifty }));
    const pages = await Promise.all(
      [1, 2].map((page) => s.bot(`GET ${R}/check-runs/${body.id}/annotations?per_page=50&page=${page}`)),
    );
    expect(pages.map((page) => items<unknown>(page.body).length)).toEqual([50, 50]);
    expect((await s.bot(`GET ${R}/check-runs/${body.id}`)).body.output?.annotations_count).toBe(100);
  });

  test("a list shows the latest of each name", async () => {
    await s.bot(`POST ${R}/check-runs`, done({ name: "twice", conclusion: "failure" }));
    await s.bot(`POST ${R}/check-runs`, done({ name: "twice" }));
    const latest = await s.bot(`GET ${R}/commits/main/check-runs?check_name=twice`);
    expect(latest.body).toMatchObject({
      total_count: 1,
      check_runs: [{ conclusion: "success", app: { slug: "github-actions" } }],
    });
    expect((await s.bot(`GET ${R}/commits/${sha}/check-runs?check_name=twice&filter=all`)).body.total_count).toBe(2);
  });

  test("people cannot make them, and no App touches another's", async () => {
    expect(await s.owner(`POST ${R}/check-runs`, done())).toMatchObject({
      status: 403,
      body: { message: "You must authenticate via a GitHub App." },
    });
    const key = appKey(77);
    const app = seedApp(s.standin.world, { id: 77, slug: "plansync-dev", publicKey: key.publicKey });
    const { id } = seedInstallation(s.standin.world, app, "octo");
    const made = await asker(s.standin, key.jwt())(`POST /app/installations/${id}/access_tokens`, {});
    const other = asker(s.standin, String(made.body.token));
    const { body } = await s.bot(`POST ${R}/check-runs`, done());
    expect((await other(`PATCH ${R}/check-runs/${body.id}`, { conclusion: "failure" })).status).toBe(403);
    expect((await other(`POST ${R}/check-runs`, done())).body.app?.slug).toBe("plansync-dev");
  });
});

describe("commit statuses", () => {
  test("the latest of each context decides", async () => {
    for (const [context, state] of [
      ["a", "failure"],
      ["a", "success"],
      ["b", "success"],
    ]) {
      expect((await s.bot(`POST ${R}/statuses/${sha}`, { context, state })).status).toBe(201);
    }
    expect((await s.bot(`GET ${R}/commits/main/status`)).body).toMatchObject({ state: "success", total_count: 2 });
    await s.bot(`POST ${R}/statuses/${sha}`, { context: "b", state: "pending" });
    expect((await s.bot(`GET ${R}/commits/main/status`)).body.state).toBe("pending");
  });

  test("a state nobody knows and 141 characters of description are refused", async () => {
    expect((await s.bot(`POST ${R}/statuses/${sha}`, { state: "fine" })).status).toBe(422);
    expect((await s.bot(`POST ${R}/statuses/${sha}`, { state: "success", description: "d".repeat(141) })).status).toBe(
      422,
    );
  });
});
