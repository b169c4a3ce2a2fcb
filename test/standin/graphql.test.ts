import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Answered, graphql, items } from "./ask.ts";
import { PLANS, type Stage, stage } from "./stage.ts";

const R = `/repos/${PLANS}`;
let s: Stage;
beforeAll(async () => {
  s = await stage();
  for (const name of ["blocked", "docs"]) await s.bot(`POST ${R}/labels`, { name });
  await s.bot(`POST ${R}/milestones`, { title: "Phase 1" });
});
afterAll(() => s.standin.close());

const inRepository = (fields: string): string => `{ repository(owner: "octo", name: "plans") { ${fields} } }`;
const ids = () => {
  const repository = s.standin.world.repository(PLANS);
  const milestone = repository.milestones.get(1)?.nodeId;
  return {
    repository: repository.nodeId,
    blocked: repository.labels.get("blocked")?.nodeId,
    milestone,
    wendy: s.standin.world.user("wendy").nodeId,
  };
};

async function createIssue(input: Record<string, unknown>) {
  const query =
    "mutation($input: CreateIssueInput!) { createIssue(input: $input) { issue { id number fullDatabaseId databaseId title body state milestone { number } labels(first: 5) { nodes { name } } assignees(first: 5) { nodes { login } } parent { number } } } }";
  return graphql(s.bot, query, { input: { repositoryId: ids().repository, ...input } });
}

/** The issue that a request has made; throws when it made none. */
function madeIssue({ body }: Answered): { id: string; number: number } {
  const issue = body.data?.createIssue?.issue;
  if (issue === undefined || issue === null) throw new Error(JSON.stringify(body));
  return { id: String(issue.id), number: Number(issue.number) };
}

describe("lists", () => {
  test.each([
    ["without a bound", "issues { nodes { id } }", "MISSING_PAGINATION_BOUNDARIES"],
    ["of 101", "issues(first: 101) { nodes { id } }", "EXCESSIVE_PAGINATION"],
    ["of none", "issues(first: 0) { nodes { id } }", "EXCESSIVE_PAGINATION"],
    [
      "of a million nodes",
      "issues(first: 100) { nodes { subIssues(first: 100) { nodes { labels(first: 100) { nodes { id } } } } } }",
      "MAX_NODE_LIMIT_EXCEEDED",
    ],
  ])("%s are refused", async (_, fields, type) => {
    const { status, body } = await graphql(s.bot, inRepository(fields));
    expect(status).toBe(200);
    expect(body.data).toBeUndefined();
    expect(items<{ type: string }>(body.errors).map((error) => error.type)).toContain(type);
  });

  test("pages follow each other by cursor, and hold no pull requests", async () => {
    for (let n = 0; n < 5; n++) await createIssue({ title: `Page ${n}` });
    const seen: number[] = [];
    let after: string | null = null;
    do {
      const { body } = await graphql(
        s.bot,
        'query($after: String) { repository(owner: "octo", name: "plans") { issues(first: 2, after: $after, orderBy: {field: UPDATED_AT, direction: DESC}) { totalCount pageInfo { hasNextPage endCursor } nodes { number } } } }',
        { after },
      );
      const page = body.data?.repository?.issues as unknown as {
        pageInfo: { hasNextPage: boolean; endCursor: string };
        nodes: { number: number }[];
      };
      seen.push(...page.nodes.map((one) => one.number));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(new Set(seen).size).toBe(5);
    expect(
      (await graphql(s.bot, inRepository('issues(first: 1, after: "x") { nodes { id } }'))).body.errors?.[0],
    ).toMatchObject({ type: "INVALID_CURSOR_ARGUMENTS" });
  });

  test("a hundred issues with all that a plan needs cost three points", async () => {
    const fields =
      "issues(first: 100) { nodes { labels(first: 30) { nodes { name } } assignees(first: 10) { nodes { login } } blockedBy(first: 50) { nodes { number } } } }";
    const { body } = await graphql(
      s.bot,
      `{ rateLimit { cost nodeCount } repository(owner: "octo", name: "plans") { ${fields} } }`,
    );
    expect(body.data?.rateLimit).toEqual({ cost: 3, nodeCount: 9100 });
  });
});

describe("mutations", () => {
  test("an issue is made with everything at once", async () => {
    const parent = await createIssue({ title: "Parent" });
    const issue = madeIssue(parent);
    const { blocked, milestone, wendy } = ids();
    const { body } = await createIssue({
      title: "Child",
      body: "a\r\nb",
      labelIds: [blocked],
      milestoneId: milestone,
      assigneeIds: [wendy],
      parentIssueId: issue.id,
    });
    expect(body.data?.createIssue?.issue).toMatchObject({
      title: "Child",
      body: "a\r\nb",
      state: "OPEN",
      milestone: { number: 1 },
      labels: { nodes: [{ name: "blocked" }] },
      assignees: { nodes: [{ login: "wendy" }] },
      parent: { number: issue.number },
      databaseId: null,
      fullDatabaseId: expect.stringMatching(/^\d{10,}$/),
    });
  });

  test("with a parent that is full, no issue is made", async () => {
    const parent = madeIssue(await createIssue({ title: "Full" }));
    for (let n = 0; n < 100; n++) await createIssue({ title: `Child ${n}`, parentIssueId: parent.id });
    const before = s.standin.world.repository(PLANS).issues.size;
    const { body } = await createIssue({ title: "One too many", parentIssueId: parent.id });
    expect(body).toMatchObject({
      data: { createIssue: null },
      errors: [{ message: "Parent cannot have more than 100 sub-issues" }],
    });
    expect(s.standin.world.repository(PLANS).issues.size).toBe(before);
  });

  test.each([
    [{ title: "" }, "Title can't be blank"],
    [{ title: "t".repeat(257) }, "Title is too long (maximum is 256 characters)"],
    [{ title: "t", body: "b".repeat(65_537) }, "Body is too long (maximum is 65536 characters)"],
    [{ title: "t", labelIds: ["LA_nothing"] }, "Could not resolve to a node with the global id of 'LA_nothing'"],
  ])("refusals are told in words: %o", async (input, message) => {
    expect((await createIssue(input)).body).toMatchObject({
      data: { createIssue: null },
      errors: [{ message, path: ["createIssue"] }],
    });
  });

  test("closing takes a reason and reopening leaves one; a duplicate reads as not planned unless asked for", async () => {
    const issue = madeIssue(await createIssue({ title: "Closed" }));
    const read = async (argument = ""): Promise<unknown> =>
      (await graphql(s.bot, inRepository(`issue(number: ${issue.number}) { state stateReason${argument} }`))).body.data
        ?.repository?.issue;
    await graphql(
      s.bot,
      `mutation { closeIssue(input: {issueId: "${issue.id}", stateReason: NOT_PLANNED}) { issue { id } } }`,
    );
    expect(await read()).toEqual({ state: "CLOSED", stateReason: "NOT_PLANNED" });
    await graphql(s.bot, `mutation { reopenIssue(input: {issueId: "${issue.id}"}) { issue { id } } }`);
    expect(await read()).toEqual({ state: "OPEN", stateReason: "REOPENED" });
    await graphql(
      s.bot,
      `mutation { closeIssue(input: {issueId: "${issue.id}", stateReason: DUPLICATE}) { issue { id } } }`,
    );
    expect(await read()).toEqual({ state: "CLOSED", stateReason: "NOT_PLANNED" });
    expect(await read("(enableDuplicate: true)")).toEqual({ state: "CLOSED", stateReason: "DUPLICATE" });
  });

  test("labels and assignees are added and removed singly, a milestone cleared by null", async () => {
    const { blocked, milestone, wendy } = ids();
    const docs = s.standin.world.repository(PLANS).labels.get("docs")?.nodeId;
    const made = await createIssue({ title: "Single", labelIds: [docs], milestoneId: milestone });
    const { id, number } = madeIssue(made);
    const { body } = await graphql(
      s.bot,
      `mutation {
      a: addLabelsToLabelable(input: {labelableId: "${id}", labelIds: ["${blocked}", "${docs}"]}) { labelable { labels(first: 5) { totalCount } } }
      b: removeLabelsFromLabelable(input: {labelableId: "${id}", labelIds: ["${docs}"]}) { labelable { labels(first: 5) { nodes { name } } } }
      c: addAssigneesToAssignable(input: {assignableId: "${id}", assigneeIds: ["${wendy}"]}) { assignable { assignees(first: 5) { nodes { login } } } }
      d: updateIssue(input: {id: "${id}", milestoneId: null}) { issue { milestone { number } title } } }`,
    );
    expect(body.errors).toBeUndefined();
    expect(body.data).toMatchObject({
      a: { labelable: { labels: { totalCount: 2 } } },
      d: { issue: { milestone: null, title: "Single" } },
    });
    const issue = s.standin.world.issue(PLANS, number);
    expect([issue.labels.map((one) => one.name), issue.assignees.map((one) => one.login)]).toEqual([
      ["blocked"],
      ["wendy"],
    ]);
  });

  test("no more than 22 in one request are done", async () => {
    const fields = Array.from(
      { length: 23 },
      (_, n) =>
        `m${n}: createLabel(input: {repositoryId: "${ids().repository}", name: "bulk ${n}", color: "ededed"}) { label { name } }`,
    );
    const { body } = await graphql(s.bot, `mutation { ${fields.join(" ")} }`);
    expect(body).toMatchObject({
      data: { m21: { label: { name: "bulk 21" } }, m22: null },
      errors: [{ type: "RESOURCE_LIMITS_EXCEEDED", path: ["m22"] }],
    });
  });
});

test("no resolver failed", () => expect(s.standin.failures).toEqual([]));
