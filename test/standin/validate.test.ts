import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { operations } from "./operations.ts";
import { routes } from "./routes.ts";
import { PLANS, type Stage, stage } from "./stage.ts";
import { checkResponse } from "./validate.ts";

const R = `/repos/${PLANS}`;
let s: Stage;
beforeAll(async () => {
  s = await stage();
});
afterAll(() => s.standin.close());

test("every route is an operation of GitHub's description, and every operation that is kept has a route", () => {
  const served = routes.map((route) => route.operation);
  const outside = ["GET /rate_limit"];
  expect([...served, ...outside].sort()).toEqual([...operations].sort());
});

test("the description in the repository is the one that the script cuts out", () => {
  const { paths } = JSON.parse(readFileSync(join(import.meta.dirname, "openapi.json"), "utf8")) as {
    paths: Record<string, object>;
  };
  const held = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(held.sort()).toEqual([...operations].sort());
});

test("a request that GitHub's schema refuses is refused with the reason, and remembered", async () => {
  const before = s.standin.violations.length;
  const answer = await s.bot(`POST ${R}/issues`, { title: "t", labels: "not a list" });
  expect(answer).toMatchObject({ status: 422, body: { message: expect.stringContaining("properties/labels") } });
  expect(s.standin.violations.slice(before)).toEqual([expect.stringContaining("properties/labels")]);
});

test("what GitHub would silently not heed is remembered", async () => {
  const before = s.standin.violations.length;
  await s.bot(`GET ${R}/issues?perpage=100`);
  await s.bot(`POST ${R}/issues`, { title: "t", labls: [] });
  expect(s.standin.violations.slice(before)).toEqual([
    expect.stringContaining("unknown query parameter perpage"),
    expect.stringContaining("unknown body key labls"),
  ]);
});

test("an answer that is not GitHub's would be found", () => {
  expect(checkResponse("GET /repos/{owner}/{repo}/issues/{issue_number}", 200, { id: 1 })).toContain("required");
  expect(checkResponse("POST /repos/{owner}/{repo}/issues", 200, {})).toContain("not described");
});

test("what is not JSON, or no object, is refused", async () => {
  const send = (body: string) =>
    fetch(`${s.standin.url}${R}/issues`, {
      method: "POST",
      body,
      headers: { authorization: `Bearer ${[...s.standin.world.state.tokens.keys()][0]}` },
    });
  expect((await send("{")).status).toBe(400);
  expect((await send("7")).status).toBe(400);
});

test("an unknown API version is refused", async () => {
  expect((await s.bot(`GET ${R}`, undefined, { "x-github-api-version": "2026-03-10" })).status).toBe(200);
  expect((await s.bot(`GET ${R}`, undefined, { "x-github-api-version": "2020-01-01" })).status).toBe(400);
});
