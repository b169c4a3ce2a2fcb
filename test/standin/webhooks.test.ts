import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Ask, asker, items } from "./ask.ts";
import { push, seedApp, seedInstallation } from "./seed.ts";
import { type AppKey, appKey, PLANS, type Stage, stage } from "./stage.ts";
import { checkPayload } from "./validate.ts";
import { sign } from "./webhooks.ts";
import { pressButton } from "./world/checks.ts";
import { changeInstallation, changeRepositories } from "./world/installations.ts";

const R = `/repos/${PLANS}`;
const SECRET = "it is one";

interface Heard {
  readonly event: string;
  readonly guid: string;
  readonly signature: string;
  readonly text: string;
  readonly payload: {
    action?: string;
    installation?: { id: number };
    sender: { login: string };
    [key: string]: unknown;
  };
}

let s: Stage;
let listener: Server;
let heard: Heard[] = [];
let status = 200;
let key: AppKey;
let app: Ask;

beforeAll(async () => {
  s = await stage({}, { organization: true });
  listener = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += String(chunk);
    const header = (name: string): string => String(request.headers[name]);
    heard.push({
      event: header("x-github-event"),
      guid: header("x-github-delivery"),
      signature: header("x-hub-signature-256"),
      text,
      payload: JSON.parse(text),
    });
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/hook`;
  key = appKey(5);
  const made = seedApp(s.standin.world, {
    id: 5,
    slug: "plansync",
    publicKey: key.publicKey,
    hook: { url, secret: SECRET },
    events: ["*"],
  });
  seedInstallation(s.standin.world, made, "octo");
  app = asker(s.standin, key.jwt());
});
afterAll(async () => {
  listener.close();
  await s.standin.close();
});
beforeEach(async () => {
  await s.standin.webhooks.settled();
  heard = [];
  status = 200;
});

async function events(): Promise<string[]> {
  await s.standin.webhooks.settled();
  return heard
    .map(({ event, payload }) => (payload.action === undefined ? event : `${event}.${payload.action}`))
    .sort();
}

test("a delivery is signed, has a GUID, and names installation, repository and sender", async () => {
  await s.owner(`POST ${R}/issues`, { title: "t" });
  expect(await events()).toEqual(["issues.opened"]);
  const [one] = heard;
  expect(one?.signature).toBe(sign(SECRET, one?.text ?? ""));
  expect(one?.guid).toMatch(/^[0-9a-f-]{36}$/);
  expect(one?.payload).toMatchObject({
    installation: { id: expect.any(Number) },
    repository: { full_name: PLANS },
    sender: { login: "octo" },
    issue: { title: "t" },
  });
});

test("every kind of change is told", async () => {
  const [a, b] = [
    (await s.owner(`POST ${R}/issues`, { title: "a" })).body,
    (await s.owner(`POST ${R}/issues`, { title: "b" })).body,
  ];
  const tell = async (operation: string, body?: unknown): Promise<string[]> => {
    await s.standin.webhooks.settled();
    heard = [];
    expect((await s.owner(operation, body)).status).toBeLessThan(300);
    return events();
  };
  await events();
  expect(await tell(`POST ${R}/labels`, { name: "l" })).toEqual(["label.created"]);
  expect(await tell(`POST ${R}/issues/${a.number}/labels`, { labels: ["l"] })).toEqual(["issues.labeled"]);
  expect(await tell(`POST ${R}/milestones`, { title: "m" })).toEqual(["milestone.created"]);
  expect(await tell(`PATCH ${R}/milestones/1`, { state: "closed" })).toEqual(["milestone.closed"]);
  expect(await tell(`PATCH ${R}/issues/${a.number}`, { milestone: 1, title: "A", assignees: ["wendy"] })).toEqual([
    "issues.assigned",
    "issues.edited",
    "issues.milestoned",
  ]);
  expect(await tell(`POST ${R}/issues/${a.number}/comments`, { body: "/done" })).toEqual(["issue_comment.created"]);
  expect(await tell(`POST ${R}/issues/${a.number}/sub_issues`, { sub_issue_id: b.id })).toEqual([
    "sub_issues.parent_issue_added",
    "sub_issues.sub_issue_added",
  ]);
  expect(await tell(`POST ${R}/issues/${a.number}/dependencies/blocked_by`, { issue_id: b.id })).toEqual([
    "issue_dependencies.blocked_by_added",
    "issue_dependencies.blocking_added",
  ]);
  expect(await tell(`DELETE ${R}/issues/${a.number}/dependencies/blocked_by/${b.id}`)).toEqual([
    "issue_dependencies.blocked_by_removed",
    "issue_dependencies.blocking_removed",
  ]);
  expect(await tell(`PATCH ${R}/issues/${a.number}`, { state: "closed" })).toEqual(["issues.closed"]);
  expect(await tell(`PUT ${R}/contents/a.md`, { message: "m", content: "eA==", branch: "main" })).toEqual(["push"]);
  expect(heard[0]?.payload).toMatchObject({
    ref: "refs/heads/main",
    forced: false,
    created: false,
    deleted: false,
    head_commit: { message: "m" },
  });
  expect(await tell(`POST ${R}/git/refs`, { ref: "refs/heads/t", sha: heard[0]?.payload.after })).toEqual(["push"]);
  push(s.standin.world, PLANS, { files: { "t.md": "t" }, branch: "t" });
  await events();
  expect(await tell(`POST ${R}/pulls`, { title: "T", head: "t", base: "main" })).toEqual(["pull_request.opened"]);
});

test("a check run's button is told only to the App that made it", async () => {
  const { id } = (await app(`GET ${R}/installation`)).body;
  const bot = asker(s.standin, String((await app(`POST /app/installations/${id}/access_tokens`, {})).body.token));
  const head = s.standin.world.repository(PLANS).refs.get("refs/heads/main");
  const run = {
    name: "n",
    head_sha: head,
    status: "completed",
    conclusion: "neutral",
    actions: [{ label: "l", description: "d", identifier: "tick" }],
  };
  const [ours, theirs] = [
    (await bot(`POST ${R}/check-runs`, run)).body,
    (await s.bot(`POST ${R}/check-runs`, run)).body,
  ];
  await events();
  heard = [];
  const { world } = s.standin;
  const actor = { user: world.user("wendy"), app: null };
  for (const one of [ours, theirs]) pressButton(world, actor, world.repository(PLANS), Number(one.id), "tick");
  expect(await events()).toEqual(["check_run.requested_action"]);
  expect(heard[0]?.payload).toMatchObject({
    requested_action: { identifier: "tick" },
    check_run: { id: ours.id },
    sender: { login: "wendy" },
  });
});

describe("deliveries", () => {
  test("that failed are listed and can be had again under their GUID", async () => {
    status = 500;
    await s.owner(`POST ${R}/issues`, { title: "missed" });
    await events();
    const { body } = await app("GET /app/hook/deliveries?per_page=5");
    const [latest] = items<{
      id: number;
      guid: string;
      status: string;
      status_code: number;
      redelivery: boolean;
    }>(body);
    expect(latest).toMatchObject({ status_code: 500, redelivery: false, guid: heard[0]?.guid });
    status = 200;
    expect((await app(`POST /app/hook/deliveries/${latest?.id}/attempts`)).status).toBe(202);
    await events();
    expect(heard.map((one) => one.guid)).toEqual([latest?.guid, latest?.guid]);
    expect(heard[1]?.text).toBe(heard[0]?.text);
    expect((await app("GET /app/hook/deliveries?per_page=2")).body).toMatchObject([
      { status: "OK", redelivery: true },
      { redelivery: false },
    ]);
  });

  test("can be doubled and lost", async () => {
    Object.assign(s.standin.webhooks.options, { duplicates: 1 });
    await s.owner(`POST ${R}/issues`, { title: "twice" });
    await events();
    expect(heard.map((one) => one.guid)).toEqual([heard[0]?.guid, heard[0]?.guid]);
    Object.assign(s.standin.webhooks.options, { duplicates: 0, drops: 1 });
    heard = [];
    await s.owner(`POST ${R}/issues`, { title: "never" });
    expect(await events()).toEqual([]);
    expect((await app("GET /app/hook/deliveries?per_page=1")).body).toMatchObject([
      { status_code: 0, action: "opened" },
    ]);
    Object.assign(s.standin.webhooks.options, { drops: 0 });
  });
});

describe("what happens to an installation", () => {
  test("is told to its App, and a deleted one's tokens are worthless", async () => {
    const { world } = s.standin;
    const actor = { user: world.user("octo"), app: null };
    const installation = [...world.state.installations.values()].find((one) => one.app.id === 5);
    if (installation === undefined) throw new Error("The App is not installed");
    const made = await app(`POST /app/installations/${installation.id}/access_tokens`, {});
    const bot = asker(s.standin, String(made.body.token));
    for (const action of ["suspend", "unsuspend"] as const) changeInstallation(world, actor, installation, action);
    changeRepositories(world, actor, installation, { added: [world.repository(PLANS)] });
    expect((await bot(`GET ${R}`)).status).toBe(200);
    changeInstallation(world, actor, installation, "deleted");
    expect((await bot(`GET ${R}`)).status).toBe(401);
    expect(await events()).toEqual([
      "installation.deleted",
      "installation.suspend",
      "installation.unsuspend",
      "installation_repositories.added",
    ]);
    expect(heard[0]?.payload).toMatchObject({
      installation: { app_id: 5, account: { login: "octo" } },
      repositories: [{ full_name: PLANS }],
    });
  });
});

test("every payload that was sent is one that GitHub describes", () => {
  const { deliveries } = s.standin.world.state;
  const wrong = deliveries.flatMap(
    ({ event, action, payload }) => checkPayload(event, action, JSON.parse(payload)) ?? [],
  );
  expect(wrong).toEqual([]);
  expect(new Set(deliveries.map(({ event }) => event)).size).toBeGreaterThan(9);
  expect(checkPayload("issues", "opened", { action: "opened" })).toContain("required");
});
