// GraphQL: what can be read. Sources are the world's own objects; a field without an entry here is read by its name.

import { Problem } from "../problem.ts";
import { sortIssues } from "../rest/list-issues.ts";
import { dependenciesSummary, subIssuesSummary } from "../rest/render-issue.ts";
import { demand, effectiveRole } from "../world/access.ts";
import { assignable } from "../world/issues.ts";
import { baseCommit, closingIssues } from "../world/pulls.ts";
import type { Comment, Issue, Label, Milestone, Reaction, Repository, User } from "../world/types.ts";
import { connection, type PageArguments } from "./connection.ts";
import { findNode, type Scope } from "./scope.ts";

// biome-ignore format: one signature
export type Resolver = (source: never, args: never, scope: Scope) => unknown;
export type Resolvers = Readonly<Record<string, Readonly<Record<string, Resolver>>>>;

interface IssueArguments extends PageArguments {
  readonly filterBy?: {
    since?: string;
    states?: string[];
    labels?: string[];
    milestoneNumber?: string;
    assignee?: string;
    createdBy?: string;
  } | null;
  readonly labels?: readonly string[] | null;
  readonly states?: readonly string[] | null;
  readonly orderBy?: { field: string; direction: string } | null;
  readonly headRefName?: string | null;
  readonly baseRefName?: string | null;
}

const url = (scope: Scope, path: string): string => `${scope.world.baseUrl}/${path}`;

/** Default order is by creation, oldest first. */
function ordered(issues: Issue[], args: IssueArguments): ReturnType<typeof connection<Issue>> {
  const field = args.orderBy?.field ?? "CREATED_AT";
  const descending = args.orderBy?.direction === "DESC";
  const sort = field === "UPDATED_AT" ? "updated" : field === "COMMENTS" ? "comments" : "created";
  const sorted = sortIssues(issues, sort, descending ? "desc" : "asc");
  const value = (issue: Issue): string | number =>
    sort === "updated" ? issue.updatedAt : sort === "comments" ? issue.comments.length : issue.createdAt;
  return connection(sorted, args, (issue) => [value(issue), issue.number], descending);
}

function issuesOf(repository: Repository, args: IssueArguments, scope: Scope): unknown {
  demand(scope.caller, repository, [["issues", "read"]], "read");
  const { filterBy } = args;
  const states = (args.states ?? filterBy?.states)?.map((state) => state.toLowerCase());
  const labels = (args.labels ?? filterBy?.labels)?.map((name) => name.toLowerCase());
  const since = filterBy?.since == null ? Number.NEGATIVE_INFINITY : Date.parse(filterBy.since);
  const kept = [...repository.issues.values()].filter(
    (issue) =>
      issue.pull === null &&
      (states === undefined || states.includes(issue.state)) &&
      (labels === undefined || issue.labels.some((label) => labels.includes(label.name.toLowerCase()))) &&
      Date.parse(issue.updatedAt) >= since &&
      (filterBy?.createdBy === undefined || issue.author.login === filterBy.createdBy) &&
      (filterBy?.milestoneNumber === undefined || issue.milestone?.number === Number(filterBy.milestoneNumber)) &&
      (filterBy?.assignee === undefined || issue.assignees.some((user) => user.login === filterBy.assignee)),
  );
  return ordered(kept, args);
}

function pullsOf(repository: Repository, args: IssueArguments, scope: Scope): unknown {
  demand(scope.caller, repository, [["pull_requests", "read"]], "read");
  const kept = [...repository.issues.values()].filter(
    ({ pull, state }) =>
      pull !== null &&
      (args.states == null || args.states.includes(pull.merged ? "MERGED" : state.toUpperCase())) &&
      (args.headRefName == null || pull.headRef === args.headRefName) &&
      (args.baseRefName == null || pull.baseRef === args.baseRefName),
  );
  return ordered(kept, args);
}

function numbered(repository: Repository, number: number, scope: Scope, kinds: readonly string[], word: string): Issue {
  const issue = repository.issues.get(number);
  demand(
    scope.caller,
    repository,
    [
      ["issues", "read"],
      ["pull_requests", "read"],
    ],
    "read",
  );
  if (issue === undefined || !kinds.includes(issue.kind)) {
    throw new Problem(404, `Could not resolve to ${word} with the number of ${number}.`);
  }
  return issue;
}

/** GraphQL leaves "[bot]" off a bot's login, except for the viewer. */
const loginOf = (user: User): string => user.login.replace(/\[bot\]$/, "");

const commentFields: Readonly<Record<string, Resolver>> = {
  body: ({ body }: Issue | Comment) => body ?? "",
  databaseId: ({ id }: { id: number }) => (id > 2_147_483_647 ? null : id),
  fullDatabaseId: ({ id }: { id: number }) => String(id),
  reactions: ({ reactions }: Issue | Comment, args: PageArguments) => connection(reactions, args),
};

const issueFields: Readonly<Record<string, Resolver>> = {
  ...commentFields,
  closed: ({ state }: Issue) => state === "closed",
  assignees: ({ assignees }: Issue, args: PageArguments) => connection(assignees, args),
  comments: ({ comments }: Issue, args: PageArguments) => connection(comments, args),
  labels: ({ labels }: Issue, args: PageArguments) => connection(labels, args),
  lastEditedAt: ({ editedAt }: Issue) => editedAt,
  url: (issue: Issue, _: unknown, scope: Scope) =>
    url(scope, `${issue.repository.fullName}/${issue.pull === null ? "issues" : "pull"}/${issue.number}`),
};

function percent(issue: Issue): unknown {
  const { total, completed, percent_completed } = subIssuesSummary(issue);
  return { total, completed, percentCompleted: percent_completed };
}

function summary(issue: Issue): unknown {
  const { blocked_by, blocking, total_blocked_by, total_blocking } = dependenciesSummary(issue);
  return { blockedBy: blocked_by, blocking, totalBlockedBy: total_blocked_by, totalBlocking: total_blocking };
}

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
      const found = scope.world.findRepository(`${owner}/${name}`);
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
  Issue: {
    ...issueFields,
    id: ({ nodeId }: Issue) => nodeId,
    state: ({ state }: Issue) => state.toUpperCase(),
    /** Without `enableDuplicate` a duplicate reads as not planned. */
    stateReason: ({ stateReason }: Issue, { enableDuplicate }: { enableDuplicate?: boolean }) =>
      stateReason === "duplicate" && enableDuplicate !== true ? "NOT_PLANNED" : (stateReason?.toUpperCase() ?? null),
    blockedBy: ({ blockedBy }: Issue, args: PageArguments) => connection(blockedBy, args),
    blocking: ({ blocking }: Issue, args: PageArguments) => connection(blocking, args),
    subIssues: ({ children }: Issue, args: PageArguments) => connection(children, args),
    subIssuesSummary: percent,
    issueDependenciesSummary: summary,
    issueType: ({ type }: Issue) => (type === null ? null : { id: type.nodeId, name: type.name, isEnabled: true }),
  },
  PullRequest: {
    ...issueFields,
    id: ({ nodeId }: Issue) => nodeId,
    state: ({ state, pull }: Issue) => (pull?.merged === true ? "MERGED" : state.toUpperCase()),
    baseRefName: ({ pull }: Issue) => pull?.baseRef,
    baseRefOid: (issue: Issue) => baseCommit(issue),
    baseRef: ({ repository, pull }: Issue) => ({ repository, name: `refs/heads/${pull?.baseRef}` }),
    headRefName: ({ pull }: Issue) => pull?.headRef,
    headRefOid: ({ pull }: Issue) => pull?.headSha,
    headRef: ({ pull }: Issue) => ({ repository: pull?.headRepository, name: `refs/heads/${pull?.headRef}` }),
    headRepository: ({ pull }: Issue) => pull?.headRepository,
    isCrossRepository: ({ pull, repository }: Issue) => pull?.headRepository !== repository,
    isDraft: ({ pull }: Issue) => pull?.draft,
    merged: ({ pull }: Issue) => pull?.merged,
    mergedAt: ({ pull }: Issue) => pull?.mergedAt,
    closingIssuesReferences: (issue: Issue, args: PageArguments, { world }: Scope) =>
      connection(closingIssues(world, issue), args),
  },
  IssueComment: {
    ...commentFields,
    id: ({ nodeId }: Comment) => nodeId,
    repository: ({ issue }: Comment) => issue.repository,
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
