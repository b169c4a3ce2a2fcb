// GraphQL: commits with compare-and-swap, and branches.

import { Problem } from "../problem.ts";
import type { Need } from "../world/access.ts";
import { commitFiles } from "../world/commits.ts";
import { commitOf, findEntry, treeOf } from "../world/git.ts";
import { moveRef } from "../world/refs.ts";
import { refById, refNode } from "./git.ts";
import type { Input, Mutation } from "./resolver.ts";
import { nodeOf, type Scope } from "./scope.ts";

const writeContents: readonly Need[] = [["contents", "write"]];

interface CommitInput {
  readonly branch: { readonly id?: string; readonly repositoryNameWithOwner?: string; readonly branchName?: string };
  readonly message: { readonly headline: string; readonly body?: string };
  readonly fileChanges?: {
    readonly additions?: readonly { readonly path: string; readonly contents: string }[];
    readonly deletions?: readonly { readonly path: string }[];
  };
  readonly expectedHeadOid: string;
}

/** Commits several files if, and only if, the branch stands where the caller believes. */
function createCommitOnBranch(raw: Input, scope: Scope): Record<string, unknown> {
  const input = raw as unknown as CommitInput;
  const { repositoryNameWithOwner, branchName, id } = input.branch;
  const named = id === undefined ? undefined : refById(scope, id);
  const repository = named?.repository ?? scope.world.findRepository(repositoryNameWithOwner ?? "");
  if (repository === undefined)
    throw new Problem(404, `Could not resolve to a Repository with the name '${repositoryNameWithOwner}'.`);
  nodeOf(scope, repository.nodeId, ["repository"], writeContents, "write");
  const branch = (named?.name ?? branchName ?? "").replace(/^refs\/heads\//, "");
  const head = repository.refs.get(`refs/heads/${branch}`);
  if (head === undefined) throw new Problem(404, `No ref found for refs/heads/${branch}`, { type: "NOT_FOUND" });
  if (head !== input.expectedHeadOid) {
    throw new Problem(
      409,
      `Expected branch to point to "${input.expectedHeadOid}" but it did not.  Pull and try again.`,
      { type: "STALE_DATA" },
    );
  }
  const tree = treeOf(repository, head);
  const deletions = (input.fileChanges?.deletions ?? []).map(({ path }) => {
    if (tree === undefined || findEntry(repository, tree, path) === undefined)
      throw new Problem(422, `A path was requested for deletion which does not exist: ${path}`);
    return { path, content: null };
  });
  const additions = (input.fileChanges?.additions ?? []).map(({ path, contents }) => ({
    path,
    content: Buffer.from(contents, "base64"),
  }));
  const message = input.message.body ? `${input.message.headline}\n\n${input.message.body}` : input.message.headline;
  const commit = commitFiles(scope.world, scope.actor, repository, branch, message, [...additions, ...deletions], {
    verified: true,
  });
  return { commit: { ...commit, kind: "commit", repository }, ref: refNode(repository, `refs/heads/${branch}`) };
}

export const gitMutations: Readonly<Record<string, Mutation>> = {
  createCommitOnBranch,
  createRef: (input, scope) => {
    const repository = nodeOf(scope, String(input.repositoryId), ["repository"], writeContents, "write");
    const [name, oid] = [String(input.name), String(input.oid)];
    if (repository.refs.has(name)) throw new Problem(422, `A ref named "${name}" already exists in the repository.`);
    if (commitOf(repository, oid) === undefined) throw new Problem(422, "Object does not exist");
    moveRef(scope.world, scope.actor, repository, name, oid);
    return { ref: refNode(repository, name) };
  },
  updateRef: (input, scope) => {
    const { repository, name } = refById(scope, String(input.refId));
    nodeOf(scope, repository.nodeId, ["repository"], writeContents, "write");
    const oid = String(input.oid);
    if (commitOf(repository, oid) === undefined) throw new Problem(422, "Object does not exist");
    moveRef(scope.world, scope.actor, repository, name, oid, { force: input.force === true });
    return { ref: refNode(repository, name) };
  },
  deleteRef: (input, scope) => {
    const { repository, name } = refById(scope, String(input.refId));
    nodeOf(scope, repository.nodeId, ["repository"], writeContents, "write");
    moveRef(scope.world, scope.actor, repository, name, null);
    return {};
  },
};
