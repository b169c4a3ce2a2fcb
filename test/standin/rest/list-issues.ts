// The filters and orders of an issue list.

import { invalid } from "../problem.ts";
import type { Issue, Repository } from "../world/types.ts";
import type { World } from "../world/world.ts";

/** Issues and pull requests, newest first unless asked otherwise. */
export function listIssues(world: World, repository: Repository, query: URLSearchParams): Issue[] {
  const state = query.get("state") ?? "open";
  const since = query.get("since");
  const sinceTime = since === null ? Number.NEGATIVE_INFINITY : Date.parse(since);
  if (Number.isNaN(sinceTime)) throw invalid("Issue", "since", "invalid");
  const labels = (query.get("labels") ?? "").split(",").filter((name) => name !== "");
  const milestone = query.get("milestone");
  const [creator, assignee] = [query.get("creator")?.toLowerCase(), query.get("assignee")?.toLowerCase()];
  const kept = world
    .listed(repository)
    .filter(
      (issue) =>
        (state === "all" || issue.state === state) &&
        (since === null || Date.parse(issue.updatedAt) >= sinceTime) &&
        labels.every((name) => issue.labels.some((label) => label.name.toLowerCase() === name.toLowerCase())) &&
        inMilestone(issue, milestone) &&
        (creator === undefined || issue.author.login.toLowerCase() === creator) &&
        (assignee === undefined || assigned(issue, assignee)),
    );
  return sortIssues(kept, query.get("sort") ?? "created", query.get("direction") ?? "desc");
}

function inMilestone(issue: Issue, wanted: string | null): boolean {
  if (wanted === null) return true;
  if (wanted === "none") return issue.milestone === null;
  return wanted === "*" ? issue.milestone !== null : issue.milestone?.number === Number(wanted);
}

function assigned(issue: Issue, wanted: string): boolean {
  if (wanted === "none") return issue.assignees.length === 0;
  return wanted === "*"
    ? issue.assignees.length > 0
    : issue.assignees.some((user) => user.login.toLowerCase() === wanted);
}

/** Ties go by number, so that pages never overlap. */
export function sortIssues(issues: Issue[], sort: string, direction: string): Issue[] {
  const sign = direction === "asc" ? 1 : -1;
  const value = (issue: Issue): string | number =>
    sort === "updated" ? issue.updatedAt : sort === "comments" ? issue.comments.length : issue.createdAt;
  return issues.sort((a, b) => {
    const [one, other] = [value(a), value(b)];
    return sign * (one < other ? -1 : one > other ? 1 : a.number - b.number);
  });
}
