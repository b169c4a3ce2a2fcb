// An issue as GitHub tells it, over GraphQL or REST → ObservedIssue.
import type { Endpoints } from "@octokit/types";
import { EDGES } from "../model/limits.ts";
import type { IssueName, ObservedBlocker, ObservedIssue, StateReason } from "../model/repository.ts";

/** Fields that older servers lack; left out of the query once one said so. */
export interface IssueFieldSet {
  readonly subIssues: boolean;
  readonly dependencies: boolean;
  readonly fullDatabaseId: boolean;
  readonly duplicates: boolean;
}

/** Labels of an issue asked for at once; an issue with more is asked again. */
const LABELS_AT_ONCE = 30;

export interface GraphqlIssue {
  readonly id: string;
  readonly number: number;
  readonly databaseId?: number | null;
  readonly fullDatabaseId?: string | number | null;
  readonly title: string;
  readonly body: string | null;
  readonly state: "OPEN" | "CLOSED";
  readonly stateReason: "COMPLETED" | "NOT_PLANNED" | "DUPLICATE" | "REOPENED" | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly closedAt?: string | null;
  readonly locked: boolean;
  readonly author: { readonly __typename: string; readonly login: string } | null;
  readonly milestone: { readonly number: number } | null;
  readonly labels: {
    readonly totalCount: number;
    readonly nodes: readonly ({ readonly name: string } | null)[];
  } | null;
  readonly assignees: { readonly nodes: readonly ({ readonly login: string } | null)[] };
  parent?: GraphqlIssueName | null;
  readonly blockedBy?: BlockerPage;
  readonly subIssuesSummary?: { readonly total: number; readonly completed: number };
}

interface GraphqlIssueName {
  readonly number: number;
  readonly repository: { readonly nameWithOwner: string };
}

export interface BlockerPage {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: readonly ((GraphqlIssueName & { readonly state: "OPEN" | "CLOSED" }) | null)[];
}

export const BLOCKER_FIELDS =
  "totalCount pageInfo { hasNextPage endCursor } nodes { number state repository { nameWithOwner } }";

/** The selection of an issue's fields, for every query and mutation that returns issues. */
export function issueFields(set: IssueFieldSet): string {
  return [
    `id number title body state stateReason${set.duplicates ? "(enableDuplicate: true)" : ""} createdAt updatedAt closedAt locked`,
    set.fullDatabaseId ? "fullDatabaseId" : "databaseId",
    "author { __typename login } milestone { number }",
    `labels(first: ${LABELS_AT_ONCE}) { totalCount nodes { name } } assignees(first: 10) { nodes { login } }`,
    set.subIssues ? "parent { number repository { nameWithOwner } } subIssuesSummary { total completed }" : "",
    set.dependencies ? `blockedBy(first: ${EDGES}) { ${BLOCKER_FIELDS} }` : "",
  ].join(" ");
}

export function fromGraphql(issue: GraphqlIssue): ObservedIssue {
  return {
    number: issue.number,
    databaseId: Number(issue.fullDatabaseId ?? issue.databaseId ?? 0),
    nodeId: issue.id,
    title: issue.title,
    body: issue.body ?? "",
    state: issue.state === "OPEN" ? "open" : "closed",
    stateReason: issue.stateReason === null ? null : reasonOf(issue.stateReason),
    labels: (issue.labels?.nodes ?? []).flatMap((label) => label?.name ?? []),
    milestone: issue.milestone?.number ?? null,
    assignees: issue.assignees.nodes.flatMap((person) => person?.login ?? []),
    author: loginOf(issue.author),
    createdAt: issue.createdAt,
    updatedAt: issue.updatedAt,
    closedAt: issue.closedAt ?? null,
    locked: issue.locked,
    ...(issue.parent === undefined ? {} : { parent: issue.parent === null ? null : nameOfIssue(issue.parent) }),
    ...(issue.blockedBy === undefined ? {} : { blockedBy: blockersOf(issue.blockedBy) }),
    ...(issue.subIssuesSummary === undefined ? {} : { subIssues: issue.subIssuesSummary }),
  };
}

export function blockersOf(page: BlockerPage): ObservedBlocker[] {
  return page.nodes.flatMap((node) =>
    node === null
      ? []
      : [{ ...nameOfIssue(node), state: node.state === "OPEN" ? ("open" as const) : ("closed" as const) }],
  );
}

function nameOfIssue(issue: GraphqlIssueName): IssueName {
  return { repository: issue.repository.nameWithOwner, number: issue.number };
}

/** GraphQL tells a bot's login without the "[bot]" that REST and `viewer` put behind it. A deleted account is "ghost". */
export function loginOf(actor: { readonly __typename: string; readonly login: string } | null): string {
  if (actor === null) return "ghost";
  return actor.__typename === "Bot" && !actor.login.endsWith("[bot]") ? `${actor.login}[bot]` : actor.login;
}

function reasonOf(reason: string): StateReason | null {
  switch (reason.toLowerCase()) {
    case "completed":
      return "completed";
    case "not_planned":
      return "not_planned";
    case "duplicate":
      return "duplicate";
    case "reopened":
      return "reopened";
    default:
      return null;
  }
}

export type RestIssue = Pick<
  Endpoints["GET /repos/{owner}/{repo}/issues"]["response"]["data"][number],
  | "id"
  | "node_id"
  | "number"
  | "title"
  | "body"
  | "state"
  | "state_reason"
  | "labels"
  | "milestone"
  | "assignees"
  | "user"
  | "created_at"
  | "updated_at"
  | "closed_at"
  | "locked"
> & {
  readonly pull_request?: unknown;
  readonly parent_issue_url?: string | null | undefined;
  readonly sub_issues_summary?: { readonly total: number; readonly completed: number } | undefined;
  readonly issue_dependencies_summary?: { readonly total_blocked_by: number } | undefined;
};

/** `blockedBy` is not in the payload: it is given, or undefined when the server cannot tell. */
export function fromRest(
  issue: RestIssue,
  blockedBy: readonly ObservedBlocker[] | undefined,
  subIssues: boolean,
): ObservedIssue {
  return {
    number: issue.number,
    databaseId: Number(issue.id),
    nodeId: issue.node_id,
    title: issue.title,
    body: issue.body ?? "",
    state: issue.state === "closed" ? "closed" : "open",
    stateReason: issue.state_reason == null ? null : reasonOf(issue.state_reason),
    labels: issue.labels.flatMap((label) => (typeof label === "string" ? label : (label.name ?? []))),
    milestone: issue.milestone?.number ?? null,
    assignees: (issue.assignees ?? []).map((person) => person.login),
    author: issue.user?.login ?? "ghost",
    createdAt: issue.created_at,
    updatedAt: issue.updated_at,
    closedAt: issue.closed_at ?? null,
    locked: issue.locked,
    ...(subIssues ? { parent: parentOf(issue.parent_issue_url) } : {}),
    ...(blockedBy === undefined ? {} : { blockedBy }),
    ...(issue.sub_issues_summary
      ? { subIssues: { total: issue.sub_issues_summary.total, completed: issue.sub_issues_summary.completed } }
      : {}),
  };
}

/** "…/repos/o/r/issues/12" → o/r#12. */
function parentOf(url: string | null | undefined): IssueName | null {
  const match = url?.match(/\/repos\/([^/]+\/[^/]+)\/issues\/(\d+)$/);
  return match ? { repository: match[1] ?? "", number: Number(match[2]) } : null;
}
