// REST: milestones.

import { notFound } from "../problem.ts";
import { createMilestone, deleteMilestone, type MilestoneFields, updateMilestone } from "../world/milestones.ts";
import type { Milestone } from "../world/types.ts";
import { renderMilestone } from "./render-issue.ts";
import {
  type Answer,
  actorOf,
  type Context,
  created,
  list,
  nothing,
  ok,
  type Route,
  readIssues,
  repo,
  repositoryOf,
  text,
  writeIssues,
} from "./route.ts";

const path = `${repo}/milestones/{milestone_number}`;

export const milestoneRoutes: readonly Route[] = [
  { operation: `GET ${repo}/milestones`, handle: listMilestones },
  { operation: `POST ${repo}/milestones`, handle: postMilestone },
  { operation: `GET ${path}`, handle: (context) => answer(context, milestoneOf(context, readIssues, "read")) },
  { operation: `PATCH ${path}`, handle: patchMilestone },
  { operation: `DELETE ${path}`, handle: dropMilestone },
];

const answer = (context: Context, milestone: Milestone): Answer => ok(renderMilestone(context.world, milestone));

/** By due date (those without one last) unless sorted by completeness. */
function listMilestones(context: Context): Answer {
  const repository = repositoryOf(context, readIssues, "read");
  const state = context.query.get("state") ?? "open";
  const sign = (context.query.get("direction") ?? "asc") === "asc" ? 1 : -1;
  const value =
    context.query.get("sort") === "completeness"
      ? (one: Milestone) => completeness(one)
      : (one: Milestone) => (one.dueOn === null ? Number.POSITIVE_INFINITY : Date.parse(one.dueOn));
  const kept = [...repository.milestones.values()]
    .filter((one) => state === "all" || one.state === state)
    .map((one) => [value(one), one] as const)
    .sort(([a, one], [b, other]) => sign * (a === b ? one.number - other.number : a < b ? -1 : 1));
  return list(context, kept, ([, one]) => renderMilestone(context.world, one));
}

function completeness(milestone: Milestone): number {
  const issues = [...milestone.issues];
  return issues.length === 0 ? 0 : issues.filter((issue) => issue.state === "closed").length / issues.length;
}

function milestoneOf(context: Context, needs: Parameters<typeof repositoryOf>[1], role: "read" | "write"): Milestone {
  const found = repositoryOf(context, needs, role).milestones.get(Number(context.params.milestone_number));
  if (found === undefined) throw notFound();
  return found;
}

function fieldsOf({ body }: Context): MilestoneFields {
  const nullable = (value: unknown): string | null | undefined =>
    value === undefined ? undefined : (text(value) ?? null);
  return {
    title: text(body.title),
    description: nullable(body.description),
    state: body.state as "open" | "closed" | undefined,
    dueOn: nullable(body.due_on),
  };
}

function postMilestone(context: Context): Answer {
  const repository = repositoryOf(context, writeIssues, "write");
  const milestone = createMilestone(context.world, actorOf(context.caller), repository, fieldsOf(context));
  return created(renderMilestone(context.world, milestone));
}

function patchMilestone(context: Context): Answer {
  const milestone = milestoneOf(context, writeIssues, "write");
  return answer(context, updateMilestone(context.world, actorOf(context.caller), milestone, fieldsOf(context)));
}

function dropMilestone(context: Context): Answer {
  deleteMilestone(context.world, actorOf(context.caller), milestoneOf(context, writeIssues, "write"));
  return nothing;
}
