// Sub-issues: which issue stands below which.
import { EnvironmentError } from "../model/failure.ts";
import type { IssueName } from "../model/repository.ts";
import { type Mutation, runMutations } from "./batch.ts";
import { findIssues, unlessMissing } from "./lookup.ts";
import { oneByOne } from "./one-by-one.ts";
import { EDGE_IS_CONTENT } from "./pace.ts";
import type { Outcome } from "./port.ts";
import { type IssueIds, issueKey, type Session, splitRepository } from "./session.ts";

export interface ParentPair {
  readonly child: IssueName;
  readonly parent: IssueName | null;
  readonly before: IssueName | null;
}

const THERE = /duplicate sub-issues|already a sub-issue/i;
const GONE = /not a sub-issue|not found|does not exist/i;

/** Puts children below parents, or takes them out; what is so already is done. */
export async function setParents(session: Session, pairs: readonly ParentPair[]): Promise<readonly Outcome<void>[]> {
  if (pairs.length === 0) return [];
  if (session.can.graphql === false || session.can.subIssues === false)
    return oneByOne(session, pairs, EDGE_IS_CONTENT ? 1 : 0, (pair) => setByRest(session, pair));
  const names = pairs.flatMap(({ child, parent, before }) => [child, parent, before]).filter((name) => name !== null);
  const ids = await findIssues(session, names);
  const idOf = (name: IssueName | null): IssueIds | undefined => (name === null ? undefined : ids.get(issueKey(name)));
  const planned = pairs.map((pair) => mutationFor(idOf(pair.child), pair, idOf(pair.parent), idOf(pair.before)));
  const mutations = planned.filter((step): step is Mutation => "input" in step);
  const batch = {
    repeatable: true,
    creates: EDGE_IS_CONTENT,
    already: new RegExp(`${THERE.source}|${GONE.source}`, "i"),
  };
  const outcomes = (await runMutations(session, mutations, batch)).values();
  return planned.map((step): Outcome<void> => {
    if ("ok" in step) return step;
    const outcome = outcomes.next().value;
    return outcome?.ok === false ? outcome : { ok: true, value: undefined };
  });
}

function mutationFor(
  child: IssueIds | undefined,
  pair: ParentPair,
  parent: IssueIds | undefined,
  before: IssueIds | undefined,
): Mutation | Outcome<void> {
  if (child === undefined || (pair.parent !== null && parent === undefined)) return { ok: false, error: unseen(pair) };
  if (parent !== undefined)
    return {
      name: "addSubIssue",
      input: { issueId: parent.nodeId, subIssueId: child.nodeId, replaceParent: true },
      selection: "subIssue { id }",
    };
  if (before === undefined) return { ok: true, value: undefined };
  return {
    name: "removeSubIssue",
    input: { issueId: before.nodeId, subIssueId: child.nodeId },
    selection: "subIssue { id }",
  };
}

async function setByRest(session: Session, { child, parent, before }: ParentPair): Promise<void> {
  if (session.can.subIssues === false) throw unsupported();
  if (parent !== null) return addParentByRest(session, child, parent);
  if (before === null) return;
  const ids = (await findIssues(session, [child])).get(issueKey(child));
  if (ids === undefined) throw unseen({ child, parent, before });
  const route = "DELETE /repos/{owner}/{repo}/issues/{issue_number}/sub_issue";
  const at = { ...splitRepository(before.repository), issue_number: before.number };
  await unlessMissing(session.transport.rest(route, { ...at, sub_issue_id: ids.databaseId }));
}

/** Puts an issue below another one, away from an earlier parent. Throws `unsupported` where there are no sub-issues. */
export async function addParentByRest(session: Session, child: IssueName, parent: IssueName): Promise<void> {
  const ids = (await findIssues(session, [child])).get(issueKey(child));
  if (ids === undefined) throw unseen({ child, parent, before: null });
  const route = "POST /repos/{owner}/{repo}/issues/{issue_number}/sub_issues";
  const at = { ...splitRepository(parent.repository), issue_number: parent.number };
  const body = { ...at, sub_issue_id: ids.databaseId, replace_parent: true };
  try {
    await session.transport.rest(route, body, { repeatable: true, creates: EDGE_IS_CONTENT ? 1 : 0 });
    session.can.subIssues = true;
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    if (error.kind === "invalid" && THERE.test(error.message)) return;
    if (error.status !== 404 || session.can.subIssues === true) throw error;
    session.can.subIssues = false;
    session.log("This server has no sub-issues: parents are told in the issues' text.");
    throw unsupported();
  }
}

function unsupported(): EnvironmentError {
  return new EnvironmentError("unsupported", "This server has no sub-issues");
}

function unseen({ child, parent }: ParentPair): EnvironmentError {
  const other = parent === null ? "" : ` or ${parent.repository}#${parent.number}`;
  return new EnvironmentError(
    "not-found",
    `There is no issue ${child.repository}#${child.number}${other}, or the token may not see it`,
  );
}
