// GraphQL: branches, commits, trees and the texts of files.

import { Problem } from "../problem.ts";
import { demand } from "../world/access.ts";
import { commitOf, entryType, findEntry, history, resolveRef, treeOf } from "../world/git.ts";
import type { Blob, Commit, GitObject, Repository, Tree, TreeEntry } from "../world/types.ts";
import { connection, type PageArguments } from "./connection.ts";
import type { Resolver, Resolvers } from "./resolver.ts";
import type { Scope } from "./scope.ts";

/** An object with the repository that it is looked at through. */
type Seen<T extends GitObject> = T & { readonly kind: T["type"]; readonly repository: Repository };

interface RefSource {
  readonly repository: Repository;
  /** "refs/heads/main" */
  readonly name: string;
}

function seen(repository: Repository, object: GitObject | undefined): unknown {
  return object === undefined ? null : { ...object, kind: object.type, repository };
}

/** Text that GitHub returns whole; beyond it `text` is cut and `isTruncated` says so. */
const MOST_TEXT = 512_000;

function objectOf(repository: Repository, args: { expression?: string; oid?: string }, scope: Scope): unknown {
  demand(scope.caller, repository, [["contents", "read"]], "read");
  if (args.oid !== undefined) return seen(repository, repository.objects.get(args.oid));
  const expression = args.expression ?? "HEAD";
  const colon = expression.indexOf(":");
  const commit = resolveRef(repository, colon < 0 ? expression : expression.slice(0, colon));
  if (commit === undefined) return seen(repository, repository.objects.get(expression));
  if (colon < 0) return seen(repository, commit);
  const tree = treeOf(repository, commit.tree);
  const entry = tree === undefined ? undefined : findEntry(repository, tree, expression.slice(colon + 1));
  return entry === undefined ? null : seen(repository, repository.objects.get(entry.sha));
}

function refOf(repository: Repository, name: string): RefSource | null {
  for (const full of [name, `refs/heads/${name}`, `refs/tags/${name}`]) {
    if (repository.refs.has(full)) return { repository, name: full };
  }
  return null;
}

export function refNode(repository: Repository, name: string): unknown {
  return refOf(repository, name);
}

export function refId(repository: Repository, name: string): string {
  return `REF_${Buffer.from(`${repository.id}:${name}`).toString("base64url")}`;
}

/** The ref that an id names. */
export function refById(scope: Scope, id: string): RefSource {
  const [number, name = ""] = Buffer.from(id.replace(/^REF_/, ""), "base64url").toString("utf8").split(/:(.*)/s);
  for (const repository of scope.world.state.repositories.values()) {
    if (repository.id === Number(number) && repository.refs.has(name)) return { repository, name };
  }
  throw new Problem(404, `Could not resolve to a node with the global id of '${id}'`);
}

const objectFields: Readonly<Record<string, Resolver>> = {
  id: ({ type, sha }: GitObject) => `${type.charAt(0).toUpperCase()}_${sha}`,
  oid: ({ sha }: GitObject) => sha,
  abbreviatedOid: ({ sha }: GitObject) => sha.slice(0, 7),
};

export const gitQueries: Resolvers = {
  Repository: {
    object: objectOf,
    defaultBranchRef: (repository: Repository, _: unknown, scope: Scope) => {
      demand(scope.caller, repository, [["contents", "read"]], "read");
      return refOf(repository, `refs/heads/${repository.defaultBranch}`);
    },
    ref: (repository: Repository, { qualifiedName }: { qualifiedName: string }) => refOf(repository, qualifiedName),
    refs: (repository: Repository, args: PageArguments & { refPrefix: string }) => {
      const names = [...repository.refs.keys()].filter((name) => name.startsWith(args.refPrefix)).sort();
      return connection(
        names.map((name) => ({ repository, name })),
        args,
        ({ name }) => [name],
      );
    },
  },
  Ref: {
    id: ({ repository, name }: RefSource) => refId(repository, name),
    name: ({ name }: RefSource) => name.replace(/^refs\/[^/]+\//, ""),
    prefix: ({ name }: RefSource) => /^refs\/[^/]+\//.exec(name)?.[0] ?? "",
    target: ({ repository, name }: RefSource) =>
      seen(repository, commitOf(repository, repository.refs.get(name) ?? "")),
  },
  Commit: {
    ...objectFields,
    committedDate: ({ committer }: Commit) => committer.date,
    tree: ({ repository, tree }: Seen<Commit>) => seen(repository, treeOf(repository, tree)),
    parents: ({ repository, parents }: Seen<Commit>, args: PageArguments) =>
      connection(
        parents.map((sha) => seen(repository, commitOf(repository, sha))),
        args,
      ),
    history: ({ repository, sha }: Seen<Commit>, args: PageArguments) =>
      connection(
        history(repository, sha).map((commit) => seen(repository, commit)),
        args,
      ),
    url: ({ repository, sha }: Seen<Commit>, _: unknown, { world }: Scope) =>
      `${world.baseUrl}/${repository.fullName}/commit/${sha}`,
  },
  Tree: {
    ...objectFields,
    entries: ({ repository, entries }: Seen<Tree>) => entries.map((entry) => ({ ...entry, repository })),
  },
  TreeEntry: {
    mode: ({ mode }: TreeEntry) => Number.parseInt(mode, 8),
    oid: ({ sha }: TreeEntry) => sha,
    path: ({ name }: TreeEntry) => name,
    type: ({ mode }: TreeEntry) => entryType(mode),
    object: ({ repository, sha }: TreeEntry & { repository: Repository }) =>
      seen(repository, repository.objects.get(sha)),
  },
  Blob: {
    ...objectFields,
    byteSize: ({ content }: Blob) => content.byteLength,
    isBinary: ({ content }: Blob) => isBinary(content),
    isTruncated: ({ content }: Blob) => !isBinary(content) && content.byteLength > MOST_TEXT,
    text: ({ content }: Blob) =>
      isBinary(content) ? null : Buffer.from(content).subarray(0, MOST_TEXT).toString("utf8"),
  },
};

/** As git guesses: a zero byte in the first 8,000. */
function isBinary(content: Uint8Array): boolean {
  return content.subarray(0, 8000).includes(0);
}
