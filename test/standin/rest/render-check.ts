// Check runs and statuses as REST answers them.

import type { CheckRun, Repository, Status } from "../world/types.ts";
import type { World } from "../world/world.ts";
import { renderApp, renderUser } from "./render-user.ts";

export function renderCheckRun(world: World, repository: Repository, run: CheckRun): Record<string, unknown> {
  const url = `${world.baseUrl}/repos/${repository.fullName}/check-runs/${run.id}`;
  const html = `${world.baseUrl}/${repository.fullName}/runs/${run.id}`;
  return {
    id: run.id,
    name: run.name,
    node_id: run.nodeId,
    head_sha: run.headSha,
    external_id: run.externalId,
    url,
    html_url: html,
    details_url: run.detailsUrl ?? html,
    status: run.status,
    conclusion: run.conclusion,
    started_at: run.startedAt,
    completed_at: run.completedAt,
    output: {
      title: run.title,
      summary: run.summary,
      text: run.text,
      annotations_count: run.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    check_suite: { id: run.suite },
    app: renderApp(world, run.app),
    pull_requests: [],
  };
}

export function renderStatus(
  world: World,
  repository: Repository,
  sha: string,
  status: Status,
): Record<string, unknown> {
  return {
    ...renderSimpleStatus(world, repository, sha, status),
    creator: renderUser(world, status.creator),
  };
}

export function renderSimpleStatus(
  world: World,
  repository: Repository,
  sha: string,
  status: Status,
): Record<string, unknown> {
  return {
    url: `${world.baseUrl}/repos/${repository.fullName}/statuses/${sha}`,
    avatar_url: `${world.baseUrl}/avatars/${status.creator.id}`,
    id: status.id,
    node_id: status.nodeId,
    state: status.state,
    description: status.description,
    target_url: status.targetUrl,
    context: status.context,
    created_at: status.createdAt,
    updated_at: status.createdAt,
  };
}
