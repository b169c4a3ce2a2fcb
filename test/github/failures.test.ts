// What GitHub says when it refuses, in its own headers and texts.
import { inspect } from "node:util";
import nock from "nock";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createReader } from "../../src/github/create-reader.ts";
import { createWriter } from "../../src/github/create-writer.ts";
import type { Writer } from "../../src/github/port.ts";
import { EnvironmentError } from "../../src/model/failure.ts";
import { createFakeClock, type FakeClock } from "./fake-clock.ts";

const token = "ghs_averysecrettoken0123456789";
const repository = { owner: "octo", repo: "plans" };
const api = "https://api.github.com";
const here = "/repos/octo/plans";
const headers = { "x-ratelimit-limit": "1000", "x-ratelimit-remaining": "900", "x-ratelimit-reset": "1893460000" };

let clock: FakeClock;
let writer: Writer;

beforeEach(() => {
  nock.disableNetConnect();
  clock = createFakeClock();
  writer = createWriter({ repository, token, clock, patience: 10 * 60_000 });
});
afterEach(() => {
  const pending = nock.pendingMocks();
  nock.cleanAll();
  nock.enableNetConnect();
  expect(pending).toEqual([]);
});

async function failure(work: Promise<unknown>): Promise<EnvironmentError> {
  const error = await work.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  if (!(error instanceof EnvironmentError)) throw new Error(`expected an EnvironmentError, got ${String(error)}`);
  return error;
}

const comment = {
  id: 7,
  node_id: "c7",
  body: "hi",
  user: { login: "octo" },
  created_at: "2026-01-01T00:00:00Z",
  updated_at: "2026-01-01T00:00:00Z",
};
const refusal = {
  message: "Resource not accessible by integration",
  documentation_url: "https://docs.github.com/rest",
};

describe("a token without a permission", () => {
  it("is told the permission that GitHub's header names, with the lines to add", async () => {
    nock(api)
      .post(`${here}/issues/1/comments`)
      .reply(403, refusal, { ...headers, "x-accepted-github-permissions": "issues=write; pull_requests=write" });
    const error = await failure(writer.createComment(1, "hi"));
    expect(error.kind).toBe("permission");
    expect(error.message).toContain("`issues: write`");
    expect(error.advice).toContain("permissions:\n  contents: read\n  issues: write");
  });

  it("is told all permissions that are wanted together", async () => {
    nock(api)
      .patch(`${here}/git/refs/heads%2Fplansync`)
      .reply(403, refusal, { ...headers, "x-accepted-github-permissions": "contents=write,workflows=write" });
    const error = await failure(writer.resetBranch("plansync", "a".repeat(40)));
    expect(error.advice).toContain("permissions:\n  contents: write\n  workflows: write");
  });

  it.each([
    ["checks: write", () => writer.createCheck({ ...check }), "post", `${here}/check-runs`],
    [
      "statuses: write",
      () => writer.createStatus({ sha: "abc", context: "plansync", state: "success", description: "" }),
      "post",
      `${here}/statuses/abc`,
    ],
    ["contents: write", () => writer.createBranch("plansync", "abc"), "post", `${here}/git/refs`],
    [
      "pull-requests: write",
      () => writer.createPull({ title: "t", body: "b", head: "plansync", base: "main" }),
      "post",
      `${here}/pulls`,
    ],
    ["issues: write", () => writer.updateMilestone(1, { title: "t" }), "patch", `${here}/milestones/1`],
    ["contents: read", () => writer.listFiles("main"), "get", `${here}/git/trees/main?recursive=1`],
  ] as const)("is told that it lacks `%s` when GitHub names none", async (permission, call, method, path) => {
    nock(api)[method](path).reply(403, refusal, headers);
    const error = await failure(call());
    expect(error.kind).toBe("permission");
    expect(error.message).toContain(`\`${permission}\``);
    expect(error.advice).toContain(`  ${permission}`);
  });

  it("is told the setting that lets workflows open pull requests", async () => {
    nock(api)
      .post(`${here}/pulls`)
      .reply(403, { message: "GitHub Actions is not permitted to create or approve pull requests." }, headers);
    const error = await failure(writer.createPull({ title: "t", body: "b", head: "plansync", base: "main" }));
    expect(error.kind).toBe("permission");
    expect(error.advice).toContain("Settings → Actions → General");
  });

  it.each([
    ["Repository was archived so is read-only.", "unsupported", "archived"],
    ["Unable to create comment because issue is locked.", "invalid", "locked"],
    [
      "Resource protected by organization SAML enforcement. You must grant your token access.",
      "permission",
      "single sign-on",
    ],
    [
      "Although you appear to have the correct authorization credentials, the `o` organization has an IP allow list enabled",
      "permission",
      "addresses",
    ],
  ])("is not blamed where no permission helps: %s", async (message, kind, told) => {
    nock(api).post(`${here}/issues/1/comments`).reply(403, { message }, headers);
    const error = await failure(writer.createComment(1, "hi"));
    expect([error.kind, error.message.includes(told), error.message.includes("lacks")]).toEqual([kind, true, false]);
  });

  it("is told so when GitHub hides the place to write to", async () => {
    nock(api).post(`${here}/milestones`).reply(404, { message: "Not Found" }, headers);
    const error = await failure(writer.createMilestone({ title: "t", description: "", due: null, state: "open" }));
    expect(error.kind).toBe("permission");
    expect(error.message).toContain("`issues: write`");
  });

  it("is told so by the outcome of each mutation", async () => {
    nock(api)
      .post("/graphql")
      .reply(200, { data: { issue: { fields: [] } } }, headers);
    nock(api).get(here).reply(200, { node_id: "R_1" }, headers);
    nock(api)
      .post("/graphql")
      .reply(
        200,
        {
          data: { m0: null },
          errors: [{ type: "FORBIDDEN", path: ["m0"], message: "Resource not accessible by integration" }],
        },
        headers,
      );
    const [outcome] = await writer.createLabels([{ name: "bug", color: "ff0000", description: "" }]);
    expect(outcome).toMatchObject({ ok: false, error: { kind: "permission" } });
  });
});

const check = {
  name: "plansync",
  sha: "abc",
  externalId: "x",
  conclusion: "success",
  title: "t",
  summary: "s",
  text: "",
  annotations: [],
  actions: [],
} as const;

describe("a place that is not there", () => {
  it("is a repository that does not exist or cannot be seen", async () => {
    nock(api)
      .post("/graphql")
      .reply(
        200,
        {
          data: { viewer: { login: "octo" }, repository: null },
          errors: [
            {
              type: "NOT_FOUND",
              path: ["repository"],
              message: "Could not resolve to a Repository with the name 'octo/plans'.",
            },
          ],
        },
        headers,
      );
    const error = await failure(writer.observe());
    expect(error.kind).toBe("not-found");
    expect(error.message).toContain("octo/plans");
    expect(error.advice).toContain("issues: write");
  });

  it("is a repository whose issues are switched off", async () => {
    nock(api).post(`${here}/issues/1/comments`).reply(410, { message: "Issues are disabled for this repo" }, headers);
    const error = await failure(writer.createComment(1, "hi"));
    expect(error.kind).toBe("unsupported");
    expect(error.advice).toContain("Settings");
  });
});

describe("what the token may not see", () => {
  const issue = (number: number, more: object) => ({
    id: `I_${number}`,
    number,
    fullDatabaseId: String(1000 + number),
    title: `t${number}`,
    body: "b",
    state: "OPEN",
    stateReason: null,
    createdAt: "2026-01-01T00:00:00Z",
    updatedAt: "2026-01-01T00:00:00Z",
    locked: false,
    author: { __typename: "Bot", login: "github-actions" },
    milestone: null,
    labels: { totalCount: 0, nodes: [] },
    assignees: { nodes: [] },
    parent: null,
    subIssuesSummary: { total: 0, completed: 0 },
    blockedBy: { totalCount: 0, pageInfo: { hasNextPage: false, endCursor: null }, nodes: [] },
    ...more,
  });
  const answer = (nodes: unknown[], errors: object[]): object => ({
    data: {
      viewer: { login: "github-actions[bot]" },
      repository: {
        id: "R_1",
        hasIssuesEnabled: true,
        defaultBranchRef: { name: "main" },
        labels: { pageInfo: { hasNextPage: false, endCursor: null }, nodes: [] },
        milestones: { pageInfo: { hasNextPage: false, endCursor: null }, nodes: [] },
        issues: { pageInfo: { hasNextPage: false, endCursor: null }, nodes },
      },
    },
    errors,
  });
  const at = (...path: (string | number)[]): object => ({
    type: "FORBIDDEN",
    path: ["repository", "issues", "nodes", ...path],
    message: "Resource not accessible by integration",
  });

  it("of blockers and parents is left out; a parent that is hidden is not taken for none", async () => {
    const page = { hasNextPage: false, endCursor: null };
    const seen = { number: 9, state: "OPEN", repository: { nameWithOwner: "octo/plans" } };
    nock(api)
      .post("/graphql")
      .reply(
        200,
        answer(
          [issue(1, { blockedBy: { totalCount: 2, pageInfo: page, nodes: [null, seen] } }), issue(2, {}), issue(3, {})],
          [at(0, "blockedBy", "nodes", 0), at(1, "parent", "repository")],
        ),
        headers,
      );
    const { issues } = await writer.observe();
    expect(issues[0]?.blockedBy).toEqual([{ repository: "octo/plans", number: 9, state: "open" }]);
    expect(issues.map((one) => one.parent)).toEqual([null, undefined, null]);
    expect(issues[0]?.author).toBe("github-actions[bot]");
  });

  it("of issues elsewhere is left out", async () => {
    const refused = { type: "FORBIDDEN", path: ["p0", "issue"], message: "Resource not accessible by integration" };
    nock(api)
      .post("/graphql")
      .reply(200, { data: { p0: { issue: null }, p1: { issue: issue(2, {}) } }, errors: [refused] }, headers);
    const names = [1, 2].map((number) => ({ repository: "other/private", number }));
    expect((await writer.readIssues(names)).map((one) => one.title)).toEqual(["t2"]);
  });

  it("of issues themselves gives nothing, not a part", async () => {
    nock(api)
      .post("/graphql")
      .reply(200, answer([issue(1, {}), null], [at(1)]), headers);
    expect((await failure(writer.observe())).kind).toBe("permission");
    nock(api)
      .post("/graphql")
      .reply(200, answer([issue(1, {}), null], []), headers);
    expect((await failure(writer.observe())).message).toContain("not whole");
  });
});

describe("a token", () => {
  it("that is wrong is told so, and how to pass one", async () => {
    nock(api).get(`${here}/pulls/1`).reply(401, { message: "Bad credentials" });
    const error = await failure(writer.readPull(1));
    expect(error.kind).toBe("permission");
    expect(error.advice).toContain("token");
  });

  it("is in no message, even when the server says it", async () => {
    nock(api)
      .get(`${here}/pulls/1`)
      .reply(422, { message: `cannot use ${token} here` });
    nock(api).get(`${here}/pulls/2`).replyWithError(`tunnel for ${token} closed`);
    nock(api).get(`${here}/pulls/2`).times(4).replyWithError(`tunnel for ${token} closed`);
    for (const number of [1, 2]) {
      const error = await failure(writer.readPull(number));
      expect(error.message).not.toContain(token);
      expect(inspect(error, { depth: 20, showHidden: true })).not.toContain(token);
    }
  });
});

describe("the rate of requests", () => {
  it("is waited for as long as Retry-After says, also by a creation", async () => {
    nock(api)
      .post(`${here}/issues/1/comments`)
      .reply(
        403,
        { message: "You have exceeded a secondary rate limit. Please wait." },
        { ...headers, "retry-after": "37" },
      );
    nock(api).post(`${here}/issues/1/comments`).reply(201, comment, headers);
    expect((await writer.createComment(1, "hi")).id).toBe(7);
    expect(clock.slept()).toBe(37_000);
  });

  it("is waited for a minute, then two, when GitHub says nothing", async () => {
    nock(api).get(`${here}/pulls/1`).twice().reply(429, { message: "Too many requests" }, headers);
    nock(api).get(`${here}/pulls/1`).reply(404, { message: "Not Found" }, headers);
    expect((await failure(writer.readPull(1))).kind).toBe("not-found");
    expect(clock.slept()).toBe(180_000);
  });

  it("that ends after the patience is an error that says when", async () => {
    const reset = clock.now() / 1000 + 3600;
    nock(api)
      .get(`${here}/pulls/1`)
      .reply(
        403,
        { message: "API rate limit exceeded" },
        { ...headers, "x-ratelimit-remaining": "0", "x-ratelimit-reset": `${reset}` },
      );
    const error = await failure(writer.readPull(1));
    expect(error.kind).toBe("rate-limit");
    expect(error.retryAt).toBe(reset * 1000 + 1000);
    expect(clock.slept()).toBe(0);
  });

  it("is obeyed when GraphQL tells it with 200", async () => {
    nock(api)
      .post("/graphql")
      .reply(
        200,
        { errors: [{ type: "RATE_LIMITED", message: "API rate limit exceeded for installation ID 1." }] },
        { ...headers, "retry-after": "12" },
      );
    nock(api)
      .post("/graphql")
      .reply(200, { data: { p0: null } }, headers);
    expect((await writer.readFiles("main", ["PLAN.md"])).size).toBe(0);
    expect(clock.slept()).toBe(12_000);
  });
});

describe("an answer that does not come", () => {
  it("to a reading is asked for again", async () => {
    nock(api).get(`${here}/pulls/1`).reply(502, "<html>");
    nock(api).get(`${here}/pulls/1`).replyWithError("socket hang up");
    nock(api).get(`${here}/pulls/1`).reply(404, { message: "Not Found" }, headers);
    expect((await failure(writer.readPull(1))).kind).toBe("not-found");
  });

  it.each([
    ["a failing gateway", (scope: nock.Interceptor) => scope.reply(502, "<html>")],
    ["a closed connection", (scope: nock.Interceptor) => scope.replyWithError("socket hang up")],
  ])("to a creation, for %s, is not asked for again", async (_, reply) => {
    reply(nock(api).post(`${here}/issues/1/comments`));
    const error = await failure(writer.createComment(1, "hi"));
    expect(error.kind).toBe("network");
    expect(writer.usage().requests).toBe(1);
  });

  it("because nothing was sent is asked for again, also by a creation", async () => {
    nock(api)
      .post(`${here}/issues/1/comments`)
      .replyWithError(Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:1"), { code: "ECONNREFUSED" }));
    nock(api).post(`${here}/issues/1/comments`).reply(201, comment, headers);
    expect((await writer.createComment(1, "hi")).id).toBe(7);
  });
});

describe("a server whose schema is older", () => {
  it("is asked again without what it does not know, in the words of GitHub", async () => {
    const unknown = ["subIssuesSummary", "blockedBy", "fullDatabaseId"].map((field) => ({
      message: `Field '${field}' doesn't exist on type 'Issue'`,
      path: ["query observe", "repository", "issues", "nodes", field],
      extensions: { code: "undefinedField", typeName: "Issue", fieldName: field },
    }));
    unknown.push({
      message: "Field 'stateReason' doesn't accept argument 'enableDuplicate'",
      path: ["query observe", "repository", "issues", "nodes", "stateReason", "enableDuplicate"],
      extensions: { code: "argumentNotAccepted", typeName: "Field", fieldName: "stateReason" },
    });
    const empty = { pageInfo: { hasNextPage: false, endCursor: null }, nodes: [] };
    const queries: string[] = [];
    const ask = (body: { query: string }): boolean => queries.push(body.query) > 0;
    nock(api).post("/graphql", ask).reply(200, { errors: unknown }, headers);
    nock(api)
      .post("/graphql", ask)
      .reply(
        200,
        {
          data: {
            viewer: { login: "octo" },
            repository: {
              id: "R",
              hasIssuesEnabled: true,
              defaultBranchRef: null,
              labels: empty,
              milestones: empty,
              issues: empty,
            },
          },
        },
        headers,
      );
    expect((await writer.observe()).capabilities).toEqual({ graphql: true, subIssues: false, dependencies: false });
    for (const field of ["subIssuesSummary", "blockedBy", "fullDatabaseId", "enableDuplicate"])
      expect(queries.map((query) => query.includes(field))).toEqual([true, false]);
  });
});

describe("an answer that breaks off or is not GitHub's", () => {
  const json = { ...headers, "content-type": "application/json; charset=utf-8" };

  it.each([
    ["half of the JSON", '[{"number": 1', json],
    ["nothing", "", json],
    ["a page of a proxy", "<html>Sign in</html>", { "content-type": "text/html" }],
  ])("is never taken for a whole one: %s", async (_, body, told) => {
    nock(api).get(`${here}/issues/1/comments?per_page=100`).times(5).reply(200, body, told);
    expect((await failure(writer.listComments(1))).kind).toBe("network");
    nock(api).post(`${here}/issues/1/comments`).reply(201, body, told);
    expect((await failure(writer.createComment(1, "hi"))).kind).toBe("network");
  });

  it("to a batch leaves it open whether the issues were made", async () => {
    nock(api)
      .post("/graphql")
      .reply(200, { data: { issue: { fields: [] } } }, headers);
    nock(api).get(here).reply(200, { node_id: "R_1" }, headers);
    nock(api).post("/graphql").reply(200, '{"data":{"m0":{"issue":{"id":"I_1', json);
    const [outcome] = await writer.createIssues([
      { title: "t", body: "b", labels: [], milestone: null, assignees: [], parent: null },
    ]);
    expect(outcome).toMatchObject({ ok: false, error: { kind: "network" } });
  });

  it("of a batch that says nothing of one issue leaves that one open", async () => {
    nock(api)
      .post("/graphql")
      .reply(200, { data: { issue: { fields: [] } } }, headers);
    nock(api).get(here).reply(200, { node_id: "R_1" }, headers);
    const message = "Something went wrong while executing your query.";
    nock(api)
      .post("/graphql")
      .reply(200, { data: { m0: null }, errors: [{ message }] }, headers);
    const [outcome] = await writer.createIssues([
      { title: "t", body: "b", labels: [], milestone: null, assignees: [], parent: null },
    ]);
    expect(outcome).toMatchObject({ ok: false, error: { kind: "network" } });
  });

  it("of a batch that tells an issue but not all of it is an issue that was made", async () => {
    nock(api)
      .post("/graphql")
      .reply(200, { data: { issue: { fields: [] } } }, headers);
    nock(api).get(here).reply(200, { node_id: "R_1" }, headers);
    const made = {
      id: "I_1",
      number: 1,
      databaseId: 1001,
      title: "t",
      body: "b",
      state: "OPEN",
      stateReason: null,
      createdAt: "2026-01-01T00:00:00Z",
      updatedAt: "2026-01-01T00:00:00Z",
      locked: false,
      author: null,
      milestone: null,
      labels: { totalCount: 0, nodes: [] },
      assignees: { nodes: [] },
    };
    const error = { type: "FORBIDDEN", path: ["m0", "issue", "author"], message: "Resource not accessible" };
    const nothing = { type: "FORBIDDEN", path: ["m1", "issue"], message: "Resource not accessible" };
    nock(api)
      .post("/graphql")
      .reply(200, { data: { m0: { issue: made }, m1: { issue: null } }, errors: [error, nothing] }, headers);
    const issue = { title: "t", body: "b", labels: [], milestone: null, assignees: [], parent: null };
    const outcomes = await writer.createIssues([issue, issue]);
    expect(outcomes).toMatchObject([
      { ok: true, value: { number: 1, author: "ghost" } },
      { ok: false, error: { kind: "network" } },
    ]);
  });

  it("because it was given up is not asked for again", async () => {
    const gone = createWriter({
      repository,
      clock,
      fetch: async () => Promise.reject(new DOMException("The time is up", "AbortError")),
    });
    expect((await failure(gone.readPull(1))).kind).toBe("network");
    expect(gone.usage().requests).toBe(1);
  });
});

describe("GitHub Enterprise Server", () => {
  it("is asked at its own addresses", async () => {
    const reader = createReader({ repository, token, clock, baseUrl: "https://ghe.example/api/v3" });
    nock("https://ghe.example")
      .post("/api/graphql")
      .reply(200, { data: { p0: null } });
    nock("https://ghe.example")
      .get("/api/v3/repos/octo/plans/git/ref/heads%2Fmain")
      .reply(404, { message: "Not Found" });
    expect((await reader.readFiles("main", ["PLAN.md"])).size).toBe(0);
    expect(await reader.readBranch("main")).toBeNull();
  });
});
