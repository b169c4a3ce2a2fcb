import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { graphql, items } from "./ask.ts";
import { push, seedRepository } from "./seed.ts";
import { PLANS, type Stage, stage } from "./stage.ts";

const R = `/repos/${PLANS}`;
let s: Stage;
beforeAll(async () => {
  s = await stage();
});
afterAll(() => s.standin.close());

const head = (branch = "main"): string => s.standin.world.repository(PLANS).refs.get(`refs/heads/${branch}`) ?? "";
const base64 = (text: string): string => Buffer.from(text).toString("base64");

describe("git objects", () => {
  test("have the hashes that git gives them", async () => {
    const folder = mkdtempSync(join(tmpdir(), "standin-"));
    const git = (...args: string[]): string =>
      execFileSync("git", ["-c", "user.name=Ann", "-c", "user.email=ann@example.com", ...args], {
        cwd: folder,
        encoding: "utf8",
        env: { ...process.env, GIT_AUTHOR_DATE: "2026-01-02T03:04:05Z", GIT_COMMITTER_DATE: "2026-01-02T03:04:05Z" },
      }).trim();
    git("init", "-q");
    writeFileSync(join(folder, "a.md"), "alpha\n");
    git("update-index", "--add", "--cacheinfo", `100644,${git("hash-object", "-w", "a.md")},a.md`);
    git("update-index", "--add", "--cacheinfo", `100644,${git("hash-object", "-w", "a.md")},a/b.md`);
    git("commit", "-q", "-m", "First\n\nBody");
    const blob = await s.bot(`POST ${R}/git/blobs`, { content: "alpha\n", encoding: "utf-8" });
    const entries = ["a.md", "a/b.md"].map((path) => ({ path, mode: "100644", type: "blob", sha: blob.body.sha }));
    const tree = await s.bot(`POST ${R}/git/trees`, { tree: entries });
    const person = { name: "Ann", email: "ann@example.com", date: "2026-01-02T03:04:05Z" };
    const commit = await s.bot(`POST ${R}/git/commits`, {
      message: "First\n\nBody\n",
      tree: tree.body.sha,
      parents: [],
      author: person,
    });
    expect([blob.body.sha, tree.body.sha, commit.body.sha]).toEqual([
      git("rev-parse", "HEAD:a.md"),
      git("rev-parse", "HEAD^{tree}"),
      git("rev-parse", "HEAD"),
    ]);
    rmSync(folder, { recursive: true });
  });

  test("a branch moves forward only, unless forced, and only to commits that exist", async () => {
    const before = head();
    await s.bot(`POST ${R}/git/refs`, { ref: "refs/heads/moves", sha: before });
    const after = push(s.standin.world, PLANS, { files: { "m.md": "m" }, branch: "moves" });
    const path = `PATCH ${R}/git/refs/heads/moves`;
    expect(await s.bot(path, { sha: before })).toMatchObject({
      status: 422,
      body: { message: "Update is not a fast forward" },
    });
    expect((await s.bot(path, { sha: before, force: true })).body.object?.sha).toBe(before);
    expect((await s.bot(path, { sha: after })).status).toBe(200);
    expect(await s.bot(path, { sha: "1".repeat(40) })).toMatchObject({
      status: 422,
      body: { message: "Object does not exist" },
    });
    expect((await s.bot(`POST ${R}/git/refs`, { ref: "refs/heads/moves", sha: before })).body.message).toBe(
      "Reference already exists",
    );
    expect((await s.bot(`DELETE ${R}/git/refs/heads/moves`)).status).toBe(204);
    expect((await s.bot(`GET ${R}/git/ref/heads/moves`)).status).toBe(404);
  });

  test("a tree lists what is below it when asked", async () => {
    push(s.standin.world, PLANS, { files: { "docs/plan.md": "p", "docs/deep/x.md": "x" } });
    const paths = async (query: string): Promise<string[]> =>
      items<{ path: string }>((await s.bot(`GET ${R}/git/trees/main${query}`)).body.tree).map((one) => one.path);
    expect(await paths("")).toEqual(["PLAN.md", "docs"]);
    expect(await paths("?recursive=1")).toEqual(["PLAN.md", "docs", "docs/deep", "docs/deep/x.md", "docs/plan.md"]);
  });
});

describe("contents", () => {
  test("replacing needs the sha of what is replaced: 422 without, 409 with another", async () => {
    const path = `${R}/contents/docs/new.md`;
    const first = await s.bot(`PUT ${path}`, { message: "m", content: base64("one") });
    expect(first.status).toBe(201);
    expect(await s.bot(`PUT ${path}`, { message: "m", content: base64("two") })).toMatchObject({
      status: 422,
      body: { message: `Invalid request.\n\n"sha" wasn't supplied.` },
    });
    expect((await s.bot(`PUT ${path}`, { message: "m", content: base64("two"), sha: "0".repeat(40) })).status).toBe(
      409,
    );
    const sha = first.body.content?.sha;
    expect((await s.bot(`PUT ${path}`, { message: "m", content: base64("two"), sha })).status).toBe(200);
    expect((await s.bot(`PUT ${path}`, { message: "m", content: base64("three"), sha })).status).toBe(409);
  });

  test("a file is read as JSON or as it is, at any ref", async () => {
    const old = head();
    push(s.standin.world, PLANS, { files: { "PLAN.md": "# Newer\n" } });
    const json = await s.bot(`GET ${R}/contents/PLAN.md`);
    expect(Buffer.from(String(json.body.content), "base64").toString()).toBe("# Newer\n");
    const raw = await s.bot(`GET ${R}/contents/PLAN.md?ref=${old}`, undefined, {
      accept: "application/vnd.github.raw+json",
    });
    expect(raw.body).toContain("- [ ] Task");
    expect((await s.bot(`GET ${R}/contents/nope.md`)).status).toBe(404);
    expect((await s.bot(`GET ${R}/contents/docs`)).body).toBeInstanceOf(Array);
  });

  test("a file name cannot climb out", async () => {
    expect(
      (await s.bot(`PUT ${R}/contents/${encodeURIComponent("../x")}`, { message: "m", content: "eA==" })).status,
    ).toBe(422);
  });
});

describe("commits over GraphQL", () => {
  const commit = async (expectedHeadOid: string, branchName: string, files: Record<string, string>) =>
    graphql(
      s.bot,
      "mutation($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { commit { oid } } }",
      {
        input: {
          branch: { repositoryNameWithOwner: PLANS, branchName },
          expectedHeadOid,
          message: { headline: "Tick", body: "Because" },
          fileChanges: { additions: Object.entries(files).map(([path, text]) => ({ path, contents: base64(text) })) },
        },
      },
    );

  test("happen only where the branch stands as expected", async () => {
    const before = head();
    const { body } = await commit(before, "main", { "PLAN.md": "x", "sub/Y.md": "y" });
    expect(body.data?.createCommitOnBranch?.commit?.oid).toBe(head());
    const stale = await commit(before, "main", { "PLAN.md": "z" });
    expect(stale.body).toMatchObject({
      data: { createCommitOnBranch: null },
      errors: [{ type: "STALE_DATA", path: ["createCommitOnBranch"] }],
    });
    expect((await s.bot(`GET ${R}/git/commits/${head()}`)).body).toMatchObject({
      message: "Tick\n\nBecause",
      verification: { verified: true },
    });
  });

  test.each([
    ["protectedBranches", "BRANCH_PROTECTION_RULE_VIOLATION", "protected branch 'main' check failed"],
    ["ruledBranches", "UNPROCESSABLE", "Repository rule violations found"],
  ] as const)("are refused on a branch in %s, by every way in", async (kind, type, words) => {
    const { world } = s.standin;
    const name = `octo/${kind.toLowerCase()}`;
    const repository = seedRepository(world, name, { files: { "PLAN.md": "x" } });
    repository[kind].add("main");
    const sha = repository.refs.get("refs/heads/main");
    const query = "mutation($i: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $i) { commit { oid } } }";
    const branch = { repositoryNameWithOwner: name, branchName: "main" };
    const fileChanges = { additions: [{ path: "a", contents: "" }] };
    const i = { branch, expectedHeadOid: sha, message: { headline: "h" }, fileChanges };
    expect((await graphql(s.owner, query, { i })).body.errors?.[0]).toMatchObject({
      type,
      message: expect.stringContaining(words),
    });
    expect((await s.owner(`PUT /repos/${name}/contents/a.md`, { message: "m", content: "" })).status).toBe(409);
    const other = push(world, name, { files: { "b.md": "b" }, branch: "other" });
    const moved = await s.owner(`PATCH /repos/${name}/git/refs/heads/main`, { sha: other });
    expect(moved).toMatchObject({
      status: 422,
      body: { message: expect.stringContaining("Changes must be made through a pull request.") },
    });
    expect(repository.refs.get("refs/heads/main")).toBe(sha);
  });

  test("file texts come a hundred at a time, null where there is none", async () => {
    push(s.standin.world, PLANS, { files: { "bin.dat": new Uint8Array([1, 0, 2]), "text.md": "ü\r\n" } });
    const { body } = await graphql(
      s.bot,
      `{ repository(owner: "octo", name: "plans") {
      a: object(expression: "main:text.md") { ... on Blob { text isBinary isTruncated byteSize } }
      b: object(expression: "main:bin.dat") { ... on Blob { text isBinary } }
      c: object(expression: "main:none.md") { ... on Blob { text } }
      d: object(expression: "nowhere:text.md") { ... on Blob { text } } } }`,
    );
    expect(body.data?.repository).toEqual({
      a: { text: "ü\r\n", isBinary: false, isTruncated: false, byteSize: 4 },
      b: { text: null, isBinary: true },
      c: null,
      d: null,
    });
  });
});

test("nothing that the stand-in answered contradicts GitHub's description", () => {
  expect(s.standin.failures).toEqual([]);
  expect(s.standin.violations.filter((one) => one.startsWith("answer"))).toEqual([]);
});
