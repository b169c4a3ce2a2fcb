// REST: check runs (of Apps only) and commit statuses.

import { notFound, Problem } from "../problem.ts";
import { type CheckFields, createCheckRun, createStatus, pressButton, updateCheckRun } from "../world/checks.ts";
import { resolveRef } from "../world/git.ts";
import type { App, CheckRun, Commit, Repository, Status } from "../world/types.ts";
import { renderCheckRun, renderSimpleStatus, renderStatus } from "./render-check.ts";
import { renderRepository } from "./render-repository.ts";
import {
  type Answer,
  actorOf,
  type Context,
  created,
  list,
  ok,
  paginate,
  type Route,
  repo,
  repositoryOf,
  text,
} from "./route.ts";

const run = `${repo}/check-runs/{check_run_id}`;
const commit = `${repo}/commits/{ref}`;

export const checkRoutes: readonly Route[] = [
  { operation: `POST ${repo}/check-runs`, handle: postCheck },
  { operation: `GET ${run}`, handle: getCheck },
  { operation: `PATCH ${run}`, handle: patchCheck },
  { operation: `GET ${run}/annotations`, handle: listAnnotations },
  { operation: `POST ${run}/rerequest`, handle: rerequest },
  { operation: `GET ${commit}/check-runs`, handle: listChecks },
  { operation: `POST ${repo}/statuses/{sha}`, handle: postStatus },
  { operation: `GET ${commit}/status`, handle: combinedStatus },
  { operation: `GET ${commit}/statuses`, handle: listStatuses },
];

function writing(context: Context): { repository: Repository; app: App } {
  const { app, token } = context.caller;
  if (app === null || token.permissions === null) throw new Problem(403, "You must authenticate via a GitHub App.");
  return { repository: repositoryOf(context, [["checks", "write"]], "write"), app };
}

function checkOf(context: Context, repository: Repository): CheckRun {
  const found = repository.checkRuns.get(Number(context.params.check_run_id));
  if (found === undefined) throw notFound();
  return found;
}

const reading = (context: Context): Repository => repositoryOf(context, [["checks", "read"]], "read");

function postCheck(context: Context): Answer {
  const { repository, app } = writing(context);
  const { world, caller } = context;
  const made = createCheckRun(world, actorOf(caller), repository, app, context.body as CheckFields);
  return created(renderCheckRun(world, repository, made));
}

function getCheck(context: Context): Answer {
  const repository = reading(context);
  return ok(renderCheckRun(context.world, repository, checkOf(context, repository)));
}

function patchCheck(context: Context): Answer {
  const { repository, app } = writing(context);
  const found = checkOf(context, repository);
  if (found.app !== app)
    throw new Problem(
      403,
      `Invalid app_id \`${app.id}\` - check run can only be modified by the GitHub App that created it.`,
    );
  updateCheckRun(context.world, actorOf(context.caller), repository, found, context.body as CheckFields);
  return ok(renderCheckRun(context.world, repository, found));
}

function listAnnotations(context: Context): Answer {
  const repository = reading(context);
  const found = checkOf(context, repository);
  return list(context, found.annotations, (note) => ({
    path: note.path,
    blob_href: `${context.world.baseUrl}/${repository.fullName}/blob/${found.headSha}/${note.path}`,
    start_line: note.start_line,
    end_line: note.end_line,
    start_column: note.start_column ?? null,
    end_column: note.end_column ?? null,
    annotation_level: note.annotation_level,
    title: note.title ?? null,
    message: note.message,
    raw_details: note.raw_details ?? null,
  }));
}

function rerequest(context: Context): Answer {
  const { repository } = writing(context);
  pressButton(context.world, actorOf(context.caller), repository, checkOf(context, repository).id);
  return created({});
}

function commitOf(context: Context, repository: Repository): Commit {
  const ref = context.params.ref ?? "";
  const found = resolveRef(repository, ref);
  if (found === undefined) throw new Problem(422, `No commit found for SHA: ${ref}`);
  return found;
}

/** The latest run of each name per App unless `filter=all`. */
function listChecks(context: Context): Answer {
  const repository = reading(context);
  const { sha } = commitOf(context, repository);
  const { query, world } = context;
  const [name, app, status] = [query.get("check_name"), query.get("app_id"), query.get("status")];
  const kept = (repository.checksOf.get(sha) ?? [])
    .filter(
      (one) =>
        (name === null || one.name === name) &&
        (app === null || one.app.id === Number(app)) &&
        (status === null || one.status === status),
    )
    .reverse();
  const latest = new Set<string>();
  const shown = kept.filter((one) => {
    const key = `${one.app.id} ${one.name}`;
    return query.get("filter") === "all" || (!latest.has(key) && latest.add(key));
  });
  const { items, headers } = paginate(context, shown);
  const body = { total_count: shown.length, check_runs: items.map((one) => renderCheckRun(world, repository, one)) };
  return { status: 200, body, headers };
}

function postStatus(context: Context): Answer {
  const repository = repositoryOf(context, [["statuses", "write"]], "write");
  const { world, caller, params, body } = context;
  const sha = params.sha ?? "";
  const status = createStatus(world, actorOf(caller), repository, sha, body as Parameters<typeof createStatus>[4]);
  return created(renderStatus(world, repository, sha, status));
}

function statusesOf(context: Context): { repository: Repository; sha: string; statuses: Status[] } {
  const repository = repositoryOf(context, [["statuses", "read"]], "read");
  const { sha } = commitOf(context, repository);
  return { repository, sha, statuses: [...(repository.statuses.get(sha) ?? [])].reverse() };
}

function listStatuses(context: Context): Answer {
  const { repository, sha, statuses } = statusesOf(context);
  return list(context, statuses, (status) => renderStatus(context.world, repository, sha, status));
}

function combinedStatus(context: Context): Answer {
  const { repository, sha, statuses } = statusesOf(context);
  const latest = [...new Map([...statuses].reverse().map((status) => [status.context, status])).values()];
  const states = latest.map((status) => status.state);
  const failed = states.includes("failure") || states.includes("error");
  const state = failed ? "failure" : states.length === 0 || states.includes("pending") ? "pending" : "success";
  const base = `${context.world.baseUrl}/repos/${repository.fullName}`;
  return ok({
    state,
    statuses: latest.map((status) => renderSimpleStatus(context.world, repository, sha, status)),
    sha,
    total_count: latest.length,
    repository: renderRepository(context.world, repository),
    commit_url: `${base}/commits/${sha}`,
    url: `${base}/commits/${text(sha)}/status`,
  });
}
