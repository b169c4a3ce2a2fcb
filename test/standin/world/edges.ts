// Native parents and blockers, with GitHub's bounds and its refusals.

import * as caps from "../caps.ts";
import { notFound, Problem, refused } from "../problem.ts";
import { renderIssue } from "../rest/render-issue.ts";
import { renderRepository } from "../rest/render-repository.ts";
import type { Issue } from "./types.ts";
import type { Actor, World } from "./world.ts";

const duplicateChild = "Issue may not contain duplicate sub-issues and Sub issue may only have one parent";

function depth(issue: Issue): number {
  let levels = 1;
  for (let up = issue.parent; up !== null; up = up.parent) levels++;
  return levels;
}

function height(issue: Issue): number {
  return 1 + issue.children.reduce((most, child) => Math.max(most, height(child)), 0);
}

export function addSubIssue(world: World, actor: Actor, parent: Issue, child: Issue, replace: boolean): void {
  if (child.pull !== null || parent.pull !== null) throw refused("Sub issue must be an issue");
  if (child.repository.owner !== parent.repository.owner) throw refused("Sub issue must belong to the same owner");
  if (child === parent) throw refused("Sub issue can not be the same as its parent");
  if (child.parent === parent || (child.parent !== null && !replace)) throw refused(duplicateChild);
  for (let up = parent.parent; up !== null; up = up.parent) {
    if (up === child) throw refused("Sub issue can not be an ancestor of its parent");
  }
  if (parent.children.length >= caps.CHILDREN) {
    throw refused(`Parent cannot have more than ${caps.CHILDREN} sub-issues`);
  }
  if (depth(parent) + height(child) > caps.LEVELS) {
    throw refused(`Sub-issues cannot be nested more than ${caps.LEVELS} levels deep`);
  }
  if (child.parent !== null) removeSubIssue(world, actor, child.parent, child);
  parent.children.push(child);
  child.parent = parent;
  changed(world, parent, child);
  tellParent(world, actor, parent, child, "added");
}

export function removeSubIssue(world: World, actor: Actor, parent: Issue, child: Issue): void {
  const index = parent.children.indexOf(child);
  if (index < 0) throw notFound();
  parent.children.splice(index, 1);
  child.parent = null;
  changed(world, parent, child);
  tellParent(world, actor, parent, child, "removed");
}

/** Moves a child behind or before another child of the same parent. */
export function moveSubIssue(
  world: World,
  parent: Issue,
  child: Issue,
  place: { after?: Issue; before?: Issue },
): void {
  const other = place.after ?? place.before;
  if (other === undefined || (place.after !== undefined && place.before !== undefined)) {
    throw refused("Exactly one of after and before must be given");
  }
  if (!parent.children.includes(child)) throw notFound();
  if (!parent.children.includes(other) || other === child)
    throw refused("Other issue must be a sub-issue of the parent");
  parent.children.splice(parent.children.indexOf(child), 1);
  parent.children.splice(parent.children.indexOf(other) + (place.after === undefined ? 0 : 1), 0, child);
  parent.updatedAt = world.now();
}

export function addBlocker(world: World, actor: Actor, issue: Issue, blocker: Issue): void {
  if (issue.blockedBy.includes(blocker)) throw refused("Target issue has already been taken");
  if (issue === blocker) throw refused("Target issue can not be the same as the source issue");
  if (issue.pull !== null || blocker.pull !== null) throw refused("Target issue may only be an issue");
  if (issue.repository.owner !== blocker.repository.owner) throw refused("Target issue must belong to the same owner");
  if (issue.blockedBy.length >= caps.EDGES) throw refused(`Issue cannot be blocked by more than ${caps.EDGES} issues`);
  if (blocker.blocking.length >= caps.EDGES) throw refused(`Issue cannot block more than ${caps.EDGES} issues`);
  if (world.refuseCycles && reaches(blocker, issue)) throw refused("Target issue would create a circular dependency");
  issue.blockedBy.push(blocker);
  blocker.blocking.push(issue);
  changed(world, issue, blocker);
  tellBlocker(world, actor, issue, blocker, "added");
}

/** Removing a blocker that is not there succeeds, as on GitHub. */
export function removeBlocker(world: World, actor: Actor, issue: Issue, blocker: Issue): void {
  const index = issue.blockedBy.indexOf(blocker);
  if (index < 0) return;
  issue.blockedBy.splice(index, 1);
  blocker.blocking.splice(blocker.blocking.indexOf(issue), 1);
  changed(world, issue, blocker);
  tellBlocker(world, actor, issue, blocker, "removed");
}

function reaches(from: Issue, target: Issue): boolean {
  const seen = new Set<Issue>([from]);
  for (const issue of seen) {
    if (issue === target) return true;
    for (const next of issue.blockedBy) seen.add(next);
  }
  return false;
}

function changed(world: World, ...issues: Issue[]): void {
  for (const issue of issues) issue.updatedAt = world.now();
}

function tellParent(world: World, actor: Actor, parent: Issue, child: Issue, what: string): void {
  const payload = (): Record<string, unknown> => ({
    sub_issue_id: child.id,
    sub_issue: renderIssue(world, child),
    parent_issue_id: parent.id,
    parent_issue: renderIssue(world, parent),
  });
  world.emit(parent.repository, "sub_issues", `sub_issue_${what}`, actor, () => ({
    ...payload(),
    sub_issue_repo: renderRepository(world, child.repository),
  }));
  world.emit(child.repository, "sub_issues", `parent_issue_${what}`, actor, () => ({
    ...payload(),
    parent_issue_repo: renderRepository(world, parent.repository),
  }));
}

function tellBlocker(world: World, actor: Actor, issue: Issue, blocker: Issue, what: string): void {
  const payload = (): Record<string, unknown> => ({
    blocked_issue_id: issue.id,
    blocked_issue: renderIssue(world, issue),
    blocking_issue_id: blocker.id,
    blocking_issue: renderIssue(world, blocker),
  });
  world.emit(issue.repository, "issue_dependencies", `blocked_by_${what}`, actor, () => ({
    ...payload(),
    blocking_issue_repo: renderRepository(world, blocker.repository),
  }));
  world.emit(blocker.repository, "issue_dependencies", `blocking_${what}`, actor, () => ({
    ...payload(),
    blocked_issue_repo: renderRepository(world, issue.repository),
  }));
}

/** The issue of a database id that the repository's owner can link to; 404 and 422 as GitHub answers them. */
export function issueById(world: World, id: unknown): Issue {
  const found = typeof id === "number" ? world.state.issuesById.get(id) : undefined;
  if (found === undefined) throw new Problem(404, "The provided sub-issue or issue does not exist");
  return found;
}
