import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { items } from "./ask.ts";
import { PLANS, type Stage, stage } from "./stage.ts";

const R = `/repos/${PLANS}`;
let s: Stage;
beforeAll(async () => {
  s = await stage();
});
afterAll(() => s.standin.close());

const names = (body: unknown): string[] => (body as { name: string }[]).map((one) => one.name);

describe("labels", () => {
  test("a name exists once, whatever its case", async () => {
    expect((await s.bot(`POST ${R}/labels`, { name: "Blocked", color: "b60205" })).status).toBe(201);
    const again = await s.bot(`POST ${R}/labels`, { name: "blocked", color: "b60205" });
    expect(again).toMatchObject({
      status: 422,
      body: { errors: [{ resource: "Label", code: "already_exists", field: "name" }] },
    });
  });

  test.each([
    ["a name of 51 characters", { name: "n".repeat(51) }, "name is too long (maximum is 50 characters)"],
    [
      "a description of 101 characters",
      { name: "d", description: "d".repeat(101) },
      "description is too long (maximum is 100 characters)",
    ],
  ])("%s is refused", async (_, body, message) => {
    expect(await s.bot(`POST ${R}/labels`, body)).toMatchObject({
      status: 422,
      body: { errors: [{ code: "custom", message }] },
    });
  });

  test("a colour is six hexadecimal digits without a hash", async () => {
    expect(await s.bot(`POST ${R}/labels`, { name: "red", color: "#ff0000" })).toMatchObject({
      status: 422,
      body: { errors: [{ field: "color", code: "invalid" }] },
    });
  });

  test("a renamed label stays on its issues, a deleted one leaves them", async () => {
    const { body } = await s.bot(`POST ${R}/issues`, { title: "t", labels: ["old", "other"] });
    await s.bot(`PATCH ${R}/labels/old`, { new_name: "new" });
    expect(names((await s.bot(`GET ${R}/issues/${body.number}/labels`)).body)).toEqual(["new", "other"]);
    expect((await s.bot(`DELETE ${R}/labels/new`)).status).toBe(204);
    expect(names((await s.bot(`GET ${R}/issues/${body.number}/labels`)).body)).toEqual(["other"]);
  });

  test("adding keeps, setting replaces, an empty set clears, and removing an absent one is 404", async () => {
    const { body } = await s.bot(`POST ${R}/issues`, { title: "t", labels: ["a"] });
    const path = `${R}/issues/${body.number}/labels`;
    expect(names((await s.bot(`POST ${path}`, { labels: ["b", "a"] })).body)).toEqual(["a", "b"]);
    expect(names((await s.bot(`PUT ${path}`, { labels: ["c"] })).body)).toEqual(["c"]);
    expect((await s.bot(`PUT ${path}`, { labels: [] })).body).toEqual([]);
    expect(await s.bot(`DELETE ${path}/c`)).toMatchObject({ status: 404, body: { message: "Label does not exist" } });
  });

  test("people with triage rights have labels on issues dropped, and may not make labels", async () => {
    const { body } = await s.bot(`POST ${R}/issues`, { title: "t" });
    expect((await s.as("tess")(`POST ${R}/issues/${body.number}/labels`, { labels: ["x"] })).body).toEqual([]);
    expect((await s.as("tess")(`POST ${R}/labels`, { name: "mine" })).status).toBe(403);
  });
});

describe("milestones", () => {
  test("a title exists once", async () => {
    expect((await s.bot(`POST ${R}/milestones`, { title: "Phase 1" })).status).toBe(201);
    expect(await s.bot(`POST ${R}/milestones`, { title: "Phase 1" })).toMatchObject({
      status: 422,
      body: { errors: [{ code: "already_exists", field: "title" }] },
    });
  });

  test.each([
    ["2026-12-01T00:00:00Z", "2026-11-30T08:00:00Z"],
    ["2026-12-01T07:59:59Z", "2026-11-30T08:00:00Z"],
    ["2026-12-01T12:00:00Z", "2026-12-01T08:00:00Z"],
    ["2026-07-01T06:59:00Z", "2026-06-30T07:00:00Z"],
    ["2026-07-01T12:00:00Z", "2026-07-01T07:00:00Z"],
  ])("due on %s is kept as the day in California: %s", async (due, kept) => {
    const { body } = await s.bot(`POST ${R}/milestones`, { title: `Due ${due}`, due_on: due });
    expect(body.due_on).toBe(kept);
  });

  test("a due date can be cleared by an update, but not be null from the start", async () => {
    const { body } = await s.bot(`POST ${R}/milestones`, { title: "Cleared", due_on: "2026-12-01T12:00:00Z" });
    expect((await s.bot(`PATCH ${R}/milestones/${body.number}`, { due_on: null })).body.due_on).toBeNull();
    expect((await s.bot(`POST ${R}/milestones`, { title: "Null", due_on: null })).status).toBe(422);
  });

  test("open and closed issues are counted, and a deleted milestone leaves its issues", async () => {
    const { body } = await s.bot(`POST ${R}/milestones`, { title: "Counted" });
    const one = await s.bot(`POST ${R}/issues`, { title: "open", milestone: body.number });
    const two = await s.bot(`POST ${R}/issues`, { title: "closed", milestone: body.number });
    await s.bot(`PATCH ${R}/issues/${two.body.number}`, { state: "closed" });
    expect((await s.bot(`GET ${R}/milestones/${body.number}`)).body).toMatchObject({
      open_issues: 1,
      closed_issues: 1,
    });
    expect((await s.bot(`DELETE ${R}/milestones/${body.number}`)).status).toBe(204);
    expect((await s.bot(`GET ${R}/issues/${one.body.number}`)).body.milestone).toBeNull();
  });

  test("closed ones are listed only when asked for", async () => {
    const { body } = await s.bot(`POST ${R}/milestones`, { title: "Shut", state: "closed" });
    const titles = async (state: string): Promise<string[]> =>
      items<{ title: string }>((await s.bot(`GET ${R}/milestones?state=${state}&per_page=100`)).body).map(
        (one) => one.title,
      );
    expect(await titles("open")).not.toContain("Shut");
    expect(await titles("all")).toContain("Shut");
    expect(body.closed_at).not.toBeNull();
  });
});
