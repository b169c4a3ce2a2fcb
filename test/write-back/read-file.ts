// Looks a file up in the world of the stand-in.
import { Buffer } from "node:buffer";
import type { Repository } from "../standin/index.ts";
import { findEntry, resolveRef, treeOf } from "../standin/world/git.ts";

/** The text of a file on a branch, null when there is no such branch or file. */
export function readFile(repository: Repository, branch: string, path: string): string | null {
  const commit = resolveRef(repository, `refs/heads/${branch}`);
  const tree = commit === undefined ? undefined : treeOf(repository, commit.tree);
  const entry = tree === undefined ? undefined : findEntry(repository, tree, path);
  const blob = entry === undefined ? undefined : repository.objects.get(entry.sha);
  return blob?.type === "blob" ? Buffer.from(blob.content).toString("utf8") : null;
}
