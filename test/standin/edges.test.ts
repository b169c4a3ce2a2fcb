import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { graphql } from "./ask.ts";
import { seedRepository } from "./seed.ts";
import { PLANS, type Stage, stage } from "./stage.ts";
import { createIssue } from "./world/issues.ts";
import type { Issue } from "./world/types.ts";

const R = `/repos/${PLANS}`;
let s: Stage;
beforeAll(async () => {
  s = await stage();
});
afterAll(() => s.standin.close());

function issue(title = "t", repository = PLANS): Issue {
  const { world } = s.standin;
  return createIssue(world, { user: world.user("octo"), app: null }, world.repository(repository), { title });
}

const addChild = (parent: Issue, child: Issue, more = {}) =>
  s.bot(`POST ${R}/issues/${parent.number}/sub_issues`, { sub_issue_id: child.id, ...more });
const block = (blocked: Issue, blocker: Issue) =>
  s.bot(`POST ${R}/issues/${blocked.number}/dependencies/blocked_by`, { issue_id: blocker.id });
const oneParent =
  "Validation failed: Issue may not contain duplicate sub-issues and Sub issue may only have one parent";

describe("sub-issues", () => {
  test("adding answers the parent; adding again, or to a second parent, is refused with one text", async () => {
    const [a, b, c] = [issue(), issue(), issue()];
    expect(await addChild(a, c)).toMatchObject({
      status: 201,
      body: { number: a.number, sub_issues_summary: { total: 1 } },
    });
    expect(await addChild(a, c)).toMatchObject({ status: 422, body: { message: oneParent } });
    expect(await addChild(b, c)).toMatchObject({ status: 422, body: { message: oneParent } });
    expect((await addChild(b, c, { replace_parent: true })).status).toBe(201);
    expect([a.children, b.children]).toEqual([[], [c]]);
  });

  test("the number of an issue is not taken for its id", async () => {
    const [a, b] = [issue(), issue()];
    expect((await s.bot(`POST ${R}/issues/${a.number}/sub_issues`, { sub_issue_id: b.number })).status).toBe(404);
    expect((await s.bot(`POST ${R}/issues/${a.number}/sub_issues`, { sub_issue_id: String(b.id) })).status).toBe(422);
  });

  test("a parent takes 100 children and eight levels stand on each other", async () => {
    const parent = issue();
    for (let n = 0; n < 100; n++) expect((await addChild(parent, issue())).status).toBe(201);
    expect(await addChild(parent, issue())).toMatchObject({
      status: 422,
      body: { message: "Validation failed: Parent cannot have more than 100 sub-issues" },
    });
    const chain = Array.from({ length: 9 }, () => issue());
    for (let n = 0; n < 7; n++) expect((await addChild(chain[n] ?? parent, chain[n + 1] ?? parent)).status).toBe(201);
    expect((await addChild(chain[7] ?? parent, chain[8] ?? parent)).status).toBe(422);
  });

  test("an issue is no descendant of itself", async () => {
    const [a, b] = [issue(), issue()];
    await addChild(a, b);
    expect((await addChild(b, a)).status).toBe(422);
    expect((await addChild(a, a)).status).toBe(422);
  });

  test("order changes by exactly one of after and before", async () => {
    const [parent, a, b, c] = [issue(), issue("a"), issue("b"), issue("c")];
    for (const child of [a, b, c]) await addChild(parent, child);
    const path = `PATCH ${R}/issues/${parent.number}/sub_issues/priority`;
    expect((await s.bot(path, { sub_issue_id: a.id, after_id: c.id })).status).toBe(200);
    expect(parent.children.map((one) => one.title)).toEqual(["b", "c", "a"]);
    expect((await s.bot(path, { sub_issue_id: c.id, before_id: b.id })).status).toBe(200);
    expect(parent.children.map((one) => one.title)).toEqual(["c", "b", "a"]);
    expect((await s.bot(path, { sub_issue_id: c.id })).status).toBe(422);
    expect((await s.bot(path, { sub_issue_id: c.id, before_id: b.id, after_id: a.id })).status).toBe(422);
  });

  test("removing takes the id in the body, and once", async () => {
    const [parent, child] = [issue(), issue()];
    await addChild(parent, child);
    expect((await s.bot(`GET ${R}/issues/${child.number}/parent`)).body.number).toBe(parent.number);
    expect((await s.bot(`DELETE ${R}/issues/${parent.number}/sub_issue`, { sub_issue_id: child.id })).status).toBe(200);
    expect((await s.bot(`DELETE ${R}/issues/${parent.number}/sub_issue`, { sub_issue_id: child.id })).status).toBe(404);
    expect((await s.bot(`GET ${R}/issues/${child.number}/parent`)).status).toBe(404);
  });
});

describe("dependencies", () => {
  test("an edge is added once; removing an absent one succeeds", async () => {
    const [a, b] = [issue(), issue()];
    expect((await block(a, b)).status).toBe(201);
    expect(await block(a, b)).toMatchObject({
      status: 422,
      body: { message: "Validation failed: Target issue has already been taken" },
    });
    for (let n = 0; n < 2; n++)
      expect((await s.bot(`DELETE ${R}/issues/${a.number}/dependencies/blocked_by/${b.id}`)).status).toBe(200);
    expect([a.blockedBy, b.blocking]).toEqual([[], []]);
  });

  test("a closed blocker is accepted and counts only among all", async () => {
    const [a, b] = [issue(), issue()];
    await s.bot(`PATCH ${R}/issues/${b.number}`, { state: "closed" });
    await block(a, b);
    expect((await s.bot(`GET ${R}/issues/${a.number}`)).body.issue_dependencies_summary).toMatchObject({
      blocked_by: 0,
      total_blocked_by: 1,
    });
  });

  test("there are at most 50 on either side", async () => {
    const hub = issue();
    for (let n = 0; n < 50; n++) expect((await block(hub, issue())).status).toBe(201);
    expect((await block(hub, issue())).status).toBe(422);
    const source = issue();
    for (let n = 0; n < 50; n++) expect((await block(issue(), source)).status).toBe(201);
    expect((await block(issue(), source)).status).toBe(422);
  });

  test("an issue blocks neither itself nor, through others, itself", async () => {
    const [a, b, c] = [issue(), issue(), issue()];
    expect((await block(a, a)).status).toBe(422);
    await block(a, b);
    await block(b, c);
    expect((await block(c, a)).status).toBe(422);
  });

  test("GITHUB_TOKEN cannot link an issue of another repository, its owner can", async () => {
    const { world } = s.standin;
    seedRepository(world, "octo/elsewhere");
    seedRepository(world, "other/elsewhere");
    const [a, b, c] = [issue(), issue("b", "octo/elsewhere"), issue("c", "other/elsewhere")];
    expect((await block(a, b)).status).toBe(404);
    const path = `POST ${R}/issues/${a.number}/dependencies/blocked_by`;
    expect((await s.owner(path, { issue_id: b.id })).status).toBe(201);
    expect((await s.owner(path, { issue_id: c.id })).status).toBe(422);
  });

  test("over GraphQL the same refusals come per alias, the others are done", async () => {
    const [a, b, c] = [issue(), issue(), issue()];
    const edge = (alias: string, blocked: Issue, blocker: Issue): string =>
      `${alias}: addBlockedBy(input: {issueId: "${blocked.nodeId}", blockingIssueId: "${blocker.nodeId}"}) { issue { number } }`;
    const { status, body } = await graphql(
      s.bot,
      `mutation { ${edge("x", a, b)} ${edge("y", a, b)} ${edge("z", a, c)} }`,
    );
    expect(status).toBe(200);
    expect(body.data).toEqual({ x: { issue: { number: a.number } }, y: null, z: { issue: { number: a.number } } });
    expect(body.errors).toMatchObject([{ path: ["y"], message: "Target issue has already been taken" }]);
    expect(a.blockedBy).toEqual([b, c]);
  });
});

test("triage suffices for edges, reading does not", async () => {
  const [a, b] = [issue(), issue()];
  const path = `POST ${R}/issues/${a.number}/dependencies/blocked_by`;
  expect((await s.as("rita")(path, { issue_id: b.id })).status).toBe(403);
  expect((await s.as("tess")(path, { issue_id: b.id })).status).toBe(201);
});
