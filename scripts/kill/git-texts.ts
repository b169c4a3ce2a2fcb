// Texts of the stand-in's repositories: a file on a branch, and each change that one account made to it.
import { commitOf, findEntry, history, resolveRef, treeOf } from "../../test/standin/world/git.ts";
import type { Repository } from "../../test/standin/world/types.ts";

/** "" when it is not there. */
export function fileAt(repository: Repository, branch: string, path: string): string {
  const commit = resolveRef(repository, branch);
  return commit === undefined ? "" : textIn(repository, commit.tree, path);
}

/** Oldest first: the text before and after each commit of the account on the branch. */
export function changesBy(
  repository: Repository,
  branch: string,
  path: string,
  login: string,
): { before: string; after: string }[] {
  const head = resolveRef(repository, branch);
  if (head === undefined) return [];
  return history(repository, head.sha)
    .filter((commit) => commit.login === login)
    .map((commit) => {
      const parent = commitOf(repository, commit.parents[0] ?? "");
      return {
        before: parent === undefined ? "" : textIn(repository, parent.tree, path),
        after: textIn(repository, commit.tree, path),
      };
    })
    .reverse();
}

function textIn(repository: Repository, sha: string, path: string): string {
  const tree = treeOf(repository, sha);
  const entry = tree === undefined ? undefined : findEntry(repository, tree, path);
  const blob = entry === undefined ? undefined : repository.objects.get(entry.sha);
  return blob?.type === "blob" ? Buffer.from(blob.content).toString("utf8") : "";
}
