// Issues: making, changing, closing, moving away.

import * as caps from "../caps.ts";
import { invalid, Problem } from "../problem.ts";
import { renderIssue } from "../rest/render-issue.ts";
import { renderRepository } from "../rest/render-repository.ts";
import { renderUser } from "../rest/render-user.ts";
import { addLabels, setLabels } from "./labels.ts";
import { setMilestone } from "./milestones.ts";
import { touch } from "./touch.ts";
import type { Issue, Label, Milestone, Pull, Repository, User } from "./types.ts";
import { type Actor, longerThan, type World } from "./world.ts";

export interface IssueFields {
  readonly title?: string | undefined;
  readonly body?: string | null | undefined;
  readonly labels?: readonly Label[] | undefined;
  readonly milestone?: Milestone | null | undefined;
  readonly assignees?: readonly User[] | undefined;
  readonly type?: string | null | undefined;
}

export function checkText(
  fields: { title?: string | undefined; body?: string | null | undefined },
  what = "Issue",
): void {
  const { title, body } = fields;
  if (title !== undefined && title.trim() === "") throw invalid(what, "title", "missing_field");
  if (title !== undefined && longerThan(title, caps.TITLE)) {
    throw invalid(what, "title", "custom", `title is too long (maximum is ${caps.TITLE} characters)`);
  }
  if (body != null && longerThan(body, caps.BODY)) {
    throw invalid(what, "body", "custom", `body is too long (maximum is ${caps.BODY} characters)`);
  }
}

export function createIssue(
  world: World,
  actor: Actor,
  repository: Repository,
  fields: IssueFields,
  pull: Pull | null = null,
): Issue {
  const what = pull === null ? "Issue" : "PullRequest";
  if (pull === null && !repository.hasIssues) throw new Problem(410, "Issues has been disabled in this repository.");
  checkText({ ...fields, title: fields.title ?? "" }, what);
  checkAssignees(repository, fields.assignees ?? []);
  const id = world.id();
  const now = world.now();
  const issue: Issue = {
    kind: pull === null ? "issue" : "pull",
    id,
    nodeId: world.nodeId(pull === null ? "I" : "PR", id),
    repository,
    number: repository.nextNumber++,
    title: fields.title ?? "",
    body: fields.body || null,
    state: "open",
    stateReason: null,
    duplicateOf: null,
    author: actor.user,
    labels: [],
    milestone: null,
    assignees: [],
    comments: [],
    reactions: [],
    events: [],
    parent: null,
    children: [],
    blockedBy: [],
    blocking: [],
    type: repository.issueTypes.find((type) => type.name === fields.type) ?? null,
    locked: false,
    createdAt: now,
    updatedAt: now,
    closedAt: null,
    closedBy: null,
    editedAt: null,
    viaApp: actor.app,
    pull,
  };
  repository.issues.set(issue.number, world.register(issue));
  world.state.issuesById.set(id, issue);
  touch(world, actor, issue, "opened");
  if (fields.labels !== undefined) addLabels(world, actor, issue, fields.labels);
  if (fields.milestone != null) setMilestone(world, actor, issue, fields.milestone);
  if (fields.assignees !== undefined) setAssignees(world, actor, issue, fields.assignees);
  return issue;
}

export function updateIssue(world: World, actor: Actor, issue: Issue, fields: IssueFields): void {
  checkText(fields);
  if (fields.assignees !== undefined) checkAssignees(issue.repository, fields.assignees);
  const changes: Record<string, { from: string }> = {};
  if (fields.title !== undefined && fields.title !== issue.title) {
    changes.title = { from: issue.title };
    issue.title = fields.title;
  }
  if (fields.body !== undefined && (fields.body ?? "") !== (issue.body ?? "")) {
    changes.body = { from: issue.body ?? "" };
    issue.body = fields.body || null;
    issue.editedAt = world.now();
  }
  if (Object.keys(changes).length > 0) touch(world, actor, issue, "edited", { changes });
  if (fields.labels !== undefined) setLabels(world, actor, issue, fields.labels);
  if (fields.milestone !== undefined) setMilestone(world, actor, issue, fields.milestone);
  if (fields.assignees !== undefined) setAssignees(world, actor, issue, fields.assignees);
  if (fields.type !== undefined)
    issue.type = issue.repository.issueTypes.find((one) => one.name === fields.type) ?? null;
}

type Closing = "completed" | "not_planned" | "duplicate";

/** Closes an open issue; nothing happens to a closed one, whatever the reason says. */
export function closeIssue(
  world: World,
  actor: Actor,
  issue: Issue,
  reason: Closing = "completed",
  duplicateOf: Issue | null = null,
): void {
  if (issue.state === "closed") return;
  issue.state = "closed";
  issue.stateReason = issue.pull === null ? reason : null;
  issue.duplicateOf = reason === "duplicate" ? duplicateOf : null;
  issue.closedAt = world.now();
  issue.closedBy = actor.user;
  touch(world, actor, issue, "closed");
}

export function reopenIssue(world: World, actor: Actor, issue: Issue): void {
  if (issue.state === "open") return;
  if (issue.pull?.merged === true)
    throw invalid("PullRequest", "state", "custom", "state cannot be changed. The pull request has been merged.");
  issue.state = "open";
  issue.stateReason = issue.pull === null ? "reopened" : null;
  issue.duplicateOf = null;
  issue.closedAt = null;
  issue.closedBy = null;
  touch(world, actor, issue, "reopened");
}

export function assignable(repository: Repository, user: User): boolean {
  return repository.owner === user || (repository.roles.get(user.login.toLowerCase()) ?? "none") !== "none";
}

function checkAssignees(repository: Repository, users: readonly User[]): void {
  for (const user of users) {
    if (!assignable(repository, user)) throw invalid("Issue", "assignees", "invalid", undefined, user.login);
  }
  if (users.length > caps.ASSIGNEES) {
    throw invalid("Issue", "assignees", "custom", `Issues cannot have more than ${caps.ASSIGNEES} assignees`);
  }
}

export function setAssignees(world: World, actor: Actor, issue: Issue, users: readonly User[]): void {
  checkAssignees(issue.repository, users);
  const removed = issue.assignees.filter((user) => !users.includes(user));
  const added = [...new Set(users)].filter((user) => !issue.assignees.includes(user));
  issue.assignees = [...issue.assignees.filter((user) => users.includes(user)), ...added];
  const tell = (user: User, action: string): void =>
    touch(world, actor, issue, action, { assignee: renderUser(world, user) }, { assignee: user.login });
  for (const user of removed) tell(user, "unassigned");
  for (const user of added) tell(user, "assigned");
}

/** Takes an issue away for ever; edges to it go with it. */
export function deleteIssue(world: World, actor: Actor, issue: Issue, movedTo: Issue | null = null): void {
  detach(issue);
  issue.repository.issues.delete(issue.number);
  issue.repository.gone.set(issue.number, { movedTo });
  world.state.nodes.delete(issue.nodeId);
  world.state.issuesById.delete(issue.id);
  if (movedTo === null) touch(world, actor, issue, "deleted");
  else {
    const changes = {
      new_issue: renderIssue(world, movedTo),
      new_repository: renderRepository(world, movedTo.repository),
    };
    touch(world, actor, issue, "transferred", { changes });
  }
}

/** Moves an issue to another repository: a new number there, labels and milestone only where the names exist. */
export function transferIssue(world: World, actor: Actor, issue: Issue, target: Repository): Issue {
  const moved = createIssue(world, { user: issue.author, app: null }, target, { title: issue.title, body: issue.body });
  moved.labels = issue.labels.flatMap((label) => target.labels.get(label.name.toLowerCase()) ?? []);
  moved.state = issue.state;
  moved.stateReason = issue.stateReason;
  deleteIssue(world, actor, issue, moved);
  return moved;
}

function detach(issue: Issue): void {
  const drop = (list: Issue[]): void => {
    const index = list.indexOf(issue);
    if (index >= 0) list.splice(index, 1);
  };
  issue.milestone?.issues.delete(issue);
  if (issue.parent !== null) drop(issue.parent.children);
  for (const child of issue.children) child.parent = null;
  for (const other of issue.blockedBy) drop(other.blocking);
  for (const other of issue.blocking) drop(other.blockedBy);
}
