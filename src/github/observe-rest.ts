// The repository by REST, for servers without GraphQL: lists, and the blockers of the issues that have some.
import { EnvironmentError } from "../model/failure.ts";
import type { IssueName, ObservedBlocker, ObservedState } from "../model/repository.ts";
import { issuesAreOff } from "./errors.ts";
import { inTurns } from "./in-turns.ts";
import { fromRest, type RestIssue } from "./issue-fields.ts";
import { labelFromRest, milestoneFromRest } from "./list-fields.ts";
import { allPages } from "./paginate.ts";
import { capabilitiesOf, issueKey, own, type Session, splitRepository } from "./session.ts";

/** Blocker lists that are read at once. */
const AT_ONCE = 6;

export async function observeByRest(session: Session): Promise<ObservedState> {
  const { transport, at } = session;
  const repository = (await transport.rest("GET /repos/{owner}/{repo}", at)).data;
  if (repository.has_issues === false) throw issuesAreOff();
  // By creation, oldest first: what is made while the pages are read comes at the end.
  const listed = await allPages(
    transport,
    "GET /repos/{owner}/{repo}/issues",
    { ...at, state: "all", sort: "created", direction: "asc" },
    (data) => data as readonly RestIssue[],
  );
  const issues = listed.filter((issue) => !issue.pull_request);
  const labels = await allPages(transport, "GET /repos/{owner}/{repo}/labels", at, (data) => data);
  const milestones = await allPages(
    transport,
    "GET /repos/{owner}/{repo}/milestones",
    { ...at, state: "all" },
    (data) => data,
  );
  await probe(session, issues);
  const withBlockers = session.can.dependencies === false ? [] : issues.filter(mayBeBlocked);
  const blockers = new Map(
    await inTurns(
      withBlockers,
      AT_ONCE,
      async (issue) => [issue.number, await listBlockers(session, own(session, issue.number))] as const,
    ),
  );
  for (const issue of issues)
    session.known.issues.set(issueKey(own(session, issue.number)), {
      nodeId: issue.node_id,
      databaseId: Number(issue.id),
    });
  return {
    repository: session.repository,
    repositoryNodeId: repository.node_id,
    defaultBranch: repository.default_branch,
    viewer: await readViewer(session),
    capabilities: capabilitiesOf(session),
    issues: issues.map((issue) =>
      fromRest(
        issue,
        session.can.dependencies === false ? undefined : (blockers.get(issue.number) ?? []),
        session.can.subIssues !== false,
      ),
    ),
    labels: labels.map(labelFromRest),
    milestones: milestones.map(milestoneFromRest),
  };
}

function mayBeBlocked(issue: RestIssue): boolean {
  return (issue.issue_dependencies_summary?.total_blocked_by ?? 1) > 0;
}

/** Whether the server has sub-issues and dependencies: told by the payload, else asked once of one issue. */
async function probe(session: Session, issues: readonly RestIssue[]): Promise<void> {
  const [issue] = issues;
  if (issue === undefined) return;
  const { can } = session;
  if (can.subIssues === undefined) {
    const told = issue.sub_issues_summary !== undefined || issue.parent_issue_url !== undefined;
    can.subIssues =
      told || (await exists(session, "GET /repos/{owner}/{repo}/issues/{issue_number}/sub_issues", issue.number));
    if (!can.subIssues) session.log("This server has no sub-issues: parents are told in the issues' text.");
  }
  if (can.dependencies === undefined) {
    const told = issue.issue_dependencies_summary !== undefined;
    can.dependencies =
      told ||
      (await exists(session, "GET /repos/{owner}/{repo}/issues/{issue_number}/dependencies/blocked_by", issue.number));
    if (!can.dependencies) session.log("This server has no issue dependencies: blockers are told in the issues' text.");
  }
}

async function exists(
  session: Session,
  route:
    | "GET /repos/{owner}/{repo}/issues/{issue_number}/sub_issues"
    | "GET /repos/{owner}/{repo}/issues/{issue_number}/dependencies/blocked_by",
  issue: number,
): Promise<boolean> {
  try {
    await session.transport.rest(route, { ...session.at, issue_number: issue, per_page: 1 });
    return true;
  } catch (error) {
    if (error instanceof EnvironmentError && (error.status === 404 || error.status === 410)) return false;
    throw error;
  }
}

/** All blockers of an issue, open and closed. */
export async function listBlockers(session: Session, issue: IssueName): Promise<ObservedBlocker[]> {
  const route = "GET /repos/{owner}/{repo}/issues/{issue_number}/dependencies/blocked_by";
  const at = { ...splitRepository(issue.repository), issue_number: issue.number };
  const listed = await allPages(session.transport, route, at, (data) => data);
  return listed.map((blocker) => ({
    repository: repositoryOf(blocker.repository_url) ?? issue.repository,
    number: blocker.number,
    state: blocker.state === "closed" ? "closed" : "open",
  }));
}

function repositoryOf(url: string | undefined): string | null {
  return url?.match(/\/repos\/([^/]+\/[^/]+)$/)?.[1] ?? null;
}

/** An app's token may not ask for its user: then it is the login that the door assumes. */
async function readViewer(session: Session): Promise<string> {
  try {
    return (await session.transport.rest("GET /user", {})).data.login;
  } catch (error) {
    if (error instanceof EnvironmentError && [401, 403, 404].includes(error.status ?? 0)) return session.assumedViewer;
    throw error;
  }
}
