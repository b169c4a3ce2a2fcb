// Repositories as REST answers them.

import type { Repository, RoleName } from "../world/types.ts";
import type { World } from "../world/world.ts";
import { renderUser } from "./render-user.ts";

const suffixes: Readonly<Record<string, string>> = {
  archive_url: "{archive_format}{/ref}",
  assignees_url: "{/user}",
  blobs_url: "{/sha}",
  branches_url: "{/branch}",
  collaborators_url: "{/collaborator}",
  comments_url: "{/number}",
  commits_url: "{/sha}",
  compare_url: "/{base}...{head}",
  contents_url: "/{+path}",
  contributors_url: "",
  deployments_url: "",
  downloads_url: "",
  events_url: "",
  forks_url: "",
  git_commits_url: "{/sha}",
  git_refs_url: "{/sha}",
  git_tags_url: "{/sha}",
  hooks_url: "",
  issue_comment_url: "{/number}",
  issue_events_url: "{/number}",
  issues_url: "{/number}",
  keys_url: "{/key_id}",
  labels_url: "{/name}",
  languages_url: "",
  merges_url: "",
  milestones_url: "{/number}",
  notifications_url: "{?since,all,participating}",
  pulls_url: "{/number}",
  releases_url: "{/id}",
  stargazers_url: "",
  statuses_url: "/{sha}",
  subscribers_url: "",
  subscription_url: "",
  tags_url: "",
  teams_url: "",
  trees_url: "{/sha}",
};

/** The whole object; `role` adds what the caller may do. */
export function renderRepository(world: World, repository: Repository, role?: RoleName): Record<string, unknown> {
  const url = `${world.baseUrl}/repos/${repository.fullName}`;
  const html = `${world.baseUrl}/${repository.fullName}`;
  const urls = Object.entries(suffixes).map(([key, suffix]) => [key, `${url}/${key.replace(/_url$/, "")}${suffix}`]);
  let open = 0;
  for (const issue of repository.issues.values()) if (issue.state === "open") open++;
  return {
    id: repository.id,
    node_id: repository.nodeId,
    name: repository.name,
    full_name: repository.fullName,
    owner: renderUser(world, repository.owner),
    private: repository.private,
    html_url: html,
    description: null,
    fork: repository.parent !== null,
    url,
    ...Object.fromEntries(urls),
    git_url: `${html}.git`,
    ssh_url: `${html}.git`,
    clone_url: `${html}.git`,
    svn_url: html,
    mirror_url: null,
    homepage: null,
    language: null,
    license: null,
    forks: 0,
    forks_count: 0,
    stargazers_count: 0,
    watchers: 0,
    watchers_count: 0,
    size: 0,
    default_branch: repository.defaultBranch,
    open_issues: open,
    open_issues_count: open,
    topics: [],
    has_issues: repository.hasIssues,
    has_projects: true,
    has_wiki: false,
    has_pages: false,
    has_downloads: true,
    has_discussions: false,
    archived: repository.archived,
    disabled: false,
    visibility: repository.private ? "private" : "public",
    pushed_at: repository.updatedAt,
    created_at: repository.createdAt,
    updated_at: repository.updatedAt,
    network_count: 0,
    subscribers_count: 0,
    ...(role === undefined ? {} : { permissions: permissionsOf(role) }),
  };
}

export function permissionsOf(role: RoleName): Record<string, boolean> {
  const order = ["none", "read", "triage", "write", "maintain", "admin"];
  const has = (wanted: string): boolean => order.indexOf(role) >= order.indexOf(wanted);
  return {
    admin: has("admin"),
    maintain: has("maintain"),
    push: has("write"),
    triage: has("triage"),
    pull: has("read"),
  };
}
