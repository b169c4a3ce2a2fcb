// What the server can do, asked for when nothing was read that tells it.
import type { Capabilities } from "../model/repository.ts";
import { firstError } from "./answers.ts";
import { observe } from "./observe.ts";
import { capabilitiesOf, type Session } from "./session.ts";
import { withGraphql } from "./with-graphql.ts";

/** One GraphQL request; without GraphQL the lists are read, which tell it too. Nothing when it is known. */
export async function readCapabilities(session: Session): Promise<Capabilities> {
  const { can } = session;
  if (can.graphql === undefined)
    await withGraphql(
      session,
      () => askGraphql(session),
      async () => undefined,
    );
  if (can.graphql === false && (can.subIssues === undefined || can.dependencies === undefined)) await observe(session);
  return capabilitiesOf(session);
}

async function askGraphql(session: Session): Promise<void> {
  const { can } = session;
  const query = 'query capabilities { issue: __type(name: "Issue") { fields { name args { name } } } }';
  const answer = await session.transport.graphql<{
    issue: { fields: { name: string; args?: { name: string }[] }[] } | null;
  }>(query, {});
  const error = firstError(answer, "capabilities");
  if (error !== null) throw error;
  const fields = new Set(answer.data?.issue?.fields.map((field) => field.name));
  can.subIssues = fields.has("parent") && fields.has("subIssuesSummary");
  can.dependencies = fields.has("blockedBy");
  can.fullDatabaseId = fields.has("fullDatabaseId");
  const reason = answer.data?.issue?.fields.find((field) => field.name === "stateReason");
  can.duplicates = reason?.args?.some((argument) => argument.name === "enableDuplicate") ?? false;
}
