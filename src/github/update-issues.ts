// Changes to issues: every field by a mutation of its own, many of them in one request; labels one by one, never as a list.
import { EnvironmentError, InternalError } from "../model/failure.ts";
import type { IssueName } from "../model/repository.ts";
import { type Mutation, runMutations } from "./batch.ts";
import { ensureLabels } from "./labels.ts";
import { findIssues, findMilestones } from "./lookup.ts";
import { oneByOne } from "./one-by-one.ts";
import { findPeople } from "./people.ts";
import type { IssueUpdate, Outcome } from "./port.ts";
import { issueKey, own, type Session } from "./session.ts";
import { updateByRest } from "./update-by-rest.ts";

/** One outcome per update: done only when every field of it is. An empty title or body is never sent. */
export async function updateIssues(
  session: Session,
  updates: readonly IssueUpdate[],
): Promise<readonly Outcome<IssueName>[]> {
  for (const { number, title, body } of updates)
    if (title?.trim() === "" || body?.trim() === "")
      throw new InternalError(`#${number} was about to lose its ${title?.trim() === "" ? "title" : "body"}`);
  if (updates.length === 0) return [];
  const people = await findPeople(
    session,
    updates.flatMap((update) => [...(update.addAssignees ?? []), ...(update.removeAssignees ?? [])]),
  );
  if (session.can.graphql === false)
    return oneByOne(session, updates, 0, (update) => updateByRest(session, update, people));
  await ensureLabels(
    session,
    updates.flatMap((update) => update.addLabels ?? []),
  );
  const names = updates.flatMap((update) => [update.number, update.duplicateOf ?? update.number]);
  const ids = await findIssues(
    session,
    names.map((number) => own(session, number)),
  );
  await findMilestones(
    session,
    updates.map((update) => update.milestone),
  );
  const plans = updates.map((update) => {
    const id = ids.get(issueKey(own(session, update.number)))?.nodeId;
    if (id === undefined) return new EnvironmentError("not-found", `There is no issue #${update.number}`);
    if (update.milestone && !session.known.milestones.has(update.milestone))
      return new EnvironmentError("not-found", `There is no milestone ${update.milestone}`);
    return stepsOf(session, id, update, people);
  });
  const steps = plans.flatMap((plan) => (plan instanceof EnvironmentError ? [] : plan));
  const outcomes = (await runMutations(session, steps, { repeatable: true, creates: false })).values();
  return plans.map((plan, index): Outcome<IssueName> => {
    if (plan instanceof EnvironmentError) return { ok: false, error: plan };
    const failed = [...outcomes.take(plan.length)].find((outcome) => !outcome.ok);
    return failed?.ok === false ? failed : { ok: true, value: own(session, updates[index]?.number ?? 0) };
  });
}

function stepsOf(session: Session, id: string, update: IssueUpdate, people: ReadonlyMap<string, string>): Mutation[] {
  const labels = (names: readonly string[] = []): string[] =>
    names.flatMap((name) => session.known.labels.get(name.toLowerCase()) ?? []);
  const persons = (logins: readonly string[] = []): string[] =>
    logins.flatMap((login) => people.get(login.toLowerCase()) ?? []);
  const steps: Mutation[] = [];
  const step = (name: string, input: Record<string, unknown>, selection: string): void => {
    steps.push({ name, input, selection });
  };
  const labelled = "labelable { __typename }";
  const added = labels(update.addLabels);
  const removed = labels(update.removeLabels);
  if (added.length > 0) step("addLabelsToLabelable", { labelableId: id, labelIds: added }, labelled);
  if (removed.length > 0) step("removeLabelsFromLabelable", { labelableId: id, labelIds: removed }, labelled);
  const joined = persons(update.addAssignees);
  const left = persons(update.removeAssignees);
  const assigned = "assignable { __typename }";
  if (joined.length > 0) step("addAssigneesToAssignable", { assignableId: id, assigneeIds: joined }, assigned);
  if (left.length > 0) step("removeAssigneesFromAssignable", { assignableId: id, assigneeIds: left }, assigned);
  const text = textOf(session, update);
  if (Object.keys(text).length > 0) step("updateIssue", { id, ...text }, "issue { id }");
  if (update.state === "open") step("reopenIssue", { issueId: id }, "issue { id }");
  if (update.state === "closed") step("closeIssue", { issueId: id, ...reasonOf(session, update) }, "issue { id }");
  return steps;
}

function textOf(session: Session, { title, body, milestone }: IssueUpdate): Record<string, unknown> {
  return {
    ...(title === undefined ? {} : { title }),
    ...(body === undefined ? {} : { body }),
    ...(milestone === undefined
      ? {}
      : { milestoneId: milestone === null ? null : session.known.milestones.get(milestone) }),
  };
}

function reasonOf(session: Session, { stateReason, duplicateOf }: IssueUpdate): Record<string, unknown> {
  const original =
    duplicateOf === undefined ? undefined : session.known.issues.get(issueKey(own(session, duplicateOf)));
  if (stateReason === "duplicate" && session.can.duplicates !== false)
    return { stateReason: "DUPLICATE", ...(original === undefined ? {} : { duplicateIssueId: original.nodeId }) };
  return { stateReason: stateReason === "not_planned" || stateReason === "duplicate" ? "NOT_PLANNED" : "COMPLETED" };
}
