// Git objects as REST answers them.

import type { FoundEntry } from "../world/git.ts";
import type { Blob, Commit, Repository } from "../world/types.ts";
import type { World } from "../world/world.ts";
import { renderUser } from "./render-user.ts";

function at(world: World, repository: Repository): string {
  return `${world.baseUrl}/repos/${repository.fullName}`;
}

const unsigned = { verified: false, reason: "unsigned", signature: null, payload: null, verified_at: null };
const signed = { ...unsigned, verified: true, reason: "valid" };

/** The commit of the git database. */
export function renderGitCommit(world: World, repository: Repository, commit: Commit): Record<string, unknown> {
  const base = at(world, repository);
  const html = `${world.baseUrl}/${repository.fullName}/commit`;
  return {
    sha: commit.sha,
    node_id: world.nodeId("C", Number.parseInt(commit.sha.slice(0, 12), 16)),
    url: `${base}/git/commits/${commit.sha}`,
    html_url: `${html}/${commit.sha}`,
    author: commit.author,
    committer: commit.committer,
    tree: { sha: commit.tree, url: `${base}/git/trees/${commit.tree}` },
    message: commit.message,
    parents: commit.parents.map((sha) => ({ sha, url: `${base}/git/commits/${sha}`, html_url: `${html}/${sha}` })),
    verification: commit.verified ? signed : unsigned,
  };
}

/** The commit of the commits API. */
export function renderCommit(world: World, repository: Repository, commit: Commit): Record<string, unknown> {
  const base = at(world, repository);
  const html = `${world.baseUrl}/${repository.fullName}/commit`;
  const user = world.findUser(commit.login);
  const account = user === undefined ? null : renderUser(world, user);
  return {
    sha: commit.sha,
    node_id: world.nodeId("C", Number.parseInt(commit.sha.slice(0, 12), 16)),
    commit: {
      author: commit.author,
      committer: commit.committer,
      message: commit.message,
      tree: { sha: commit.tree, url: `${base}/git/trees/${commit.tree}` },
      url: `${base}/git/commits/${commit.sha}`,
      comment_count: 0,
      verification: commit.verified ? signed : unsigned,
    },
    url: `${base}/commits/${commit.sha}`,
    html_url: `${html}/${commit.sha}`,
    comments_url: `${base}/commits/${commit.sha}/comments`,
    author: account,
    committer: account,
    parents: commit.parents.map((sha) => ({ sha, url: `${base}/commits/${sha}`, html_url: `${html}/${sha}` })),
  };
}

export function renderRef(world: World, repository: Repository, ref: string, sha: string): Record<string, unknown> {
  const base = at(world, repository);
  return {
    ref,
    node_id: `REF_${Buffer.from(`${repository.id}:${ref}`).toString("base64url")}`,
    url: `${base}/git/${ref}`,
    object: { type: "commit", sha, url: `${base}/git/commits/${sha}` },
  };
}

export function renderTreeEntry(world: World, repository: Repository, entry: FoundEntry): Record<string, unknown> {
  const kind = entry.type === "tree" ? "trees" : entry.type === "commit" ? "commits" : "blobs";
  const object = repository.objects.get(entry.sha);
  return {
    path: entry.path,
    mode: entry.mode,
    type: entry.type,
    sha: entry.sha,
    ...(object?.type === "blob" ? { size: object.content.byteLength } : {}),
    url: `${at(world, repository)}/git/${kind}/${entry.sha}`,
  };
}

/** A file or folder of the contents API; `blob` adds the file's text, GitHub's way: base64 in lines of 60. */
export function renderContent(
  world: World,
  repository: Repository,
  ref: string,
  entry: FoundEntry,
  blob?: Blob,
): Record<string, unknown> {
  const path = entry.path.split("/").map(encodeURIComponent).join("/");
  const url = `${at(world, repository)}/contents/${path}?ref=${encodeURIComponent(ref)}`;
  const html = `${world.baseUrl}/${repository.fullName}/${entry.type === "tree" ? "tree" : "blob"}/${ref}/${path}`;
  const git = `${at(world, repository)}/git/${entry.type === "tree" ? "trees" : "blobs"}/${entry.sha}`;
  const object = repository.objects.get(entry.sha);
  const size = object?.type === "blob" ? object.content.byteLength : 0;
  const large = size > 1024 * 1024;
  return {
    name: entry.path.split("/").at(-1) ?? "",
    path: entry.path,
    sha: entry.sha,
    size,
    url,
    html_url: html,
    git_url: git,
    download_url: entry.type === "tree" ? null : `${world.baseUrl}/raw/${repository.fullName}/${ref}/${path}`,
    type: entry.type === "tree" ? "dir" : entry.type === "commit" ? "submodule" : "file",
    ...(blob === undefined
      ? {}
      : { content: large ? "" : wrapBase64(blob.content), encoding: large ? "none" : "base64" }),
    _links: { self: url, git, html },
  };
}

export function wrapBase64(content: Uint8Array): string {
  return Buffer.from(content)
    .toString("base64")
    .replace(/.{60}/g, "$&\n")
    .replace(/([^\n])$/, "$1\n");
}
