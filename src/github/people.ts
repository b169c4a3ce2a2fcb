// People: who can be assigned to issues here, and what somebody may do.
import { EnvironmentError } from "../model/failure.ts";
import type { Role } from "../model/repository.ts";
import { inTurns } from "./in-turns.ts";
import { askParts, unlessMissing } from "./lookup.ts";
import type { Session } from "./session.ts";
import { withGraphql } from "./with-graphql.ts";

/** Node ids by lower-case login of those that can be assigned. The others are said and left out. */
export async function findPeople(session: Session, logins: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = await lookUp(session, logins);
  for (const login of new Set(logins))
    if (!found.has(login.toLowerCase())) session.log(`${login} cannot be assigned to issues here and is left out.`);
  return found;
}

async function lookUp(session: Session, logins: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { people, peopleWhole } = session.known;
  const asked = [...new Set(logins.map((login) => login.toLowerCase()))].filter((login) => !people.has(login));
  if (peopleWhole) for (const login of asked) people.set(login, null);
  else if (asked.length > 0)
    await withGraphql(
      session,
      () => askGraphql(session, asked),
      async () => undefined,
    );
  await inTurns(
    asked.filter((login) => !people.has(login)),
    6,
    async (login) => people.set(login, await askRest(session, login)),
  );
  return new Map(logins.flatMap((login) => pair(login.toLowerCase(), people.get(login.toLowerCase()))));
}

function pair(login: string, id: string | null | undefined): [string, string][] {
  return id ? [[login, id]] : [];
}

interface Person {
  readonly id: string;
  readonly login: string;
}

/** Matches of a search; a login that more names contain may not be among them and is asked for by REST. */
const MATCHES = 10;

/** Searches the assignable users by login and name. */
async function askGraphql(session: Session, logins: readonly string[]): Promise<void> {
  const { people } = session.known;
  for (let at = 0; at < logins.length; at += 20) {
    const part = logins.slice(at, at + 20);
    const answers = await askParts<{ assignableUsers: { nodes: (Person | null)[] } }>(
      session,
      "assignable",
      part.map((login) => ({
        variables: { ...session.at, login },
        types: { owner: "String!", repo: "String!", login: "String!" },
        field: (v) =>
          `repository(owner: ${v("owner")}, name: ${v("repo")}) { assignableUsers(first: ${MATCHES}, query: ${v("login")}) { nodes { id login } } }`,
      })),
    );
    for (const [index, answer] of answers.entries()) {
      const found = answer?.assignableUsers.nodes;
      for (const person of found ?? []) if (person !== null) people.set(person.login.toLowerCase(), person.id);
      const login = part[index];
      if (login !== undefined && found && found.length < MATCHES && !people.has(login)) people.set(login, null);
    }
  }
}

/** The login where GraphQL is not there to want an id. */
async function askRest(session: Session, login: string): Promise<string | null> {
  const route = "GET /repos/{owner}/{repo}/assignees/{assignee}";
  if ((await unlessMissing(session.transport.rest(route, { ...session.at, assignee: login }))) === null) return null;
  if (session.can.graphql === false) return login;
  const user = await unlessMissing(session.transport.rest("GET /users/{username}", { username: login }));
  return user?.data.node_id ?? null;
}

export async function listAssignable(session: Session, logins: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await lookUp(session, logins);
  return new Set(logins.filter((login) => found.has(login.toLowerCase())));
}

/** GitHub's role of somebody; a custom role counts as the permission it is built on. */
export async function readRole(session: Session, login: string): Promise<Role> {
  const route = "GET /repos/{owner}/{repo}/collaborators/{username}/permission";
  const answer = await unlessMissing(session.transport.rest(route, { ...session.at, username: login }));
  if (answer === null) return "none";
  const roles: readonly Role[] = ["admin", "maintain", "write", "triage", "read", "none"];
  const named =
    roles.find((role) => role === answer.data.role_name) ?? roles.find((role) => role === answer.data.permission);
  if (named === undefined) throw new EnvironmentError("server", `GitHub told no role of ${login}`);
  return named;
}
