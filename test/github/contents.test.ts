// Files, branches, commits, pull requests, checks, comments and people.
import { afterEach, describe, expect, it } from "vitest";
import type { CheckRun } from "../../src/github/port.ts";
import { push, seedUserToken } from "../standin/index.ts";
import { aTask, closeGitHub, fullName, openGitHub, repository, values } from "./github.ts";

afterEach(closeGitHub);

const profiles = ["github", "ghes-old"] as const;

describe.each(profiles)("files on a server of kind %s", (profile) => {
  it("are read byte for byte", async () => {
    const texts: Record<string, string | Uint8Array> = {
      "plain.md": "# Plan\n",
      "crlf.md": "a\r\nb\r\n",
      "bom.md": "\uFEFF# Plan\n",
      "empty.md": "",
      "no newline.md": "ü ✓ 🎉 \u200B end",
      "docs/deep/ plan#1?.md": "deep",
      "long.md": `${"x".repeat(99)}\n`.repeat(15_000),
      "binary.png": Uint8Array.from([137, 80, 78, 71, 0, 1, 2, 255]),
      "latin1.md": Uint8Array.from([0x63, 0x61, 0x66, 0xe9]),
    };
    const { reader, standin } = await openGitHub({ profile });
    const sha = push(standin.world, fullName, { files: texts });
    const files = await reader().readFiles(sha, [...Object.keys(texts), "missing.md", "docs"]);
    for (const [path, text] of Object.entries(texts)) {
      if (typeof text === "string")
        expect([path, files.get(path)?.text, files.get(path)?.binary]).toEqual([path, text, false]);
      else expect([path, files.get(path)?.binary]).toEqual([path, true]);
    }
    expect([files.has("missing.md"), files.has("docs")]).toEqual([false, false]);
  });

  it("are listed, and nothing that is no file", async () => {
    const { reader, standin } = await openGitHub({ profile });
    push(standin.world, fullName, { files: { "docs/a.md": "a", "docs/b/c.md": "c" }, branch: "topic/one" });
    const listed = await reader().listFiles("topic/one");
    expect(listed.map((file) => [file.path, file.size])).toEqual([
      ["PLAN.md", 7],
      ["docs/a.md", 1],
      ["docs/b/c.md", 1],
    ]);
  });

  it("are committed together, on the head that was read and no other", async () => {
    const { writer, standin } = await openGitHub({ profile });
    await writer.observe();
    const head = (await writer.readBranch("main")) ?? "";
    await writer.createBranch("plansync/tick", head);
    await writer.createBranch("plansync/tick", head);
    const files = [
      { path: "PLAN.md", text: "# Plan\r\n- [x] one ü\r\n" },
      { path: "docs/new.md", text: "new\n" },
    ];
    const message = "Tick two boxes\n\nTwo lines.\n\nPlansync-Edit: 1";
    const sha = await writer.commitFiles({ branch: "plansync/tick", expectedHead: head, message, files });
    expect(await writer.readBranch("plansync/tick")).toBe(sha);
    expect(await writer.readCommitMessage(sha)).toBe(message);
    const read = await writer.readFiles(sha, ["PLAN.md", "docs/new.md"]);
    expect([...read.values()].map((file) => file.text)).toEqual(files.map((file) => file.text));
    const again = writer.commitFiles({ branch: "plansync/tick", expectedHead: head, message, files });
    await expect(again).rejects.toMatchObject({ kind: "conflict" });
    await expect(writer.createBranch("plansync/tick", head)).rejects.toMatchObject({ kind: "conflict" });
    await writer.resetBranch("plansync/tick", head);
    expect(await writer.readBranch("plansync/tick")).toBe(head);
    await writer.deleteBranch("plansync/tick");
    await writer.deleteBranch("plansync/tick");
    expect(await writer.readBranch("plansync/tick")).toBeNull();
    expect(standin.violations).toEqual([]);
  });

  it.each(["protectedBranches", "ruledBranches"] as const)("on one of the %s are refused as such", async (rules) => {
    const { writer, held } = await openGitHub({ profile });
    await writer.observe();
    held[rules].add("main");
    const head = (await writer.readBranch("main")) ?? "";
    const commit = { branch: "main", expectedHead: head, message: "m", files: [{ path: "a", text: "a" }] };
    await expect(writer.commitFiles(commit)).rejects.toMatchObject({
      kind: "permission",
      advice: expect.stringContaining("pull request"),
    });
    expect(await writer.readBranch("main")).toBe(head);
  });
});

describe("a pull request", () => {
  it("is made once, found by its branch, changed and closed", async () => {
    const { writer, standin } = await openGitHub();
    push(standin.world, fullName, { files: { "PLAN.md": "# Plan\n\nnew\n" }, branch: "topic" });
    push(standin.world, fullName, { files: { "b.md": "b" }, branch: "other" });
    const pull = await writer.createPull({ title: "t", body: "b", head: "topic", base: "main" });
    const again = await writer.createPull({ title: "t2", body: "b2", head: "topic", base: "main" });
    const other = await writer.createPull({ title: "o", body: "", head: "other", base: "main" });
    expect(again.number).toBe(pull.number);
    expect(pull).toMatchObject({
      state: "open",
      merged: false,
      head: { ref: "topic", repository: fullName },
      base: { ref: "main" },
    });
    expect((await writer.listPulls({ head: "topic" })).map((one) => one.number)).toEqual([pull.number]);
    expect((await writer.listPulls()).map((one) => one.number).toSorted()).toEqual([pull.number, other.number]);
    values(await writer.createLabels([{ name: "plansync", color: "ededed", description: "" }]));
    await writer.addPullLabels(pull.number, ["plansync"]);
    await writer.updatePull(pull.number, { title: "new", body: "text", state: "closed" });
    expect(await writer.readPull(pull.number)).toMatchObject({
      title: "new",
      body: "text",
      state: "closed",
      labels: ["plansync"],
    });
    expect((await writer.listPulls({ head: "topic", state: "closed" })).map((one) => one.number)).toEqual([
      pull.number,
    ]);
  });

  it("tells its files with the lines that it touches, and what it closes", async () => {
    const { writer, standin } = await openGitHub();
    const lines = Array.from({ length: 30 }, (_, index) => `line ${index + 1}`);
    push(standin.world, fullName, { files: { "a.md": `${lines.join("\n")}\n`, "gone.md": "x\n" } });
    values(await writer.createIssues([aTask(1), aTask(2)]));
    const changed = lines.with(19, "changed").join("\n");
    push(standin.world, fullName, {
      files: { "a.md": `${changed}\n`, "new.md": "1\n2\n", "gone.md": null },
      branch: "topic",
    });
    const pull = await writer.createPull({ title: "t", body: "Fixes #2", head: "topic", base: "main" });
    const files = await writer.listPullFiles(pull.number);
    expect(files.map((file) => [file.path, file.status, file.lines]).toSorted()).toEqual([
      ["a.md", "modified", [[17, 23]]],
      ["gone.md", "removed", [[1, 1]]],
      ["new.md", "added", [[1, 2]]],
    ]);
    expect(await writer.listClosing(pull.number)).toEqual([{ repository: fullName, number: 2 }]);
    const many = await writer.listClosingOf([pull.number, 9_999]);
    expect([...many]).toEqual([
      [pull.number, [{ repository: fullName, number: 2 }]],
      [9_999, []],
    ]);
  });
});

describe("a check run", () => {
  const check = (sha: string, fields: Partial<CheckRun> = {}): CheckRun => ({
    name: "plansync / PLAN.md",
    sha,
    externalId: "fingerprint-1",
    conclusion: "failure",
    title: "2 problems",
    summary: "Two things.",
    text: "",
    annotations: [],
    actions: [],
    ...fields,
  });
  const annotation = (line: number) => ({
    path: "PLAN.md",
    startLine: line,
    endLine: line,
    startColumn: 1,
    endColumn: 4,
    level: "warning" as const,
    message: `Line ${line}`,
    title: "A title",
  });

  it("is read back as it was made", async () => {
    const { writer } = await openGitHub();
    const sha = (await writer.readBranch("main")) ?? "";
    const made = await writer.createCheck(
      check(sha, { actions: [{ label: "Run", description: "Run it", identifier: "run" }] }),
    );
    expect(await writer.listChecks(sha)).toEqual([made]);
    expect(made).toMatchObject({
      conclusion: "failure",
      externalId: "fingerprint-1",
      title: "2 problems",
      summary: "Two things.",
      app: "github-actions",
    });
    const changed = await writer.updateCheck(
      made.id,
      check(sha, { conclusion: "success", externalId: "fingerprint-2", title: "Fine" }),
    );
    expect(await writer.listChecks(sha)).toEqual([changed]);
    expect(changed).toMatchObject({ id: made.id, conclusion: "success", externalId: "fingerprint-2", title: "Fine" });
  });

  it("carries all annotations, fifty a request", async () => {
    const { writer, held, standin } = await openGitHub();
    const sha = (await writer.readBranch("main")) ?? "";
    standin.log.clear();
    const annotations = Array.from({ length: 120 }, (_, index) => annotation(index + 1));
    const made = await writer.createCheck(check(sha, { annotations }));
    expect(standin.log.requests).toBe(3);
    expect(held.checkRuns.get(made.id)?.annotations).toHaveLength(120);
  });

  it("is cut where GitHub takes no more, and says so", async () => {
    const { writer, held } = await openGitHub();
    const sha = (await writer.readBranch("main")) ?? "";
    const long = "🎉".repeat(50_000);
    const made = await writer.createCheck(
      check(sha, {
        title: long,
        summary: long,
        text: long,
        annotations: [{ ...annotation(1), title: long, message: long }],
      }),
    );
    const output = held.checkRuns.get(made.id);
    for (const text of [output?.summary, output?.text]) {
      expect(text?.length).toBeLessThanOrEqual(65_535);
      expect(text).toContain("cut here");
      expect(text?.isWellFormed()).toBe(true);
    }
    expect(made.title.length).toBeLessThanOrEqual(255);
  });

  it("of more than a hundred is among those that are listed", async () => {
    const { writer } = await openGitHub();
    const sha = (await writer.readBranch("main")) ?? "";
    for (let phase = 0; phase < 103; phase += 1) await writer.createCheck(check(sha, { name: `plansync / ${phase}` }));
    expect(await writer.listChecks(sha)).toHaveLength(103);
  });

  it("has a commit status beside it, the latest of each context", async () => {
    const { writer } = await openGitHub();
    const sha = (await writer.readBranch("main")) ?? "";
    await writer.createStatus({ sha, context: "plansync", state: "pending", description: "…" });
    await writer.createStatus({ sha, context: "plansync", state: "success", description: "d".repeat(200) });
    await writer.createStatus({ sha, context: "other", state: "failure", description: "no" });
    const statuses = await writer.listStatuses(sha);
    expect(statuses.map(({ context, state }) => [context, state]).toSorted()).toEqual([
      ["other", "failure"],
      ["plansync", "success"],
    ]);
  });
});

describe("comments", () => {
  it("are made, changed, read, reacted to and taken away", async () => {
    const { writer, standin, options } = await openGitHub();
    values(await writer.createIssues([aTask(1)]));
    const made = await writer.createComment(1, "hello\r\nworld");
    await writer.createComment(1, "second");
    await writer.updateComment(made.id, "changed");
    await writer.addReaction(made.id, "rocket");
    await writer.addReaction(made.id, "rocket");
    const { createWriter } = await import("../../src/github/create-writer.ts");
    const ada = createWriter({ ...options, token: seedUserToken(standin.world, "ada").value });
    await ada.addReaction(made.id, "eyes");
    expect((await writer.listReactions(made.id)).map(({ author, content }) => [author, content])).toEqual([
      ["github-actions[bot]", "rocket"],
      ["ada", "eyes"],
    ]);
    expect((await writer.listComments(1)).map(({ body, author }) => [body, author])).toEqual([
      ["changed", "github-actions[bot]"],
      ["second", "github-actions[bot]"],
    ]);
    await writer.deleteComment(made.id);
    expect((await writer.listComments(1)).map((comment) => comment.body)).toEqual(["second"]);
  });
});

describe("people", () => {
  it.each([
    ["octo", "admin"],
    ["ada", "write"],
    ["bob", "triage"],
    ["eve", "read"],
    ["nobody-at-all", "none"],
  ])("%s may %s", async (login, role) => {
    const { reader } = await openGitHub();
    expect(await reader().readRole(login)).toBe(role);
  });

  it("who write are told by their login", async () => {
    const { standin, options } = await openGitHub();
    const { createWriter } = await import("../../src/github/create-writer.ts");
    const ada = createWriter({ ...options, repository, token: seedUserToken(standin.world, "ada").value });
    values(await ada.createIssues([aTask(1)]));
    const observed = await ada.observe();
    expect([observed.viewer, observed.issues[0]?.author]).toEqual(["ada", "ada"]);
  });
});
