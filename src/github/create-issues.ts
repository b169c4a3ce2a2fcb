// New issues: by GraphQL in batches, with their parent in the same mutation; by REST one by one.
import { EnvironmentError, InternalError } from "../model/failure.ts";
import type { ObservedIssue } from "../model/repository.ts";
import { already, runMutations } from "./batch.ts";
import { fromGraphql, fromRest, type GraphqlIssue, issueFields } from "./issue-fields.ts";
import { ensureLabels } from "./labels.ts";
import { findIssues, findMilestones, findRepository } from "./lookup.ts";
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
  const found: Found = {
    repositoryId: await findRepository(session),
    labels,
    people,
    issues: await findIssues(session, parents),
    milestones: await findMilestones(
      session,
      issues.map((issue) => issue.milestone),
    ),
  };
  const selection = `issue { ${issueFields(fieldsOf(session))} }`;
  const inputs = issues.map((issue) => inputFor(session, issue, found));
  const mutations = inputs.flatMap((input) =>
    input instanceof EnvironmentError ? [] : [{ name: "createIssue", selection, input }],
  );
  const outcomes = (
    await runMutations<{ issue: GraphqlIssue }>(session, mutations, { repeatable: false, creates: true })
  ).values();
  return inputs.map((input): Outcome<ObservedIssue> => {
    if (input instanceof EnvironmentError) return { ok: false, error: input };
    const outcome = outcomes.next().value;
    if (outcome === undefined || (outcome.ok && outcome.value === already))
      throw new InternalError("A new issue was not answered as one");
    if (!outcome.ok) return outcome;
    const issue = fromGraphql((outcome.value as { issue: GraphqlIssue }).issue);
    remember(session, issue);
    return { ok: true, value: issue };
  });
}

interface Found {
  readonly repositoryId: string;
  readonly labels: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
  readonly issues: ReadonlyMap<string, IssueIds>;
  readonly milestones: ReadonlyMap<number, string>;
}

/** An issue whose parent or milestone is gone is not made without it: the next run knows better. */
function inputFor(session: Session, issue: NewIssue, found: Found): Record<string, unknown> | EnvironmentError {
  const { title, body, milestone, parent } = issue;
  const milestoneId = milestone === null ? null : found.milestones.get(milestone);
  const parentIssueId =
    parent === null || session.can.subIssues === false
      ? null
      : found.issues.get(issueKey(own(session, parent)))?.nodeId;
  if (milestoneId === undefined) return new EnvironmentError("not-found", `There is no milestone ${milestone}`);
  if (parentIssueId === undefined)
    return new EnvironmentError("not-found", `There is no issue #${parent} to be the parent`);
  return {
    repositoryId: found.repositoryId,
    title,
    body,
    labelIds: issue.labels.flatMap((name) => found.labels.get(name.toLowerCase()) ?? []),
    assigneeIds: issue.assignees.flatMap((login) => found.people.get(login.toLowerCase()) ?? []),
    ...(milestoneId === null ? {} : { milestoneId }),
    ...(parentIssueId === null ? {} : { parentIssueId }),
  };
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
  if (data.sub_issues_summary !== undefined) session.can.subIssues ??= true;
  if (data.issue_dependencies_summary !== undefined) session.can.dependencies ??= true;
  const made = fromRest(data, session.can.dependencies ? [] : undefined, session.can.subIssues === true);
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
