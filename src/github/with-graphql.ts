// GraphQL where the server has it, REST where not; found out by the first question and remembered.
import { EnvironmentError } from "../model/failure.ts";
import type { Session } from "./session.ts";

/** Asks by GraphQL; by REST when the server turns out to have no GraphQL. */
export async function withGraphql<T>(
  session: Session,
  byGraphql: () => Promise<T>,
  byRest: () => Promise<T>,
): Promise<T> {
  const { can } = session;
  if (can.graphql === false) return byRest();
  try {
    const answer = await byGraphql();
    can.graphql = true;
    return answer;
  } catch (error) {
    if (can.graphql === true || !isMissing(error)) throw error;
    can.graphql = false;
    session.log("This server has no GraphQL: reading and writing one by one over REST.");
    return byRest();
  }
}

/** The server has no /graphql: 404, 405 or 501 over HTTP, or 401 where only REST takes the token. */
function isMissing(error: unknown): boolean {
  return error instanceof EnvironmentError && [401, 404, 405, 501].includes(error.status ?? 0);
}
