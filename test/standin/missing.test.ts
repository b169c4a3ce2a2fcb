import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { graphql, items } from "./ask.ts";
import { PLANS, type Stage, stage } from "./stage.ts";

const R = `/repos/${PLANS}`;
let s: Stage;
beforeAll(async () => {
  s = await stage();
});
afterAll(() => s.standin.close());

const inRepository = (fields: string): string => `{ repository(owner: "octo", name: "plans") { ${fields} } }`;

describe("what is not there", () => {
  test("unknown repositories, issues and nodes are null with NOT_FOUND, the rest is answered", async () => {
    const { body } = await graphql(
      s.bot,
      `{ a: repository(owner: "octo", name: "nope") { id } b: repository(owner: "octo", name: "plans") { issue(number: 99999) { id } name } }`,
    );
    expect(body.data).toEqual({ a: null, b: { issue: null, name: "plans" } });
    expect(body.errors).toMatchObject([
      { type: "NOT_FOUND", path: ["a"] },
      { type: "NOT_FOUND", path: ["b", "issue"] },
    ]);
  });

  test("unknown fields are told in GitHub's words", async () => {
    const { body } = await graphql(s.bot, inRepository("issues(first: 1) { nodes { colour } }"));
    expect(body.errors?.[0]).toMatchObject({
      message: "Field 'colour' doesn't exist on type 'Issue'",
      extensions: { code: "undefinedField" },
    });
  });

  test("a server without dependencies does not know their fields, and is found out by introspection", async () => {
    const old = await stage({ features: { dependencies: false } });
    const fields = await graphql(old.bot, `{ __type(name: "Issue") { fields { name } } }`);
    const names = items<{ name: string }>(fields.body.data?.__type?.fields).map((one) => one.name);
    expect([names.includes("blockedBy"), names.includes("parent")]).toEqual([false, true]);
    expect(
      (await graphql(old.bot, inRepository("issues(first: 1) { nodes { blockedBy(first: 1) { totalCount } } }"))).body
        .errors?.[0],
    ).toMatchObject({ extensions: { fieldName: "blockedBy" } });
    expect((await old.bot(`GET ${R}/issues/1/dependencies/blocked_by`)).status).toBe(404);
    await old.standin.close();
  });

  test.each([{ subIssues: false }, { dependencies: false }, { subIssues: false, dependencies: false }])(
    "a server without %o answers the rest",
    async (features) => {
      const old = await stage({ features });
      const rest = "issues(first: 1) { totalCount nodes { title state } } labels(first: 1) { totalCount }";
      expect((await graphql(old.bot, inRepository(rest))).body.errors).toBeUndefined();
      await old.standin.close();
    },
  );

  test("an old server has no GraphQL, no sub-issues and no summaries of them", async () => {
    const old = await stage({ profile: "ghes-old" });
    expect((await graphql(old.bot, "{ viewer { login } }")).status).toBe(404);
    const { body } = await old.bot(`POST ${R}/issues`, { title: "t" });
    expect(Object.keys(body).filter((key) => /sub_issues|dependencies|parent/.test(key))).toEqual([]);
    expect((await old.bot(`GET ${R}/issues/1/sub_issues`)).status).toBe(404);
    expect((await old.bot(`GET /api/v3${R}/issues/1`)).status).toBe(200);
    await old.standin.close();
  });
});
