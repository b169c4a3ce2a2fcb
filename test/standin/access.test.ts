import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asker, graphql } from "./ask.ts";
import {
  forkPermissions,
  seedApp,
  seedInstallation,
  seedRepository,
  seedUserToken,
  seedWorkflowToken,
} from "./seed.ts";
import { appKey, fakeClock, PLANS, type Stage, stage } from "./stage.ts";

const R = `/repos/${PLANS}`;
let s: Stage;
beforeAll(async () => {
  s = await stage();
});
afterAll(() => s.standin.close());

describe("a workflow's token", () => {
  test.each([
    ["issues", `POST ${R}/issues`, { title: "t" }],
    ["issues", `POST ${R}/labels`, { name: "l" }],
    ["issues", `POST ${R}/milestones`, { title: "m" }],
    ["checks", `POST ${R}/check-runs`, { name: "n", head_sha: "0".repeat(40) }],
    ["statuses", `POST ${R}/statuses/${"0".repeat(40)}`, { state: "success" }],
    ["contents", `PUT ${R}/contents/x.md`, { message: "m", content: "" }],
    ["contents", `POST ${R}/git/refs`, { ref: "refs/heads/x", sha: "0".repeat(40) }],
    ["pull_requests", `POST ${R}/pulls`, { title: "t", head: "h", base: "main" }],
  ])("of a fork's pull request lacks %s: %s", async (permission, operation, body) => {
    const fork = asker(s.standin, seedWorkflowToken(s.standin.world, PLANS, forkPermissions).value);
    const answer = await fork(operation, body);
    expect(answer).toMatchObject({ status: 403, body: { message: "Resource not accessible by integration" } });
    expect(answer.headers.get("x-accepted-github-permissions")).toContain(`${permission}=write`);
  });

  test("without a permission is refused over GraphQL too, per alias", async () => {
    const fork = asker(s.standin, seedWorkflowToken(s.standin.world, PLANS, { issues: "read" }).value);
    const { nodeId } = s.standin.world.repository(PLANS);
    const { body } = await graphql(
      fork,
      `mutation { a: createIssue(input: {repositoryId: "${nodeId}", title: "t"}) { issue { id } } }`,
    );
    expect(body).toMatchObject({
      data: { a: null },
      errors: [{ type: "FORBIDDEN", path: ["a"], message: "Resource not accessible by integration" }],
    });
    expect((await fork(`GET ${R}/contents/PLAN.md`)).status).toBe(403);
  });

  test("takes permissions as a workflow writes them", async () => {
    const token = seedWorkflowToken(s.standin.world, PLANS, { "pull-requests": "read" }).value;
    expect((await asker(s.standin, token)(`GET ${R}/pulls`)).status).toBe(200);
  });

  test("reaches no other repository's private things, and writes in none", async () => {
    seedRepository(s.standin.world, "octo/secret", { private: true });
    seedRepository(s.standin.world, "octo/public");
    expect((await s.bot("GET /repos/octo/secret")).status).toBe(404);
    expect((await s.bot("POST /repos/octo/public/issues", { title: "t" })).status).toBe(403);
    const { nodeId } = s.standin.world.repository("octo/secret");
    expect((await graphql(s.bot, `{ node(id: "${nodeId}") { id } }`)).body).toMatchObject({
      data: { node: null },
      errors: [{ type: "NOT_FOUND" }],
    });
  });

  test("is nobody over REST and a bot over GraphQL, where authors lose their suffix", async () => {
    expect((await s.bot("GET /user")).status).toBe(403);
    const { body } = await s.bot(`POST ${R}/issues`, { title: "t" });
    const answer = await graphql(
      s.bot,
      `{ viewer { login } repository(owner: "octo", name: "plans") { issue(number: ${body.number}) { author { __typename login } } } }`,
    );
    expect(answer.body.data).toEqual({
      viewer: { login: "github-actions[bot]" },
      repository: { issue: { author: { __typename: "Bot", login: "github-actions" } } },
    });
  });
});

describe("people", () => {
  test("see private repositories only with a role, and are told nothing else", async () => {
    const { world } = s.standin;
    seedRepository(world, "octo/hidden", { private: true, roles: { rita: "read" } });
    expect((await s.as("rita")("GET /repos/octo/hidden")).body).toMatchObject({
      permissions: { pull: true, push: false },
    });
    expect((await s.as("stranger")("GET /repos/octo/hidden")).status).toBe(404);
    expect(
      (await graphql(s.as("stranger"), `{ repository(owner: "octo", name: "hidden") { id } }`)).body.errors?.[0],
    ).toMatchObject({ type: "NOT_FOUND" });
  });

  test.each([
    ["octo", "admin", "admin"],
    ["mia", "write", "maintain"],
    ["wendy", "write", "write"],
    ["tess", "read", "triage"],
    ["rita", "read", "read"],
    ["stranger", "read", "read"],
  ])("%s has permission %s and role %s", async (login, permission, role) => {
    s.standin.world.user(login);
    expect((await s.bot(`GET ${R}/collaborators/${login}/permission`)).body).toMatchObject({
      permission,
      role_name: role,
    });
  });

  test("change others' issues only from triage upwards, their own always", async () => {
    const { body } = await s.bot(`POST ${R}/issues`, { title: "Bot's" });
    expect((await s.as("rita")(`PATCH ${R}/issues/${body.number}`, { title: "Rita's" })).status).toBe(403);
    expect((await s.as("tess")(`PATCH ${R}/issues/${body.number}`, { state: "closed" })).status).toBe(200);
    const own = await s.as("rita")(`POST ${R}/issues`, { title: "Rita's" });
    expect((await s.as("rita")(`PATCH ${R}/issues/${own.body.number}`, { title: "Mine" })).body.title).toBe("Mine");
  });

  test("can be assigned when they have a role", async () => {
    expect((await s.bot(`GET ${R}/assignees/wendy`)).status).toBe(204);
    expect((await s.bot(`GET ${R}/assignees/stranger`)).status).toBe(404);
  });
});

describe("who nobody is", () => {
  test("no token, a wrong one, a revoked one and an expired one are 401", async () => {
    const { world } = s.standin;
    const revoked = seedUserToken(world, "wendy");
    revoked.revoked = true;
    const expired = seedUserToken(world, "wendy", { expiresAt: Date.now() - 1 });
    for (const value of ["", "nonsense", revoked.value, expired.value])
      expect((await asker(s.standin, value)(`GET ${R}`)).status).toBe(401);
    expect(await graphql(asker(s.standin, "nonsense"), "{ viewer { login } }")).toMatchObject({
      status: 401,
      body: { message: "Bad credentials" },
    });
  });

  test("an archived repository is read-only", async () => {
    seedRepository(s.standin.world, "octo/old").archived = true;
    expect((await s.owner("POST /repos/octo/old/issues", { title: "t" })).status).toBe(403);
    expect((await s.owner("GET /repos/octo/old/issues")).status).toBe(200);
  });

  test("a repository without issues says so", async () => {
    seedRepository(s.standin.world, "octo/quiet").hasIssues = false;
    expect((await s.owner("POST /repos/octo/quiet/issues", { title: "t" })).status).toBe(410);
  });
});

describe("an App", () => {
  test("trades its signed JWT for a token that lives an hour", async () => {
    const clock = fakeClock();
    const own = await stage({ clock });
    const key = appKey(4711, clock.now);
    const app = seedApp(own.standin.world, {
      id: 4711,
      slug: "plansync",
      publicKey: key.publicKey,
      permissions: { issues: "write" },
    });
    const { id } = seedInstallation(own.standin.world, app, "octo");
    const path = `POST /app/installations/${id}/access_tokens`;
    const made = await asker(own.standin, key.jwt())(path, {});
    expect(made).toMatchObject({
      status: 201,
      body: { permissions: { issues: "write", metadata: "read" }, expires_at: "2026-11-21T10:00:00Z" },
    });
    const bot = asker(own.standin, String(made.body.token));
    expect((await bot(`POST ${R}/issues`, { title: "t" })).body.user?.login).toBe("plansync[bot]");
    clock.advance(3_600_000);
    expect((await bot(`GET ${R}/issues`)).status).toBe(401);
    await own.standin.close();
  });

  test.each([
    ["another key's signature", () => appKey(9).jwt()],
    ["an expired claim", (key: ReturnType<typeof appKey>) => key.jwt({ exp: Math.floor(Date.now() / 1000) - 1 })],
    ["a claim of an hour", (key: ReturnType<typeof appKey>) => key.jwt({ exp: Math.floor(Date.now() / 1000) + 3600 })],
    ["no JWT at all", () => "ghs_x"],
  ])("is refused with %s", async (_, make) => {
    const key = appKey(9);
    seedApp(s.standin.world, { id: 9, slug: "nine", publicKey: key.publicKey });
    expect((await asker(s.standin, make(key))("GET /app")).status).toBe(401);
  });

  test("gets no permission that its installation lacks, and no other account's installation", async () => {
    const key = appKey(10);
    const app = seedApp(s.standin.world, {
      id: 10,
      slug: "ten",
      publicKey: key.publicKey,
      permissions: { issues: "read" },
    });
    const mine = seedInstallation(s.standin.world, app, "octo");
    const ask = asker(s.standin, key.jwt());
    expect(
      (await ask(`POST /app/installations/${mine.id}/access_tokens`, { permissions: { issues: "write" } })).status,
    ).toBe(422);
    expect((await ask("POST /app/installations/1/access_tokens", {})).status).toBe(404);
    expect((await ask(`GET ${R}/installation`)).body.id).toBe(mine.id);
    mine.suspended = true;
    expect((await ask(`POST /app/installations/${mine.id}/access_tokens`, {})).status).toBe(403);
  });
});
