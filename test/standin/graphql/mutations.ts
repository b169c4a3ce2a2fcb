// GraphQL: what can be changed.

import { Problem } from "../problem.ts";
import { mayPush } from "../world/access.ts";
import { addReaction, createComment, deleteComment, updateComment } from "../world/comments.ts";
import { addSubIssue } from "../world/edges.ts";
import {
  assignable,
  closeIssue,
  createIssue,
  deleteIssue,
  type IssueFields,
  reopenIssue,
  setAssignees,
  updateIssue,
} from "../world/issues.ts";
import { addLabels, createLabel, deleteLabel, removeLabel, updateLabel } from "../world/labels.ts";
import { createPull } from "../world/pulls.ts";
import type { Issue, Repository } from "../world/types.ts";
import { edgeMutations } from "./edge-mutations.ts";
import { gitMutations } from "./git-mutations.ts";
import { reactionNames } from "./queries.ts";
import type { Input, Mutation } from "./resolver.ts";
import { linked, nodeOf, type Scope, writable, writeIssues } from "./scope.ts";

const text = (value: unknown): string | undefined => (value == null ? undefined : String(value));
const id = (value: unknown): string => String(value ?? "");
const ids = (value: unknown): string[] | undefined => (Array.isArray(value) ? value.map(String) : undefined);

/** Labels, milestone and assignees by id; what the caller has no right to set is dropped, as over REST. */
function issueFields(scope: Scope, repository: Repository, input: Input): IssueFields {
  const fields = {
    title: input.title === undefined ? undefined : (text(input.title) ?? ""),
    body: input.body === undefined ? undefined : (text(input.body) ?? null),
  };
  if (!mayPush(scope.caller, repository)) return fields;
  const here = <T extends { repository: Repository }>(node: T): T => {
    if (node.repository !== repository) throw new Problem(422, "The label or milestone belongs to another repository.");
    return node;
  };
  return {
    ...fields,
    labels: ids(input.labelIds)?.map((one) => here(nodeOf(scope, one, ["label"]))),
    milestone:
      input.milestoneId == null
        ? (input.milestoneId as null | undefined)
        : here(nodeOf(scope, id(input.milestoneId), ["milestone"])),
    assignees: ids(input.assigneeIds)?.map((one) => nodeOf(scope, one, ["user"])),
    type:
      input.issueTypeId === undefined
        ? undefined
        : (repository.issueTypes.find((type) => type.nodeId === input.issueTypeId)?.name ?? null),
  };
}

function labelable(scope: Scope, value: unknown): Issue {
  return nodeOf(scope, id(value), ["issue", "pull"], writeIssues, "triage");
}

const issueMutations: Readonly<Record<string, Mutation>> = {
  /** With a parent that cannot take it, nothing is made. */
  createIssue: (input, scope) => {
    const repository = nodeOf(scope, id(input.repositoryId), ["repository"], [["issues", "write"]], "read");
    const parent = input.parentIssueId == null ? null : linked(scope, id(input.parentIssueId));
    const { title, body, ...others } = issueFields(scope, repository, input);
    if (scope.half) {
      createIssue(scope.world, scope.actor, repository, { title, body });
      throw new Problem(502, "Something went wrong while executing your query.", { type: "INTERNAL" });
    }
    const fields = { title, body, ...others };
    const issue = createIssue(scope.world, scope.actor, repository, fields);
    if (parent !== null) {
      try {
        addSubIssue(scope.world, scope.actor, parent, issue, false);
      } catch (error) {
        deleteIssue(scope.world, scope.actor, issue);
        repository.gone.delete(issue.number);
        throw error;
      }
    }
    return { issue };
  },
  updateIssue: (input, scope) => {
    const issue = nodeOf(scope, id(input.id), ["issue"], [["issues", "write"]], "read");
    ownOrTriage(scope, issue);
    updateIssue(scope.world, scope.actor, issue, issueFields(scope, issue.repository, input));
    if (input.state === "CLOSED") closeIssue(scope.world, scope.actor, issue);
    if (input.state === "OPEN") reopenIssue(scope.world, scope.actor, issue);
    return { issue, actor: scope.caller.user };
  },
  closeIssue: (input, scope) => {
    const issue = writable(scope, id(input.issueId));
    const twin = input.duplicateIssueId == null ? null : nodeOf(scope, id(input.duplicateIssueId), ["issue"]);
    const reason = (text(input.stateReason) ?? "COMPLETED").toLowerCase() as "completed" | "not_planned" | "duplicate";
    closeIssue(scope.world, scope.actor, issue, twin === null ? reason : "duplicate", twin);
    return { issue };
  },
  reopenIssue: (input, scope) => {
    const issue = writable(scope, id(input.issueId));
    reopenIssue(scope.world, scope.actor, issue);
    return { issue };
  },
  deleteIssue: (input, scope) => {
    const issue = nodeOf(scope, id(input.issueId), ["issue"], [["administration", "write"]], "admin");
    deleteIssue(scope.world, scope.actor, issue);
    return { repository: issue.repository };
  },
  addLabelsToLabelable: (input, scope) => {
    const issue = labelable(scope, input.labelableId);
    addLabels(
      scope.world,
      scope.actor,
      issue,
      (ids(input.labelIds) ?? []).map((one) => nodeOf(scope, one, ["label"])),
    );
    return { labelable: issue };
  },
  removeLabelsFromLabelable: (input, scope) => {
    const issue = labelable(scope, input.labelableId);
    const labels = (ids(input.labelIds) ?? []).map((one) => nodeOf(scope, one, ["label"]));
    for (const label of labels) if (issue.labels.includes(label)) removeLabel(scope.world, scope.actor, issue, label);
    return { labelable: issue };
  },
  addAssigneesToAssignable: (input, scope) => changeAssignees(scope, input, true),
  removeAssigneesFromAssignable: (input, scope) => changeAssignees(scope, input, false),
};

function ownOrTriage(scope: Scope, issue: Issue): void {
  if (issue.author !== scope.caller.user && scope.caller.token.permissions === null) writable(scope, issue.nodeId);
}

function changeAssignees(scope: Scope, input: Input, add: boolean): Record<string, unknown> {
  const issue = labelable(scope, input.assignableId);
  const users = (ids(input.assigneeIds) ?? []).map((one) => nodeOf(scope, one, ["user"]));
  const stranger = add ? users.find((user) => !assignable(issue.repository, user)) : undefined;
  if (stranger !== undefined) throw new Problem(422, `${stranger.login} cannot be assigned to this issue`);
  const rest = issue.assignees.filter((user) => !users.includes(user));
  setAssignees(scope.world, scope.actor, issue, add ? [...new Set([...issue.assignees, ...users])] : rest);
  return { assignable: issue };
}

const otherMutations: Readonly<Record<string, Mutation>> = {
  createLabel: (input, scope) => {
    const repository = nodeOf(scope, id(input.repositoryId), ["repository"], writeIssues, "write");
    return { label: createLabel(scope.world, scope.actor, repository, labelFields(input)) };
  },
  updateLabel: (input, scope) => {
    const label = nodeOf(scope, id(input.id), ["label"], writeIssues, "write");
    return { label: updateLabel(scope.world, scope.actor, label, labelFields(input)) };
  },
  deleteLabel: (input, scope) => {
    deleteLabel(scope.world, scope.actor, nodeOf(scope, id(input.id), ["label"], writeIssues, "write"));
    return {};
  },
  addComment: (input, scope) => {
    const subject = nodeOf(scope, id(input.subjectId), ["issue", "pull"], writeIssues);
    const node = createComment(scope.world, scope.actor, subject, text(input.body) ?? "");
    return { subject, commentEdge: { node, cursor: "" } };
  },
  updateIssueComment: (input, scope) => {
    const issueComment = nodeOf(scope, id(input.id), ["comment"], writeIssues);
    updateComment(scope.world, scope.actor, issueComment, text(input.body) ?? "");
    return { issueComment };
  },
  deleteIssueComment: (input, scope) => {
    deleteComment(scope.world, scope.actor, nodeOf(scope, id(input.id), ["comment"], writeIssues));
    return {};
  },
  addReaction: (input, scope) => {
    const subject = nodeOf(scope, id(input.subjectId), ["issue", "pull", "comment"], writeIssues);
    const content = Object.keys(reactionNames).find((key) => reactionNames[key] === input.content) ?? "";
    return { subject, reaction: addReaction(scope.world, scope.actor, subject, content).reaction };
  },
  createPullRequest: (input, scope) => {
    const repository = nodeOf(scope, id(input.repositoryId), ["repository"], [["pull_requests", "write"]], "read");
    const fields = { title: id(input.title), body: text(input.body) ?? null, draft: input.draft === true };
    const names = { head: id(input.headRefName), base: id(input.baseRefName) };
    return { pullRequest: createPull(scope.world, scope.actor, repository, { ...fields, ...names }) };
  },
  updatePullRequest: (input, scope) => {
    const pullRequest = nodeOf(scope, id(input.pullRequestId), ["pull"], [["pull_requests", "write"]], "write");
    updateIssue(scope.world, scope.actor, pullRequest, issueFields(scope, pullRequest.repository, input));
    if (input.state === "CLOSED") closeIssue(scope.world, scope.actor, pullRequest);
    if (input.state === "OPEN") reopenIssue(scope.world, scope.actor, pullRequest);
    return { pullRequest, actor: scope.caller.user };
  },
  closePullRequest: (input, scope) => {
    const pullRequest = nodeOf(scope, id(input.pullRequestId), ["pull"], [["pull_requests", "write"]], "write");
    closeIssue(scope.world, scope.actor, pullRequest);
    return { pullRequest };
  },
};

function labelFields(input: Input): {
  name?: string | undefined;
  color?: string | undefined;
  description?: string | null | undefined;
} {
  return {
    name: text(input.name),
    color: text(input.color),
    description: input.description as string | null | undefined,
  };
}

export const mutations: Readonly<Record<string, Mutation>> = {
  ...issueMutations,
  ...edgeMutations,
  ...otherMutations,
  ...gitMutations,
};
