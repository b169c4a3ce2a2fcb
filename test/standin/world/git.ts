// Git objects with their real hashes, trees as git writes them, refs, and the walks that an API needs.

import { createHash } from "node:crypto";
import { Problem } from "../problem.ts";
import type { Blob, Commit, Repository, Signature, Tree, TreeEntry } from "./types.ts";
import type { World } from "./world.ts";

function hash(type: string, content: Uint8Array): string {
  return createHash("sha1").update(`${type} ${content.byteLength}\0`).update(content).digest("hex");
}

export function putBlob(repository: Repository, content: Uint8Array): Blob {
  const sha = hash("blob", content);
  const blob: Blob = { type: "blob", sha, content };
  repository.objects.set(sha, blob);
  return blob;
}

/** Git sorts entries by name, a folder as if it ended with a slash. */
export function putTree(repository: Repository, entries: readonly TreeEntry[]): Tree {
  const key = (entry: TreeEntry): Buffer => Buffer.from(entry.mode === "040000" ? `${entry.name}/` : entry.name);
  const sorted = [...entries].sort((a, b) => Buffer.compare(key(a), key(b)));
  const content = Buffer.concat(
    sorted.flatMap(({ mode, name, sha }) => [
      Buffer.from(`${mode.replace(/^0/, "")} ${name}\0`),
      Buffer.from(sha, "hex"),
    ]),
  );
  const tree: Tree = { type: "tree", sha: hash("tree", content), entries: sorted };
  repository.objects.set(tree.sha, tree);
  return tree;
}

export interface NewCommit {
  readonly tree: string;
  readonly parents: readonly string[];
  readonly message: string;
  readonly author: Signature;
  readonly committer?: Signature;
  readonly login: string;
  readonly verified?: boolean;
}

export function putCommit(repository: Repository, fields: NewCommit): Commit {
  const committer = fields.committer ?? fields.author;
  const line = (who: Signature): string =>
    `${who.name} <${who.email}> ${Math.floor(Date.parse(who.date) / 1000)} +0000`;
  const lines = [
    `tree ${fields.tree}`,
    ...fields.parents.map((parent) => `parent ${parent}`),
    `author ${line(fields.author)}`,
    `committer ${line(committer)}`,
  ];
  const content = Buffer.from(`${lines.join("\n")}\n\n${fields.message}`);
  const commit: Commit = {
    type: "commit",
    sha: hash("commit", content),
    tree: fields.tree,
    parents: fields.parents,
    message: fields.message,
    author: fields.author,
    committer,
    login: fields.login,
    verified: fields.verified ?? false,
  };
  repository.objects.set(commit.sha, commit);
  return commit;
}

export function commitOf(repository: Repository, sha: string): Commit | undefined {
  const found = repository.objects.get(sha);
  return found?.type === "commit" ? found : undefined;
}

export function treeOf(repository: Repository, sha: string): Tree | undefined {
  const found = repository.objects.get(sha);
  if (found?.type === "commit") return treeOf(repository, found.tree);
  return found?.type === "tree" ? found : undefined;
}

/** The commit that a branch, tag, "heads/x", full ref or sha names. */
export function resolveRef(repository: Repository, name: string): Commit | undefined {
  const candidates = [name, `refs/${name}`, `refs/heads/${name}`, `refs/tags/${name}`];
  for (const candidate of name === "HEAD" ? [`refs/heads/${repository.defaultBranch}`] : candidates) {
    const sha = repository.refs.get(candidate);
    if (sha !== undefined) return commitOf(repository, sha);
  }
  return /^[0-9a-f]{40}$/.test(name) ? commitOf(repository, name) : undefined;
}

export interface FoundEntry {
  readonly path: string;
  readonly mode: string;
  readonly sha: string;
  readonly type: "blob" | "tree" | "commit";
}

export function entryType(mode: string): "blob" | "tree" | "commit" {
  return mode === "040000" ? "tree" : mode === "160000" ? "commit" : "blob";
}

/** All entries below a tree, folders before what they hold. */
export function walkTree(repository: Repository, tree: Tree, prefix = "", recursive = true): FoundEntry[] {
  return tree.entries.flatMap((entry) => {
    const path = `${prefix}${entry.name}`;
    const type = entryType(entry.mode);
    const found: FoundEntry = { path, mode: entry.mode, sha: entry.sha, type };
    const inner = type === "tree" && recursive ? treeOf(repository, entry.sha) : undefined;
    return inner === undefined ? [found] : [found, ...walkTree(repository, inner, `${path}/`)];
  });
}

/** The entry at a path; "" is the tree itself. */
export function findEntry(repository: Repository, tree: Tree, path: string): FoundEntry | undefined {
  let current = tree;
  let found: FoundEntry = { path: "", mode: "040000", sha: tree.sha, type: "tree" };
  for (const name of path.split("/").filter((part) => part !== "")) {
    const entry = current.entries.find((one) => one.name === name);
    if (entry === undefined || found.type !== "tree") return undefined;
    found = { path, mode: entry.mode, sha: entry.sha, type: entryType(entry.mode) };
    current = treeOf(repository, entry.sha) ?? { type: "tree", sha: "", entries: [] };
  }
  return found;
}

/** A new tree in which some paths are replaced (`sha`) or gone (null). */
export function changeTree(
  repository: Repository,
  base: Tree | undefined,
  changes: ReadonlyMap<string, { sha: string; mode: string } | null>,
): Tree {
  const entries = new Map((base?.entries ?? []).map((entry) => [entry.name, entry]));
  const below = new Map<string, Map<string, { sha: string; mode: string } | null>>();
  for (const [path, change] of changes) {
    const slash = path.indexOf("/");
    if (slash >= 0) {
      const name = path.slice(0, slash);
      const inner = below.get(name) ?? new Map();
      below.set(name, inner.set(path.slice(slash + 1), change));
    } else if (change === null) entries.delete(path);
    else entries.set(path, { name: path, mode: change.mode, sha: change.sha });
  }
  for (const [name, inner] of below) {
    const entry = entries.get(name);
    const old = entry?.mode === "040000" ? treeOf(repository, entry.sha) : undefined;
    const tree = changeTree(repository, old, inner);
    if (tree.entries.length === 0) entries.delete(name);
    else entries.set(name, { name, mode: "040000", sha: tree.sha });
  }
  return putTree(repository, [...entries.values()]);
}

/** A commit and all that it builds on, newest first. */
export function history(repository: Repository, sha: string): Commit[] {
  const seen = new Set<string>([sha]);
  for (const one of seen) for (const parent of commitOf(repository, one)?.parents ?? []) seen.add(parent);
  return [...seen].flatMap((one) => commitOf(repository, one) ?? []);
}

export function isAncestor(repository: Repository, ancestor: string, sha: string): boolean {
  const seen = new Set<string>([sha]);
  for (const one of seen) {
    if (one === ancestor) return true;
    for (const parent of commitOf(repository, one)?.parents ?? []) seen.add(parent);
  }
  return false;
}

export function signature(world: World, login: string): Signature {
  return { name: login, email: `${login.replace(/[^\w.-]/g, "-")}@users.noreply.github.com`, date: world.now() };
}

/** Paths of names that git refuses. */
export function checkPath(path: string): void {
  const parts = path.split("/");
  if (path === "" || parts.some((part) => part === "" || part === "." || part === ".." || part === ".git")) {
    throw new Problem(422, "path contains a malformed path component");
  }
}
