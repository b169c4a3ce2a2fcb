// Changes to one issue over REST, for servers without GraphQL.
import { EnvironmentError } from "../model/failure.ts";
import type { IssueName } from "../model/repository.ts";
import { findIssues, unlessMissing } from "./lookup.ts";
import type { IssueUpdate } from "./port.ts";
import { issueKey, own, type Session } from "./session.ts";

export async function updateByRest(
  session: Session,
  update: IssueUpdate,
  people: ReadonlyMap<string, string>,
): Promise<IssueName> {
  const { transport } = session;
  const at = { ...session.at, issue_number: update.number };
  const known = (logins: readonly string[] = []): string[] => logins.filter((login) => people.has(login.toLowerCase()));
  if (update.addLabels?.length)
    await transport.rest(
      "POST /repos/{owner}/{repo}/issues/{issue_number}/labels",
      { ...at, labels: [...update.addLabels] },
      { repeatable: true },
    );
  for (const name of update.removeLabels ?? [])
    await unlessMissing(
      transport.rest("DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}", { ...at, name }),
    );
  const joined = known(update.addAssignees);
  if (joined.length > 0)
    await transport.rest(
      "POST /repos/{owner}/{repo}/issues/{issue_number}/assignees",
      { ...at, assignees: joined },
      { repeatable: true },
    );
  const left = known(update.removeAssignees);
  if (left.length > 0)
    await transport.rest("DELETE /repos/{owner}/{repo}/issues/{issue_number}/assignees", { ...at, assignees: left });
  const fields = await fieldsOf(session, update);
  if (Object.keys(fields).length > 0)
    await transport.rest("PATCH /repos/{owner}/{repo}/issues/{issue_number}", { ...at, ...fields });
  return own(session, update.number);
}

type Fields = {
  title?: string;
  body?: string;
  milestone?: number | null;
  state?: "open" | "closed";
  state_reason?: "completed" | "not_planned" | "duplicate" | "reopened";
  duplicate_issue_id?: number;
};

async function fieldsOf(session: Session, update: IssueUpdate): Promise<Fields> {
  const { title, body, milestone, state, stateReason, duplicateOf } = update;
  const original = duplicateOf === undefined ? undefined : await databaseIdOf(session, duplicateOf);
  return {
    ...(title === undefined ? {} : { title }),
    ...(body === undefined ? {} : { body }),
    ...(milestone === undefined ? {} : { milestone }),
    ...(state === undefined
      ? {}
      : { state, state_reason: state === "open" ? "reopened" : (stateReason ?? "completed") }),
    ...(original === undefined ? {} : { duplicate_issue_id: original }),
  };
}

async function databaseIdOf(session: Session, number: number): Promise<number> {
  const name = own(session, number);
  const found = (await findIssues(session, [name])).get(issueKey(name));
  if (found === undefined) throw new EnvironmentError("not-found", `There is no issue #${number}`);
  return found.databaseId;
}
