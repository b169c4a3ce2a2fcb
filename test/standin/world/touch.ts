// Notes that something happened to an issue: its updated time, its event list, its webhook.

import { renderIssue } from "../rest/render-issue.ts";
import { renderPull } from "../rest/render-pull.ts";
import type { Issue, IssueEvent } from "./types.ts";
import type { Actor, World } from "./world.ts";

type Detail = Partial<Pick<IssueEvent, "label" | "assignee" | "milestone" | "rename">>;

export function touch(
  world: World,
  actor: Actor,
  issue: Issue,
  action: string,
  extra: Record<string, unknown> = {},
  detail: Detail = {},
): void {
  issue.updatedAt = world.now();
  if (action !== "opened" && action !== "edited") note(world, actor, issue, action, detail);
  const event = issue.pull === null ? "issues" : "pull_request";
  world.emit(issue.repository, event, action, actor, () => ({
    ...(issue.pull === null
      ? { issue: renderIssue(world, issue) }
      : { number: issue.number, pull_request: renderPull(world, issue, true) }),
    ...extra,
  }));
}

/** An entry of the issue's event list without a webhook. */
export function note(world: World, actor: Actor, issue: Issue, event: string, detail: Detail = {}): void {
  const id = world.id();
  issue.events.push({
    id,
    nodeId: world.nodeId("IE", id),
    event,
    actor: actor.user,
    createdAt: world.now(),
    ...detail,
  });
}
