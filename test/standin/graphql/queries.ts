// GraphQL: what can be read. Sources are the world's own objects; a field without an entry here is read by its name.

import { Problem } from "../problem.ts";
import { demand, effectiveRole } from "../world/access.ts";
import { assignable } from "../world/issues.ts";
import type { Label, Milestone, Reaction, Repository, User } from "../world/types.ts";
import { connection, type PageArguments } from "./connection.ts";
import { issuesOf, numbered, pullsOf } from "./issue-lists.ts";
import type { Resolvers } from "./resolver.ts";
import { findNode, type Scope, url } from "./scope.ts";

/** GraphQL leaves "[bot]" off a bot's login, except for the viewer. */
const loginOf = (user: User): string => user.login.replace(/\[bot\]$/, "");

export const queries: Resolvers = {
  Query: {
    viewer: (_: unknown, __: unknown, { caller }: Scope) => ({ ...caller.user, type: "User", viewer: true }),
    node: (_: unknown, { id }: { id: string }, scope: Scope) => {
      const found = findNode(scope, id);
      if (found === undefined) throw new Problem(404, `Could not resolve to a node with the global id of '${id}'`);
      return found;
    },
    nodes: (_: unknown, { ids }: { ids: readonly string[] }, scope: Scope) => {
      if (ids.length > 100)
        throw new Problem(422, `You may not provide more than 100 node ids; you provided ${ids.length}.`, {
          type: "ARGUMENT_LIMIT",
        });
      return ids.map(
        (id) => findNode(scope, id) ?? new Problem(404, `Could not resolve to a node with the global id of '${id}'`),
      );
    },
    repository: (_: unknown, { owner, name }: { owner: string; name: string }, scope: Scope) => {
      const full = `${owner}/${name}`;
      const found = scope.world.findRepository(full) ?? scope.world.state.moved.get(full.toLowerCase());
      const told = `Could not resolve to a Repository with the name '${owner}/${name}'.`;
      if (found === undefined) throw new Problem(404, told);
      try {
        demand(scope.caller, found, [["metadata", "read"]], "read");
      } catch {
        throw new Problem(404, told);
      }
      return found;
    },
    user: (_: unknown, { login }: { login: string }, { world }: Scope) => {
      const found = world.findUser(login);
      if (found?.type !== "User") throw new Problem(404, `Could not resolve to a User with the login of '${login}'.`);
      return found;
    },
    rateLimit: (_: unknown, __: unknown, { rate }: Scope) => ({
      cost: rate.cost,
      limit: rate.limit,
      nodeCount: rate.nodes,
      remaining: rate.remaining,
      used: rate.used,
      resetAt: new Date(rate.reset * 1000).toISOString().replace(".000", ""),
    }),
  },
  Repository: {
    id: ({ nodeId }: Repository) => nodeId,
    databaseId: ({ id }: Repository) => (id > 2_147_483_647 ? null : id),
    nameWithOwner: ({ fullName }: Repository) => fullName,
    isPrivate: (repository: Repository) => repository.private,
    isFork: ({ parent }: Repository) => parent !== null,
    isArchived: ({ archived }: Repository) => archived,
    hasIssuesEnabled: ({ hasIssues }: Repository) => hasIssues,
    viewerPermission: (repository: Repository, _: unknown, { caller }: Scope) => {
      const role = effectiveRole(caller, repository);
      return role === "none" ? null : role.toUpperCase();
    },
    url: ({ fullName }: Repository, _: unknown, scope: Scope) => url(scope, fullName),
    issue: (repository: Repository, { number }: { number: number }, scope: Scope) =>
      numbered(repository, number, scope, ["issue"], "an Issue"),
    pullRequest: (repository: Repository, { number }: { number: number }, scope: Scope) =>
      numbered(repository, number, scope, ["pull"], "a PullRequest"),
    issueOrPullRequest: (repository: Repository, { number }: { number: number }, scope: Scope) =>
      numbered(repository, number, scope, ["issue", "pull"], "an issue or pull request"),
    issues: issuesOf,
    pullRequests: pullsOf,
    label: ({ labels }: Repository, { name }: { name: string }) => labels.get(name.toLowerCase()) ?? null,
    labels: (
      repository: Repository,
      args: PageArguments & { query?: string; orderBy?: { field: string; direction: string } },
    ) => {
      const { query, orderBy } = args;
      const kept = [...repository.labels.values()].filter(
        (one) => query == null || one.name.toLowerCase().includes(query.toLowerCase()),
      );
      const descending = orderBy?.direction === "DESC";
      const key = (one: Label): [string | number] => [orderBy?.field === "NAME" ? one.name.toLowerCase() : one.id];
      kept.sort((a, b) => (key(a)[0] < key(b)[0] ? -1 : 1) * (descending ? -1 : 1));
      return connection(kept, args, key, descending);
    },
    milestone: ({ milestones }: Repository, { number }: { number: number }) => milestones.get(number) ?? null,
    milestones: (repository: Repository, args: PageArguments & { states?: string[]; query?: string }) => {
      const kept = [...repository.milestones.values()].filter(
        (one) =>
          (args.states == null || args.states.includes(one.state.toUpperCase())) &&
          (args.query == null || one.title.toLowerCase().includes(args.query.toLowerCase())),
      );
      return connection(kept, args, (one) => [one.number]);
    },
    assignableUsers: (repository: Repository, args: PageArguments & { query?: string }, { world }: Scope) => {
      const all = [...world.state.users.values()].filter(
        (user) => user.type === "User" && assignable(repository, user),
      );
      return connection(
        all.filter((user) => args.query == null || user.login.includes(args.query)),
        args,
        (user) => [user.id],
      );
    },
  },
  Label: {
    id: ({ nodeId }: Label) => nodeId,
    isDefault: () => false,
    url: (label: Label, _: unknown, scope: Scope) =>
      url(scope, `${label.repository.fullName}/labels/${encodeURIComponent(label.name)}`),
  },
  Milestone: {
    id: ({ nodeId }: Milestone) => nodeId,
    closed: ({ state }: Milestone) => state === "closed",
    state: ({ state }: Milestone) => state.toUpperCase(),
    url: (one: Milestone, _: unknown, scope: Scope) => url(scope, `${one.repository.fullName}/milestone/${one.number}`),
  },
  Reaction: {
    id: ({ nodeId }: Reaction) => nodeId,
    databaseId: ({ id }: Reaction) => id,
    content: ({ content }: Reaction) => reactionNames[content],
  },
  User: {
    id: ({ nodeId }: User) => nodeId,
    databaseId: ({ id }: User) => (id > 2_147_483_647 ? null : id),
    name: () => null,
    url: ({ login }: User, _: unknown, scope: Scope) => url(scope, login),
  },
  Organization: {
    id: ({ nodeId }: User) => nodeId,
    databaseId: ({ id }: User) => id,
    name: () => null,
    url: ({ login }: User, _: unknown, scope: Scope) => url(scope, login),
  },
  Bot: {
    id: ({ nodeId }: User) => nodeId,
    databaseId: ({ id }: User) => id,
    login: loginOf,
    url: (user: User, _: unknown, scope: Scope) => url(scope, `apps/${loginOf(user)}`),
  },
};

export const reactionNames: Readonly<Record<string, string>> = {
  "+1": "THUMBS_UP",
  "-1": "THUMBS_DOWN",
  laugh: "LAUGH",
  confused: "CONFUSED",
  heart: "HEART",
  hooray: "HOORAY",
  rocket: "ROCKET",
  eyes: "EYES",
};
