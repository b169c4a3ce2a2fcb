// Tokens that may do less: one error that names the permission, and the lines to add.
import { afterEach, describe, expect, it } from "vitest";
import type { Writer } from "../../src/github/port.ts";
import { seedWorkflowToken } from "../standin/index.ts";
import { aTask, closeGitHub, fullName, openGitHub, tasks } from "./github.ts";

afterEach(closeGitHub);

const check = {
  name: "plansync",
  externalId: "f",
  conclusion: "success",
  title: "t",
  summary: "s",
  text: "",
  annotations: [],
  actions: [],
} as const;

const head = async (writer: Writer): Promise<string> => (await writer.readBranch("main")) ?? "";

describe.each(["github", "ghes-old"] as const)("a token on a server of kind %s", (profile) => {
  it.each([
    ["issues: write", async (writer: Writer) => writer.createIssues([aTask(1)])],
    ["issues: write", async (writer: Writer) => writer.createLabels([{ name: "x", color: "ededed", description: "" }])],
    [
      "issues: write",
      async (writer: Writer) => writer.createMilestone({ title: "M", description: "", due: null, state: "open" }),
    ],
    ["checks: write", async (writer: Writer) => writer.createCheck({ ...check, sha: await head(writer) })],
    [
      "statuses: write",
      async (writer: Writer) =>
        writer.createStatus({ sha: await head(writer), context: "plansync", state: "success", description: "" }),
    ],
    ["contents: write", async (writer: Writer) => writer.createBranch("plansync/x", await head(writer))],
    [
      "contents: write",
      async (writer: Writer) =>
        writer.commitFiles({
          branch: "main",
          expectedHead: await head(writer),
          message: "m",
          files: [{ path: "a", text: "a" }],
        }),
    ],
  ])("that lacks `%s` is told so", async (permission, work) => {
    const { standin, another } = await openGitHub({ profile });
    const token = seedWorkflowToken(standin.world, fullName, {
      contents: "read",
      issues: "read",
      pull_requests: "read",
    });
    const writer = another({ token: token.value });
    await writer.observe();
    const result: unknown = await work(writer).catch((error: unknown) => [{ ok: false, error }]);
    expect(result).toMatchObject([{ ok: false, error: { kind: "permission" } }]);
    const [{ error }] = result as [{ error: { message: string; advice: string } }];
    expect(error.message).toContain(permission);
    expect(error.advice).toContain(`  ${permission}`);
    expect(error.message + error.advice).not.toContain(token.value);
  });

  it("is asked once where it may not, not for each of many", async () => {
    const { standin, another } = await openGitHub({ profile });
    const token = seedWorkflowToken(standin.world, fullName, { contents: "read", issues: "read" });
    const writer = another({ token: token.value });
    await writer.observe();
    standin.log.clear();
    const outcomes = await writer.createIssues(tasks(200));
    expect(outcomes.filter((outcome) => !outcome.ok)).toHaveLength(200);
    expect(standin.log.requests).toBe(1);
  });

  it("that may see nothing is told so, and reads nothing", async () => {
    const { standin, another } = await openGitHub({ profile });
    const token = seedWorkflowToken(standin.world, fullName, { contents: "read" });
    const held = standin.world.repository(fullName);
    held.private = true;
    await expect(another({ token: token.value }).observe()).rejects.toMatchObject({
      kind: expect.stringMatching(/permission|not-found/),
      advice: expect.stringContaining("issues: "),
    });
  });

  it("is told when issues are switched off", async () => {
    const { writer, held } = await openGitHub({ profile });
    held.hasIssues = false;
    const wanted = { kind: "unsupported", advice: expect.stringContaining("Settings") };
    await expect(writer.observe()).rejects.toMatchObject(wanted);
    await expect(writer.createComment(1, "hi")).rejects.toMatchObject({
      kind: expect.stringMatching(/unsupported|not-found/),
    });
  });

  it("that is no token is told so", async () => {
    const { another } = await openGitHub({ profile });
    await expect(another({ token: "ghp_nonsense" }).observe()).rejects.toMatchObject({ kind: "permission" });
  });
});
