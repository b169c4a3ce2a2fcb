// A three-way merge of trees by whole files: enough to merge pull requests, never to hide a conflict.

import { changeTree, treeOf, walkTree } from "./git.ts";
import type { Repository, Tree } from "./types.ts";

/** undefined: both sides changed one file differently. */
export function mergeTrees(
  repository: Repository,
  base: string | undefined,
  ours: string,
  theirs: string,
): Tree | undefined {
  const files = (sha: string | undefined): Map<string, string> => {
    const tree = sha === undefined ? undefined : treeOf(repository, sha);
    const entries = tree === undefined ? [] : walkTree(repository, tree).filter((entry) => entry.type === "blob");
    return new Map(entries.map((entry) => [entry.path, `${entry.mode} ${entry.sha}`]));
  };
  const [before, mine, other] = [files(base), files(ours), files(theirs)];
  const changes = new Map<string, { sha: string; mode: string } | null>();
  for (const path of new Set([...before.keys(), ...other.keys()])) {
    const [was, now, wanted] = [before.get(path), mine.get(path), other.get(path)];
    if (wanted === was || wanted === now) continue;
    if (now !== was) return undefined;
    const [mode = "", sha = ""] = wanted?.split(" ") ?? [];
    changes.set(path, wanted === undefined ? null : { sha, mode });
  }
  return changeTree(repository, treeOf(repository, ours), changes);
}
