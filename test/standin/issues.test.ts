import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { items } from "./ask.ts";
import { PLANS, type Stage, stage } from "./stage.ts";

const R = `/repos/${PLANS}`;
let s: Stage;
beforeAll(async () => {
  s = await stage();
});
afterAll(() => s.standin.close());

describe("what GitHub refuses in an issue", () => {
  const long = (count: number): string => "ä".repeat(count);
  const cases: [name: string, body: Record<string, unknown>, error: unknown][] = [
    ["an empty title", { title: "" }, { resource: "Issue", code: "missing_field", field: "title" }],
    ["a title of blanks", { title: "  \n" }, { code: "missing_field" }],
    ["257 characters of title", { title: long(257) }, { message: "title is too long (maximum is 256 characters)" }],
    [
      "65,537 characters of body",
      { title: "t", body: long(65_537) },
      { message: "body is too long (maximum is 65536 characters)" },
    ],
    ["an unknown milestone", { title: "t", milestone: 99 }, { field: "milestone", code: "invalid", value: 99 }],
    [
      "an assignee nobody knows",
      { title: "t", assignees: ["nobody"] },
      { field: "assignees", code: "invalid", value: "nobody" },
    ],
    [
      "a label of 51 characters",
      { title: "t", labels: [long(51)] },
      { message: "name is too long (maximum is 50 characters)" },
    ],
    [
      "101 labels",
      { title: "t", labels: Array.from({ length: 101 }, (_, n) => `l${n}`) },
      { message: "Issues cannot have more than 100 labels" },
    ],
  ];
  test.each(cases)("%s is refused with 422", async (_, body, error) => {
    const answer = await s.bot(`POST ${R}/issues`, body);
    expect(answer.status).toBe(422);
    expect(answer.body.message).toBe("Validation Failed");
    expect(answer.body.errors?.[0]).toMatchObject(error as object);
  });

  test("a request without a title is refused by the schema", async () => {
    const answer = await s.bot(`POST ${R}/issues`, { body: "b" });
    expect(answer).toMatchObject({ status: 422, body: { message: `Invalid request.\n\n"title" wasn't supplied.` } });
  });

  test("what just fits is taken, counted in code points", async () => {
    const answer = await s.bot(`POST ${R}/issues`, { title: "😀".repeat(256), body: "😀".repeat(65_536) });
    expect(answer.status).toBe(201);
  });

  test("an issue whose assignee cannot be assigned is not made", async () => {
    s.standin.world.user("stranger");
    const before = s.standin.world.repository(PLANS).issues.size;
    expect((await s.bot(`POST ${R}/issues`, { title: "t", assignees: ["stranger"] })).status).toBe(422);
    expect(s.standin.world.repository(PLANS).issues.size).toBe(before);
  });
});

describe("what an issue is", () => {
  test("the database id is not the number, and fits no 32 bits", async () => {
    const { body } = await s.bot(`POST ${R}/issues`, { title: "Ids" });
    expect(Number(body.id)).toBeGreaterThan(2 ** 31);
    expect(body.number).not.toBe(body.id);
    expect(body.user?.login).toBe("github-actions[bot]");
  });

  test("an empty body comes back as null and line endings as they were sent", async () => {
    expect((await s.bot(`POST ${R}/issues`, { title: "Empty", body: "" })).body.body).toBeNull();
    const { body } = await s.bot(`POST ${R}/issues`, { title: "Lines", body: "a\r\nb\n" });
    expect((await s.bot(`GET ${R}/issues/${body.number}`)).body.body).toBe("a\r\nb\n");
  });

  test("labels that an issue names and nobody made are made", async () => {
    await s.bot(`POST ${R}/issues`, { title: "Labelled", labels: ["brand new"] });
    expect((await s.bot(`GET ${R}/labels/brand%20new`)).body).toMatchObject({ name: "brand new", color: "ededed" });
  });

  test("people without push rights have labels, milestone and assignees dropped silently", async () => {
    await s.owner(`POST ${R}/milestones`, { title: "Dropped" });
    const answer = await s.as("rita")(`POST ${R}/issues`, {
      title: "Mine",
      labels: ["x"],
      milestone: 1,
      assignees: ["wendy"],
    });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ labels: [], milestone: null, assignees: [] });
  });

  test("the reason counts only when the state changes", async () => {
    const { body } = await s.bot(`POST ${R}/issues`, { title: "Reasons" });
    const one = `PATCH ${R}/issues/${body.number}`;
    expect((await s.bot(one, { state_reason: "not_planned" })).body.state_reason).toBeNull();
    expect((await s.bot(one, { state: "closed" })).body).toMatchObject({ state: "closed", state_reason: "completed" });
    expect((await s.bot(one, { state: "closed", state_reason: "not_planned" })).body.state_reason).toBe("completed");
    expect((await s.bot(one, { state: "open" })).body).toMatchObject({
      state: "open",
      state_reason: "reopened",
      closed_at: null,
    });
    expect((await s.bot(one, { state: "closed", state_reason: "duplicate" })).body.state_reason).toBe("duplicate");
  });

  test("labels in an update replace, null takes the milestone away, absent fields stay", async () => {
    const { body } = await s.bot(`POST ${R}/issues`, {
      title: "Fields",
      labels: ["a", "b"],
      milestone: 1,
      body: "kept",
    });
    const one = `PATCH ${R}/issues/${body.number}`;
    const { body: changed } = await s.bot(one, { labels: ["b", "c"], milestone: null });
    expect(items<{ name: string }>(changed.labels).map((label) => label.name)).toEqual(["b", "c"]);
    expect(changed).toMatchObject({ milestone: null, body: "kept", title: "Fields" });
    expect((await s.bot(one, { labels: [] })).body.labels).toEqual([]);
  });

  test("a deleted issue is gone, a moved one says where it went", async () => {
    const { world } = s.standin;
    const { deleteIssue, transferIssue } = await import("./world/issues.ts");
    const { seedRepository } = await import("./seed.ts");
    const actor = { user: world.user("octo"), app: null };
    const [a, b] = [
      (await s.bot(`POST ${R}/issues`, { title: "Gone" })).body,
      (await s.bot(`POST ${R}/issues`, { title: "Moved" })).body,
    ];
    deleteIssue(world, actor, world.issue(PLANS, Number(a.number)));
    const moved = transferIssue(
      world,
      actor,
      world.issue(PLANS, Number(b.number)),
      seedRepository(world, "octo/other"),
    );
    expect((await s.bot(`GET ${R}/issues/${a.number}`)).status).toBe(410);
    const answer = await s.bot(`GET ${R}/issues/${b.number}`);
    expect(answer.status).toBe(301);
    expect(answer.headers.get("location")).toContain(`/issues/${moved.number}`);
    expect((await s.bot(`GET ${R}/issues/123456`)).status).toBe(404);
  });
});

describe("a list of issues", () => {
  test("holds pull requests too, newest first, open ones unless asked", async () => {
    await s.bot(`POST ${R}/git/refs`, {
      ref: "refs/heads/topic",
      sha: s.standin.world.repository(PLANS).refs.get("refs/heads/main"),
    });
    await s.bot(`PUT ${R}/contents/x.md`, { message: "m", content: "eA==", branch: "topic" });
    const pull = await s.bot(`POST ${R}/pulls`, { title: "Change", head: "topic", base: "main" });
    const { body } = await s.bot(`GET ${R}/issues?per_page=100`);
    const numbers = items<{ number: number; pull_request?: object; state: string }>(body);
    expect(numbers[0]).toMatchObject({ number: pull.body.number, pull_request: {} });
    expect(numbers.map((one) => one.number)).toEqual([...numbers.map((one) => one.number)].sort((a, b) => b - a));
    expect(numbers.every((one) => one.state === "open")).toBe(true);
  });

  test("comes in pages of at most 100 with links, and pages do not overlap", async () => {
    for (let n = 0; n < 120; n++) await s.bot(`POST ${R}/issues`, { title: `Many ${n}` });
    const total = s.standin.world.repository(PLANS).issues.size;
    const seen: number[] = [];
    let next: string | undefined = `${R}/issues?state=all&per_page=1000`;
    while (next !== undefined) {
      const answer = await s.bot(`GET ${next}`);
      const page = items<{ number: number }>(answer.body);
      expect(page.length).toBeLessThanOrEqual(100);
      seen.push(...page.map((one) => one.number));
      next = /<http:\/\/[^/]+([^>]+)>; rel="next"/.exec(answer.headers.get("link") ?? "")?.[1];
    }
    expect(new Set(seen).size).toBe(total);
    expect(seen.length).toBe(total);
  });

  test("an unknown state or sort is refused", async () => {
    expect((await s.bot(`GET ${R}/issues?state=everything`)).status).toBe(422);
    expect((await s.bot(`GET ${R}/issues?sort=title`)).status).toBe(422);
  });
});

test("nothing that the stand-in answered contradicts GitHub's description", () => {
  expect(s.standin.failures).toEqual([]);
  expect(s.standin.violations.filter((one) => one.startsWith("answer"))).toEqual([]);
});
