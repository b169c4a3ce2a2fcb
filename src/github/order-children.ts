// The order of sub-issues below their parent: as GitHub shows it, and moved.
import { EnvironmentError } from "../model/failure.ts";
import type { IssueName } from "../model/repository.ts";
import type { GraphqlAnswer } from "./answers.ts";
import { firstError } from "./answers.ts";
import { type Mutation, runMutations } from "./batch.ts";
import type { Connection } from "./list-fields.ts";
import { askParts, findIssues, unlessMissing } from "./lookup.ts";
import { oneByOne } from "./one-by-one.ts";
import { EDGE_IS_CONTENT } from "./pace.ts";
import { allPages } from "./paginate.ts";
import type { Move, Outcome } from "./port.ts";
import { type IssueIds, issueKey, own, type Session, splitRepository } from "./session.ts";
import { withGraphql } from "./with-graphql.ts";

/** Parents asked for in one query: each may have a hundred sub-issues. */
const AT_ONCE = 50;

type Page = Connection<{ readonly number: number; readonly repository: { readonly nameWithOwner: string } }>;

const PAGE = "pageInfo { hasNextPage endCursor } nodes { number repository { nameWithOwner } }";

/** Sub-issues by their parent's number. A parent that is not there has none; throws when a list cannot be read whole. */
export async function listChildren(
  session: Session,
  parents: readonly number[],
): Promise<ReadonlyMap<number, readonly IssueName[]>> {
  const found = new Map<number, readonly IssueName[]>();
  if (session.can.subIssues === false) return found;
  for (let at = 0; at < parents.length; at += AT_ONCE) {
    const part = parents.slice(at, at + AT_ONCE);
    const lists = await withGraphql(
      session,
      () => listByGraphql(session, part),
      () => Promise.all(part.map((parent) => listByRest(session, parent))),
    );
    for (const [index, parent] of part.entries()) found.set(parent, lists[index] ?? []);
  }
  return found;
}

async function listByGraphql(session: Session, parents: readonly number[]): Promise<IssueName[][]> {
  const parts = await askParts<{ issue: { subIssues: Page } | null }>(
    session,
    "children",
    parents.map((number) => ({
      variables: { ...session.at, number },
      types: { owner: "String!", repo: "String!", number: "Int!" },
      field: (v) =>
        `repository(owner: ${v("owner")}, name: ${v("repo")}) { issue(number: ${v("number")}) { subIssues(first: 100) { ${PAGE} } } }`,
    })),
    "missing",
  );
  const lists: IssueName[][] = [];
  for (const [index, number] of parents.entries()) {
    const page = parts[index]?.issue?.subIssues;
    lists.push(page === undefined ? [] : await whole(session, number, page));
  }
  return lists;
}

async function whole(session: Session, number: number, begun: Page): Promise<IssueName[]> {
  const found: IssueName[] = [];
  const query = `query moreChildren($owner: String!, $repo: String!, $number: Int!, $after: String) {
    repository(owner: $owner, name: $repo) { issue(number: $number) { subIssues(first: 100, after: $after) { ${PAGE} } } } }`;
  for (let page = begun; ; ) {
    // One that the token may not see is none of ours; what stands around it is told all the same.
    for (const node of page.nodes)
      if (node !== null) found.push({ repository: node.repository.nameWithOwner, number: node.number });
    if (!page.pageInfo.hasNextPage) return found;
    const variables = { ...session.at, number, after: page.pageInfo.endCursor };
    const answer: GraphqlAnswer<{ repository: { issue: { subIssues: Page } | null } | null }> =
      await session.transport.graphql(query, variables);
    const next = answer.data?.repository?.issue?.subIssues;
    if (next === undefined)
      throw firstError(answer, "children") ?? new EnvironmentError("server", "GitHub answered without the sub-issues");
    page = next;
  }
}

async function listByRest(session: Session, number: number): Promise<IssueName[]> {
  const route = "GET /repos/{owner}/{repo}/issues/{issue_number}/sub_issues";
  const at = { ...session.at, issue_number: number };
  const listed = (await unlessMissing(allPages(session.transport, route, at, (data) => data))) ?? [];
  return listed.map((child) => ({
    repository: /\/repos\/([^/]+\/[^/]+)$/.exec(child.repository_url)?.[1] ?? own(session, number).repository,
    number: child.number,
  }));
}

/** Moves one after another; where one fails, those that lean on it are in doubt until they are compared again. */
export async function orderChildren(session: Session, moves: readonly Move[]): Promise<readonly Outcome<void>[]> {
  if (moves.length === 0) return [];
  const ids = await findIssues(
    session,
    moves.flatMap((move) => [move.parent, move.child, siblingOf(move)]),
  );
  const idOf = (name: IssueName): IssueIds | undefined => ids.get(issueKey(name));
  if (session.can.graphql === false)
    return oneByOne(session, moves, EDGE_IS_CONTENT ? 1 : 0, (move) => moveByRest(session, move, idOf));
  const planned = moves.map((move) => mutationFor(move, idOf));
  const mutations = planned.filter((step): step is Mutation => "input" in step);
  const batch = { repeatable: true, creates: EDGE_IS_CONTENT, ordered: true };
  const outcomes = (await runMutations(session, mutations, batch)).values();
  return planned.map((step): Outcome<void> => {
    if ("ok" in step) return step;
    const outcome = outcomes.next().value;
    return outcome?.ok === false ? outcome : { ok: true, value: undefined };
  });
}

type IdOf = (name: IssueName) => IssueIds | undefined;

function siblingOf(move: Move): IssueName {
  return "after" in move ? move.after : move.before;
}

function mutationFor(move: Move, idOf: IdOf): Mutation | Outcome<void> {
  const [parent, child, sibling] = [idOf(move.parent), idOf(move.child), idOf(siblingOf(move))];
  if (!(parent && child && sibling)) return { ok: false, error: unseen(move) };
  const place = "after" in move ? { afterId: sibling.nodeId } : { beforeId: sibling.nodeId };
  return {
    name: "reprioritizeSubIssue",
    input: { issueId: parent.nodeId, subIssueId: child.nodeId, ...place },
    selection: "issue { id }",
  };
}

async function moveByRest(session: Session, move: Move, idOf: IdOf): Promise<void> {
  const [child, sibling] = [idOf(move.child), idOf(siblingOf(move))];
  if (!(child && sibling)) throw unseen(move);
  const route = "PATCH /repos/{owner}/{repo}/issues/{issue_number}/sub_issues/priority";
  const at = { ...splitRepository(move.parent.repository), issue_number: move.parent.number };
  const place = "after" in move ? { after_id: sibling.databaseId } : { before_id: sibling.databaseId };
  await session.transport.rest(
    route,
    { ...at, sub_issue_id: child.databaseId, ...place },
    { repeatable: true, creates: EDGE_IS_CONTENT ? 1 : 0 },
  );
}

function unseen({ parent, child }: Move): EnvironmentError {
  return new EnvironmentError(
    "not-found",
    `There is no issue ${child.repository}#${child.number} below #${parent.number}, or the token may not see it`,
  );
}
