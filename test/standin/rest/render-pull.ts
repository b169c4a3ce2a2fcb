// Pull requests and changed files as REST answers them.

import type { ChangedFile } from "../world/changed-files.ts";
import { baseCommit, pullCommits, pullFiles } from "../world/pulls.ts";
import type { Issue, Repository } from "../world/types.ts";
import type { World } from "../world/world.ts";
import { association, renderLabel, renderMilestone, repositoryUrl } from "./render-issue.ts";
import { renderRepository } from "./render-repository.ts";
import { renderUser } from "./render-user.ts";

/** `whole` adds what only a single pull request carries (counts, mergeability). */
export function renderPull(world: World, issue: Issue, whole: boolean): Record<string, unknown> {
  const { pull } = issue;
  if (pull === null) throw new Error(`#${issue.number} is not a pull request`);
  const base = repositoryUrl(world, issue);
  const url = `${base}/pulls/${issue.number}`;
  const html = `${world.baseUrl}/${issue.repository.fullName}/pull/${issue.number}`;
  const side = (repository: Repository, ref: string, sha: string): Record<string, unknown> => ({
    label: `${repository.owner.login}:${ref}`,
    ref,
    sha,
    user: renderUser(world, repository.owner),
    repo: renderRepository(world, repository),
  });
  return {
    url,
    id: issue.id,
    node_id: issue.nodeId,
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    issue_url: `${base}/issues/${issue.number}`,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: `${base}/pulls/comments{/number}`,
    comments_url: `${base}/issues/${issue.number}/comments`,
    statuses_url: `${base}/statuses/${pull.headSha}`,
    number: issue.number,
    state: issue.state,
    locked: issue.locked,
    title: issue.title,
    user: renderUser(world, issue.author),
    body: issue.body,
    labels: issue.labels.map((label) => renderLabel(world, label)),
    milestone: issue.milestone === null ? null : renderMilestone(world, issue.milestone),
    active_lock_reason: null,
    created_at: issue.createdAt,
    updated_at: issue.updatedAt,
    closed_at: issue.closedAt,
    merged_at: pull.mergedAt,
    merge_commit_sha: pull.mergeSha,
    assignee: issue.assignees[0] === undefined ? null : renderUser(world, issue.assignees[0]),
    assignees: issue.assignees.map((user) => renderUser(world, user)),
    requested_reviewers: [],
    requested_teams: [],
    head: side(pull.headRepository, pull.headRef, pull.headSha),
    base: side(issue.repository, pull.baseRef, issue.state === "open" ? baseCommit(issue) : pull.baseSha),
    _links: links(url, html, base, issue, pull.headSha),
    author_association: association(issue),
    auto_merge: null,
    draft: pull.draft,
    ...(whole ? counts(world, issue) : {}),
  };
}

function links(url: string, html: string, base: string, issue: Issue, sha: string): Record<string, unknown> {
  const link = (href: string): { href: string } => ({ href });
  return {
    self: link(url),
    html: link(html),
    issue: link(`${base}/issues/${issue.number}`),
    comments: link(`${base}/issues/${issue.number}/comments`),
    review_comments: link(`${url}/comments`),
    review_comment: link(`${base}/pulls/comments{/number}`),
    commits: link(`${url}/commits`),
    statuses: link(`${base}/statuses/${sha}`),
  };
}

function counts(world: World, issue: Issue): Record<string, unknown> {
  const files = pullFiles(issue);
  const merged = issue.pull?.merged ?? false;
  return {
    merged,
    mergeable: merged ? null : true,
    rebaseable: merged ? null : true,
    mergeable_state: merged ? "unknown" : "clean",
    merged_by: issue.pull?.mergedBy == null ? null : renderUser(world, issue.pull.mergedBy),
    comments: issue.comments.length,
    review_comments: 0,
    maintainer_can_modify: false,
    commits: pullCommits(issue).length,
    additions: files.reduce((sum, file) => sum + file.additions, 0),
    deletions: files.reduce((sum, file) => sum + file.deletions, 0),
    changed_files: files.length,
  };
}

export function renderFile(
  world: World,
  repository: Repository,
  ref: string,
  file: ChangedFile,
): Record<string, unknown> {
  const path = file.path.split("/").map(encodeURIComponent).join("/");
  return {
    sha: file.sha,
    filename: file.path,
    status: file.status,
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    blob_url: `${world.baseUrl}/${repository.fullName}/blob/${ref}/${path}`,
    raw_url: `${world.baseUrl}/${repository.fullName}/raw/${ref}/${path}`,
    contents_url: `${world.baseUrl}/repos/${repository.fullName}/contents/${path}?ref=${ref}`,
    ...(file.patch === null ? {} : { patch: file.patch }),
    ...(file.previousPath === null ? {} : { previous_filename: file.previousPath }),
  };
}
