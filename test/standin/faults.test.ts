import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { graphql, items } from "./ask.ts";
import { PLANS, type Stage, stage } from "./stage.ts";

const R = `/repos/${PLANS}`;
let s: Stage;
beforeAll(async () => {
  s = await stage();
});
afterAll(() => s.standin.close());
beforeEach(() => s.standin.faults.heal());

const titles = (): string[] => [...s.standin.world.repository(PLANS).issues.values()].map((issue) => issue.title);
const create = (title: string) => s.bot(`POST ${R}/issues`, { title });

test("a dropped request is not done, a lost answer belongs to a done one", async () => {
  s.standin.faults.add({ when: 1, fault: { kind: "drop" } }, { when: 2, fault: { kind: "lose" } });
  await expect(create("dropped")).rejects.toThrow();
  await expect(create("lost")).rejects.toThrow();
  expect((await create("fine")).status).toBe(201);
  expect(titles()).toEqual(expect.arrayContaining(["lost", "fine"]));
  expect(titles()).not.toContain("dropped");
});

test("a killed client's server stays whole, and heals", async () => {
  s.standin.faults.killAfter(2);
  await create("one");
  await create("two");
  for (let n = 0; n < 3; n++) await expect(create("three")).rejects.toThrow();
  s.standin.faults.heal();
  expect((await create("four")).status).toBe(201);
  expect(titles()).not.toContain("three");
});

test.each([502, 503, 401, 429])("an answer %i can come before or after the work", async (status) => {
  s.standin.faults.add(
    { when: 1, fault: { kind: "status", status } },
    { when: 2, fault: { kind: "status", status, done: true } },
  );
  expect((await create(`before ${status}`)).status).toBe(status);
  expect((await create(`after ${status}`)).status).toBe(status);
  expect(titles()).not.toContain(`before ${status}`);
  expect(titles()).toContain(`after ${status}`);
});

test("a secondary limit can be had at will", async () => {
  s.standin.faults.add({
    when: ({ kind }) => kind === "write",
    times: 1,
    fault: { kind: "secondary", retryAfter: 7, status: 429 },
  });
  expect((await s.bot(`GET ${R}`)).status).toBe(200);
  const answer = await create("limited");
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, "7"]);
  expect((await create("not limited")).status).toBe(201);
});

test("a timeout ends in a reset, with the work done or not", async () => {
  s.standin.faults.add(
    { when: 1, fault: { kind: "hang", milliseconds: 30 } },
    { when: 2, fault: { kind: "hang", milliseconds: 30, done: true } },
  );
  await expect(create("hung")).rejects.toThrow();
  await expect(create("hung but done")).rejects.toThrow();
  expect(titles().filter((title) => title.startsWith("hung"))).toEqual(["hung but done"]);
});

test("a GraphQL request can be done in part", async () => {
  const { nodeId } = s.standin.world.repository(PLANS);
  const aliases = (prefix: string, count: number): string =>
    Array.from(
      { length: count },
      (_, n) =>
        `${prefix}${n}: createIssue(input: {repositoryId: "${nodeId}", title: "${prefix}${n}"}) { issue { number } }`,
    ).join(" ");
  s.standin.faults.add({
    when: ({ fields }) => fields.includes("createIssue"),
    times: 1,
    fault: { kind: "partial", keep: 2 },
  });
  const { status, body } = await graphql(s.bot, `mutation { ${aliases("p", 4)} }`);
  expect(status).toBe(200);
  expect(body.data).toMatchObject({ p0: {}, p1: {}, p2: null, p3: null });
  expect(body.errors).toMatchObject([
    { type: "RESOURCE_LIMITS_EXCEEDED", path: ["p2"] },
    { type: "RESOURCE_LIMITS_EXCEEDED", path: ["p3"] },
  ]);
  const whole = await graphql(s.bot, `mutation { ${aliases("q", 25)} }`);
  expect(items<unknown>(whole.body.errors).length).toBe(3);
});

test("a batch can be done in part and its answer lost, and a new issue be half made", async () => {
  const { nodeId } = s.standin.world.repository(PLANS);
  const alias = (title: string): string =>
    `${title}: createIssue(input: {repositoryId: "${nodeId}", title: "${title}"}) { issue { number } }`;
  s.standin.faults.add({ when: 1, fault: { kind: "lose", keep: 1 } }, { when: 2, fault: { kind: "half" } });
  await expect(graphql(s.bot, `mutation { ${alias("kept")} ${alias("never")} }`)).rejects.toThrow();
  const { body } = await graphql(s.bot, `mutation { ${alias("half")} }`);
  expect(body).toMatchObject({ data: { half: null }, errors: [{ path: ["half"] }] });
  expect(titles()).toEqual(expect.arrayContaining(["kept", "half"]));
  expect(titles()).not.toContain("never");
});

test("a query can end early with part of its data", async () => {
  for (let n = 0; n < 4; n++) await create(`part ${n}`);
  s.standin.faults.add({ when: ({ nodes }) => nodes > 3, fault: { kind: "exhausted", keep: 2 } });
  const page = (first: number): string =>
    `{ repository(owner: "octo", name: "plans") { issues(first: ${first}) { nodes { number } } } }`;
  const cut = await graphql(s.bot, page(4));
  expect(cut.body).toMatchObject({
    data: { repository: { issues: { nodes: [{}, {}, null, null] } } },
    errors: [{ type: "RESOURCE_LIMITS_EXCEEDED", path: ["repository", "issues", "nodes", 2] }],
  });
  expect((await graphql(s.bot, page(2))).body.errors).toBeUndefined();
});

test("a list can lag behind what was just made", async () => {
  s.standin.world.lag = 60_000;
  const { body } = await create("late");
  const seen = async (): Promise<boolean> =>
    items<{ number: number }>((await s.bot(`GET ${R}/issues?per_page=100`)).body).some(
      (one) => one.number === Number(body.number),
    );
  expect(await seen()).toBe(false);
  expect((await s.bot(`GET ${R}/issues/${body.number}`)).status).toBe(200);
  s.standin.world.lag = 0;
  expect(await seen()).toBe(true);
});

test("the log counts requests, writes and creations", async () => {
  s.standin.log.clear();
  await s.bot(`GET ${R}`);
  const { body } = await create("logged");
  await s.bot(`PATCH ${R}/issues/${body.number}`, { state: "closed" });
  await graphql(
    s.bot,
    `mutation { a: closeIssue(input: {issueId: "${body.node_id}"}) { issue { id } } b: addComment(input: {subjectId: "${body.node_id}", body: "x"}) { subject { id } } }`,
  );
  const { requests, writes, contentCreates } = s.standin.log;
  expect({ requests, writes, contentCreates }).toEqual({ requests: 4, writes: 3, contentCreates: 2 });
  expect(String(s.standin.log)).toContain("POST /graphql closeIssue addComment → 200");
});
