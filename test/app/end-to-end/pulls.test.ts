// Pull requests as the app sees them: reviewed when they change, and judged anew when a blocker does.
import { afterEach, expect, it } from "vitest";
import { push } from "../../standin/index.ts";
import { closeIssue, reopenIssue } from "../../standin/world/issues.ts";
import { createPull } from "../../standin/world/pulls.ts";
import { type AppWorld, startAppWorld } from "./app-world.ts";

const REPOSITORY = "acme/plans";
const PLAN =
  "# Harbour\n\n## Phase 1: Ground\n\n### H1: Survey the ground\n\n### H2: Build the pier\n\nDepends on: H1\n";

let world: AppWorld;
afterEach(() => world.close());

it("fails a pull request that finishes a blocked task, until the last blocker is closed, and again when it is reopened", async () => {
  world = await startAppWorld({ repositories: { [REPOSITORY]: { roles: { ann: "write" } } } });
  const { world: github } = world.standin;
  const ann = { user: github.user("ann"), app: null };
  push(github, REPOSITORY, { files: { "PLAN.md": PLAN }, by: "ann" });
  await world.settled(40_000);
  const repository = github.repository(REPOSITORY);
  const issue = (word: string) => {
    const found = [...repository.issues.values()].find((one) => one.title.includes(word));
    if (!found) throw new Error(`No issue is called ${word}`);
    return found;
  };
  push(github, REPOSITORY, { files: { "pier.txt": "planks" }, branch: "pier", by: "ann" });
  const pull = createPull(github, ann, repository, {
    title: "Build it",
    body: `Closes #${issue("Build the pier").number}`,
    head: "pier",
    base: "main",
    draft: false,
  });
  await world.settled(40_000);
  const verdict = () => {
    const runs = [...repository.checkRuns.values()].filter((run) => run.name === "plansync / blockers");
    return runs.filter((run) => run.headSha === pull.pull?.headSha).at(-1)?.conclusion;
  };
  expect(verdict()).toBe("failure");
  closeIssue(github, ann, issue("Survey"), "completed");
  await world.settled(40_000);
  expect(verdict()).toBe("success");
  reopenIssue(github, ann, issue("Survey"));
  await world.settled(40_000);
  expect(verdict()).toBe("failure");
}, 120_000);
