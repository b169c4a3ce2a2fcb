// What the app committed into a plan itself, it has followed: one more look has nothing to write.
import { afterEach, expect, it } from "vitest";
import { push } from "../../standin/index.ts";
import { closeIssue, reopenIssue } from "../../standin/world/issues.ts";
import { type AppWorld, startAppWorld } from "./app-world.ts";

const REPOSITORY = "acme/plans";
const PLAN = "# Harbour\n\n## Phase 1: Ground\n\n### H1: Survey the ground\n\n### H2: Build the pier\n";

let world: AppWorld;
afterEach(() => world.close());

it("comes to rest after it wrote into the plan by a commit, though nobody tells it of its own push", async () => {
  const files = { ".github/plansync.yml": "write-back: commit\n" };
  world = await startAppWorld({ repositories: { [REPOSITORY]: { roles: { ann: "write" }, files } } });
  const { world: github, log } = world.standin;
  const ann = { user: github.user("ann"), app: null };
  push(github, REPOSITORY, { files: { "PLAN.md": PLAN }, by: "ann" });
  await world.settled(60_000);
  const repository = github.repository(REPOSITORY);
  const survey = [...repository.issues.values()].find((one) => one.title.includes("Survey"));
  if (survey === undefined) throw new Error("The plan was not mirrored");
  closeIssue(github, ann, survey, "completed");
  await world.settled(60_000);
  reopenIssue(github, ann, survey);
  await world.settled(60_000);
  const from = log.entries.length;
  push(github, REPOSITORY, { files: { "README.md": "No plan.\n" }, by: "ann" });
  await world.settled(60_000);
  const written = log.entries.slice(from).filter((one) => one.kind === "write");
  expect(written.filter((one) => !/check-runs|access_tokens/.test(one.path))).toEqual([]);
  expect(written.length).toBeGreaterThan(0);
}, 240_000);
