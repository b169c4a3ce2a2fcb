// GraphQL: lists of issues and pull requests, filtered and in order, and single ones by number.

import { Problem } from "../problem.ts";
import { sortIssues } from "../rest/list-issues.ts";
import { demand } from "../world/access.ts";
import type { Issue, Repository } from "../world/types.ts";
import { connection, type PageArguments } from "./connection.ts";
import type { Scope } from "./scope.ts";

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

export function issuesOf(repository: Repository, args: IssueArguments, scope: Scope): unknown {
  demand(scope.caller, repository, [["issues", "read"]], "read");
  const { filterBy } = args;
  const states = (args.states ?? filterBy?.states)?.map((state) => state.toLowerCase());
  const labels = (args.labels ?? filterBy?.labels)?.map((name) => name.toLowerCase());
  const since = filterBy?.since == null ? Number.NEGATIVE_INFINITY : Date.parse(filterBy.since);
  const kept = scope.world
    .listed(repository)
    .filter(
      (issue) =>
        issue.pull === null &&
        (states === undefined || states.includes(issue.state)) &&
        (labels === undefined || issue.labels.some((label) => labels.includes(label.name.toLowerCase()))) &&
        (since === Number.NEGATIVE_INFINITY || Date.parse(issue.updatedAt) >= since) &&
        (filterBy?.createdBy == null || issue.author.login === filterBy.createdBy) &&
        (filterBy?.milestoneNumber == null || issue.milestone?.number === Number(filterBy.milestoneNumber)) &&
        (filterBy?.assignee == null || issue.assignees.some((user) => user.login === filterBy.assignee)),
    );
  return ordered(kept, args);
}

export function pullsOf(repository: Repository, args: IssueArguments, scope: Scope): unknown {
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

export function numbered(
  repository: Repository,
  number: number,
  scope: Scope,
  kinds: readonly string[],
  word: string,
): Issue {
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
  if (issue == null || !kinds.includes(issue.kind)) {
    throw new Problem(404, `Could not resolve to ${word} with the number of ${number}.`);
  }
  return issue;
}
