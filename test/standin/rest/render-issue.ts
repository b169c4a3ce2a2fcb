// Issues, labels, milestones, comments and reactions as REST answers them.

import type { Comment, Issue, IssueEvent, Label, Milestone, Reaction } from "../world/types.ts";
import type { World } from "../world/world.ts";
import { renderApp, renderUser } from "./render-user.ts";

export function repositoryUrl(world: World, issue: { repository: { fullName: string } }): string {
  return `${world.baseUrl}/repos/${issue.repository.fullName}`;
}

export function renderLabel(world: World, label: Label): Record<string, unknown> {
  return {
    id: label.id,
    node_id: label.nodeId,
    url: `${repositoryUrl(world, label)}/labels/${encodeURIComponent(label.name)}`,
    name: label.name,
    color: label.color,
    default: false,
    description: label.description,
  };
}

export function renderMilestone(world: World, milestone: Milestone): Record<string, unknown> {
  const url = `${repositoryUrl(world, milestone)}/milestones/${milestone.number}`;
  let open = 0;
  for (const issue of milestone.issues) if (issue.state === "open") open++;
  return {
    url,
    html_url: `${world.baseUrl}/${milestone.repository.fullName}/milestone/${milestone.number}`,
    labels_url: `${url}/labels`,
    id: milestone.id,
    node_id: milestone.nodeId,
    number: milestone.number,
    title: milestone.title,
    description: milestone.description,
    creator: renderUser(world, milestone.creator),
    open_issues: open,
    closed_issues: milestone.issues.size - open,
    state: milestone.state,
    created_at: milestone.createdAt,
    updated_at: milestone.updatedAt,
    due_on: milestone.dueOn,
    closed_at: milestone.closedAt,
  };
}

export function renderReactions(url: string, reactions: readonly Reaction[]): Record<string, unknown> {
  const count = (content: string): number => reactions.filter((one) => one.content === content).length;
  const kinds = ["+1", "-1", "laugh", "confused", "heart", "hooray", "rocket", "eyes"];
  return {
    url: `${url}/reactions`,
    total_count: reactions.length,
    ...Object.fromEntries(kinds.map((kind) => [kind, count(kind)])),
  };
}

export function subIssuesSummary(issue: Issue): { total: number; completed: number; percent_completed: number } {
  const total = issue.children.length;
  const completed = issue.children.filter((child) => child.state === "closed").length;
  return { total, completed, percent_completed: total === 0 ? 0 : Math.floor((100 * completed) / total) };
}

export function dependenciesSummary(world: World, issue: Issue): Record<string, number> {
  if (world.staleSummaries) return { blocked_by: 0, blocking: 0, total_blocked_by: 0, total_blocking: 0 };
  return {
    blocked_by: issue.blockedBy.filter((one) => one.state === "open").length,
    blocking: issue.blocking.filter((one) => one.state === "open").length,
    total_blocked_by: issue.blockedBy.length,
    total_blocking: issue.blocking.length,
  };
}

export function association(issue: { repository: Issue["repository"]; author: Issue["author"] }): string {
  if (issue.repository.owner === issue.author) return "OWNER";
  const role = issue.repository.roles.get(issue.author.login.toLowerCase());
  return role === undefined || role === "none" || role === "read" ? "NONE" : "COLLABORATOR";
}

export function renderIssue(world: World, issue: Issue): Record<string, unknown> {
  const base = repositoryUrl(world, issue);
  const url = `${base}/issues/${issue.number}`;
  const html = `${world.baseUrl}/${issue.repository.fullName}`;
  const assignees = issue.assignees.map((user) => renderUser(world, user));
  return {
    url,
    repository_url: base,
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: `${html}/${issue.pull === null ? "issues" : "pull"}/${issue.number}`,
    id: issue.id,
    node_id: issue.nodeId,
    number: issue.number,
    title: issue.title,
    user: renderUser(world, issue.author),
    labels: issue.labels.map((label) => renderLabel(world, label)),
    state: issue.state,
    locked: issue.locked,
    assignee: assignees[0] ?? null,
    assignees,
    milestone: issue.milestone === null ? null : renderMilestone(world, issue.milestone),
    comments: issue.comments.length,
    created_at: issue.createdAt,
    updated_at: issue.updatedAt,
    closed_at: issue.closedAt,
    author_association: association(issue),
    active_lock_reason: null,
    ...(issue.pull === null ? issueOnly(world, issue) : pullOnly(world, issue, html)),
    body: issue.body,
    closed_by: issue.closedBy === null ? null : renderUser(world, issue.closedBy),
    reactions: renderReactions(url, issue.reactions),
    timeline_url: `${url}/timeline`,
    performed_via_github_app: issue.viaApp === null ? null : renderApp(world, issue.viaApp),
    state_reason: issue.stateReason,
    ...(issue.parent === null
      ? {}
      : { parent_issue_url: `${repositoryUrl(world, issue.parent)}/issues/${issue.parent.number}` }),
  };
}

function issueOnly(world: World, issue: Issue): Record<string, unknown> {
  const type = issue.type;
  return {
    sub_issues_summary: subIssuesSummary(issue),
    issue_dependencies_summary: dependenciesSummary(world, issue),
    type:
      type === null
        ? null
        : { id: type.id, node_id: type.nodeId, name: type.name, description: null, color: "gray", is_enabled: true },
  };
}

function pullOnly(world: World, issue: Issue, html: string): Record<string, unknown> {
  return {
    draft: issue.pull?.draft ?? false,
    pull_request: {
      url: `${repositoryUrl(world, issue)}/pulls/${issue.number}`,
      html_url: `${html}/pull/${issue.number}`,
      diff_url: `${html}/pull/${issue.number}.diff`,
      patch_url: `${html}/pull/${issue.number}.patch`,
      merged_at: issue.pull?.mergedAt ?? null,
    },
  };
}

export function renderComment(world: World, comment: Comment): Record<string, unknown> {
  const base = repositoryUrl(world, comment.issue);
  const url = `${base}/issues/comments/${comment.id}`;
  const kind = comment.issue.pull === null ? "issues" : "pull";
  return {
    url,
    html_url: `${world.baseUrl}/${comment.issue.repository.fullName}/${kind}/${comment.issue.number}#issuecomment-${comment.id}`,
    issue_url: `${base}/issues/${comment.issue.number}`,
    id: comment.id,
    node_id: comment.nodeId,
    user: renderUser(world, comment.author),
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    body: comment.body,
    author_association: association({ repository: comment.issue.repository, author: comment.author }),
    reactions: renderReactions(url, comment.reactions),
    performed_via_github_app: comment.viaApp === null ? null : renderApp(world, comment.viaApp),
  };
}

export function renderReaction(world: World, reaction: Reaction): Record<string, unknown> {
  return {
    id: reaction.id,
    node_id: reaction.nodeId,
    user: renderUser(world, reaction.user),
    content: reaction.content,
    created_at: reaction.createdAt,
  };
}

export function renderEvent(world: World, issue: Issue, event: IssueEvent): Record<string, unknown> {
  return {
    id: event.id,
    node_id: event.nodeId,
    url: `${repositoryUrl(world, issue)}/issues/events/${event.id}`,
    actor: renderUser(world, event.actor),
    event: event.event,
    commit_id: null,
    commit_url: null,
    created_at: event.createdAt,
    performed_via_github_app: null,
    ...(event.label === undefined ? {} : { label: { name: event.label, color: "ededed" } }),
    ...(event.milestone === undefined ? {} : { milestone: { title: event.milestone } }),
    ...(event.rename === undefined ? {} : { rename: event.rename }),
  };
}
