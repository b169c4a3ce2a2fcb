import { afterEach, expect, test } from "vitest";
import { graphql } from "./ask.ts";
import type { LimitOptions } from "./limits.ts";
import { fakeClock, PLANS, type Stage, stage } from "./stage.ts";

const R = `/repos/${PLANS}`;
const clock = fakeClock();
let s: Stage | undefined;
afterEach(() => s?.standin.close());

async function limited(limits: LimitOptions | boolean): Promise<Stage> {
  s = await stage({ clock, limits });
  return s;
}

const id = (): string => s?.standin.world.repository(PLANS).nodeId ?? "";
const creates = (count: number): string =>
  `mutation { ${Array.from({ length: count }, (_, n) => `m${n}: createIssue(input: {repositoryId: "${id()}", title: "t${n}"}) { issue { number } }`).join(" ")} }`;

test("every answer says what is left, and asking for it costs nothing", async () => {
  const { bot } = await limited(true);
  const first = await bot(`GET ${R}`);
  expect(first.headers.get("x-ratelimit-limit")).toBe("1000");
  expect(first.headers.get("x-ratelimit-remaining")).toBe("999");
  await bot("GET /rate_limit");
  expect((await bot("GET /rate_limit")).body.resources).toMatchObject({
    core: { remaining: 999, used: 1 },
    graphql: { remaining: 1000 },
  });
});

test("the primary limit refuses with 403 until the hour is over", async () => {
  const { bot } = await limited({ core: 3, secondary: false });
  for (let n = 0; n < 3; n++) expect((await bot(`GET ${R}`)).status).toBe(200);
  const refused = await bot(`GET ${R}`);
  expect(refused).toMatchObject({ status: 403, body: { message: expect.stringContaining("API rate limit exceeded") } });
  expect(refused.headers.get("x-ratelimit-remaining")).toBe("0");
  expect(Number(refused.headers.get("x-ratelimit-reset"))).toBe(Math.ceil(clock.now() / 1000) + 3600);
  clock.advance(3_600_000);
  expect((await bot(`GET ${R}`)).status).toBe(200);
});

test("GraphQL spends its own points and refuses with 200 and an error", async () => {
  const { bot } = await limited({ graphql: 2, secondary: false });
  const query = `{ repository(owner: "octo", name: "plans") { id } rateLimit { cost remaining } }`;
  expect((await graphql(bot, query)).body.data?.rateLimit).toEqual({ cost: 1, remaining: 1 });
  await graphql(bot, query);
  expect(await graphql(bot, query)).toMatchObject({ status: 200, body: { errors: [{ type: "RATE_LIMITED" }] } });
  expect((await bot(`GET ${R}`)).status).toBe(200);
});

test("the 81st creation in a minute waits for the minute, aliases counted one by one", async () => {
  const { bot, standin } = await limited(true);
  for (let n = 0; n < 4; n++) expect((await graphql(bot, creates(20))).body.errors).toBeUndefined();
  const refused = await bot(`POST ${R}/issues`, { title: "81" });
  expect(refused).toMatchObject({ status: 403, body: { message: expect.stringContaining("secondary rate limit") } });
  expect(Number(refused.headers.get("retry-after"))).toBe(60);
  expect(standin.world.repository(PLANS).issues.size).toBe(80);
  clock.advance(30_000);
  expect(Number((await graphql(bot, creates(1))).headers.get("retry-after"))).toBe(30);
  clock.advance(30_000);
  expect((await bot(`POST ${R}/issues`, { title: "81" })).status).toBe(201);
  expect(standin.limits.hits).toEqual({ primary: 0, secondary: 2 });
});

test("500 creations in an hour are the wall", async () => {
  const { bot, standin } = await limited({ core: 5000 });
  for (let minute = 0; minute < 7; minute++) {
    for (let n = 0; n < 4 && standin.world.repository(PLANS).issues.size < 500; n++) await graphql(bot, creates(20));
    clock.advance(60_000);
  }
  expect(standin.world.repository(PLANS).issues.size).toBe(500);
  const refused = await graphql(bot, creates(1));
  expect(Number(refused.headers.get("retry-after"))).toBe(3600 - 7 * 60);
});

test("900 points a minute: a write is five", async () => {
  const { bot } = await limited({ core: 5000 });
  const { body } = await bot(`POST ${R}/issues`, { title: "t" });
  for (let n = 0; n < 179; n++)
    expect((await bot(`PATCH ${R}/issues/${body.number}`, { title: `t${n}` })).status).toBe(200);
  expect((await bot(`GET ${R}`)).status).toBe(403);
  clock.advance(60_000);
  expect((await bot(`GET ${R}`)).status).toBe(200);
});

test("GraphQL can tell a secondary limit with 200", async () => {
  const { bot } = await limited({ createsPerMinute: 1, graphqlStatus: 200 });
  await graphql(bot, creates(1));
  const refused = await graphql(bot, creates(1));
  expect(refused).toMatchObject({ status: 200, body: { errors: [{ type: "RATE_LIMITED" }] } });
  expect(refused.headers.get("retry-after")).toBe("60");
});

test("more than so many requests at once are refused", async () => {
  const { bot, standin } = await limited({ concurrent: 3 });
  standin.faults.add({ when: () => true, fault: { kind: "delay", milliseconds: 100 } });
  const statuses = (await Promise.all(Array.from({ length: 6 }, () => bot(`GET ${R}`)))).map((answer) => answer.status);
  expect(statuses.filter((status) => status === 403).length).toBeGreaterThan(0);
});

test("an unchanged answer asked for by its ETag does not count", async () => {
  const { bot } = await limited({ core: 3 });
  const etag = (await bot(`GET ${R}`)).headers.get("etag") ?? "";
  for (let n = 0; n < 5; n++) expect((await bot(`GET ${R}`, undefined, { "if-none-match": etag })).status).toBe(304);
  expect((await bot(`GET ${R}`)).status).toBe(200);
});

test("without limits there are no headers about them, as on many GitHub Enterprise servers", async () => {
  const { bot } = await limited(false);
  const answer = await bot(`GET ${R}`);
  expect([...answer.headers.keys()].filter((name) => name.startsWith("x-ratelimit"))).toEqual([]);
  expect((await bot("GET /rate_limit")).status).toBe(404);
});
