// What a resolver has at hand, and the look-up of nodes with the caller's rights.

import { Problem } from "../problem.ts";
import { type Caller, demand, type Need, sees } from "../world/access.ts";
import type { Comment, Issue, Label, Milestone, Node, Repository, RoleName, User } from "../world/types.ts";
import type { Actor, World } from "../world/world.ts";

export interface Scope {
  readonly world: World;
  readonly caller: Caller;
  readonly actor: Actor;
  /** Mutations done in this request. */
  done: number;
  /** How many may be done before GitHub's resource limit (or a fault) stops them. */
  readonly allowed: number;
  /** A fault leaves new issues half made. */
  readonly half: boolean;
  readonly rate: { limit: number; remaining: number; used: number; reset: number; cost: number; nodes: number };
}

export const url = (scope: Scope, path: string): string => `${scope.world.baseUrl}/${path}`;

function repositoryOf(node: Node): Repository | null {
  if (node.kind === "user") return null;
  if (node.kind === "repository") return node;
  return node.kind === "comment" ? node.issue.repository : node.repository;
}

interface ByKind {
  user: User;
  repository: Repository;
  issue: Issue;
  pull: Issue;
  label: Label;
  milestone: Milestone;
  comment: Comment;
}

function missing(id: string): Problem {
  return new Problem(404, `Could not resolve to a node with the global id of '${id}'`);
}

export function findNode(scope: Scope, id: string): Node | undefined {
  const node = scope.world.state.nodes.get(id);
  const repository = node === undefined ? null : repositoryOf(node);
  return repository !== null && !sees(scope.caller, repository) ? undefined : node;
}

/** The node of that id and kind, once the caller may do what is asked for. */
export function nodeOf<K extends keyof ByKind>(
  scope: Scope,
  id: string,
  kinds: readonly K[],
  needs: readonly Need[] = [],
  role: RoleName = "read",
): ByKind[K] {
  const node = findNode(scope, id);
  if (node === undefined) throw missing(id);
  if (!isKind(node, kinds))
    throw new Problem(422, `Could not resolve to ${kinds.join(" or ")} node with the global id of '${id}'.`, {
      type: "NOT_FOUND",
    });
  const repository = repositoryOf(node);
  const { repositories } = scope.caller.token;
  if (repository !== null && needs.length > 0) demand(scope.caller, repository, needs, role);
  else if (repository !== null && repositories !== null && repository.private && !repositories.includes(repository.id))
    throw missing(id);
  return node;
}

function isKind<K extends keyof ByKind>(node: Node, kinds: readonly K[]): node is Node & ByKind[K] {
  return kinds.some((kind) => kind === node.kind);
}

export const writeIssues: readonly Need[] = [
  ["issues", "write"],
  ["pull_requests", "write"],
];

/** An issue that may be changed. */
export function writable(scope: Scope, id: string, role: RoleName = "triage"): Issue {
  return nodeOf(scope, id, ["issue"], [["issues", "write"]], role);
}

/** An issue at the other end of an edge: the token must reach it too. */
export function linked(scope: Scope, id: string): Issue {
  const issue = nodeOf(scope, id, ["issue"]);
  const { repositories } = scope.caller.token;
  if (repositories !== null && !repositories.includes(issue.repository.id)) throw missing(id);
  return issue;
}
