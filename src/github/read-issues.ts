// Single issues by name, of any repository that the token sees.
import type { IssueName, ObservedIssue } from "../model/repository.ts";
import { fillIssue } from "./fill-issue.ts";
import { inTurns } from "./in-turns.ts";
import { fromGraphql, fromRest, type GraphqlIssue, issueFields } from "./issue-fields.ts";
import { askParts, unlessMissing } from "./lookup.ts";
import { listBlockers } from "./observe-rest.ts";
import { fieldsOf, issueKey, type Session, splitRepository } from "./session.ts";
import { withGraphql } from "./with-graphql.ts";

const AT_ONCE = 50;

/** Those that cannot be seen are left out; the order is that of the names. */
export async function readIssues(session: Session, names: readonly IssueName[]): Promise<readonly ObservedIssue[]> {
  const found: ObservedIssue[] = [];
  for (let at = 0; at < names.length; at += AT_ONCE) {
    const part = names.slice(at, at + AT_ONCE);
    const issues = await withGraphql(
      session,
      () => byGraphql(session, part),
      () => byRest(session, part),
    );
    for (const [index, issue] of issues.entries()) {
      const name = part[index];
      if (issue === null || name === undefined) continue;
      session.known.issues.set(issueKey(name), { nodeId: issue.nodeId, databaseId: issue.databaseId });
      found.push({ ...issue, repository: name.repository });
    }
  }
  return found;
}

async function byGraphql(session: Session, names: readonly IssueName[]): Promise<(ObservedIssue | null)[]> {
  const parts = await askParts<{ issue: GraphqlIssue | null }>(
    session,
    "readIssues",
    names.map((name) => ({
      variables: { ...splitRepository(name.repository), number: name.number },
      types: { owner: "String!", repo: "String!", number: "Int!" },
      field: (v) =>
        `repository(owner: ${v("owner")}, name: ${v("repo")}) { issue(number: ${v("number")}) { ${issueFields(fieldsOf(session))} } }`,
    })),
    "missing",
  );
  return Promise.all(
    parts.map((part) => (part?.issue ? fillIssue(session, part.issue, fromGraphql(part.issue)) : null)),
  );
}

async function byRest(session: Session, names: readonly IssueName[]): Promise<(ObservedIssue | null)[]> {
  const route = "GET /repos/{owner}/{repo}/issues/{issue_number}";
  return inTurns(names, 6, async (name) => {
    const at = splitRepository(name.repository);
    const answer = await unlessMissing(session.transport.rest(route, { ...at, issue_number: name.number }));
    if (answer === null || answer.data.pull_request) return null;
    const blockers = session.can.dependencies === false ? undefined : await listBlockers(session, name);
    return fromRest(answer.data, blockers, session.can.subIssues !== false);
  });
}
