// What merging a pull request would change: computed by a reader, told as comment, check and summary.
import { propose } from "../reconcile.ts";
import { type ReviewPort, reviewPull } from "../review-pull.ts";
import { allowedByLabels, either } from "./allowances.ts";
import { inputOf } from "./apply.ts";
import { configFailures, type Finished, finished, noPlan } from "./finished.ts";
import type { Session } from "./session.ts";
import type { Pull, Trigger } from "./trigger.ts";

export async function preview(session: Session, trigger: Extract<Trigger, { kind: "preview" }>): Promise<Finished> {
  return trigger.pull === null
    ? previewCommit(session, trigger.branch, trigger.sha)
    : previewPull(session, trigger.pull);
}

/** By hand, or on another branch: summary and change set, and nothing on GitHub. */
async function previewCommit(session: Session, branch: string, sha: string): Promise<Finished> {
  const gathered = await session.gather(sha, branch || sha);
  if (gathered.files.length === 0) return noPlan("preview", gathered.config.plans, gathered.diagnostics);
  const told = await propose(session.reader, inputOf(session, gathered, sha, branch));
  const failures = configFailures(gathered.diagnostics);
  return finished("preview", {
    told,
    where: session.where(sha),
    config: gathered.config,
    annotate: told.diagnostics,
    failures,
  });
}

async function previewPull(session: Session, pull: Pull): Promise<Finished> {
  const readOnly = isReadOnly(session, pull);
  const port: ReviewPort = { ...session.teller(), ...session.reader };
  const review = await reviewPull(port, pull.number, {
    today: session.today,
    server: session.runner.server,
    gather: session.gather,
    readOnly,
    allow: either(session.inputs.allow, allowedByLabels(pull.labels)),
    ...(pull.mergeSha !== null && { mergeSha: pull.mergeSha }),
  });
  const { told, config } = review;
  if (told === null) return noPlan("preview", config.plans, []);
  const checksShown = config.checks === "runs" && !readOnly && !review.refused.some((one) => one.what === "checks");
  return finished("preview", {
    told,
    where: session.where(pull.headSha),
    config,
    annotate: checksShown ? [] : told.diagnostics,
    notices: [...(readOnly ? [FORK] : []), ...review.refused.map(({ what, error }) => refusal(what, error))],
    failures: configFailures(told.diagnostics),
  });
}

const FORK =
  "This pull request comes from a fork: the token may only read, so what merging would change stands in the summary of this run.";

const NEEDED = { comment: "pull-requests: write", checks: "checks: write", labels: "issues: write" } as const;

function refusal(what: keyof typeof NEEDED, error: Error): string {
  return `The token may not write ${what} here (${error.message}): see the summary of this run. Add \`${NEEDED[what]}\` to the workflow's permissions.`;
}

/** GitHub gives pull requests of forks a token that may only read (docs.github.com, "pull_request" event). */
function isReadOnly(session: Session, pull: Pull): boolean {
  return pull.isFork && session.runner.eventName === "pull_request";
}
