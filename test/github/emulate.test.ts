// A second judge: the same scenarios on the public GitHub emulator, which has REST only, without sub-issues and dependencies.
import { createEmulator } from "emulate";
import { afterEach, describe, expect, it } from "vitest";
import { createReader } from "../../src/github/create-reader.ts";
import { createWriter } from "../../src/github/create-writer.ts";
import type { Reader, Writer } from "../../src/github/port.ts";
import { createFakeClock } from "./fake-clock.ts";
import { aTask, tasks, values } from "./github.ts";

const repository = { owner: "octo", repo: "plans" };
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

async function openEmulator(): Promise<{ writer: Writer; reader: () => Reader; told: string[] }> {
  const emulator = await createEmulator({
    service: "github",
    port: 0,
    seed: {
      tokens: { ghp_test: { login: "octo", scopes: ["repo"] } },
      github: { users: [{ login: "octo" }], repos: [{ owner: "octo", name: "plans", auto_init: true }] },
    },
  });
  closing.push(() => emulator.close());
  const told: string[] = [];
  const log = (message: string): void => void told.push(message);
  const options = { repository, token: "ghp_test", baseUrl: emulator.url, clock: createFakeClock(), log };
  return { writer: createWriter(options), reader: () => createReader(options), told };
}

describe("on the emulator", () => {
  it("issues, labels and milestones come back as they were made", async () => {
    const { writer, reader, told } = await openEmulator();
    values(await writer.createLabels([{ name: "priority: high", color: "d73a4a", description: "First" }]));
    const milestone = await writer.createMilestone({
      title: "Phase 1",
      description: "Goal",
      due: "2026-12-31",
      state: "open",
    });
    const made = values(
      await writer.createIssues([
        aTask(1, { labels: ["priority: high"], milestone: milestone.number }),
        ...tasks(130).slice(1),
      ]),
    );
    values(
      await writer.updateIssues([
        { number: made[0]?.number ?? 0, title: "Renamed", addLabels: ["blocked"], removeLabels: ["priority: high"] },
        { number: made[1]?.number ?? 0, body: "New body", milestone: milestone.number },
        { number: made[2]?.number ?? 0, state: "closed", stateReason: "not_planned" },
      ]),
    );
    const observed = await reader().observe();
    expect(observed.viewer).toBe("octo");
    expect(observed.capabilities).toEqual({ graphql: false, subIssues: false, dependencies: false });
    expect(observed.issues.map((issue) => issue.title)).toEqual([
      "Renamed",
      ...tasks(130)
        .slice(1)
        .map((task) => task.title),
    ]);
    expect(observed.issues[0]).toMatchObject({ labels: ["blocked"], milestone: milestone.number, state: "open" });
    expect(observed.issues[1]).toMatchObject({ body: "New body", milestone: milestone.number });
    expect(observed.issues[2]).toMatchObject({ state: "closed", stateReason: "not_planned" });
    expect(observed.milestones).toMatchObject([{ title: "Phase 1", description: "Goal", due: "2026-12-31" }]);
    expect(told.filter((text) => text.includes("GraphQL"))).toHaveLength(2);
  });

  it("what it lacks is told as not supported, and the rest is done", async () => {
    const { writer } = await openEmulator();
    values(await writer.createIssues([aTask(1), aTask(2)]));
    const issue = (number: number) => ({ repository: "octo/plans", number });
    const [edge] = await writer.addBlockers([{ blocked: issue(2), blocker: issue(1) }]);
    const [parent] = await writer.setParents([{ child: issue(2), parent: issue(1), before: null }]);
    for (const outcome of [edge, parent]) expect(outcome).toMatchObject({ ok: false, error: { kind: "unsupported" } });
    values(await writer.createIssues([aTask(3, { parent: 1 })]));
    expect((await writer.observe()).issues).toHaveLength(3);
  });

  it("a commit is made on the head that was read and no other, and a pull request of it", async () => {
    const { writer } = await openEmulator();
    const head = (await writer.readBranch("main")) ?? "";
    await writer.createBranch("plansync/tick", head);
    const files = [
      { path: "PLAN.md", text: "\uFEFF# Plan\r\n- [x] ü\r\n" },
      { path: "docs/a b.md", text: "x\n" },
    ];
    const commit = { branch: "plansync/tick", expectedHead: head, message: "Tick", files };
    const sha = await writer.commitFiles(commit);
    expect(await writer.readBranch("plansync/tick")).toBe(sha);
    const read = await writer.readFiles(sha, ["PLAN.md", "docs/a b.md", "none.md"]);
    expect([...read].map(([path, file]) => ({ path, text: file.text }))).toEqual(files);
    await expect(writer.commitFiles(commit)).rejects.toMatchObject({ kind: "conflict" });
    const pull = await writer.createPull({ title: "Tick", body: "b", head: "plansync/tick", base: "main" });
    expect((await writer.listPulls({ head: "plansync/tick" })).map((one) => one.number)).toEqual([pull.number]);
  });

  it("a check run carries its annotations, and comments are kept", async () => {
    const { writer } = await openEmulator();
    const sha = (await writer.readBranch("main")) ?? "";
    const annotations = Array.from({ length: 70 }, (_, index) => ({
      path: "PLAN.md",
      startLine: index + 1,
      endLine: index + 1,
      level: "warning" as const,
      message: "m",
      title: "t",
    }));
    const check = {
      name: "plansync",
      sha,
      externalId: "f1",
      conclusion: "failure" as const,
      title: "t",
      summary: "s",
      text: "x",
      annotations,
      actions: [],
    };
    const made = await writer.createCheck(check);
    expect(await writer.listChecks(sha)).toMatchObject([{ id: made.id, externalId: "f1", conclusion: "failure" }]);
    values(await writer.createIssues([aTask(1)]));
    const comment = await writer.createComment(1, "hello");
    await writer.updateComment(comment.id, "changed");
    expect((await writer.listComments(1)).map((one) => one.body)).toEqual(["changed"]);
  });
});
