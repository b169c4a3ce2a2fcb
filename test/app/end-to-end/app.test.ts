// The app from a signed webhook to the state of GitHub.
import { afterEach, describe, expect, it } from "vitest";
import { push } from "../../standin/index.ts";
import { pressButton } from "../../standin/world/checks.ts";
import { createComment } from "../../standin/world/comments.ts";
import { closeIssue, reopenIssue, updateIssue } from "../../standin/world/issues.ts";
import { deleteLabel, removeLabel } from "../../standin/world/labels.ts";
import { deleteMilestone } from "../../standin/world/milestones.ts";
import type { Issue } from "../../standin/world/types.ts";
import { type AppWorld, BOT, startAppWorld } from "./app-world.ts";
import { PLAN, REPOSITORY } from "./harbour.ts";

let world: AppWorld;
afterEach(() => world.close());

const people = () => ({ user: world.standin.world.user("ann"), app: null });
const repository = () => world.standin.world.repository(REPOSITORY);
const issues = () => [...repository().issues.values()];
function issue(word: string): Issue {
  const found = issues().find((one) => one.title.includes(word));
  if (!found) throw new Error(`No issue is called ${word}: ${issues().map((one) => one.title)}`);
  return found;
}
const labelsOf = (one: Issue) => [...one.labels].map((label) => label.name);
const isBlocked = (word: string) => labelsOf(issue(word)).includes("blocked");

async function start(options: Partial<Parameters<typeof startAppWorld>[0]> = {}, plan = PLAN): Promise<void> {
  world = await startAppWorld({ repositories: { [REPOSITORY]: { roles: { ann: "write", bob: "read" } } }, ...options });
  push(world.standin.world, REPOSITORY, { files: { "PLAN.md": plan }, by: "ann" });
  await world.settled();
}

describe("the app", () => {
  it("mirrors the plans that are pushed, as its own bot, and a second look writes nothing", async () => {
    await start();
    for (const word of ["Survey the ground", "Build the pier", "Paint the pier"])
      expect(issue(word).state).toBe("open");
    expect(new Set(issues().map((one) => one.author.login))).toEqual(new Set([BOT]));
    expect(issue("Build").blockedBy).toHaveLength(1);
    expect([isBlocked("Survey"), isBlocked("Build"), isBlocked("Paint")]).toEqual([false, true, true]);
    const { writes, entries } = world.standin.log;
    const earlier = entries.length;
    updateIssue(world.standin.world, people(), issue("Survey"), { title: issue("Survey").title });
    push(world.standin.world, REPOSITORY, { files: { "other.txt": "x" }, by: "ann" });
    await world.settled();
    const checks = entries.slice(earlier).filter((one) => one.kind === "write");
    expect(checks.every((one) => one.path.includes("check-runs") || one.path.includes("access_tokens"))).toBe(true);
    expect(world.standin.log.writes).toBeGreaterThan(writes);
    expect(world.standin.failures).toEqual([]);
    expect(world.standin.violations).toEqual([]);
  });

  it("unblocks with the event of the last blocker's closing, and blocks again when it is reopened", async () => {
    await start();
    closeIssue(world.standin.world, people(), issue("Survey"), "completed");
    await world.settled();
    expect([isBlocked("Build"), isBlocked("Paint")]).toEqual([false, true]);
    reopenIssue(world.standin.world, people(), issue("Survey"));
    await world.settled();
    expect([isBlocked("Build"), isBlocked("Paint")]).toEqual([true, true]);
  });

  it("does not answer its own events, and comes to rest", async () => {
    await start();
    const { requests } = world.standin.log;
    await new Promise((resolve) => setTimeout(resolve, 400));
    await world.settled();
    expect(world.standin.log.requests).toBe(requests);
  });

  it("obeys a command once, however often it is delivered, and answers by a reaction", async () => {
    await start({ standin: { webhooks: { duplicates: 1 } } });
    const comment = createComment(world.standin.world, people(), issue("Survey"), "Good news.\n\n/done");
    await world.settled();
    expect(issue("Survey").state).toBe("closed");
    expect(isBlocked("Build")).toBe(false);
    const before = [...repository().comments.values()].length;
    const reactions = comment.reactions.map((one) => [one.user.login, one.content]);
    expect(reactions).toContainEqual([BOT, "rocket"]);
    for (const delivery of world.standin.world.state.deliveries.filter((one) => one.event === "issue_comment")) {
      world.standin.world.redeliver?.(delivery);
    }
    await world.settled();
    expect([...repository().comments.values()]).toHaveLength(before);
  });

  it("syncs on `/plan sync` from somebody who may write, and not from a reader", async () => {
    await start({ standin: { webhooks: {} } });
    world.standin.webhooks.paused = true;
    removeLabel(
      world.standin.world,
      people(),
      issue("Build"),
      [...issue("Build").labels].find((one) => one.name === "blocked") as never,
    );
    world.standin.webhooks.paused = false;
    const reader = { user: world.standin.world.user("bob"), app: null };
    const refused = createComment(world.standin.world, reader, issue("Build"), "/plan sync");
    await world.settled();
    expect(refused.reactions.map((one) => one.content)).not.toContain("rocket");
    const obeyed = createComment(world.standin.world, people(), issue("Build"), "/plan sync");
    await world.settled();
    expect(isBlocked("Build")).toBe(true);
    expect(obeyed.reactions.map((one) => one.content)).toContain("rocket");
  });

  it("puts the `blocked` label back when it is deleted, and does not fight over a milestone that a person deleted", async () => {
    await start();
    const label = [...repository().labels.values()].find((one) => one.name === "blocked");
    if (label) deleteLabel(world.standin.world, people(), label);
    await world.settled();
    expect(isBlocked("Build")).toBe(true);
    const [milestone] = repository().milestones.values();
    if (milestone) deleteMilestone(world.standin.world, people(), milestone);
    await world.settled();
    const { writes } = world.standin.log;
    expect(issue("Survey").state).toBe("open");
    updateIssue(world.standin.world, people(), issue("Survey"), { body: `${issue("Survey").body}\n\nA note.` });
    await world.settled();
    expect(world.standin.log.writes).toBe(writes);
    expect(issue("Survey").body).toContain("A note.");
  });

  it("asks before a big change, and goes on when somebody presses the button", async () => {
    const many = Array.from({ length: 30 }, (_, at) => `### T${at + 1}: Part ${at + 1} of the wall\n`).join("\n");
    const config = "limits:\n  max-creates: 10\n";
    await start(
      {
        repositories: { [REPOSITORY]: { roles: { ann: "write" }, files: { ".github/plansync.yml": config } } },
      },
      `# Wall\n\n${many}`,
    );
    expect(issues()).toHaveLength(0);
    const asking = [...repository().checkRuns.values()].find((run) => run.conclusion === "action_required");
    expect(asking?.actions.map((action) => action.identifier)).toContain("apply");
    pressButton(world.standin.world, people(), repository(), asking?.id ?? 0, "apply");
    await world.settled(40_000);
    expect(issues().filter((one) => /Part \d+ of the wall/.test(one.title))).toHaveLength(30);
  });

  it("finds out by redelivery what it was never told", async () => {
    await start({ env: { PLANSYNC_REDELIVER_MINUTES: "1" }, standin: { webhooks: {} } });
    const options = world.standin.webhooks.options as { drops?: number };
    options.drops = 1;
    closeIssue(world.standin.world, people(), issue("Survey"), "completed");
    await world.settled();
    options.drops = 0;
    expect(isBlocked("Build")).toBe(true);
    // The first turn comes a few seconds after the start.
    const end = Date.now() + 15_000;
    while (isBlocked("Build") && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 100));
    expect(isBlocked("Build")).toBe(false);
  });

  it("waits for GitHub when it says so, holding nobody else up, and comes to the same end", async () => {
    await start({ repositories: { [REPOSITORY]: { roles: { ann: "write" } }, "other/plans": {} } });
    world.standin.faults.add({
      when: (asked) => asked.path.includes("graphql") || asked.path.includes(REPOSITORY),
      fault: { kind: "secondary", retryAfter: 2 } as never,
      times: 1,
    });
    closeIssue(world.standin.world, people(), issue("Survey"), "completed");
    push(world.standin.world, "other/plans", { files: { "PLAN.md": PLAN } });
    await world.settled(40_000);
    expect(isBlocked("Build")).toBe(false);
    expect(world.standin.world.repository("other/plans").issues.size).toBeGreaterThan(3);
  });

  it("keeps nothing secret in its log", async () => {
    await start({ env: { LOG_LEVEL: "trace" } });
    expect(world.lines.join("")).not.toMatch(/ghs_|BEGIN|a secret of the tests|eyJ/);
  });
});
