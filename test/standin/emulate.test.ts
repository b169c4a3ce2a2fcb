import { afterAll, beforeAll, expect, test } from "vitest";
import { type Ask, asker } from "./ask.ts";
import { type Judge, startEmulate } from "./emulate.ts";
import { scenarios } from "./scenarios.ts";
import { seedApp, seedInstallation } from "./seed.ts";
import { appKey, type Stage, stage } from "./stage.ts";

let s: Stage;
let ours: Pick<Judge, "bot" | "owner">;
let theirs: Judge;

beforeAll(async () => {
  s = await stage();
  const key = appKey(5);
  const app = seedApp(s.standin.world, { id: 5, slug: "plansync", publicKey: key.publicKey });
  const { id } = seedInstallation(s.standin.world, app, "octo");
  const made = await asker(s.standin, key.jwt())(`POST /app/installations/${id}/access_tokens`, {});
  ours = { owner: s.owner, bot: asker(s.standin, String(made.body.token)) };
  theirs = await startEmulate();
});
afterAll(async () => {
  await s.standin.close();
  await theirs.close();
});

test.each(scenarios)("two judges agree: $name", async ({ run }) => {
  expect(await run(ours.bot, ours.owner)).toEqual(await run(theirs.bot, theirs.owner));
});

/** Where emulate 0.12.2 is known to take what GitHub refuses; ours has to be the stricter one. */
test.each([
  [
    "a label's description of 101 characters",
    "POST /repos/octo/plans/labels",
    { name: "long", description: "d".repeat(101) },
  ],
  ["a body of 70,000 characters", "POST /repos/octo/plans/issues", { title: "t", body: "b".repeat(70_000) }],
])("ours refuses what emulate takes: %s", async (_, operation, body) => {
  expect((await ours.bot(operation, body)).status).toBe(422);
  expect((await theirs.bot(operation, body)).status).toBe(201);
});

test("ours refuses what emulate takes: a wrong token on a public repository, a second pull request of one branch", async () => {
  const wrong = { authorization: "Bearer wrong" };
  const path = "/repos/octo/plans";
  const second = async (bot: Ask): Promise<number> => {
    const { object } = (await bot(`GET ${path}/git/ref/heads/main`)).body;
    await bot(`POST ${path}/git/refs`, { ref: "refs/heads/twice", sha: object?.sha });
    await bot(`PUT ${path}/contents/twice.md`, { message: "m", content: "eA==", branch: "twice" });
    const pull = { title: "t", head: "twice", base: "main" };
    await bot(`POST ${path}/pulls`, pull);
    return (await bot(`POST ${path}/pulls`, pull)).status;
  };
  const judged = async (bot: Ask): Promise<number[]> => [
    (await bot(`GET ${path}`, undefined, wrong)).status,
    await second(bot),
  ];
  expect([await judged(ours.bot), await judged(theirs.bot)]).toEqual([
    [401, 422],
    [200, 201],
  ]);
});

test.each([
  ["GraphQL", "POST /graphql", { query: "{ viewer { login } }" }],
  ["sub-issues", "GET /repos/octo/plans/issues/1/sub_issues", undefined],
  ["dependencies", "GET /repos/octo/plans/issues/1/dependencies/blocked_by", undefined],
])("emulate has no %s: it judges the server without them", async (_, operation, body) => {
  expect((await ours.bot(operation, body)).status).toBe(200);
  expect((await theirs.bot(operation, body)).status).toBe(404);
});
