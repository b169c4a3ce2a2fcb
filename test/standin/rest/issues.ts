// REST: issues.

import { invalid, Problem } from "../problem.ts";
import { atLeast, type Caller, mayPush, roleOf } from "../world/access.ts";
import { closeIssue, createIssue, type IssueFields, reopenIssue, setAssignees, updateIssue } from "../world/issues.ts";
import { labelsByName } from "../world/labels.ts";
import type { Issue, Milestone, Repository, User } from "../world/types.ts";
import { listIssues } from "./list-issues.ts";
import { renderEvent, renderIssue } from "./render-issue.ts";
import { renderUser } from "./render-user.ts";
import {
  type Answer,
  actorOf,
  type Context,
  created,
  issueOf,
  issuePath,
  list,
  ok,
  type Route,
  readIssues,
  repo,
  repositoryOf,
  strings,
  text,
  writeIssues,
} from "./route.ts";

export const issueRoutes: readonly Route[] = [
  { operation: `GET ${repo}/issues`, handle: listRepositoryIssues },
  { operation: `POST ${repo}/issues`, handle: postIssue },
  { operation: `GET ${issuePath}`, handle: getIssue },
  { operation: `PATCH ${issuePath}`, handle: patchIssue },
  { operation: `POST ${issuePath}/assignees`, handle: (context) => changeAssignees(context, true) },
  { operation: `DELETE ${issuePath}/assignees`, handle: (context) => changeAssignees(context, false) },
  { operation: `GET ${issuePath}/events`, handle: getEvents },
  { operation: `GET ${repo}/assignees`, handle: listAssignees },
  { operation: `GET ${repo}/assignees/{assignee}`, handle: checkAssignee },
];

function listRepositoryIssues(context: Context): Answer {
  const repository = repositoryOf(context, readIssues, "read");
  if (!repository.hasIssues) throw new Problem(410, "Issues has been disabled in this repository.");
  return list(context, listIssues(context.world, repository, context.query), (issue) =>
    renderIssue(context.world, issue),
  );
}

function postIssue(context: Context): Answer {
  const { world, caller } = context;
  const repository = repositoryOf(context, [["issues", "write"]], "read");
  const issue = createIssue(world, actorOf(caller), repository, issueFields(context, repository));
  return created(renderIssue(world, issue), `${world.baseUrl}/repos/${repository.fullName}/issues/${issue.number}`);
}

function getIssue(context: Context): Answer {
  const repository = repositoryOf(context, readIssues, "read");
  return ok(renderIssue(context.world, issueOf(context, repository)));
}

/** Everything that the body asks for, checked before anything is changed; what needs push rights is dropped without them. */
function issueFields(context: Context, repository: Repository): IssueFields {
  const { body, world, caller } = context;
  const title = body.title === undefined ? undefined : String(body.title ?? "");
  const fields = { title, body: body.body === undefined ? undefined : (text(body.body) ?? null) };
  if (!mayPush(caller, repository)) return fields;
  const names = (body.labels as readonly (string | { name?: string })[] | undefined)?.map((one) =>
    typeof one === "string" ? one : (one.name ?? ""),
  );
  const milestone = findMilestone(repository, body.milestone);
  const assignees = findAssignees(context, repository);
  return {
    ...fields,
    milestone,
    assignees,
    labels: names === undefined ? undefined : labelsByName(world, actorOf(caller), repository, names),
    type: body.type === undefined ? undefined : (text(body.type) ?? null),
  };
}

function findMilestone(repository: Repository, value: unknown): Milestone | null | undefined {
  if (value === undefined || value === null) return value;
  const found = repository.milestones.get(Number(value));
  if (found === undefined) throw invalid("Issue", "milestone", "invalid", undefined, value);
  return found;
}

function findAssignees({ world, body }: Context, _repository: Repository): User[] | undefined {
  const single = body.assignee;
  const logins = strings(body.assignees) ?? (typeof single === "string" && single !== "" ? [single] : undefined);
  return logins?.map((login) => {
    const user = world.findUser(login);
    if (user === undefined) throw invalid("Issue", "assignees", "invalid", undefined, login);
    return user;
  });
}

/** Authors may edit their own issues; everybody else needs triage for the state and write for the text. */
export function demandEdit(caller: Caller, issue: Issue): void {
  if (caller.token.permissions !== null) return;
  if (issue.author !== caller.user && !atLeast(roleOf(issue.repository, caller.user), "triage")) {
    throw new Problem(403, "Must have admin rights to Repository.");
  }
}

function patchIssue(context: Context): Answer {
  const { world, caller, body } = context;
  const repository = repositoryOf(context, writeIssues, "read");
  const issue = issueOf(context, repository);
  demandEdit(caller, issue);
  const actor = actorOf(caller);
  updateIssue(world, actor, issue, issueFields(context, repository));
  const reason = body.state_reason as "completed" | "not_planned" | "duplicate" | "reopened" | null | undefined;
  if (body.state === "closed") {
    const twin =
      typeof body.duplicate_issue_id === "number" ? world.state.issuesById.get(body.duplicate_issue_id) : undefined;
    closeIssue(world, actor, issue, reason == null || reason === "reopened" ? "completed" : reason, twin ?? null);
  } else if (body.state === "open") reopenIssue(world, actor, issue);
  return ok(renderIssue(world, issue));
}

function changeAssignees(context: Context, add: boolean): Answer {
  const { world, caller } = context;
  const repository = repositoryOf(context, writeIssues, "read");
  const issue = issueOf(context, repository);
  const render = (): Answer => (add ? created(renderIssue(world, issue)) : ok(renderIssue(world, issue)));
  if (!mayPush(caller, repository)) return render();
  const named = findAssignees(context, repository) ?? [];
  const rest = issue.assignees.filter((user) => !named.includes(user));
  setAssignees(
    world,
    actorOf(caller),
    issue,
    add ? [...issue.assignees, ...named.filter((user) => !issue.assignees.includes(user))] : rest,
  );
  return render();
}

function getEvents(context: Context): Answer {
  const issue = issueOf(context, repositoryOf(context, readIssues, "read"));
  return list(context, issue.events, (event) => renderEvent(context.world, issue, event));
}

function listAssignees(context: Context): Answer {
  const repository = repositoryOf(context, [["metadata", "read"]], "read");
  return list(context, assignableUsers(context, repository), (user) => renderUser(context.world, user));
}

function assignableUsers({ world }: Context, repository: Repository): User[] {
  const named = [...repository.roles].flatMap(([login, role]) =>
    role === "none" ? [] : (world.findUser(login) ?? []),
  );
  return repository.owner.type === "User" ? [repository.owner, ...named] : named;
}

function checkAssignee(context: Context): Answer {
  const repository = repositoryOf(context, [["metadata", "read"]], "read");
  const login = context.params.assignee?.toLowerCase();
  const found = assignableUsers(context, repository).some((user) => user.login.toLowerCase() === login);
  if (!found) throw new Problem(404, "Not Found");
  return { status: 204 };
}
