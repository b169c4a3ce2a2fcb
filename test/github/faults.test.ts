// Things go wrong on the way: nothing is made twice, nothing is told that is not so, and the next try ends it.
import { afterEach, describe, expect, it } from "vitest";
import { type Fault, push } from "../standin/index.ts";
import { aTask, closeGitHub, fullName, type GitHub, name, openGitHub, tasks, titles, values } from "./github.ts";

afterEach(closeGitHub);

const faults: readonly (readonly [string, Fault])[] = [
  ["a connection that breaks before the work", { kind: "drop" }],
  ["an answer that is lost after the work", { kind: "lose" }],
  ["a gateway that fails before the work", { kind: "status", status: 502 }],
  ["a gateway that fails after the work", { kind: "status", status: 502, done: true }],
  ["a server that is overloaded", { kind: "status", status: 503 }],
  ["a secondary limit", { kind: "secondary", retryAfter: 30 }],
  ["a secondary limit told with 200", { kind: "secondary", retryAfter: 30, status: 200 }],
  ["a secondary limit told with 429", { kind: "secondary", retryAfter: 30, status: 429 }],
  ["a batch that is stopped for its size", { kind: "partial", keep: 7 }],
  ["a batch that is stopped at its first", { kind: "partial", keep: 0 }],
  ["an answer that is lost after a part of the work", { kind: "lose", keep: 5 }],
  ["a gateway that fails after a part of the work", { kind: "status", status: 502, done: true, keep: 5 }],
  ["an issue that is made by half", { kind: "half" }],
  ["no answer for too long", { kind: "hang", milliseconds: 300 }],
  ["no answer for too long after the work", { kind: "hang", milliseconds: 300, done: true }],
];

/** Those that REST can meet: it never answers a limit with 200, and stops nothing in the middle. */
const restFaults = faults.filter(
  ([, fault]) => fault.kind !== "partial" && fault.kind !== "half" && !("status" in fault && fault.status === 200),
);

const writes = { kind: "write" } as const;
const onWrite =
  (nth: number) =>
  (seen: { count: number } = { count: 0 }) =>
  (asked: { kind: string }): boolean => {
    if (asked.kind === writes.kind) seen.count += 1;
    return asked.kind === writes.kind && seen.count === nth;
  };

/** Real connections. Answers are waited for in real time: only where none comes, the wait is short. */
const wire = (fault: Fault): { fetch: typeof fetch; timeout?: number } => ({
  fetch: globalThis.fetch,
  ...(fault.kind === "hang" ? { timeout: 150 } : {}),
});

/** Strikes the nth request that writes, once. */
function strike({ standin }: GitHub, nth: number, fault: Fault): void {
  standin.faults.heal();
  standin.faults.add({ when: onWrite(nth)(), fault, times: 1 });
}

describe.each(faults)("when there is %s", (_, fault) => {
  it.each([1, 2, 3])("at creation %i, the next run ends with each issue once", async (nth) => {
    const github = await openGitHub({}, wire(fault));
    const { writer, another, held, standin } = github;
    await writer.observe();
    strike(github, nth, fault);
    const outcomes = await writer.createIssues(tasks(50));
    // What is said to be made is there; what is said to be refused is not.
    for (const [index, outcome] of outcomes.entries()) {
      const there = titles(held).includes(`Task ${index + 1}`);
      if (outcome.ok) expect([outcome.value.title, there]).toEqual([`Task ${index + 1}`, true]);
      else if ("kind" in outcome.error && outcome.error.kind !== "network") expect(there).toBe(false);
    }
    standin.faults.heal();
    const next = another();
    const there = new Set((await next.observe()).issues.map((issue) => issue.title));
    values(await next.createIssues(tasks(50).filter((task) => !there.has(task.title))));
    expect(titles(held).toSorted()).toEqual(
      tasks(50)
        .map((task) => task.title)
        .toSorted(),
    );
  });

  it.each([1, 2])("at edges %i, all are there after one call", async (nth) => {
    const github = await openGitHub({}, wire(fault));
    const { writer, held } = github;
    values(await writer.createIssues(tasks(30)));
    strike(github, nth, fault);
    const edges = Array.from({ length: 29 }, (_, index) => ({ blocked: name(index + 2), blocker: name(1) }));
    values(await writer.addBlockers(edges));
    expect([...held.issues.values()].slice(1).map((issue) => issue.blockedBy.map((one) => one.number))).toEqual(
      Array.from({ length: 29 }, () => [1]),
    );
  });

  it("at labels, milestones, parents and updates, one call does it", async () => {
    const github = await openGitHub({}, wire(fault));
    const { writer, held } = github;
    await writer.observe();
    const labels = Array.from({ length: 25 }, (_, index) => ({ name: `l${index}`, color: "ededed", description: "" }));
    strike(github, 1, fault);
    values(await writer.createLabels(labels));
    if (restFaults.some(([, other]) => other === fault)) strike(github, 1, fault);
    await writer.createMilestone({ title: "M", description: "d", due: null, state: "open" });
    values(await writer.createIssues(tasks(30)));
    strike(github, 1, fault);
    values(
      await writer.setParents(tasks(29).map((_, index) => ({ child: name(index + 2), parent: name(1), before: null }))),
    );
    strike(github, 2, fault);
    values(
      await writer.updateIssues(tasks(30).map((_, index) => ({ number: index + 1, addLabels: ["l3"], milestone: 1 }))),
    );
    expect([held.labels.size, held.milestones.size, held.issues.size]).toEqual([25, 1, 30]);
    expect(held.issues.get(1)?.children).toHaveLength(29);
    for (const issue of held.issues.values())
      expect([issue.labels.map((label) => label.name), issue.milestone?.title]).toEqual([["l3"], "M"]);
  });

  it("at a reading, the whole is read", async () => {
    const { writer, reader, standin } = await openGitHub({}, wire(fault));
    values(await writer.createIssues(tasks(150)));
    standin.faults.heal();
    standin.faults.add({ when: 1, fault }, { when: 4, fault });
    const { issues } = await reader().observe();
    expect(issues.map((issue) => issue.title)).toEqual(tasks(150).map((task) => task.title));
  });
});

describe("a server that is down", () => {
  it("is not asked for ever, and nothing is said to be read", async () => {
    const { writer, reader, standin } = await openGitHub();
    values(await writer.createIssues(tasks(120)));
    standin.faults.heal();
    standin.faults.add({ when: () => true, fault: { kind: "status", status: 502 } });
    await expect(reader().observe()).rejects.toMatchObject({ name: "EnvironmentError", kind: "server" });
    expect(standin.faults.count).toBeLessThan(15);
  });

  it("after the first page gives nothing, not a part", async () => {
    const { writer, reader, standin } = await openGitHub();
    values(await writer.createIssues(tasks(120)));
    standin.faults.heal();
    standin.faults.killAfter(1);
    await expect(reader().observe()).rejects.toMatchObject({ kind: "network" });
  });

  it("that stops within a page gives that page again, smaller", async () => {
    const { writer, reader, standin } = await openGitHub();
    values(await writer.createIssues(tasks(120)));
    values(await writer.addBlockers(tasks(40).map((_, index) => ({ blocked: name(index + 2), blocker: name(1) }))));
    standin.log.clear();
    standin.faults.heal();
    standin.faults.add({ when: ({ nodes }) => nodes > 4_000, fault: { kind: "exhausted", keep: 20 } });
    const { issues } = await reader().observe();
    expect(issues.map((issue) => issue.title)).toEqual(tasks(120).map((task) => task.title));
    expect(standin.log.requests).toBeLessThanOrEqual(7);
  });

  it("that stops a page for its size is asked for smaller ones", async () => {
    const { writer, reader, standin } = await openGitHub();
    values(await writer.createIssues(tasks(120)));
    standin.log.clear();
    standin.faults.heal();
    standin.faults.add(
      { when: 1, fault: { kind: "status", status: 504 } },
      { when: 2, fault: { kind: "status", status: 502 } },
    );
    expect((await reader().observe()).issues).toHaveLength(120);
    // 100 and 50 fail; 25 are read five times.
    expect(standin.log.requests).toBe(7);
  });
});

describe("a question for many things that is too much", () => {
  it("is asked in halves", async () => {
    const { reader, standin } = await openGitHub();
    const files = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`${index}.md`, `# ${index}\n`]));
    push(standin.world, fullName, { files });
    standin.faults.heal();
    standin.faults.add(
      { when: 1, fault: { kind: "status", status: 502 } },
      { when: 3, fault: { kind: "status", status: 504 } },
    );
    const read = await reader().readFiles("main", Object.keys(files));
    expect(Object.fromEntries([...read].map(([path, { text }]) => [path, text]))).toEqual(files);
    // 60 fail, 30 are read, 30 fail, 15 and 15 are read.
    expect(standin.log.requests).toBe(5);
  });
});

describe("what is not made by batches", () => {
  it.each(restFaults)("a check run is there once with %s", async (_, fault) => {
    const github = await openGitHub({}, wire(fault));
    const { writer, held } = github;
    const sha = (await writer.readBranch("main")) ?? "";
    strike(github, 1, fault);
    const check = await writer.createCheck({
      name: "plansync / PLAN.md",
      sha,
      externalId: "f1",
      conclusion: "success",
      title: "t",
      summary: "s",
      text: "",
      annotations: [],
      actions: [],
    });
    expect([...held.checkRuns.keys()]).toEqual([check.id]);
  });

  it.each(restFaults)("a comment is there at most once with %s", async (_, fault) => {
    const github = await openGitHub({}, wire(fault));
    const { writer, held } = github;
    values(await writer.createIssues([aTask(1)]));
    strike(github, 1, fault);
    const made = await writer.createComment(1, "hello").catch((error: { kind: string }) => error.kind);
    if (typeof made === "string") expect(made).toBe("network");
    else expect(held.issues.get(1)?.comments).toHaveLength(1);
    expect(held.issues.get(1)?.comments.length).toBeLessThanOrEqual(1);
  });

  it.each(faults)("a commit is there at most once with %s", async (_, fault) => {
    const github = await openGitHub({}, wire(fault));
    const { writer } = github;
    await writer.observe();
    const head = (await writer.readBranch("main")) ?? "";
    const commit = {
      branch: "main",
      expectedHead: head,
      message: "Tick",
      files: [{ path: "PLAN.md", text: "# Done\n" }],
    };
    strike(github, 1, fault);
    const made = await writer.commitFiles(commit).catch((error: { kind: string }) => error);
    const now = (await writer.readBranch("main")) ?? "";
    if (typeof made === "string") expect(now).toBe(made);
    else expect([made.kind, now]).toEqual([expect.stringMatching(/network|server/), head]);
  });

  it.each(restFaults)("a pull request is there once with %s", async (_, fault) => {
    const github = await openGitHub({}, wire(fault));
    const { writer, held } = github;
    push(github.standin.world, fullName, { files: { "x.md": "x" }, branch: "topic" });
    strike(github, 1, fault);
    const pull = await writer.createPull({ title: "t", body: "b", head: "topic", base: "main" });
    expect([...held.issues.values()].filter((issue) => issue.pull !== null).map((issue) => issue.number)).toEqual([
      pull.number,
    ]);
  });
});
