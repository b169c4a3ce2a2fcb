// Issues, labels, milestones and edges: what the adapter says and what GitHub then holds.
import { afterEach, describe, expect, it } from "vitest";
import type { ObservedIssue } from "../../src/model/repository.ts";
import { push, seedWorkflowToken } from "../standin/index.ts";
import { aTask, closeGitHub, fullName, name, openGitHub, tasks, values } from "./github.ts";

afterEach(closeGitHub);

const profiles = ["github", "ghes-old"] as const;
const label = (text: string): { name: string; color: string; description: string } => ({
  name: text,
  color: "d73a4a",
  description: `About ${text}`,
});

describe.each(profiles)("on a server of kind %s", (profile) => {
  it("reads back every field of what it made", async () => {
    const { writer, reader } = await openGitHub({ profile });
    values(await writer.createLabels([label("priority: high"), label("bücher ✓")]));
    const milestone = await writer.createMilestone({
      title: "Phase 1",
      description: "The goal",
      due: "2026-12-31",
      state: "open",
    });
    const [first] = values(
      await writer.createIssues([
        aTask(1, { labels: ["priority: high", "Bücher ✓"], milestone: milestone.number, assignees: ["ada"] }),
      ]),
    );
    const observed = await reader().observe();
    expect(observed).toMatchObject({
      defaultBranch: "main",
      viewer: "github-actions[bot]",
      labels: expect.arrayContaining([
        { ...label("priority: high"), nodeId: expect.any(String) },
        { ...label("bücher ✓"), nodeId: expect.any(String) },
      ]),
      milestones: [{ number: 1, title: "Phase 1", description: "The goal", state: "open", due: "2026-12-31" }],
      issues: [
        {
          number: 1,
          title: "Task 1",
          body: "What task 1 is about.\r\nSecond line.",
          state: "open",
          stateReason: null,
          labels: ["priority: high", "bücher ✓"],
          milestone: 1,
          assignees: ["ada"],
          author: "github-actions[bot]",
        },
      ],
    });
    expect(observed.issues[0]).toEqual(first);
    expect(observed.issues[0]?.databaseId).not.toBe(1);
  });

  it("changes fields one by one and leaves the others alone", async () => {
    const { writer, held } = await openGitHub({ profile });
    values(await writer.createLabels([label("ours"), label("theirs"), label("blocked")]));
    await writer.createMilestone({ title: "M", description: "", due: null, state: "open" });
    values(await writer.createIssues(tasks(4, { labels: ["ours", "theirs"], milestone: 1, assignees: ["ada"] })));
    const outcomes = await writer.updateIssues([
      { number: 1, title: "New title" },
      { number: 2, addLabels: ["blocked"], removeLabels: ["ours", "not there"], milestone: null },
      { number: 3, body: "New body", addAssignees: ["octo"], removeAssignees: ["ada"] },
      { number: 99, title: "Nobody" },
      { number: 4 },
    ]);
    expect(outcomes.map((outcome) => outcome.ok)).toEqual([true, true, true, false, true]);
    const state = (number: number): unknown[] => {
      const issue = held.issues.get(number);
      return [
        issue?.title,
        issue?.body,
        issue?.labels.map((one) => one.name),
        issue?.milestone?.title,
        issue?.assignees.map((one) => one.login),
      ];
    };
    const body = (number: number): string => `What task ${number} is about.\r\nSecond line.`;
    expect(state(1)).toEqual(["New title", body(1), ["ours", "theirs"], "M", ["ada"]]);
    expect(state(2)).toEqual(["Task 2", body(2), ["theirs", "blocked"], undefined, ["ada"]]);
    expect(state(3)).toEqual(["Task 3", "New body", ["ours", "theirs"], "M", ["octo"]]);
    expect(state(4)).toEqual(["Task 4", body(4), ["ours", "theirs"], "M", ["ada"]]);
  });

  it("closes for each reason and reopens", async () => {
    const { writer, held } = await openGitHub({ profile });
    values(await writer.createIssues(tasks(4)));
    values(
      await writer.updateIssues([
        { number: 1, state: "closed", stateReason: "completed" },
        { number: 2, state: "closed", stateReason: "not_planned" },
        { number: 3, state: "closed", stateReason: "duplicate", duplicateOf: 1 },
        { number: 4, state: "closed" },
      ]),
    );
    values(await writer.updateIssues([{ number: 4, state: "open" }]));
    expect([...held.issues.values()].map((issue) => [issue.state, issue.stateReason])).toEqual([
      ["closed", "completed"],
      ["closed", "not_planned"],
      ["closed", "duplicate"],
      ["open", "reopened"],
    ]);
    expect(held.issues.get(3)?.duplicateOf?.number).toBe(1);
    const { issues } = await writer.observe();
    expect(issues.map((issue) => issue.closedAt ?? null)).toEqual(
      [...held.issues.values()].map((issue) => issue.closedAt),
    );
    expect(issues.map((issue) => typeof issue.closedAt === "string")).toEqual([true, true, true, false]);
  });

  it("never sends an empty title or body", async () => {
    const { writer, held, standin } = await openGitHub({ profile });
    values(await writer.createIssues([aTask(1)]));
    const before = standin.log.writes;
    await expect(writer.updateIssues([{ number: 1, title: " " }])).rejects.toThrow("a bug in Plansync");
    await expect(writer.updateIssues([{ number: 1, body: "" }])).rejects.toThrow("a bug in Plansync");
    await expect(writer.createIssues([aTask(2, { body: "\n" })])).rejects.toThrow("a bug in Plansync");
    expect(standin.log.writes).toBe(before);
    expect(held.issues.get(1)?.title).toBe("Task 1");
  });

  it("takes a label or a milestone that is there already for made", async () => {
    const { writer, held, another } = await openGitHub({ profile });
    values(await writer.createLabels([label("ours")]));
    await writer.createMilestone({ title: "M", description: "old", due: null, state: "open" });
    const other = another();
    const made = values(await other.createLabels([label("more"), label("Ours")]));
    expect(made.map((one) => one.name)).toEqual(["more", "ours"]);
    const milestone = await other.createMilestone({
      title: "M",
      description: "new",
      due: "2027-01-02",
      state: "closed",
    });
    expect(milestone).toMatchObject({ number: 1, description: "new", due: "2027-01-02", state: "closed" });
    expect([held.labels.size, held.milestones.size]).toEqual([2, 1]);
  });

  it("renames a label in place and clears a milestone's date", async () => {
    const { writer, held } = await openGitHub({ profile });
    values(await writer.createLabels([label("old/one")]));
    await writer.createMilestone({ title: "M", description: "", due: "2026-12-31", state: "open" });
    values(await writer.createIssues([aTask(1, { labels: ["old/one"] })]));
    expect((await writer.updateLabel("old/one", { name: "new/one", color: "00ff00", description: "d" })).name).toBe(
      "new/one",
    );
    expect((await writer.updateMilestone(1, { due: null, state: "closed" })).due).toBeNull();
    expect(held.issues.get(1)?.labels.map((one) => [one.name, one.color])).toEqual([["new/one", "00ff00"]]);
    expect([...held.milestones.values()].map((one) => [one.dueOn, one.state])).toEqual([[null, "closed"]]);
  });

  it("leaves out people who cannot be assigned, and says so", async () => {
    const { writer, held, told, standin } = await openGitHub({ profile });
    standin.world.user("stranger");
    values(
      await writer.createIssues([
        aTask(1, { assignees: ["ada", "stranger", "nobody-at-all"] }),
        aTask(2, { assignees: ["stranger"] }),
      ]),
    );
    expect(held.issues.get(1)?.assignees.map((one) => one.login)).toEqual(["ada"]);
    expect(told.filter((text) => text.includes("stranger"))).toHaveLength(1);
    expect([...(await writer.listAssignable(["Ada", "stranger"]))]).toEqual(["Ada"]);
  });

  it("makes the labels that an issue wants and the repository lacks", async () => {
    const { writer, held } = await openGitHub({ profile });
    await writer.observe();
    values(await writer.createIssues([aTask(1, { labels: ["fresh"] })]));
    expect(held.issues.get(1)?.labels.map((one) => one.name)).toEqual(["fresh"]);
  });
});

describe("on GitHub", () => {
  it("makes issues below their parents and reads the tree", async () => {
    const { writer, reader } = await openGitHub();
    values(await writer.createIssues([aTask(1)]));
    values(await writer.createIssues([aTask(2, { parent: 1 }), aTask(3, { parent: 1 })]));
    values(await writer.createIssues([aTask(4, { parent: 2 })]));
    const { issues } = await reader().observe();
    expect(issues.map((issue) => issue.parent?.number ?? null)).toEqual([null, 1, 1, 2]);
    expect(issues.map((issue) => issue.subIssues?.total)).toEqual([2, 1, 0, 0]);
  });

  it("moves issues between parents, out of them, and among their siblings", async () => {
    const { writer, held } = await openGitHub();
    values(await writer.createIssues(tasks(2)));
    values(await writer.createIssues([aTask(3, { parent: 1 }), aTask(4, { parent: 1 }), aTask(5, { parent: 1 })]));
    values(
      await writer.setParents([
        { child: name(3), parent: name(2), before: name(1) },
        { child: name(4), parent: null, before: name(1) },
        { child: name(5), parent: name(1), before: null },
      ]),
    );
    const children = (number: number): number[] => held.issues.get(number)?.children.map((child) => child.number) ?? [];
    expect([children(1), children(2)]).toEqual([[5], [3]]);
    values(await writer.setParents([3, 4].map((child) => ({ child: name(child), parent: name(1), before: null }))));
    expect(children(1)).toEqual([5, 3, 4]);
    const moves = [
      { parent: name(1), child: name(4), before: name(3) },
      { parent: name(1), child: name(5), after: name(3) },
    ];
    values(await writer.orderChildren(moves));
    expect(children(1)).toEqual([4, 3, 5]);
    values(await writer.orderChildren(moves));
    expect(children(1)).toEqual([4, 3, 5]);
    const listed = await writer.listChildren([1, 2, 99]);
    expect([...listed].map(([parent, below]) => [parent, below.map(({ number }) => number)])).toEqual([
      [1, [4, 3, 5]],
      [2, []],
      [99, []],
    ]);
  });

  it("adds and removes blockers, those that are there or gone already too", async () => {
    const { writer, reader, held } = await openGitHub();
    values(await writer.createIssues(tasks(3)));
    const edge = (blocked: number, blocker: number) => ({ blocked: name(blocked), blocker: name(blocker) });
    values(await writer.addBlockers([edge(3, 1), edge(3, 2)]));
    values(await writer.addBlockers([edge(3, 1), edge(2, 1)]));
    values(await writer.removeBlockers([edge(3, 2)]));
    values(await writer.removeBlockers([edge(3, 2)]));
    values(await writer.updateIssues([{ number: 1, state: "closed" }]));
    expect(held.issues.get(3)?.blockedBy.map((issue) => issue.number)).toEqual([1]);
    const { issues } = await reader().observe();
    expect(issues.map((issue) => issue.blockedBy)).toEqual([
      [],
      [{ ...name(1), state: "closed" }],
      [{ ...name(1), state: "closed" }],
    ]);
  });

  it("says which edge leads to an issue that cannot be seen, and adds the others", async () => {
    const { writer, held } = await openGitHub();
    values(await writer.createIssues(tasks(2)));
    const outcomes = await writer.addBlockers([
      { blocked: name(1), blocker: name(77) },
      { blocked: name(1), blocker: name(2) },
      { blocked: name(1), blocker: { repository: "octo/secret", number: 1 } },
    ]);
    expect(outcomes.map((outcome) => outcome.ok)).toEqual([false, true, false]);
    expect(outcomes[2]).toMatchObject({ error: { kind: "not-found" } });
    expect(held.issues.get(1)?.blockedBy.map((issue) => issue.number)).toEqual([2]);
  });

  it("does not make an issue whose parent or milestone is gone", async () => {
    const { writer, held } = await openGitHub();
    const outcomes = await writer.createIssues([aTask(1, { parent: 50 }), aTask(2, { milestone: 9 }), aTask(3)]);
    expect(outcomes.map((outcome) => outcome.ok)).toEqual([false, false, true]);
    expect([...held.issues.values()].map((issue) => issue.title)).toEqual(["Task 3"]);
  });

  it("stops at the run's bound and goes on in the next run", async () => {
    const { writer, another, held } = await openGitHub({}, { maxWrites: 30 });
    const outcomes = await writer.createIssues(tasks(45));
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(30);
    expect(outcomes.at(-1)).toMatchObject({ ok: false, error: { kind: "rate-limit" } });
    expect((await writer.addBlockers([{ blocked: name(1), blocker: name(2) }]))[0]).toMatchObject({ ok: false });
    values(await writer.updateIssues([{ number: 1, title: "Changed" }]));
    await writer.createComment(1, "A comment goes through.");
    values(await another({ maxWrites: 30 }).createIssues(tasks(45).slice(30)));
    expect(held.issues.size).toBe(45);
  });

  it("carries bodies of any size in requests of bounded size", async () => {
    const { writer, held, standin } = await openGitHub();
    values(await writer.createIssues(tasks(20, { body: "ä".repeat(60_000) })));
    expect(held.issues.size).toBe(20);
    expect(Math.max(...standin.log.entries.map((entry) => entry.bytesIn))).toBeLessThan(700_000);
  });

  it("reads issues of other repositories and leaves out those that it cannot see", async () => {
    const { writer } = await openGitHub();
    values(await writer.createIssues(tasks(2)));
    const found = await writer.readIssues([name(2), name(40), { repository: "no/where", number: 1 }]);
    expect(found.map((issue: ObservedIssue) => issue.title)).toEqual(["Task 2"]);
  });

  it("knows an issue's labels when they are many", async () => {
    const { writer, reader } = await openGitHub();
    const many = Array.from({ length: 45 }, (_, index) => `label ${index}`);
    values(await writer.createLabels(many.map(label)));
    values(await writer.createIssues([aTask(1, { labels: many })]));
    const { issues } = await reader().observe();
    expect(issues[0]?.labels.toSorted()).toEqual(many.toSorted());
  });

  it("knows the head, the open pull requests and the people without asking again", async () => {
    const { writer, standin } = await openGitHub();
    push(standin.world, fullName, { files: { "x.md": "x" }, branch: "plansync/tick" });
    await writer.createPull({ title: "t", body: "b", head: "plansync/tick", base: "main" });
    const observed = await writer.observe();
    expect(observed.head).toBe(await writer.readBranch("main"));
    expect(observed.openPulls).toEqual([{ number: 1, head: "plansync/tick" }]);
    standin.log.clear();
    expect([...(await writer.listAssignable(["ada", "octo", "nobody-at-all"]))]).toEqual(["ada", "octo"]);
    expect(standin.log.requests).toBe(0);
  });

  it("is read without pull requests by a token that may not see them", async () => {
    const { standin, another } = await openGitHub();
    standin.world.repository(fullName).private = true;
    const token = seedWorkflowToken(standin.world, fullName, { contents: "read", issues: "write" });
    const observed = await another({ token: token.value }).observe();
    expect(observed).not.toHaveProperty("openPulls");
    expect(observed.defaultBranch).toBe("main");
  });

  it("finds people among more than a page of them", async () => {
    const { writer, standin, held } = await openGitHub();
    for (let number = 0; number < 120; number += 1)
      held.roles.set(standin.world.user(`person-${number}`).login, "write");
    await writer.observe();
    standin.log.clear();
    const logins = ["person-7", "person-119", "Person-110", "nobody-at-all"];
    expect([...(await writer.listAssignable(logins))]).toEqual(["person-7", "person-119", "Person-110"]);
    expect(standin.log.requests).toBeLessThanOrEqual(3);
  });

  it("does not count pull requests among the issues", async () => {
    const { writer, reader, standin } = await openGitHub();
    values(await writer.createIssues([aTask(1)]));
    push(standin.world, fullName, { files: { "x.md": "x" }, branch: "topic" });
    await writer.createPull({ title: "A pull request", body: "b", head: "topic", base: "main" });
    expect((await reader().observe()).issues.map((issue) => issue.number)).toEqual([1]);
  });
});

describe("on a server without GraphQL, sub-issues and dependencies", () => {
  it("says once what it does without, and does the rest", async () => {
    const { writer, held, told } = await openGitHub({ profile: "ghes-old" });
    values(await writer.createIssues([aTask(1)]));
    const { capabilities, issues } = await writer.observe();
    expect(capabilities).toEqual({ graphql: false, subIssues: false, dependencies: false });
    expect(issues[0]).not.toHaveProperty("parent");
    expect(issues[0]).not.toHaveProperty("blockedBy");
    values(await writer.createIssues([aTask(2, { parent: 1 }), aTask(3)]));
    const edges = await writer.addBlockers([2, 3].map((blocked) => ({ blocked: name(blocked), blocker: name(1) })));
    expect(edges.map((outcome) => !outcome.ok && outcome.error)).toMatchObject([
      { kind: "unsupported" },
      { kind: "unsupported" },
    ]);
    expect(held.issues.size).toBe(3);
    expect(told.filter((text) => text.includes("sub-issues"))).toHaveLength(1);
    expect(told.filter((text) => text.includes("dependencies"))).toHaveLength(1);
    expect(told.filter((text) => text.includes("GraphQL"))).toHaveLength(1);
  });

  it("finds out by its first writes when there was nothing to ask", async () => {
    const { writer, told } = await openGitHub({ profile: "ghes-old" });
    expect((await writer.observe()).capabilities).toEqual({ graphql: false, subIssues: false, dependencies: false });
    values(await writer.createIssues([aTask(1)]));
    values(await writer.createIssues([aTask(2, { parent: 1 })]));
    const [edge] = await writer.addBlockers([{ blocked: name(2), blocker: name(1) }]);
    expect(edge).toMatchObject({ ok: false, error: { kind: "unsupported" } });
    expect(await writer.capabilities()).toEqual({ graphql: false, subIssues: false, dependencies: false });
    expect(told).toHaveLength(4);
  });
});

describe("on a server with sub-issues and dependencies but no GraphQL", () => {
  it("makes the same tree and the same edges one by one", async () => {
    const { writer, reader, held } = await openGitHub({ features: { graphql: false } });
    values(await writer.createIssues([aTask(1)]));
    values(await writer.createIssues([aTask(2, { parent: 1 }), aTask(3, { parent: 1 })]));
    values(await writer.addBlockers([{ blocked: name(3), blocker: name(2) }]));
    values(
      await writer.addBlockers([
        { blocked: name(3), blocker: name(2) },
        { blocked: name(2), blocker: name(1) },
      ]),
    );
    values(await writer.removeBlockers([{ blocked: name(2), blocker: name(1) }]));
    values(await writer.setParents([{ child: name(3), parent: null, before: name(1) }]));
    values(await writer.setParents([{ child: name(3), parent: name(2), before: null }]));
    values(await writer.setParents([{ child: name(3), parent: name(1), before: name(2) }]));
    values(await writer.orderChildren([{ parent: name(1), child: name(3), before: name(2) }]));
    expect([...(await writer.listChildren([1])).values()]).toEqual([[name(3), name(2)]]);
    const observed = await reader().observe();
    expect(observed.capabilities).toEqual({ graphql: false, subIssues: true, dependencies: true });
    expect(observed.issues.map((issue) => issue.parent?.number ?? null)).toEqual([null, 1, 1]);
    expect(observed.issues[2]?.blockedBy).toEqual([{ ...name(2), state: "open" }]);
    expect(held.issues.get(1)?.children.map((child) => child.number)).toEqual([3, 2]);
  });
});

describe("on a server whose GraphQL lacks what is new", () => {
  it.each([{ dependencies: false }, { subIssues: false }, { dependencies: false, subIssues: false }])(
    "reads what there is: %o",
    async (features) => {
      const { writer } = await openGitHub({ features });
      values(await writer.createIssues(tasks(2)));
      const { capabilities, issues } = await writer.observe();
      expect(capabilities).toEqual({ graphql: true, subIssues: true, dependencies: true, ...features });
      expect(issues.map((issue) => issue.title)).toEqual(["Task 1", "Task 2"]);
      const [edge] = await writer.addBlockers([{ blocked: name(1), blocker: name(2) }]);
      expect(edge?.ok).toBe(features.dependencies !== false);
    },
  );
});
