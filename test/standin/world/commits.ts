// Commits made over the API: several files at once on a branch.

import { changeTree, checkPath, commitOf, putBlob, putCommit, signature, treeOf } from "./git.ts";
import { moveRef } from "./refs.ts";
import type { Commit, Repository } from "./types.ts";
import type { Actor, World } from "./world.ts";

export interface FileChange {
  readonly path: string;
  /** null: the file goes. */
  readonly content: Uint8Array | null;
}

/** Makes one commit on a branch (which begins with it when there is none) and moves the branch. */
export function commitFiles(
  world: World,
  actor: Actor,
  repository: Repository,
  branch: string,
  message: string,
  files: readonly FileChange[],
  options: { verified?: boolean; trusted?: boolean } = {},
): Commit {
  const head = repository.refs.get(`refs/heads/${branch}`);
  const parent = head === undefined ? undefined : commitOf(repository, head);
  const base = parent === undefined ? undefined : treeOf(repository, parent.tree);
  const changes = new Map(
    files.map(({ path, content }) => {
      checkPath(path);
      return [path, content === null ? null : { sha: putBlob(repository, content).sha, mode: "100644" }] as const;
    }),
  );
  const tree = changeTree(repository, base, changes);
  const commit = putCommit(repository, {
    tree: tree.sha,
    parents: parent === undefined ? [] : [parent.sha],
    message,
    author: signature(world, actor.user.login),
    login: actor.user.login,
    verified: options.verified ?? false,
  });
  moveRef(
    world,
    actor,
    repository,
    `refs/heads/${branch}`,
    commit.sha,
    options.trusted === true ? { trusted: true } : {},
  );
  return commit;
}
