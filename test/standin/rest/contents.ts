// REST: files through the contents API.

import { notFound, Problem } from "../problem.ts";
import { commitFiles } from "../world/commits.ts";
import { findEntry, resolveRef, treeOf, walkTree } from "../world/git.ts";
import type { Commit, Repository } from "../world/types.ts";
import { wantsRaw } from "./git.ts";
import { renderContent, renderGitCommit } from "./render-git.ts";
import { type Answer, actorOf, type Context, ok, type Route, repo, repositoryOf, text } from "./route.ts";

const path = `${repo}/contents/{path}`;

/** A protected branch is a conflict to the contents API. */
function conflicting<T>(change: () => T): T {
  try {
    return change();
  } catch (error) {
    if (error instanceof Problem && error.message.includes("pull request")) throw new Problem(409, error.message);
    throw error;
  }
}

export const contentRoutes: readonly Route[] = [
  { operation: `GET ${path}`, handle: getContent },
  { operation: `PUT ${path}`, handle: (context) => writeFile(context, false) },
  { operation: `DELETE ${path}`, handle: (context) => writeFile(context, true) },
];

/** GitHub lists at most this many entries of a folder, and says nothing of the rest. */
const MOST_IN_FOLDER = 1000;

function getContent(context: Context): Answer {
  const repository = repositoryOf(context, [["contents", "read"]], "read");
  const ref = context.query.get("ref") ?? repository.defaultBranch;
  const commit = resolveRef(repository, ref);
  if (commit === undefined) throw new Problem(404, `No commit found for the ref ${ref}`);
  const tree = treeOf(repository, commit.tree);
  const entry = tree === undefined ? undefined : findEntry(repository, tree, cleanPath(context));
  if (entry === undefined) throw notFound();
  const object = repository.objects.get(entry.sha);
  if (object?.type === "tree") {
    const inside = walkTree(repository, object, entry.path === "" ? "" : `${entry.path}/`, false);
    return ok(inside.slice(0, MOST_IN_FOLDER).map((one) => renderContent(context.world, repository, ref, one)));
  }
  if (object?.type !== "blob") throw notFound();
  if (wantsRaw(context)) return { status: 200, raw: object.content };
  return ok(renderContent(context.world, repository, ref, entry, object));
}

const cleanPath = (context: Context): string => (context.params.path ?? "").replace(/^\/+|\/+$/g, "");

/** One file, one commit. The blob that is replaced must be named: 422 without it, 409 when it is not the current one. */
function writeFile(context: Context, remove: boolean): Answer {
  const repository = repositoryOf(context, [["contents", "write"]], "write");
  const { world, body, caller } = context;
  const branch = text(body.branch)?.replace(/^refs\/heads\//, "") ?? repository.defaultBranch;
  const file = cleanPath(context);
  const head = resolveRef(repository, `refs/heads/${branch}`);
  if (head === undefined && repository.refs.size > 0) throw new Problem(404, `Branch ${branch} not found`);
  const current = currentBlob(repository, head, file);
  const sent = text(body.sha);
  if (remove && current === undefined) throw notFound();
  if (current !== undefined && sent === undefined) throw new Problem(422, `Invalid request.\n\n"sha" wasn't supplied.`);
  if (sent !== undefined && current !== sent) throw new Problem(409, `${file} does not match ${sent}`);
  const content = remove ? null : Buffer.from(text(body.content) ?? "", "base64");
  const message = text(body.message) ?? "";
  const verified = caller.installation !== null;
  const commit = conflicting(() =>
    commitFiles(world, actorOf(caller), repository, branch, message, [{ path: file, content }], { verified }),
  );
  const tree = treeOf(repository, commit.tree);
  const entry = tree === undefined || remove ? undefined : findEntry(repository, tree, file);
  return {
    status: current === undefined ? 201 : 200,
    body: {
      content: entry === undefined ? null : renderContent(world, repository, branch, entry),
      commit: renderGitCommit(world, repository, commit),
    },
  };
}

function currentBlob(repository: Repository, head: Commit | undefined, file: string): string | undefined {
  const tree = head === undefined ? undefined : treeOf(repository, head.tree);
  return tree === undefined ? undefined : findEntry(repository, tree, file)?.sha;
}
