// What was missed is repaired: by GitHub's record of deliveries, and by looking at everything now and then.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { createGithubApp } from "../../../src/app/github-app.ts";
import { createLog } from "../../../src/app/log.ts";
import { readSettings } from "../../../src/app/settings.ts";
import { push, type Standin, seedApp, seedInstallation, seedRepository, startStandin } from "../../standin/index.ts";
import { until } from "../queue/build.ts";
import { keys, startAppWorld } from "./app-world.ts";
import { PATIENCE, PLAN } from "./harbour.ts";

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

describe("a webhook that was missed", () => {
  it("is made good by the schedule", async () => {
    // The plan was pushed before anybody listened: no webhook ever tells of it.
    const seed = { files: { "PLAN.md": PLAN } };
    const env = { PLANSYNC_SWEEP_MINUTES: "1" };
    const world = await startAppWorld({ repositories: { "acme/plans": seed, "other/plans": seed }, env });
    closers.push(() => world.close());
    const issuesOf = (name: string) => world.standin.world.repository(name).issues.size;
    // The first turn comes a few seconds after the start.
    await until(() => issuesOf("acme/plans") > 5 && issuesOf("other/plans") > 5, "the schedule looked", PATIENCE);
    await world.settled(PATIENCE);
    expect(issuesOf("acme/plans")).toBe(issuesOf("other/plans"));
    expect(world.standin.world.state.deliveries.filter((one) => one.event === "push")).toEqual([]);
  }, 120_000);
});

describe("the record of deliveries", () => {
  /** An App whose webhooks go to a server that answers what it is told to. */
  async function listening() {
    const standin: Standin = await startStandin({});
    closers.push(() => standin.close());
    const answers = { status: 503 };
    const arrived: string[] = [];
    const server = createServer((request, response) => {
      arrived.push(`${request.headers["x-github-event"]} ${answers.status}`);
      request.resume();
      response.writeHead(answers.status).end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    closers.push(() => server.close());
    seedRepository(standin.world, "acme/plans");
    const app = seedApp(standin.world, { id: 4242, slug: "plansync", publicKey: keys.publicKey });
    seedInstallation(standin.world, app, "acme");
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    Object.assign(app, { hook: { url, secret: "a secret of the tests" } });
    const settings = readSettings({
      APP_ID: "4242",
      PRIVATE_KEY: keys.privateKey,
      WEBHOOK_SECRET: "a secret of the tests",
      GITHUB_API_URL: standin.url,
    });
    const github = await createGithubApp(settings, createLog("silent", []));
    return { standin, answers, arrived, github };
  }

  it("is asked for what failed, and what has arrived since is not sent again", async () => {
    const { standin, answers, arrived, github } = await listening();
    push(standin.world, "acme/plans", { files: { "a.md": "1" } });
    await standin.webhooks.settled();
    answers.status = 200;
    push(standin.world, "acme/plans", { files: { "a.md": "2" } });
    await standin.webhooks.settled();
    const since = Date.now() - 3_600_000;
    expect(await github.redeliver(since)).toBe(1);
    await standin.webhooks.settled();
    expect(arrived).toEqual(["push 503", "push 200", "push 200"]);
    expect(await github.redeliver(since)).toBe(0);
    await standin.webhooks.settled();
    expect(arrived).toHaveLength(3);
    expect(await github.redeliver(Date.now() + 60_000)).toBe(0);
  });

  it("is not asked for ever for what is never taken", async () => {
    const { standin, arrived, github } = await listening();
    push(standin.world, "acme/plans", { files: { "a.md": "1" } });
    await standin.webhooks.settled();
    for (let turn = 0; turn < 25; turn += 1) {
      await github.redeliver(0);
      await standin.webhooks.settled();
    }
    expect(arrived).toHaveLength(20);
  });
});
