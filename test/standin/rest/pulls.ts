// REST: pull requests.

import { notFound, Problem } from "../problem.ts";
import type { Need } from "../world/access.ts";
import { checkText, closeIssue, reopenIssue, updateIssue } from "../world/issues.ts";
import { createPull, mergePull, pullCommits, pullFiles, setBase } from "../world/pulls.ts";
import type { Issue, Repository } from "../world/types.ts";
import { demandEdit } from "./issues.ts";
import { sortIssues } from "./list-issues.ts";
import { renderCommit } from "./render-git.ts";
import { renderFile, renderPull } from "./render-pull.ts";
import {
  type Answer,
  actorOf,
  type Context,
  created,
  issueOf,
  list,
  ok,
  type Route,
  repo,
  repositoryOf,
  text,
} from "./route.ts";

const path = `${repo}/pulls/{pull_number}`;
const readPulls: readonly Need[] = [["pull_requests", "read"]];
const writePulls: readonly Need[] = [["pull_requests", "write"]];

export const pullRoutes: readonly Route[] = [
  { operation: `GET ${repo}/pulls`, handle: listPulls },
  { operation: `POST ${repo}/pulls`, handle: postPull },
  { operation: `GET ${path}`, handle: (context) => ok(renderPull(context.world, pullOf(context, readPulls), true)) },
  { operation: `PATCH ${path}`, handle: patchPull },
  { operation: `GET ${path}/files`, handle: listFiles },
  { operation: `GET ${path}/commits`, handle: listPullCommits },
  { operation: `PUT ${path}/merge`, handle: putMerge },
  { operation: `GET ${repo}/commits/{commit_sha}/pulls`, handle: pullsOfCommit },
];

function pullOf(context: Context, needs: readonly Need[]): Issue {
  const issue = issueOf(context, repositoryOf(context, needs, "read"), "pull_number");
  if (issue.pull === null) throw notFound();
  return issue;
}

function pullsIn(repository: Repository): Issue[] {
  return [...repository.issues.values()].filter((issue) => issue.pull !== null);
}

/** `head` filters by "owner:branch" only; anything else is not heeded, as GitHub documents. */
function listPulls(context: Context): Answer {
  const repository = repositoryOf(context, readPulls, "read");
  const { query, world } = context;
  const [state, head, base] = [query.get("state") ?? "open", query.get("head"), query.get("base")];
  const kept = pullsIn(repository).filter(
    (issue) =>
      (state === "all" || issue.state === state) &&
      (base === null || issue.pull?.baseRef === base) &&
      (!head?.includes(":") || `${issue.pull?.headRepository.owner.login}:${issue.pull?.headRef}` === head),
  );
  const sorted = sortIssues(kept, query.get("sort") ?? "created", query.get("direction") ?? "desc");
  return list(context, sorted, (issue) => renderPull(world, issue, false));
}

function postPull(context: Context): Answer {
  const repository = repositoryOf(context, writePulls, "read");
  const { world, caller, body } = context;
  checkText({ title: text(body.title) ?? "", body: text(body.body) }, "PullRequest");
  const issue = createPull(world, actorOf(caller), repository, {
    title: text(body.title) ?? "",
    body: text(body.body) ?? null,
    head: text(body.head) ?? "",
    base: text(body.base) ?? "",
    draft: body.draft === true,
  });
  return created(renderPull(world, issue, true));
}

function patchPull(context: Context): Answer {
  const issue = pullOf(context, writePulls);
  const { world, caller, body } = context;
  demandEdit(caller, issue);
  const actor = actorOf(caller);
  const base = text(body.base);
  if (base !== undefined && base !== issue.pull?.baseRef) setBase(world, actor, issue, base);
  updateIssue(world, actor, issue, {
    title: body.title === undefined ? undefined : (text(body.title) ?? ""),
    body: body.body === undefined ? undefined : (text(body.body) ?? null),
  });
  if (body.state === "closed") closeIssue(world, actor, issue);
  else if (body.state === "open") reopenIssue(world, actor, issue);
  return ok(renderPull(world, issue, true));
}

/** At most 3,000 files, as GitHub answers. */
function listFiles(context: Context): Answer {
  const issue = pullOf(context, readPulls);
  const ref = issue.pull?.headSha ?? "";
  return list(context, pullFiles(issue).slice(0, 3000), (file) =>
    renderFile(context.world, issue.repository, ref, file),
  );
}

function listPullCommits(context: Context): Answer {
  const issue = pullOf(context, readPulls);
  return list(context, pullCommits(issue).slice(0, 250), (commit) =>
    renderCommit(context.world, issue.repository, commit),
  );
}

function putMerge(context: Context): Answer {
  const issue = pullOf(context, [["contents", "write"]]);
  const { world, caller, body } = context;
  const expected = text(body.sha);
  if (expected !== undefined && expected !== issue.pull?.headSha) {
    throw new Problem(409, "Head branch was modified. Review and try the merge again.");
  }
  repositoryOf(context, [["contents", "write"]], "write");
  const sha = mergePull(world, actorOf(caller), issue, text(body.commit_message));
  return ok({ sha, merged: true, message: "Pull Request successfully merged" });
}

function pullsOfCommit(context: Context): Answer {
  const repository = repositoryOf(context, readPulls, "read");
  const sha = context.params.commit_sha;
  const found = pullsIn(repository).filter(
    (issue) =>
      issue.pull?.mergeSha === sha || issue.pull?.headSha === sha || pullCommits(issue).some((one) => one.sha === sha),
  );
  return list(context, found, (issue) => renderPull(context.world, issue, false));
}
