// The repository by GraphQL: one request tells everything with the first hundred issues, each further hundred costs one.
import { EnvironmentError } from "../model/failure.ts";
import type { ObservedIssue, ObservedLabel, ObservedMilestone, ObservedState } from "../model/repository.ts";
import type { GraphqlAnswer } from "./answers.ts";
import { issuesAreOff } from "./errors.ts";
import { fillIssue, type MoreOf } from "./fill-issue.ts";
import { readGraphqlError } from "./graphql-errors.ts";
import { fromGraphql, type GraphqlIssue } from "./issue-fields.ts";
import { type Connection, labelFields, labelFrom, milestoneFields, milestoneFrom } from "./list-fields.ts";
import { dropForbidden, dropUnknown, type FieldSet, isHidden, observeQuery } from "./observe-query.ts";
import { capabilitiesOf, fieldsOf, type Session } from "./session.ts";

const PAGE = 100;
/** Halving stops here: a server that cannot answer for so few issues is down. */
const SMALLEST_PAGE = 6;

interface RepositoryAnswer {
  readonly viewer?: { readonly login: string };
  readonly repository: {
    readonly id: string;
    readonly hasIssuesEnabled?: boolean;
    readonly defaultBranchRef?: { readonly name: string; readonly target: { readonly oid: string } | null } | null;
    readonly pullRequests?: {
      readonly totalCount: number;
      readonly nodes: readonly ({ number: number; headRefName: string; isCrossRepository: boolean } | null)[];
    };
    readonly assignableUsers?: {
      readonly totalCount: number;
      readonly nodes: readonly ({ readonly id: string; readonly login: string } | null)[];
    };
    readonly labels?: Connection<Parameters<typeof labelFrom>[0]> | null;
    readonly milestones?: Connection<Parameters<typeof milestoneFrom>[0]> | null;
    readonly issues: Connection<GraphqlIssue>;
  } | null;
}

/** Throws an EnvironmentError when any part is missing: partial data is no data. */
export async function observeByGraphql(session: Session): Promise<ObservedState> {
  const fields: FieldSet = { ...fieldsOf(session), pullRequests: true, assignableUsers: true };
  const reader = { session, fields, size: PAGE };
  const first = await page(reader, null);
  const { viewer, repository } = first;
  if (repository.hasIssuesEnabled === false) throw issuesAreOff();
  session.can.subIssues = fields.subIssues;
  session.can.dependencies = fields.dependencies;
  session.can.fullDatabaseId = fields.fullDatabaseId;
  session.can.duplicates = fields.duplicates;
  rememberPeople(session, repository.assignableUsers);
  const issues: ObservedIssue[] = [];
  for (let connection = repository.issues; ; ) {
    for (const issue of whole(connection, "issues")) issues.push(await fillIssue(session, issue, fromGraphql(issue)));
    if (!connection.pageInfo.hasNextPage) break;
    connection = (await page(reader, connection.pageInfo.endCursor)).repository.issues;
  }
  return {
    repository: session.repository,
    repositoryNodeId: repository.id,
    defaultBranch: repository.defaultBranchRef?.name ?? "",
    ...besidesOf(repository),
    viewer: viewer?.login ?? session.assumedViewer,
    capabilities: { ...capabilitiesOf(session), graphql: true },
    issues,
    labels: await rest<Parameters<typeof labelFrom>[0], ObservedLabel>(session, "labels", repository.labels, labelFrom),
    milestones: await rest<Parameters<typeof milestoneFrom>[0], ObservedMilestone>(
      session,
      "milestones",
      repository.milestones,
      milestoneFrom,
    ),
  };
}

type Besides = Pick<NonNullable<RepositoryAnswer["repository"]>, "defaultBranchRef" | "pullRequests">;

/** What saves others a request of their own. */
function besidesOf({ defaultBranchRef, pullRequests }: Besides): Pick<ObservedState, "head" | "openPulls"> {
  const head = defaultBranchRef?.target?.oid;
  const pulls = pullRequests?.nodes.flatMap((pull) => pull ?? []) ?? [];
  const own = pulls.filter((pull) => !pull.isCrossRepository);
  return {
    ...(head === undefined ? {} : { head }),
    ...(pullRequests === undefined || pullRequests.totalCount > pulls.length
      ? {}
      : { openPulls: own.map(({ number, headRefName }) => ({ number, head: headRefName })) }),
  };
}

function rememberPeople(
  session: Session,
  people: NonNullable<RepositoryAnswer["repository"]>["assignableUsers"],
): void {
  if (people === undefined) return;
  for (const person of people.nodes) if (person) session.known.people.set(person.login.toLowerCase(), person.id);
  session.known.peopleWhole = people.totalCount <= people.nodes.length;
}

/** A page that was too much stays so: the size is not raised again while one repository is read. */
interface PageReader {
  readonly session: Session;
  readonly fields: FieldSet;
  size: number;
}

/** One page of issues; the first one carries the rest of the repository. Smaller where GitHub stops a page for its size. */
async function page(
  reader: PageReader,
  after: string | null,
): Promise<RepositoryAnswer & { repository: NonNullable<RepositoryAnswer["repository"]> }> {
  const { session, fields } = reader;
  for (;;) {
    const query = observeQuery(fields, after === null);
    const variables = { ...session.at, size: reader.size, after };
    let answer: GraphqlAnswer<RepositoryAnswer>;
    try {
      answer = await session.transport.graphql<RepositoryAnswer>(query, variables, {
        splits: reader.size > SMALLEST_PAGE,
      });
    } catch (error) {
      if (!isTooMuch(error) || reader.size <= SMALLEST_PAGE) throw error;
      reader.size = Math.ceil(reader.size / 2);
      continue;
    }
    if (answer.data?.repository && answer.errors.every(isHidden)) {
      forgetParents(answer.data.repository.issues, answer);
      return { ...answer.data, repository: answer.data.repository };
    }
    if (dropUnknown(fields, answer) || dropForbidden(fields, answer)) continue;
    const error = failureOf(answer, session);
    if (!isTooMuch(error) || reader.size <= SMALLEST_PAGE) throw error;
    reader.size = Math.ceil(reader.size / 2);
  }
}

/** "No parent" and "a parent that is hidden" both read null: of the second, nothing is said. */
function forgetParents(issues: Connection<GraphqlIssue>, { errors }: GraphqlAnswer<unknown>): void {
  for (const { path = [] } of errors) {
    const index = path[path.indexOf("nodes") + 1];
    const issue = path.includes("parent") && typeof index === "number" ? issues.nodes[index] : null;
    if (issue) delete issue.parent;
  }
}

/** A gateway's time-out, or GitHub's limit on what one query may cost. */
function isTooMuch(error: unknown): boolean {
  return error instanceof EnvironmentError && error.kind === "server";
}

function failureOf(answer: GraphqlAnswer<unknown>, session: Session): EnvironmentError {
  const [error] = answer.errors;
  if (error === undefined) return new EnvironmentError("server", "GitHub answered without the repository");
  const { owner, repo } = session.repository;
  const failure = readGraphqlError(error, `observe ${error.path?.[1] ?? ""}`.trim(), "").error;
  if (failure.kind !== "not-found") return failure;
  return new EnvironmentError("not-found", `There is no repository ${owner}/${repo}, or the token may not see it`, {
    cause: error,
    status: 200,
    advice:
      "Check the name. For a private repository the token needs these permissions:\npermissions:\n  contents: read\n  issues: write",
  });
}

function whole<T>(connection: Connection<T>, what: string): T[] {
  return connection.nodes.map((node) => {
    if (node === null)
      throw new EnvironmentError("server", `GitHub left out one of the ${what}: the list is not whole`);
    return node;
  });
}

/** The entries of a list that the first answer began, following pages where there are more. */
async function rest<P, T>(
  session: Session,
  what: "labels" | "milestones",
  begun: Connection<P> | null | undefined,
  from: (node: P) => T,
): Promise<T[]> {
  const found: T[] = [];
  const query = `query ${what}($owner: String!, $repo: String!, $after: String) { repository(owner: $owner, name: $repo) {
    list: ${what}(first: 100, after: $after) { ${what === "labels" ? labelFields : milestoneFields} } } }`;
  for (let connection = begun; connection; ) {
    found.push(...whole(connection, what).map(from));
    if (!connection.pageInfo.hasNextPage) break;
    const variables = { ...session.at, after: connection.pageInfo.endCursor };
    const answer: GraphqlAnswer<MoreOf<P>> = await session.transport.graphql(query, variables);
    const next = answer.data?.repository?.list;
    if (answer.errors.length > 0 || !next) throw failureOf(answer, session);
    connection = next;
  }
  return found;
}
