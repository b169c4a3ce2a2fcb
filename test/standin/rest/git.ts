// REST: the git database (blobs, trees, commits, refs), commits, branches, comparisons.

import { notFound, Problem } from "../problem.ts";
import type { Need } from "../world/access.ts";
import {
  changeTree,
  checkPath,
  commitOf,
  putBlob,
  putCommit,
  resolveRef,
  signature,
  treeOf,
  walkTree,
} from "../world/git.ts";
import { moveRef } from "../world/refs.ts";
import type { Repository, Signature } from "../world/types.ts";
import { renderGitCommit, renderRef, renderTreeEntry, wrapBase64 } from "./render-git.ts";
import {
  type Answer,
  actorOf,
  type Context,
  created,
  list,
  nothing,
  ok,
  type Route,
  repo,
  repositoryOf,
  strings,
  text,
} from "./route.ts";

const readContents: readonly Need[] = [["contents", "read"]];
const writeContents: readonly Need[] = [["contents", "write"]];

export const gitRoutes: readonly Route[] = [
  { operation: `POST ${repo}/git/blobs`, handle: postBlob },
  { operation: `GET ${repo}/git/blobs/{file_sha}`, handle: getBlob },
  { operation: `POST ${repo}/git/trees`, handle: postTree },
  { operation: `GET ${repo}/git/trees/{tree_sha}`, handle: getTree },
  { operation: `POST ${repo}/git/commits`, handle: postCommit },
  { operation: `GET ${repo}/git/commits/{commit_sha}`, handle: getGitCommit },
  { operation: `GET ${repo}/git/ref/{ref}`, handle: getRef },
  { operation: `GET ${repo}/git/matching-refs/{ref}`, handle: matchingRefs },
  { operation: `POST ${repo}/git/refs`, handle: postRef },
  { operation: `PATCH ${repo}/git/refs/{ref}`, handle: patchRef },
  { operation: `DELETE ${repo}/git/refs/{ref}`, handle: dropRef },
];

const reading = (context: Context): Repository => repositoryOf(context, readContents, "read");
const writing = (context: Context): Repository => repositoryOf(context, writeContents, "write");

function postBlob(context: Context): Answer {
  const repository = writing(context);
  const encoding = context.body.encoding === "base64" ? "base64" : "utf8";
  const blob = putBlob(repository, Buffer.from(text(context.body.content) ?? "", encoding));
  const url = `${context.world.baseUrl}/repos/${repository.fullName}/git/blobs/${blob.sha}`;
  return created({ url, sha: blob.sha });
}

function getBlob(context: Context): Answer {
  const repository = reading(context);
  const blob = repository.objects.get(context.params.file_sha ?? "");
  if (blob?.type !== "blob") throw notFound();
  if (wantsRaw(context)) return { status: 200, raw: blob.content };
  return ok({
    sha: blob.sha,
    node_id: `B_${blob.sha}`,
    size: blob.content.byteLength,
    url: `${context.world.baseUrl}/repos/${repository.fullName}/git/blobs/${blob.sha}`,
    content: wrapBase64(blob.content),
    encoding: "base64",
  });
}

export function wantsRaw(context: Context): boolean {
  return /application\/vnd\.github(\.v3)?\.raw/.test(String(context.headers.accept ?? ""));
}

interface NewEntry {
  readonly path?: string;
  readonly mode?: string;
  readonly sha?: string | null;
  readonly content?: string;
}

function postTree(context: Context): Answer {
  const repository = writing(context);
  const base = text(context.body.base_tree);
  const from = base === undefined ? undefined : treeOf(repository, base);
  if (base !== undefined && from === undefined) throw new Problem(422, "base_tree is not a valid tree oid");
  const changes = new Map<string, { sha: string; mode: string } | null>();
  for (const entry of context.body.tree as readonly NewEntry[]) {
    const path = entry.path ?? "";
    checkPath(path);
    const sha = entry.content === undefined ? entry.sha : putBlob(repository, Buffer.from(entry.content)).sha;
    if (sha != null && !repository.objects.has(sha)) throw new Problem(422, "tree.sha is not a valid object");
    changes.set(path, sha == null ? null : { sha, mode: entry.mode ?? "100644" });
  }
  return created(renderTree(context, repository, changeTree(repository, from, changes).sha, false));
}

/** GitHub cuts a tree off at 100,000 entries and says so. */
const MOST_ENTRIES = 100_000;

function renderTree(context: Context, repository: Repository, sha: string, recursive: boolean): unknown {
  const tree = treeOf(repository, sha);
  if (tree === undefined) throw notFound();
  const entries = walkTree(repository, tree, "", recursive);
  return {
    sha: tree.sha,
    url: `${context.world.baseUrl}/repos/${repository.fullName}/git/trees/${tree.sha}`,
    tree: entries.slice(0, MOST_ENTRIES).map((entry) => renderTreeEntry(context.world, repository, entry)),
    truncated: entries.length > MOST_ENTRIES,
  };
}

function getTree(context: Context): Answer {
  const repository = reading(context);
  const name = context.params.tree_sha ?? "";
  const sha = resolveRef(repository, name)?.tree ?? name;
  return ok(renderTree(context, repository, sha, context.query.has("recursive")));
}

function postCommit(context: Context): Answer {
  const repository = writing(context);
  const { world, body, caller } = context;
  const tree = text(body.tree) ?? "";
  const parents = strings(body.parents) ?? [];
  if (repository.objects.get(tree)?.type !== "tree") throw new Problem(422, "Tree SHA does not exist");
  if (parents.some((sha) => commitOf(repository, sha) === undefined))
    throw new Problem(422, "Parent SHA does not exist or is not a commit object");
  const own = signature(world, caller.user.login);
  const person = (value: unknown): Signature => ({ ...own, ...((value ?? {}) as Partial<Signature>) });
  const commit = putCommit(repository, {
    tree,
    parents,
    message: text(body.message) ?? "",
    author: person(body.author),
    committer: person(body.committer ?? body.author),
    login: caller.user.login,
    verified: caller.installation !== null && body.author === undefined,
  });
  return created(renderGitCommit(world, repository, commit));
}

function getGitCommit(context: Context): Answer {
  const repository = reading(context);
  const commit = commitOf(repository, context.params.commit_sha ?? "");
  if (commit === undefined) throw notFound();
  return ok(renderGitCommit(context.world, repository, commit));
}

function getRef(context: Context): Answer {
  const repository = reading(context);
  const ref = `refs/${context.params.ref?.replace(/^refs\//, "")}`;
  const sha = repository.refs.get(ref);
  if (sha === undefined) throw notFound();
  return ok(renderRef(context.world, repository, ref, sha));
}

function matchingRefs(context: Context): Answer {
  const repository = reading(context);
  const start = `refs/${context.params.ref ?? ""}`;
  const found = [...repository.refs].filter(([ref]) => ref.startsWith(start));
  return list(context, found, ([ref, sha]) => renderRef(context.world, repository, ref, sha));
}

function postRef(context: Context): Answer {
  const repository = writing(context);
  const [ref, sha] = [text(context.body.ref) ?? "", text(context.body.sha) ?? ""];
  if (!/^refs\/[^/]+\/.+/.test(ref) || /[\s~^:?*[\\]|\.\.|\/$|\.lock$|\/\//.test(ref))
    throw new Problem(422, `${ref} is not a valid ref name.`);
  if (repository.refs.has(ref)) throw new Problem(422, "Reference already exists");
  if (commitOf(repository, sha) === undefined) throw new Problem(422, "Object does not exist");
  moveRef(context.world, actorOf(context.caller), repository, ref, sha);
  return created(renderRef(context.world, repository, ref, sha));
}

function patchRef(context: Context): Answer {
  const repository = writing(context);
  const [ref, sha] = [`refs/${context.params.ref ?? ""}`, text(context.body.sha) ?? ""];
  if (!repository.refs.has(ref)) throw new Problem(422, "Reference does not exist");
  if (commitOf(repository, sha) === undefined) throw new Problem(422, "Object does not exist");
  moveRef(context.world, actorOf(context.caller), repository, ref, sha, { force: context.body.force === true });
  return ok(renderRef(context.world, repository, ref, sha));
}

function dropRef(context: Context): Answer {
  const repository = writing(context);
  const ref = `refs/${context.params.ref ?? ""}`;
  if (!repository.refs.has(ref)) throw new Problem(422, "Reference does not exist");
  moveRef(context.world, actorOf(context.caller), repository, ref, null);
  return nothing;
}
