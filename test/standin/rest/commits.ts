// REST: commits and comparisons.

import { notFound, Problem } from "../problem.ts";
import type { Need } from "../world/access.ts";
import { changedFiles } from "../world/changed-files.ts";
import { commitOf, history, isAncestor, resolveRef, treeOf } from "../world/git.ts";
import { mergeBase } from "../world/pulls.ts";
import type { Commit, Repository } from "../world/types.ts";
import { renderCommit } from "./render-git.ts";
import { renderFile } from "./render-pull.ts";
import { type Answer, type Context, list, ok, type Route, repo, repositoryOf } from "./route.ts";

const readContents: readonly Need[] = [["contents", "read"]];

export const commitRoutes: readonly Route[] = [
  { operation: `GET ${repo}/compare/{basehead}`, handle: compare },
  { operation: `GET ${repo}/commits`, handle: listCommits },
  { operation: `GET ${repo}/commits/{ref}`, handle: getCommit },
];

const reading = (context: Context): Repository => repositoryOf(context, readContents, "read");

function listCommits(context: Context): Answer {
  const repository = reading(context);
  const start = context.query.get("sha") ?? repository.defaultBranch;
  const head = resolveRef(repository, start);
  if (head === undefined) throw notFound();
  return list(context, history(repository, head.sha), (commit) => renderCommit(context.world, repository, commit));
}

function getCommit(context: Context): Answer {
  const repository = reading(context);
  const ref = context.params.ref ?? "";
  const commit = resolveRef(repository, ref);
  if (commit === undefined) throw new Problem(422, `No commit found for SHA: ${ref}`);
  if (/application\/vnd\.github(\.v3)?\.sha/.test(String(context.headers.accept ?? ""))) {
    return { status: 200, raw: Buffer.from(commit.sha) };
  }
  const [parent] = commit.parents;
  const files = changedFiles(
    repository,
    parent === undefined ? undefined : treeOf(repository, parent),
    treeOf(repository, commit.tree),
  );
  const additions = files.reduce((sum, file) => sum + file.additions, 0);
  const deletions = files.reduce((sum, file) => sum + file.deletions, 0);
  return ok({
    ...renderCommit(context.world, repository, commit),
    stats: { additions, deletions, total: additions + deletions },
    files: files.slice(0, 300).map((file) => renderFile(context.world, repository, commit.sha, file)),
  });
}

/** Files come on the first page only, at most 300; commits 250 unless pages are asked for. */
function compare(context: Context): Answer {
  const repository = reading(context);
  const { world, params } = context;
  const [base, head] = (params.basehead ?? "")
    .split("...")
    .map((name) => resolveRef(repository, name.split(":").at(-1) ?? ""));
  if (base === undefined || head === undefined) throw notFound();
  const common = commitOf(repository, mergeBase(repository, base.sha, head.sha) ?? "");
  if (common === undefined) throw new Problem(404, "No common ancestor between the two commits");
  const only = (from: Commit, other: Commit): Commit[] => {
    const known = new Set(history(repository, other.sha).map((commit) => commit.sha));
    return history(repository, from.sha)
      .filter((commit) => !known.has(commit.sha))
      .reverse();
  };
  const [ahead, behind] = [only(head, base), only(base, head)];
  const files = changedFiles(repository, treeOf(repository, common.sha), treeOf(repository, head.sha));
  const first = (context.query.get("page") ?? "1") === "1";
  const url = `${world.baseUrl}/repos/${repository.fullName}/compare/${params.basehead}`;
  const same = base.sha === head.sha;
  return ok({
    url,
    html_url: url,
    permalink_url: url,
    diff_url: `${url}.diff`,
    patch_url: `${url}.patch`,
    base_commit: renderCommit(world, repository, base),
    merge_base_commit: renderCommit(world, repository, common),
    status: same
      ? "identical"
      : isAncestor(repository, base.sha, head.sha)
        ? "ahead"
        : isAncestor(repository, head.sha, base.sha)
          ? "behind"
          : "diverged",
    ahead_by: ahead.length,
    behind_by: behind.length,
    total_commits: ahead.length,
    commits: ahead.slice(0, 250).map((commit) => renderCommit(world, repository, commit)),
    files: first ? files.slice(0, 300).map((file) => renderFile(world, repository, head.sha, file)) : [],
  });
}
