// The part of an issue's labels and blockers that does not fit into a page of issues.
import { EnvironmentError } from "../model/failure.ts";
import type { ObservedBlocker, ObservedIssue } from "../model/repository.ts";
import { firstError, type GraphqlAnswer } from "./answers.ts";
import { BLOCKER_FIELDS, type BlockerPage, blockersOf, type GraphqlIssue } from "./issue-fields.ts";
import type { Connection } from "./list-fields.ts";
import type { Session } from "./session.ts";

export interface MoreOf<T> {
  readonly repository: { readonly list: Connection<T> | null } | null;
}

/** The issue with all its labels and blockers. Asks GitHub only where the page of issues held a part of them. */
export async function fillIssue(session: Session, raw: GraphqlIssue, issue: ObservedIssue): Promise<ObservedIssue> {
  const labels = (raw.labels?.totalCount ?? 0) > issue.labels.length ? await allLabels(session, raw.id) : issue.labels;
  const blockedBy = raw.blockedBy?.pageInfo.hasNextPage
    ? await allBlockers(session, raw.id, raw.blockedBy)
    : issue.blockedBy;
  return { ...issue, labels, ...(blockedBy === undefined ? {} : { blockedBy }) };
}

async function allLabels(session: Session, id: string): Promise<string[]> {
  const query =
    "query issueLabels($id: ID!) { node(id: $id) { ... on Issue { labels(first: 100) { nodes { name } } } } }";
  const answer = await session.transport.graphql<{
    node: { labels: { nodes: ({ name: string } | null)[] } | null } | null;
  }>(query, { id });
  const labels = nodeOf(answer).labels;
  return (labels?.nodes ?? []).flatMap((label) => label?.name ?? []);
}

async function allBlockers(session: Session, id: string, begun: BlockerPage): Promise<ObservedBlocker[]> {
  const query = `query issueBlockers($id: ID!, $after: String) { node(id: $id) { ... on Issue {
    blockedBy(first: 100, after: $after) { ${BLOCKER_FIELDS} } } } }`;
  const found = blockersOf(begun);
  for (let page = begun; page.pageInfo.hasNextPage; ) {
    const answer: GraphqlAnswer<{ node: { blockedBy: BlockerPage } | null }> = await session.transport.graphql(query, {
      id,
      after: page.pageInfo.endCursor,
    });
    page = nodeOf(answer).blockedBy;
    found.push(...blockersOf(page));
  }
  return found;
}

function nodeOf<T>(answer: GraphqlAnswer<{ node: T | null }>): T {
  const error = firstError(answer, "observe");
  if (error !== null) throw error;
  if (!answer.data?.node) throw new EnvironmentError("server", "GitHub answered without the issue that was asked for");
  return answer.data.node;
}
