// What things cost, counted by the stand-in.
import { afterEach, describe, expect, it } from "vitest";
import { aTask, closeGitHub, fullName, name, openGitHub, tasks, titles, values } from "./github.ts";

afterEach(closeGitHub);

const MINUTE = 60_000;

describe("reading", () => {
  it.each([
    [0, 1],
    [100, 1],
    [101, 2],
    [250, 3],
  ])("%i issues with their parents, labels, milestones and blockers takes %i requests", async (count, requests) => {
    const { writer, reader, standin } = await openGitHub({}, {});
    if (count > 0) {
      values(await writer.createLabels([{ name: "ours", color: "ededed", description: "" }]));
      await writer.createMilestone({ title: "M", description: "", due: null, state: "open" });
      values(await writer.createIssues([aTask(1)]));
      values(await writer.createIssues(tasks(count, { labels: ["ours"], milestone: 1 }).slice(1)));
      values(await writer.addBlockers([{ blocked: name(2), blocker: name(3) }]));
    }
    standin.log.clear();
    const fresh = reader();
    const observed = await fresh.observe();
    expect(observed.issues).toHaveLength(count);
    expect(standin.log.requests).toBe(requests);
    expect(standin.log.writes).toBe(0);
    expect(fresh.usage()).toMatchObject({ requests, writes: 0 });
  });

  it("250 issues without GraphQL takes a request per hundred and four more, once the server is known", async () => {
    const { writer, reader, standin } = await openGitHub({ profile: "ghes-old" });
    values(await writer.createIssues(tasks(250)));
    standin.log.clear();
    const fresh = reader();
    expect((await fresh.observe()).issues).toHaveLength(250);
    // GraphQL (404), repository, issues ×3, labels, milestones, user, and sub-issues and dependencies asked for once.
    expect(standin.log.requests).toBe(10);
    standin.log.clear();
    await fresh.observe();
    expect(standin.log.requests).toBe(7);
  });

  it("blockers without GraphQL only of the issues that have some", async () => {
    const { writer, reader, standin } = await openGitHub({ features: { graphql: false } });
    values(await writer.createIssues(tasks(30)));
    values(await writer.addBlockers([1, 2, 3].map((blocked) => ({ blocked: name(blocked), blocker: name(9) }))));
    standin.log.clear();
    const { issues } = await reader().observe();
    expect(issues.filter((issue) => (issue.blockedBy ?? []).length > 0).map((issue) => issue.number)).toEqual([
      1, 2, 3,
    ]);
    expect(standin.log.entries.filter((entry) => entry.path.endsWith("/blocked_by"))).toHaveLength(3);
  });

  it("a hundred files takes one request", async () => {
    const files = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`docs/${index}.md`, `# ${index}\n`]));
    const { reader, standin } = await openGitHub();
    const { push } = await import("../standin/index.ts");
    push(standin.world, fullName, { files });
    standin.log.clear();
    expect((await reader().readFiles("main", [...Object.keys(files)])).size).toBe(100);
    expect(standin.log.requests).toBe(1);
  });
});

describe("writing", () => {
  it("a first import of 100 tasks with 150 edges takes at most 20 requests", async () => {
    const { writer, standin, held } = await openGitHub();
    await writer.observe();
    values(
      await writer.createLabels(["ours", "blocked"].map((text) => ({ name: text, color: "ededed", description: "" }))),
    );
    await writer.createMilestone({ title: "Phase 1", description: "", due: null, state: "open" });
    values(await writer.createIssues([aTask(0, { title: "Tracking" })]));
    values(
      await writer.createIssues(
        tasks(100, { labels: ["ours"], milestone: 1, parent: 1, assignees: ["ada"] }).slice(0, 99),
      ),
    );
    const edges = Array.from({ length: 150 }, (_, index) => ({
      blocked: name(51 + (index % 49)),
      blocker: name(2 + ((index * 7) % 49)),
    }));
    values(await writer.addBlockers(edges));
    expect(titles(held)).toHaveLength(100);
    expect([...held.issues.values()].reduce((sum, issue) => sum + issue.blockedBy.length, 0)).toBe(
      new Set(edges.map((edge) => `${edge.blocked.number} ${edge.blocker.number}`)).size,
    );
    expect(standin.log.requests).toBeLessThanOrEqual(20);
  });

  it("many changes of many issues goes in few requests", async () => {
    const { writer, standin, held } = await openGitHub();
    values(await writer.createLabels(["a", "b"].map((text) => ({ name: text, color: "ededed", description: "" }))));
    values(await writer.createIssues(tasks(40, { labels: ["a"] })));
    standin.log.clear();
    values(
      await writer.updateIssues(
        tasks(40).map((task, index) => ({
          number: index + 1,
          title: `${task.title}!`,
          body: `${task.body}!`,
          addLabels: ["b"],
          removeLabels: ["a"],
          state: "closed" as const,
          stateReason: "completed" as const,
        })),
      ),
    );
    expect(standin.log.requests).toBe(8);
    for (const issue of held.issues.values()) {
      expect([issue.title.endsWith("!"), issue.body?.endsWith("!"), issue.state]).toEqual([true, true, "closed"]);
      expect(issue.labels.map((label) => label.name)).toEqual(["b"]);
    }
  });
});

describe("the limits of GitHub on simulated time", () => {
  /** The soonest that so many items can be made: each a minute after the 80th and an hour after the 500th before it. */
  function leastTime(items: number): number {
    const at: number[] = [];
    for (let item = 0; item < items; item += 1)
      at.push(Math.max(0, (at[item - 80] ?? -MINUTE) + MINUTE, (at[item - 500] ?? -60 * MINUTE) + 60 * MINUTE));
    return at[items - 1] ?? 0;
  }

  it("lets 1,000 tasks with 1,500 edges through in the least time, without one refusal", async () => {
    const { writer, standin, held, clock } = await openGitHub({ limits: true, validate: false });
    await writer.observe();
    const start = clock.now();
    values(
      await writer.createLabels(
        ["ours", "blocked", "high"].map((text) => ({ name: text, color: "ededed", description: "" })),
      ),
    );
    for (let phase = 1; phase <= 10; phase += 1)
      await writer.createMilestone({ title: `Phase ${phase}`, description: "", due: null, state: "open" });
    for (let phase = 0; phase < 10; phase += 1) {
      const [parent] = values(
        await writer.createIssues([aTask(0, { title: `Phase ${phase + 1}`, milestone: phase + 1 })]),
      );
      values(
        await writer.createIssues(
          tasks(99, { parent: parent?.number ?? null, labels: ["ours"], milestone: phase + 1 }),
        ),
      );
    }
    const edges = Array.from({ length: 1500 }, (_, index) => ({
      blocked: name(501 + (index % 500)),
      blocker: name(1 + ((index * 13 + Math.floor(index / 500)) % 500)),
    }));
    values(await writer.addBlockers(edges));
    expect(held.issues.size).toBe(1000);
    expect([...held.issues.values()].reduce((sum, issue) => sum + issue.blockedBy.length, 0)).toBe(1500);
    expect(standin.limits.hits).toEqual({ primary: 0, secondary: 0 });
    expect(standin.log.requests).toBeLessThanOrEqual(200);
    expect(clock.now() - start).toBeLessThanOrEqual(leastTime(3 + 10 + 1000 + 1500) * 1.05);
  });

  it("stops a batch where the patience ends, and tells when to go on", async () => {
    const { writer, another, standin, held, clock } = await openGitHub({ limits: true }, { patience: 5 * MINUTE });
    const outcomes = await writer.createIssues(tasks(520));
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(500);
    const last = outcomes.at(-1);
    expect(last).toMatchObject({ ok: false, error: { kind: "rate-limit", retryAt: expect.any(Number) } });
    expect(held.issues.size).toBe(500);
    // A comment that tells about it goes through.
    await writer.updateIssues([{ number: 1, title: "Told" }]);
    clock.advance(60 * MINUTE);
    values(await another().createIssues(tasks(520).slice(500)));
    expect(held.issues.size).toBe(520);
    expect(standin.limits.hits.secondary).toBe(0);
  });

  it("obeys the hour's limit of a workflow's token, and keeps a reserve for telling", async () => {
    const { writer, standin, held } = await openGitHub({ limits: { core: 5000, graphql: 100 } }, { patience: 0 });
    values(await writer.createIssues(tasks(40)));
    let refused = 0;
    for (let round = 0; round < 120; round += 1) {
      const [outcome] = await writer.updateIssues([{ number: 1, title: `Title ${round}` }]);
      if (outcome?.ok === false) refused += 1;
    }
    expect(refused).toBeGreaterThan(0);
    expect(standin.limits.hits.primary).toBe(0);
    expect(held.issues.size).toBe(40);
  });
});
