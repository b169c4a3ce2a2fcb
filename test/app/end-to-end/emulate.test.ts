// The second judge: the app against the public npm package emulate, which nobody here wrote.

import { mkdtempSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createLog } from "../../../src/app/log.ts";
import { readSettings } from "../../../src/app/settings.ts";
import { startApp } from "../../../src/app/start-app.ts";
import { startEmulate } from "../../standin/emulate.ts";
import { until } from "../queue/build.ts";

const SECRET = "a secret of the tests";
const PLAN = `# Harbour

## Phase 1: Ground

### H1: Survey the ground

### H2: Build the pier

Depends on: H1
`;

it("mirrors a pushed plan and unblocks on a server without GraphQL, sub-issues and dependencies", async () => {
  const port = await freePort();
  const judge = await startEmulate({ hook: { url: `http://127.0.0.1:${port}/hooks`, secret: SECRET } });
  const settings = readSettings({
    APP_ID: "5",
    PRIVATE_KEY: judge.privateKey,
    WEBHOOK_SECRET: SECRET,
    WEBHOOK_PATH: "/hooks",
    GITHUB_API_URL: judge.url.replace(/\/$/, ""),
    HOST: "127.0.0.1",
    PORT: String(port),
    PLANSYNC_QUEUE: join(mkdtempSync(join(tmpdir(), "plansync-emulate-")), "queue.db"),
    LOG_LEVEL: "fatal",
    PLANSYNC_SWEEP_MINUTES: "0",
    PLANSYNC_REDELIVER_MINUTES: "0",
  });
  const entry = new URL("../../../src/app/index.ts", import.meta.url);
  const app = await startApp(settings, createLog("silent", []), entry);
  try {
    const { body: file } = await judge.owner("GET /repos/octo/plans/contents/PLAN.md");
    const content = Buffer.from(PLAN).toString("base64");
    await judge.owner("PUT /repos/octo/plans/contents/PLAN.md", { message: "Plan", content, sha: file.sha });
    const list = async () => (await judge.owner("GET /repos/octo/plans/issues?state=all")).body as unknown as Seen[];
    const find = async (word: string) => (await list()).find((one) => one.title.includes(word));
    const isBlocked = async () => (await find("Build the pier"))?.labels.some((label) => label.name === "blocked");
    await until(async () => (await isBlocked()) === true, "the pier waits for the survey", 40_000);
    expect(new Set((await list()).map((one) => one.user.login))).toEqual(new Set(["plansync[bot]"]));
    const isIdle = async () => {
      const { waiting, delayed, running } = await app.queue.stats();
      return waiting + delayed + running === 0;
    };
    await until(isIdle, "the first look is over", 40_000);
    const survey = await find("Survey the ground");
    await judge.owner(`PATCH /repos/octo/plans/issues/${survey?.number}`, { state: "closed" });
    await until(async () => (await isBlocked()) === false, "the pier waits for nothing", 40_000);
    await until(isIdle, "the second look is over", 40_000);
    const titles = (await list()).map((one) => one.title);
    expect(new Set(titles).size).toBe(titles.length);
  } finally {
    await app.stop();
    await judge.close();
  }
}, 120_000);

interface Seen {
  readonly number: number;
  readonly title: string;
  readonly user: { readonly login: string };
  readonly labels: readonly { readonly name: string }[];
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
