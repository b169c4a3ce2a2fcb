// The main job on an embedded stand-in for GitHub: example plans are pushed, dist/ runs as a workflow would run it,
// and what GitHub holds is printed. Nothing is left running or written outside a temporary folder.
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { push, seedRepository, seedWorkflowToken, startStandin, summary } from "../test/standin/index.ts";
import { renderPull } from "../test/standin/rest/render-pull.ts";
import { closeIssue } from "../test/standin/world/issues.ts";
import { createPull, mergePull } from "../test/standin/world/pulls.ts";
import { type Finished, runBundle } from "./run-bundle.ts";

const REPOSITORY = "harbor/tides";
const PLANS = ["step-sections", "attribute-sections", "phase-checkboxes", "task-table", "weekly-tasks"].map(
  (name) => `${name}-plan.md`,
);
const root = resolve(import.meta.dirname, "..");
const started = Date.now();

const example = (name: string) => readFileSync(join(root, "examples", name), "utf8");
const title = (text: string) =>
  console.log(`\n\x1b[1m== ${text}\x1b[0m  (${((Date.now() - started) / 1000).toFixed(1)} s)\n`);

const standin = await startStandin({ limits: true });
const { world } = standin;
try {
  const files = Object.fromEntries(PLANS.map((name) => [`docs/${name}`, example(name)]));
  const repository = seedRepository(world, REPOSITORY, { roles: { mia: "maintain" }, files });
  const token = seedWorkflowToken(world, REPOSITORY).value;
  const run = (event: string, payload: object, ref: string, sha: string) =>
    runBundle({ repository: REPOSITORY, token, url: standin.url, event, payload, ref, sha });
  const head = (branch = "main") => repository.refs.get(`refs/heads/${branch}`) ?? "";
  const onPush = () =>
    run(
      "push",
      { ref: "refs/heads/main", after: head(), repository: { default_branch: "main" } },
      "refs/heads/main",
      head(),
    );

  title("1. Five example plans are pushed; the workflow runs dist/index.mjs");
  show(await measured(onPush));
  title("What GitHub holds now");
  console.log(summary(repository));

  title("2. The same commit again: nothing is written");
  show(await measured(onPush), { brief: true });

  title("3. A branch edits a plan; the pull request shows what merging would change");
  const path = "docs/phase-checkboxes-plan.md";
  const edited = example("phase-checkboxes-plan.md")
    .replace("- [ ] Mark services nobody has called for 90 days.", "- [x] Mark services nobody has called for 90 days.")
    .replace("Port the billing service first.", "Port the billing service first of all.")
    .replace(
      "- [ ] Port the remaining services.",
      "- [ ] Port the remaining services.\n- [ ] Measure start-up time of every container.",
    );
  push(world, REPOSITORY, {
    files: { [path]: edited },
    branch: "measure",
    from: "main",
    by: "mia",
    message: "Measure start-up",
  });
  const mia = { user: world.user("mia"), app: null };
  const pull = createPull(world, mia, repository, {
    title: "Measure start-up",
    body: "",
    head: "measure",
    base: "main",
    draft: false,
  });
  const payload = {
    action: "opened",
    number: pull.number,
    pull_request: renderPull(world, pull, true),
    repository: { default_branch: "main", full_name: REPOSITORY },
  };
  show(await measured(() => run("pull_request", payload, `refs/pull/${pull.number}/merge`, head("measure"))));

  title("4. The pull request is merged");
  mergePull(world, mia, pull);
  show(await measured(onPush), { brief: true });

  title("5. Somebody closes an issue on GitHub; a pull request brings it back into the plan");
  const closed = [...repository.issues.values()].find((issue) => issue.title.includes("Write one base image"));
  if (closed === undefined) throw new Error("The demo's issue is missing: the first run did not create it");
  closeIssue(world, mia, closed, "completed");
  const issues = { action: "closed", issue: { number: closed.number }, repository: { default_branch: "main" } };
  show(await measured(() => run("issues", issues, "refs/heads/main", head())), { brief: true });
  const back = [...repository.issues.values()].filter((issue) => issue.pull !== null && issue !== pull);
  for (const issue of back) console.log(`#${issue.number} ${issue.title}\n\n${issue.body}`);
  title("Done");
} finally {
  await standin.close();
}

async function measured(work: () => Promise<Finished>): Promise<Finished & { requests: number; writes: number }> {
  const before = { requests: standin.log.requests, writes: standin.log.writes };
  const finished = await work();
  return { ...finished, requests: standin.log.requests - before.requests, writes: standin.log.writes - before.writes };
}

function show(run: Finished & { requests: number; writes: number }, { brief = false } = {}): void {
  if (!brief) console.log(run.summary);
  else console.log(run.summary.split("\n").slice(0, 12).join("\n"));
  console.log(`${run.requests} requests, ${run.writes} of them writes; exit code ${run.exitCode}`);
  if (run.exitCode !== 0) throw new Error(`dist/index.mjs failed:\n${run.log}`);
}
