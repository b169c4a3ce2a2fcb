// Milestones of a repository.

import { invalid } from "../problem.ts";
import { renderMilestone } from "../rest/render-issue.ts";
import { touch } from "./touch.ts";
import type { Issue, Milestone, Repository } from "./types.ts";
import { type Actor, longerThan, type World } from "./world.ts";

export interface MilestoneFields {
  readonly title?: string | undefined;
  readonly description?: string | null | undefined;
  readonly state?: "open" | "closed" | undefined;
  readonly dueOn?: string | null | undefined;
}

function checkMilestone(repository: Repository, fields: MilestoneFields, self?: Milestone): void {
  if (fields.title === undefined) return;
  if (fields.title.trim() === "") throw invalid("Milestone", "title", "missing_field");
  if (longerThan(fields.title, 255)) {
    throw invalid("Milestone", "title", "custom", "title is too long (maximum is 255 characters)");
  }
  for (const other of repository.milestones.values()) {
    if (other !== self && other.title.toLowerCase() === fields.title.toLowerCase()) {
      throw invalid("Milestone", "title", "already_exists");
    }
  }
}

const california = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "America/Los_Angeles",
  dateStyle: "short",
  timeStyle: "medium",
});

/**
 * GitHub keeps only the day that the time falls on in California, and answers midnight there: 07:00 or 08:00 UTC.
 * Midnight UTC is therefore the day before (microsoft/PowerShellForGitHub#133).
 */
function dueDay(text: string): string {
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw invalid("Milestone", "due_on", "invalid");
  const [day = "", clock = ""] = california.format(time).split(" ");
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(":").map(Number);
  const midnight = Math.floor(time / 1000) - (hours * 3600 + minutes * 60 + seconds);
  const shown = new Date(midnight * 1000).toISOString().slice(0, 19);
  return shown.slice(0, 10) === day ? `${shown}Z` : `${day}T08:00:00Z`;
}

export function createMilestone(
  world: World,
  actor: Actor,
  repository: Repository,
  fields: MilestoneFields,
): Milestone {
  checkMilestone(repository, { ...fields, title: fields.title ?? "" });
  const id = world.id();
  const closed = fields.state === "closed";
  const milestone: Milestone = {
    kind: "milestone",
    id,
    nodeId: world.nodeId("MI", id),
    repository,
    number: repository.nextMilestone++,
    title: fields.title ?? "",
    description: fields.description ?? null,
    state: fields.state ?? "open",
    dueOn: fields.dueOn == null ? null : dueDay(fields.dueOn),
    creator: actor.user,
    createdAt: world.now(),
    updatedAt: world.now(),
    closedAt: closed ? world.now() : null,
    issues: new Set(),
  };
  repository.milestones.set(milestone.number, world.register(milestone));
  tell(world, actor, milestone, "created");
  return milestone;
}

export function updateMilestone(world: World, actor: Actor, milestone: Milestone, fields: MilestoneFields): Milestone {
  checkMilestone(milestone.repository, fields, milestone);
  const due = fields.dueOn == null ? fields.dueOn : dueDay(fields.dueOn);
  const changes = {
    ...changed("title", milestone.title, fields.title),
    ...changed("description", milestone.description, fields.description),
    ...changed("due_on", milestone.dueOn, due),
  };
  if (fields.title !== undefined) milestone.title = fields.title;
  if (fields.description !== undefined) milestone.description = fields.description;
  if (due !== undefined) milestone.dueOn = due;
  milestone.updatedAt = world.now();
  if (Object.keys(changes).length > 0) tell(world, actor, milestone, "edited", { changes });
  if (fields.state !== undefined && fields.state !== milestone.state) {
    milestone.state = fields.state;
    milestone.closedAt = fields.state === "closed" ? world.now() : null;
    tell(world, actor, milestone, fields.state === "closed" ? "closed" : "opened");
  }
  return milestone;
}

export function deleteMilestone(world: World, actor: Actor, milestone: Milestone): void {
  for (const issue of milestone.issues) issue.milestone = null;
  milestone.repository.milestones.delete(milestone.number);
  world.state.nodes.delete(milestone.nodeId);
  tell(world, actor, milestone, "deleted");
}

export function setMilestone(world: World, actor: Actor, issue: Issue, milestone: Milestone | null): void {
  if (issue.milestone === milestone) return;
  const before = issue.milestone;
  before?.issues.delete(issue);
  milestone?.issues.add(issue);
  issue.milestone = milestone;
  const told = milestone ?? before;
  if (told === null) return;
  touch(
    world,
    actor,
    issue,
    milestone === null ? "demilestoned" : "milestoned",
    { milestone: renderMilestone(world, told) },
    { milestone: told.title },
  );
}

function changed(
  field: string,
  before: string | null,
  after: string | null | undefined,
): Record<string, { from: string }> {
  return after === undefined || after === before ? {} : { [field]: { from: before ?? "" } };
}

function tell(
  world: World,
  actor: Actor,
  milestone: Milestone,
  action: string,
  extra: Record<string, unknown> = {},
): void {
  world.emit(milestone.repository, "milestone", action, actor, () => ({
    milestone: renderMilestone(world, milestone),
    ...extra,
  }));
}
