// GraphQL: the fields of issues, pull requests and comments that are not read by their name.

import { dependenciesSummary, subIssuesSummary } from "../rest/render-issue.ts";
import { baseCommit, closingIssues } from "../world/pulls.ts";
import type { Comment, Issue } from "../world/types.ts";
import { connection, type PageArguments } from "./connection.ts";
import type { Resolver, Resolvers } from "./resolver.ts";
import { type Scope, url } from "./scope.ts";

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

function summary(issue: Issue, _: unknown, { world }: Scope): unknown {
  const { blocked_by, blocking, total_blocked_by, total_blocking } = dependenciesSummary(world, issue);
  return { blockedBy: blocked_by, blocking, totalBlockedBy: total_blocked_by, totalBlocking: total_blocking };
}

export const issueQueries: Resolvers = {
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
};
