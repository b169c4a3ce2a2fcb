// From names to the ids that GitHub wants: issues, labels, milestones, people. What was read before is not asked again.
import { EnvironmentError } from "../model/failure.ts";
import type { IssueName } from "../model/repository.ts";
import { readGraphqlError } from "./graphql-errors.ts";
import { inTurns } from "./in-turns.ts";
import { allPages } from "./paginate.ts";
import { type IssueIds, issueKey, type Session, splitRepository } from "./session.ts";
import { withGraphql } from "./with-graphql.ts";

/** Things asked for in one query. */
const AT_ONCE = 50;

/** Ids by issueKey. Those that cannot be seen are missing. */
export async function findIssues(
  session: Session,
  names: readonly IssueName[],
): Promise<ReadonlyMap<string, IssueIds>> {
  const { issues } = session.known;
  const missing = new Map(names.filter((name) => !issues.has(issueKey(name))).map((name) => [issueKey(name), name]));
  const asked = [...missing.values()];
  for (let at = 0; at < asked.length; at += AT_ONCE) {
    const part = asked.slice(at, at + AT_ONCE);
    await withGraphql(
      session,
      () => findByGraphql(session, part),
      () => findByRest(session, part),
    );
  }
  return issues;
}

async function findByGraphql(session: Session, names: readonly IssueName[]): Promise<void> {
  const databaseId = session.can.fullDatabaseId === false ? "databaseId" : "fullDatabaseId";
  const data = await askParts<{
    issue: { id: string; fullDatabaseId?: string | null; databaseId?: number | null } | null;
  } | null>(
    session,
    "issueIds",
    names.map((name) => ({
      variables: { ...splitRepository(name.repository), number: name.number },
      types: { owner: "String!", repo: "String!", number: "Int!" },
      field: (v) =>
        `repository(owner: ${v("owner")}, name: ${v("repo")}) { issue(number: ${v("number")}) { id ${databaseId} } }`,
    })),
  );
  for (const [index, name] of names.entries()) {
    const found = data[index]?.issue;
    if (found)
      session.known.issues.set(issueKey(name), {
        nodeId: found.id,
        databaseId: Number(found.fullDatabaseId ?? found.databaseId ?? 0),
      });
  }
}

async function findByRest(session: Session, names: readonly IssueName[]): Promise<void> {
  await inTurns(names, 6, async (name) => {
    const route = "GET /repos/{owner}/{repo}/issues/{issue_number}";
    const found = await unlessMissing(
      session.transport.rest(route, { ...splitRepository(name.repository), issue_number: name.number }),
    );
    if (found)
      session.known.issues.set(issueKey(name), { nodeId: found.data.node_id, databaseId: Number(found.data.id) });
  });
}

interface Part {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly types: Readonly<Record<string, string>>;
  /** The part's field; `v` gives the name of its variable. */
  readonly field: (v: (name: string) => string) => string;
}

/**
 * One query of many like parts, answered in their order: null for a part that does not exist; with `hidden` "missing"
 * also for one that the token may not see. Throws when anything else goes wrong with any part.
 */
export async function askParts<T>(
  session: Session,
  name: string,
  parts: readonly Part[],
  hidden: "missing" | "refused" = "refused",
): Promise<(T | null)[]> {
  if (parts.length === 0) return [];
  try {
    return await askAtOnce<T>(session, name, parts, hidden);
  } catch (error) {
    if (!(error instanceof EnvironmentError) || error.kind !== "server" || parts.length === 1) throw error;
    // Too much for one answer: in halves.
    const half = Math.ceil(parts.length / 2);
    return [
      ...(await askParts<T>(session, name, parts.slice(0, half), hidden)),
      ...(await askParts<T>(session, name, parts.slice(half), hidden)),
    ];
  }
}

async function askAtOnce<T>(
  session: Session,
  name: string,
  parts: readonly Part[],
  hidden: "missing" | "refused",
): Promise<(T | null)[]> {
  const variables: Record<string, unknown> = {};
  const declared: string[] = [];
  const fields = parts.map((part, index) => {
    for (const [key, type] of Object.entries(part.types)) {
      variables[`${key}${index}`] = part.variables[key];
      declared.push(`$${key}${index}: ${type}`);
    }
    return `p${index}: ${part.field((key) => `$${key}${index}`)}`;
  });
  const query = `query ${name}(${declared.join(", ")}) {\n${fields.join("\n")}\n}`;
  const answer = await session.transport.graphql<Record<string, T | null>>(query, variables, {
    splits: parts.length > 1,
  });
  for (const error of answer.errors) {
    const { error: failure } = readGraphqlError(error, name, "");
    if (failure.kind !== "not-found" && !(failure.kind === "permission" && hidden === "missing")) throw failure;
  }
  return parts.map((_, index) => answer.data?.[`p${index}`] ?? null);
}

/** null where GitHub says that there is no such thing, or hides it. */
export async function unlessMissing<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof EnvironmentError && [404, 410, 451].includes(error.status ?? 0)) return null;
    throw error;
  }
}

/** The label's node id, undefined when the repository has no such label. */
export async function findLabel(session: Session, name: string): Promise<string | undefined> {
  const { known } = session;
  if (!known.labels.has(name.toLowerCase()) && !known.labelsRead) {
    const labels = await allPages(session.transport, "GET /repos/{owner}/{repo}/labels", session.at, (data) => data);
    for (const label of labels) known.labels.set(label.name.toLowerCase(), label.node_id);
    known.labelsRead = true;
  }
  return known.labels.get(name.toLowerCase());
}

/** Node ids of milestones by number. Those that do not exist are missing. */
export async function findMilestones(
  session: Session,
  numbers: readonly (number | null | undefined)[],
): Promise<ReadonlyMap<number, string>> {
  const { milestones } = session.known;
  const route = "GET /repos/{owner}/{repo}/milestones/{milestone_number}";
  for (const number of new Set(numbers)) {
    if (number === null || number === undefined || milestones.has(number)) continue;
    const answer = await unlessMissing(session.transport.rest(route, { ...session.at, milestone_number: number }));
    if (answer !== null) milestones.set(number, answer.data.node_id);
  }
  return milestones;
}

/** The repository's node id. */
export async function findRepository(session: Session): Promise<string> {
  if (session.known.repositoryId === undefined) {
    const { data } = await session.transport.rest("GET /repos/{owner}/{repo}", session.at);
    session.known.repositoryId = data.node_id;
  }
  return session.known.repositoryId;
}
