// Repositories that move, and installations that come and go: each sees its own, and nothing is left behind.
import { afterEach, describe, expect, it } from "vitest";
import { seedInstallation } from "../../standin/index.ts";
import {
  changeInstallation,
  changeRepositories,
  renameRepository,
  transferRepository,
} from "../../standin/world/installations.ts";
import { closeIssue, reopenIssue } from "../../standin/world/issues.ts";
import type { Installation } from "../../standin/world/types.ts";
import { type Harbour, PATIENCE, PLAN, REPOSITORY, startHarbour } from "./harbour.ts";

let harbour: Harbour;
afterEach(() => harbour.close());

const github = () => harbour.standin.world;
const installationOf = (account: string): Installation => {
  const found = [...github().state.installations.values()].find((one) => one.account.login === account);
  if (!found) throw new Error(`Nothing is installed on ${account}`);
  return found;
};
const settled = () => harbour.settled(PATIENCE);
const deadLetters = async () => (await harbour.app.queue.stats()).dead;

describe("a repository", () => {
  it("that is renamed is followed, under the same issues", async () => {
    harbour = await startHarbour();
    const before = harbour.issues().map((one) => `${one.id} ${one.title}`);
    renameRepository(github(), harbour.ann, harbour.repository, "harbour");
    await settled();
    closeIssue(github(), harbour.ann, harbour.issue("Survey"), "completed");
    await settled();
    expect(harbour.isBlocked("Build")).toBe(false);
    await harbour.push({ "PLAN.md": `${PLAN}\n### H5: Count the coins\n` });
    expect(harbour.issue("Count the coins").state).toBe("open");
    expect(harbour.issues().map((one) => `${one.id} ${one.title}`)).toEqual(expect.arrayContaining(before));
    expect(harbour.issues().length).toBe(before.length + 1);
    expect(await deadLetters()).toBe(0);
  });

  it("that goes to an owner with the app is followed there, and to one without it is left alone", async () => {
    harbour = await startHarbour({
      repositories: { [REPOSITORY]: { roles: { ann: "write" } }, "port/other": {} },
    });
    const count = harbour.issues().length;
    transferRepository(github(), harbour.ann, harbour.repository, github().user("port"));
    await settled();
    closeIssue(github(), harbour.ann, harbour.issue("Survey"), "completed");
    await settled();
    expect(harbour.isBlocked("Build")).toBe(false);
    expect(harbour.issues().length).toBe(count);
    const last = harbour.standin.log.entries.length;
    transferRepository(github(), harbour.ann, harbour.repository, github().user("elsewhere"));
    reopenIssue(github(), harbour.ann, harbour.issue("Survey"));
    await settled();
    expect(harbour.isBlocked("Build")).toBe(false);
    expect(harbour.standin.log.entries.slice(last).filter((one) => one.kind === "write" && one.status < 300)).toEqual(
      [],
    );
    expect(await deadLetters()).toBe(0);
  });
});

describe("an installation", () => {
  it("that is suspended and woken, removed and added again, goes on where it stood", async () => {
    harbour = await startHarbour();
    const size = harbour.issues().length;
    const first = installationOf("acme");
    // The look is in the queue when the installation rests: nothing fails, and nothing is written.
    changeInstallation(github(), harbour.ann, first, "suspend");
    await harbour.app.queue.accept([
      {
        delivery: "late",
        repository: { id: harbour.repository.id, installation: first.id, owner: "acme", repo: "plans" },
        urgency: "bulk",
        event: "push",
        edge: null,
      },
    ]);
    closeIssue(github(), harbour.ann, harbour.issue("Survey"), "completed");
    await settled();
    expect([harbour.isBlocked("Build"), await deadLetters()]).toEqual([true, 0]);
    changeInstallation(github(), harbour.ann, first, "unsuspend");
    await settled();
    expect(harbour.isBlocked("Build")).toBe(false);
    changeInstallation(github(), harbour.ann, first, "deleted");
    reopenIssue(github(), harbour.ann, harbour.issue("Survey"));
    await settled();
    expect(harbour.isBlocked("Build")).toBe(false);
    const again = seedInstallation(github(), first.app, "acme");
    changeInstallation(github(), harbour.ann, again, "created");
    await settled();
    expect([harbour.isBlocked("Build"), harbour.issues().length]).toEqual([true, size]);
    changeRepositories(github(), harbour.ann, again, { removed: [harbour.repository] });
    changeRepositories(github(), harbour.ann, again, { added: [harbour.repository] });
    await settled();
    expect([harbour.issues().length, await deadLetters()]).toEqual([size, 0]);
  });

  it("sees only its own: a plan learns nothing of another account's private issues", async () => {
    const plan = `${PLAN}\n### H6: Wait for the neighbours\n\nDepends on: rival/secret#1\n`;
    harbour = await startHarbour({
      repositories: {
        [REPOSITORY]: { roles: { ann: "write" } },
        "rival/secret": { private: true, files: { "PLAN.md": "# Secret\n\n### S1: The launch of the century\n" } },
      },
    });
    await harbour.push({ "PLAN.md": plan });
    const secret = github().repository("rival/secret");
    expect(secret.issues.size).toBe(0);
    const told = harbour
      .issues()
      .map((one) => `${one.title} ${one.body}`)
      .join();
    expect(told).not.toContain("launch of the century");
    expect(harbour.issues().length).toBeGreaterThan(6);
    // Nothing was asked of it but by its own installation, whose only business is itself.
    const asked = harbour.standin.log.entries.filter((one) => one.path.startsWith("/repos/rival"));
    expect(asked.filter((one) => one.status === 200)).toEqual([]);
    // What it cannot see is told on the commit, once: trying again would not help.
    expect(harbour.check("plansync")?.conclusion).toBe("failure");
    expect(await deadLetters()).toBe(0);
  });
});
