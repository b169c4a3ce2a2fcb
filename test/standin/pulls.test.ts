import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { graphql } from "./ask.ts";
import { push, seedRepository } from "./seed.ts";
import { PLANS, type Stage, stage } from "./stage.ts";

const R = `/repos/${PLANS}`;
let s: Stage;
beforeAll(async () => {
  s = await stage();
});
afterAll(() => s.standin.close());

const head = (): string => s.standin.world.repository(PLANS).refs.get("refs/heads/main") ?? "";

describe("pull requests", () => {
  test("a second one for the same branches, or one without commits, is refused", async () => {
    push(s.standin.world, PLANS, { files: { "p.md": "p" }, branch: "p" });
    const pull = { title: "P", head: "p", base: "main" };
    expect((await s.bot(`POST ${R}/pulls`, pull)).status).toBe(201);
    expect(await s.bot(`POST ${R}/pulls`, pull)).toMatchObject({
      status: 422,
      body: { errors: [{ message: "A pull request already exists for octo:p." }] },
    });
    await s.bot(`POST ${R}/git/refs`, { ref: "refs/heads/same", sha: head() });
    expect(await s.bot(`POST ${R}/pulls`, { ...pull, head: "same" })).toMatchObject({
      status: 422,
      body: { errors: [{ message: "No commits between main and same" }] },
    });
    expect((await s.bot(`POST ${R}/pulls`, { ...pull, head: "never" })).body.errors?.[0]).toMatchObject({
      field: "head",
      code: "invalid",
    });
  });

  test("shows its files with patches, follows its branch, and closes when nothing is left to merge", async () => {
    push(s.standin.world, PLANS, { files: { "f.md": "one\ntwo\nthree\n" } });
    push(s.standin.world, PLANS, { files: { "f.md": "one\n2\nthree\n" }, branch: "f" });
    const { body } = await s.bot(`POST ${R}/pulls`, { title: "F", head: "f", base: "main" });
    const files = await s.bot(`GET ${R}/pulls/${body.number}/files`);
    expect(files.body).toMatchObject([
      { filename: "f.md", status: "modified", patch: "@@ -1,3 +1,3 @@\n one\n-two\n+2\n three" },
    ]);
    const sha = push(s.standin.world, PLANS, { files: { "g.md": "g" }, branch: "f" });
    expect((await s.bot(`GET ${R}/pulls/${body.number}`)).body).toMatchObject({ changed_files: 2, head: { sha } });
    await s.bot(`PATCH ${R}/git/refs/heads/f`, { sha: head(), force: true });
    expect((await s.bot(`GET ${R}/pulls/${body.number}`)).body).toMatchObject({ state: "closed", merged: false });
  });

  test("merging closes the issues that its text names, code left out", async () => {
    const [a, b] = [await s.bot(`POST ${R}/issues`, { title: "A" }), await s.bot(`POST ${R}/issues`, { title: "B" })];
    push(s.standin.world, PLANS, { files: { "h.md": "h" }, branch: "h" });
    const pull = await s.bot(`POST ${R}/pulls`, {
      title: "H",
      head: "h",
      base: "main",
      body: `Fixes #${a.body.number} and \`fixes #${b.body.number}\``,
    });
    const closing = await graphql(
      s.bot,
      `{ repository(owner: "octo", name: "plans") { pullRequest(number: ${pull.body.number}) { closingIssuesReferences(first: 10) { nodes { number } } } } }`,
    );
    expect(closing.body.data?.repository?.pullRequest?.closingIssuesReferences?.nodes).toEqual([
      { number: a.body.number },
    ]);
    expect((await s.owner(`PUT ${R}/pulls/${pull.body.number}/merge`, {})).body.merged).toBe(true);
    expect((await s.bot(`GET ${R}/issues/${a.body.number}`)).body.state).toBe("closed");
    expect((await s.bot(`GET ${R}/issues/${b.body.number}`)).body.state).toBe("open");
  });

  test("from a fork shows the fork's commits; what conflicts cannot be merged", async () => {
    const { world } = s.standin;
    seedRepository(world, "guest/plans", { forkOf: PLANS });
    push(world, "guest/plans", { files: { "PLAN.md": "theirs" }, branch: "idea" });
    push(world, PLANS, { files: { "PLAN.md": "ours" } });
    const { body } = await s.as("guest")(`POST ${R}/pulls`, { title: "Idea", head: "guest:idea", base: "main" });
    expect(body).toMatchObject({ head: { repo: { full_name: "guest/plans", fork: true } }, changed_files: 1 });
    expect((await s.owner(`PUT ${R}/pulls/${body.number}/merge`, {})).status).toBe(405);
  });
});

test("nothing that the stand-in answered contradicts GitHub's description", () => {
  expect(s.standin.failures).toEqual([]);
  expect(s.standin.violations.filter((one) => one.startsWith("answer"))).toEqual([]);
});
