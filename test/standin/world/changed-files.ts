// Which files differ between two trees, with patches as GitHub's API shows them.

import { walkTree } from "./git.ts";
import type { Repository, Tree } from "./types.ts";

export interface ChangedFile {
  readonly path: string;
  readonly previousPath: string | null;
  readonly status: "added" | "modified" | "removed" | "renamed";
  readonly sha: string;
  readonly additions: number;
  readonly deletions: number;
  readonly patch: string | null;
}

export function changedFiles(repository: Repository, before: Tree | undefined, after: Tree | undefined): ChangedFile[] {
  const files = (tree: Tree | undefined): Map<string, string> =>
    new Map(
      (tree === undefined ? [] : walkTree(repository, tree))
        .filter((one) => one.type === "blob")
        .map((one) => [one.path, one.sha]),
    );
  const [old, fresh] = [files(before), files(after)];
  const gone = [...old].filter(([path]) => !fresh.has(path));
  const result: ChangedFile[] = [];
  for (const [path, sha] of fresh) {
    if (old.get(path) === sha) continue;
    const source = old.has(path) ? undefined : gone.find(([, other]) => other === sha);
    if (source !== undefined) {
      gone.splice(gone.indexOf(source), 1);
      result.push({ path, previousPath: source[0], status: "renamed", sha, additions: 0, deletions: 0, patch: null });
    } else {
      const patch = makePatch(textOf(repository, old.get(path)), textOf(repository, sha));
      result.push({ path, previousPath: null, status: old.has(path) ? "modified" : "added", sha, ...patch });
    }
  }
  for (const [path, sha] of gone) {
    const patch = makePatch(textOf(repository, sha), "");
    result.push({ path, previousPath: null, status: "removed", sha, ...patch });
  }
  return result.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function textOf(repository: Repository, sha: string | undefined): string | null {
  const blob = sha === undefined ? undefined : repository.objects.get(sha);
  if (blob?.type !== "blob") return "";
  return blob.content.includes(0) ? null : Buffer.from(blob.content).toString("utf8");
}

/** One hunk around everything between the first and the last changed line, with three lines of context. */
function makePatch(
  before: string | null,
  after: string | null,
): Pick<ChangedFile, "patch" | "additions" | "deletions"> {
  if (before === null || after === null) return { patch: null, additions: 0, deletions: 0 };
  const [a, b] = [lines(before), lines(after)];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const from = Math.max(0, start - 3);
  const [oldEnd, newEnd] = [a.length - end, b.length - end];
  const tail = Math.min(3, end);
  const hunk = [
    ...a.slice(from, start).map((line) => ` ${line}`),
    ...a.slice(start, oldEnd).map((line) => `-${line}`),
    ...b.slice(start, newEnd).map((line) => `+${line}`),
    ...a.slice(oldEnd, oldEnd + tail).map((line) => ` ${line}`),
  ];
  const [oldCount, newCount] = [oldEnd + tail - from, newEnd + tail - from];
  const range = (count: number): string => (count === 0 ? "0,0" : `${from + 1},${count}`);
  const patch = hunk.length > 3000 ? null : [`@@ -${range(oldCount)} +${range(newCount)} @@`, ...hunk].join("\n");
  return { patch, additions: newEnd - start, deletions: oldEnd - start };
}

function lines(text: string): string[] {
  const all = text.split("\n");
  if (all.at(-1) === "") all.pop();
  return all;
}
