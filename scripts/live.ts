// Opt-in smoke test against a real repository: one run, then a second that must write nothing.
//   PLANSYNC_LIVE_REPOSITORY=owner/scratch GITHUB_TOKEN=… npm run live
// It creates issues, milestones, labels and checks there: use a repository made for it, with a plan on its default branch.
import { gather } from "../src/gather.ts";
import { createWriter } from "../src/github/create-writer.ts";
import { reconcile } from "../src/reconcile.ts";

const [owner = "", repo = ""] = (process.env.PLANSYNC_LIVE_REPOSITORY ?? "").split("/");
const token = process.env.GITHUB_TOKEN ?? "";
if (owner === "" || repo === "" || token === "") {
  console.error("Set PLANSYNC_LIVE_REPOSITORY=owner/name and GITHUB_TOKEN.");
  process.exit(2);
}

async function run(): Promise<number> {
  const writer = createWriter({
    repository: { owner, repo },
    token,
    baseUrl: process.env.GITHUB_API_URL ?? "https://api.github.com",
  });
  const { defaultBranch: branch } = await writer.observe();
  const sha = await writer.readBranch(branch);
  if (sha === null) throw new Error(`${owner}/${repo} has no commit on ${branch}`);
  const gathered = await gather(writer, { sha, configRef: sha });
  const context = {
    today: new Date().toISOString().slice(0, 10),
    sha,
    branch,
    onDefaultBranch: true,
    allow: { creates: false, closes: false },
  };
  const told = await reconcile(writer, { ...gathered, context });
  for (const result of told.applied.results)
    if (result.outcome !== "done") console.log(result.outcome, result.change.kind, result.change.reason, result);
  const { requests, writes } = writer.usage();
  console.log(
    `${gathered.files.length} plans, ${told.applied.results.length} changes, ${told.applied.left} left, ${requests} requests, ${writes} writes`,
  );
  return writes;
}

await run();
const again = await run();
if (again > 0) {
  console.error(`The second run wrote ${again} times, expected none`);
  process.exitCode = 1;
}
