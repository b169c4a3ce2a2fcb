// Pull requests: what they change, what merging them closes, and the standing one of our own.
import { EnvironmentError } from "../model/failure.ts";
import type { IssueName, ObservedPull } from "../model/repository.ts";
import { firstError, type GraphqlAnswer } from "./answers.ts";
import { askParts } from "./lookup.ts";
import { allPages } from "./paginate.ts";
import { parsePatch } from "./parse-patch.ts";
import type { ChangedFile } from "./port.ts";
import type { Session } from "./session.ts";
import { withGraphql } from "./with-graphql.ts";

interface RestPull {
  readonly number: number;
  readonly node_id: string;
  readonly title: string;
  readonly body: string | null;
  readonly state: string;
  readonly merged_at: string | null;
  readonly draft?: boolean | undefined;
  readonly user: { readonly login: string } | null;
  readonly labels: readonly { readonly name: string }[];
  readonly base: { readonly ref: string; readonly sha: string };
  readonly head: { readonly ref: string; readonly sha: string; readonly repo: { readonly full_name: string } | null };
}

function fromRest(pull: RestPull): ObservedPull {
  return {
    number: pull.number,
    nodeId: pull.node_id,
    title: pull.title,
    body: pull.body ?? "",
    state: pull.state === "open" ? "open" : "closed",
    merged: pull.merged_at !== null,
    draft: pull.draft ?? false,
    author: pull.user?.login ?? "ghost",
    labels: pull.labels.map((label) => label.name),
    base: { ref: pull.base.ref, sha: pull.base.sha },
    head: { ref: pull.head.ref, sha: pull.head.sha, repository: pull.head.repo?.full_name ?? null },
  };
}

export async function readPull(session: Session, number: number): Promise<ObservedPull> {
  const route = "GET /repos/{owner}/{repo}/pulls/{pull_number}";
  return fromRest((await session.transport.rest(route, { ...session.at, pull_number: number })).data);
}

export async function listPulls(
  session: Session,
  options: { head?: string; state?: "open" | "closed" } = {},
): Promise<readonly ObservedPull[]> {
  const { head, state = "open" } = options;
  const narrowed = head === undefined ? {} : { head: `${session.repository.owner}:${head}` };
  const parameters = { ...session.at, state, ...narrowed };
  const listed = await allPages(session.transport, "GET /repos/{owner}/{repo}/pulls", parameters, (data) => data);
  // A server that does not know the filter must not make us take another pull request for ours.
  return listed.map(fromRest).filter((pull) => head === undefined || pull.head.ref === head);
}

export async function listPullFiles(session: Session, number: number): Promise<readonly ChangedFile[]> {
  const route = "GET /repos/{owner}/{repo}/pulls/{pull_number}/files";
  const listed = await allPages(session.transport, route, { ...session.at, pull_number: number }, (data) => data);
  return listed.map((file) => ({
    path: file.filename,
    previousPath: file.previous_filename ?? null,
    status:
      file.status === "added" || file.status === "removed" || file.status === "renamed" ? file.status : "modified",
    lines: file.patch === undefined ? null : parsePatch(file.patch),
  }));
}

interface Closing {
  readonly repository: {
    readonly pullRequest: {
      readonly closingIssuesReferences: {
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
        readonly nodes: readonly ({ number: number; repository: { nameWithOwner: string } } | null)[];
      } | null;
    } | null;
  } | null;
}

/** Issues that merging closes; none where the server has no GraphQL to tell. */
export function listClosing(session: Session, pull: number): Promise<readonly IssueName[]> {
  return withGraphql(
    session,
    () => askClosing(session, pull),
    async () => [],
  );
}

async function askClosing(session: Session, pull: number): Promise<readonly IssueName[]> {
  const query = `query closingIssuesReferences($owner: String!, $repo: String!, $pull: Int!, $after: String) {
    repository(owner: $owner, name: $repo) { pullRequest(number: $pull) { closingIssuesReferences(first: 100, after: $after) {
      pageInfo { hasNextPage endCursor } nodes { number repository { nameWithOwner } } } } } }`;
  const found: IssueName[] = [];
  for (let after: string | null = null; ; ) {
    const answer: GraphqlAnswer<Closing> = await session.transport.graphql(query, { ...session.at, pull, after });
    const error = firstError(answer, "closingIssuesReferences");
    if (error !== null) throw error;
    const list = answer.data?.repository?.pullRequest?.closingIssuesReferences;
    if (!list) throw new EnvironmentError("not-found", `There is no pull request #${pull}`);
    found.push(...namesIn(list.nodes));
    if (!list.pageInfo.hasNextPage) return found;
    after = list.pageInfo.endCursor;
  }
}

/** Asked for at once; one that closes more is asked for alone. */
const [PULLS, ISSUES] = [30, 50] as const;

/** The same of many, in one request for thirty. One that is gone closes nothing. */
export async function listClosingOf(
  session: Session,
  pulls: readonly number[],
): Promise<ReadonlyMap<number, readonly IssueName[]>> {
  const found = new Map<number, readonly IssueName[]>();
  for (let at = 0; at < pulls.length; at += PULLS) {
    const some = pulls.slice(at, at + PULLS);
    const parts = await withGraphql(
      session,
      () => askClosingOf(session, some),
      async () => [],
    );
    for (const [index, number] of some.entries()) {
      const list = parts[index]?.pullRequest?.closingIssuesReferences;
      found.set(number, list?.pageInfo.hasNextPage ? await listClosing(session, number) : namesIn(list?.nodes ?? []));
    }
  }
  return found;
}

function askClosingOf(session: Session, pulls: readonly number[]): Promise<readonly (Closing["repository"] | null)[]> {
  return askParts(
    session,
    "closingIssuesReferences",
    pulls.map((number) => ({
      variables: { ...session.at, number },
      types: { owner: "String!", repo: "String!", number: "Int!" },
      field: (v) =>
        `repository(owner: ${v("owner")}, name: ${v("repo")}) { pullRequest(number: ${v("number")}) { closingIssuesReferences(first: ${ISSUES}) {
      pageInfo { hasNextPage endCursor } nodes { number repository { nameWithOwner } } } } }`,
    })),
    "missing",
  );
}

function namesIn(nodes: readonly ({ number: number; repository: { nameWithOwner: string } } | null)[]): IssueName[] {
  return nodes.flatMap((node) => (node ? [{ repository: node.repository.nameWithOwner, number: node.number }] : []));
}

/** The open pull request of the head: new, or the one that is there. */
export async function createPull(
  session: Session,
  pull: { title: string; body: string; head: string; base: string },
): Promise<ObservedPull> {
  try {
    const treatment = { repeatable: true, creates: 1, urgent: true };
    return fromRest(
      (await session.transport.rest("POST /repos/{owner}/{repo}/pulls", { ...session.at, ...pull }, treatment)).data,
    );
  } catch (error) {
    if (!(error instanceof EnvironmentError && error.kind === "invalid" && /already exists/i.test(error.message)))
      throw error;
    const [there] = await listPulls(session, { head: pull.head });
    if (there === undefined) throw error;
    return there;
  }
}

export async function updatePull(
  session: Session,
  number: number,
  fields: { title?: string; body?: string; state?: "open" | "closed" },
): Promise<void> {
  const route = "PATCH /repos/{owner}/{repo}/pulls/{pull_number}";
  await session.transport.rest(route, { ...session.at, pull_number: number, ...fields }, { urgent: true });
}

export async function addPullLabels(session: Session, pull: number, labels: readonly string[]): Promise<void> {
  const route = "POST /repos/{owner}/{repo}/issues/{issue_number}/labels";
  const body = { ...session.at, issue_number: pull, labels: [...labels] };
  await session.transport.rest(route, body, { repeatable: true, urgent: true });
}
