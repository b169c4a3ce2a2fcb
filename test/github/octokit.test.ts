// With an octokit that is signed in already: its plugins must not undo what the adapter promises.
import { Octokit } from "octokit";
import { afterEach, describe, expect, it } from "vitest";
import { createWriter } from "../../src/github/create-writer.ts";
import type { Writer } from "../../src/github/port.ts";
import { aTask, closeGitHub, type GitHub, openGitHub, repository, tasks, values } from "./github.ts";

afterEach(closeGitHub);

async function openOctokit(): Promise<GitHub & { signedIn: Writer }> {
  const github = await openGitHub();
  const { token = "", baseUrl = "" } = github.options;
  const octokit = new Octokit({
    auth: token,
    baseUrl,
    throttle: { enabled: false },
    log: { debug() {}, info() {}, warn() {}, error() {} },
  });
  return { ...github, signedIn: createWriter({ repository, octokit, clock: github.clock }) };
}

describe("an octokit that was handed in", () => {
  it("is used for everything", async () => {
    const { signedIn, held } = await openOctokit();
    const { viewer } = await signedIn.observe();
    expect(viewer).toBe("github-actions[bot]");
    values(await signedIn.createIssues(tasks(30)));
    await signedIn.createComment(1, "hi");
    expect([held.issues.size, held.issues.get(1)?.comments.length]).toEqual([30, 1]);
  });

  it("does not repeat a creation whose answer was lost", async () => {
    const { signedIn, held, standin } = await openOctokit();
    values(await signedIn.createIssues([aTask(1)]));
    standin.faults.heal();
    standin.faults.add({ when: () => true, fault: { kind: "status", status: 502, done: true }, times: 1 });
    await expect(signedIn.createComment(1, "hi")).rejects.toMatchObject({ kind: "network" });
    expect([held.issues.get(1)?.comments.length, standin.faults.count]).toEqual([1, 1]);
    standin.faults.add({ when: () => true, fault: { kind: "lose" }, times: 1 });
    const outcomes = await signedIn.createIssues([aTask(2)]);
    expect(outcomes).toMatchObject([{ ok: false, error: { kind: "network" } }]);
    expect([held.issues.size, standin.faults.count]).toEqual([2, 2]);
  });
});

describe("a fetch that was handed in", () => {
  it("carries every request", async () => {
    const { another } = await openGitHub();
    const seen: string[] = [];
    const writer = another({
      fetch: (input, init) => {
        seen.push(`${init?.method} ${new URL(String(input)).pathname}`);
        return globalThis.fetch(input, init);
      },
      userAgent: "plansync/1",
    });
    await writer.observe();
    await writer.readBranch("main");
    expect(seen).toEqual(["POST /graphql", "GET /repos/octo/plans/git/ref/heads%2Fmain"]);
  });
});
