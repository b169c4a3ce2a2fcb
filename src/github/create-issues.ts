// New issues: by GraphQL in batches, with their parent in the same mutation; by REST one by one.
import { EnvironmentError, InternalError } from "../model/failure.ts";
import type { ObservedIssue } from "../model/repository.ts";
import { already, type Mutation, runMutations } from "./batch.ts";
import { fromGraphql, fromRest, type GraphqlIssue, issueFields } from "./issue-fields.ts";
import { ensureLabels } from "./labels.ts";
import { findIssues, findMilestone, findRepository } from "./lookup.ts";
import { oneByOne } from "./one-by-one.ts";
import { addParentByRest } from "./parents.ts";
import { findPeople } from "./people.ts";
import type { NewIssue, Outcome } from "./port.ts";
import { fieldsOf, type IssueIds, issueKey, own, type Session } from "./session.ts";

/**
 * One outcome per issue. A creation whose answer was lost fails with kind "network" and is not tried again: only
 * reading the issues afresh tells whether it is there. Labels that the repository lacks are made, people who cannot
 * be assigned are left out and said.
 */
export async function createIssues(
  session: Session,
  issues: readonly NewIssue[],
): Promise<readonly Outcome<ObservedIssue>[]> {
  if (issues.some(({ title, body }) => title.trim() === "" || body.trim() === ""))
    throw new InternalError("An issue without a title or a body was about to be made");
  if (issues.length === 0) return [];
  const people = await findPeople(
    session,
    issues.flatMap((issue) => issue.assignees),
  );
  if (session.can.graphql === false)
    return oneByOne(session, issues, 1, (issue) => createByRest(session, issue, people));
  const labels = await ensureLabels(
    session,
    issues.flatMap((issue) => issue.labels),
  );
  const parents = issues.flatMap(({ parent }) => (parent === null ? [] : [own(session, parent)]));
  const ids = await findIssues(session, parents);
  const repositoryId = await findRepository(session);
  const selection = `issue { ${issueFields(fieldsOf(session))} }`;
  const mutations: Mutation[] = [];
  for (const issue of issues) {
    const input = {
      repositoryId,
      title: issue.title,
      body: issue.body,
      labelIds: issue.labels.flatMap((name) => labels.get(name.toLowerCase()) ?? []),
      assigneeIds: issue.assignees.flatMap((login) => people.get(login.toLowerCase()) ?? []),
      ...(issue.milestone === null ? {} : { milestoneId: await findMilestone(session, issue.milestone) }),
      ...(issue.parent === null ? {} : parentOf(ids.get(issueKey(own(session, issue.parent))))),
    };
    mutations.push({ name: "createIssue", selection, input });
  }
  const outcomes = await runMutations<{ issue: GraphqlIssue }>(session, mutations, {
    repeatable: false,
    creates: true,
  });
  return outcomes.map((outcome) => {
    if (!outcome.ok) return outcome;
    if (outcome.value === already) throw new InternalError("A new issue was answered as if it were there already");
    const issue = fromGraphql(outcome.value.issue);
    remember(session, issue);
    return { ok: true, value: issue };
  });
}

function parentOf(ids: IssueIds | undefined): { parentIssueId?: string } {
  return ids === undefined ? {} : { parentIssueId: ids.nodeId };
}

async function createByRest(
  session: Session,
  issue: NewIssue,
  people: ReadonlyMap<string, string>,
): Promise<ObservedIssue> {
  const { data } = await session.transport.rest(
    "POST /repos/{owner}/{repo}/issues",
    {
      ...session.at,
      title: issue.title,
      body: issue.body,
      labels: [...issue.labels],
      assignees: issue.assignees.filter((login) => people.has(login.toLowerCase())),
      ...(issue.milestone === null ? {} : { milestone: issue.milestone }),
    },
    { creates: 1 },
  );
  const made = fromRest(data, session.can.dependencies === false ? undefined : [], session.can.subIssues !== false);
  remember(session, made);
  if (issue.parent === null || session.can.subIssues === false) return made;
  try {
    await addParentByRest(session, own(session, made.number), own(session, issue.parent));
    return { ...made, parent: own(session, issue.parent) };
  } catch (error) {
    // The issue is there: to report it as failed would make it twice. Its parent is missing until the next run.
    if (!(error instanceof EnvironmentError)) throw error;
    session.log(`#${made.number} was made, but not below #${issue.parent}: ${error.message}`);
    return made;
  }
}

function remember(session: Session, issue: ObservedIssue): void {
  session.known.issues.set(issueKey(own(session, issue.number)), {
    nodeId: issue.nodeId,
    databaseId: issue.databaseId,
  });
}
