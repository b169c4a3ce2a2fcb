// What several commands do on GitHub, each a single change that may be made twice.
import type { IssueUpdate, Outcome } from "../github/port.ts";
import type { PlanEdit } from "../model/change.ts";
import type { Status } from "../model/plan.ts";
import type { ObservedIssue } from "../model/repository.ts";
import { type CommandContext, CommandProblem } from "./command.ts";

/** The issue that the comment stands on. Throws when it is a pull request. */
export function issueHere(context: CommandContext): ObservedIssue {
  if (context.issue !== null) return context.issue;
  throw new CommandProblem("That works on an issue, not on a pull request.");
}

/** Throws the first failure of a batch: the command then says that it failed. */
export function settle(outcomes: readonly Outcome<unknown>[]): void {
  for (const outcome of outcomes) if (!outcome.ok) throw outcome.error;
}

/** Updates an issue, leaving out what it is already. Sends nothing when nothing is left. */
export async function update(
  context: CommandContext,
  issue: ObservedIssue,
  fields: Omit<IssueUpdate, "number">,
): Promise<void> {
  const has = (label: string): boolean => issue.labels.some((one) => one.toLowerCase() === label.toLowerCase());
  const addLabels = (fields.addLabels ?? []).filter((label) => !has(label));
  const removeLabels = (fields.removeLabels ?? []).filter(has);
  const { state, stateReason, addLabels: _add, removeLabels: _remove, ...others } = fields;
  const moves =
    state !== undefined && (state !== issue.state || (stateReason ?? issue.stateReason) !== issue.stateReason);
  const left = {
    ...others,
    ...(moves && { state, ...(stateReason !== undefined && { stateReason }) }),
    ...(addLabels.length > 0 && { addLabels }),
    ...(removeLabels.length > 0 && { removeLabels }),
  };
  if (Object.keys(left).length === 0) return;
  await ensureLabels(context, addLabels);
  settle(await context.writer.updateIssues([{ number: issue.number, ...left }]));
}

async function ensureLabels(context: CommandContext, names: readonly string[]): Promise<void> {
  const known = new Set(context.view.observed.labels.map((label) => label.name.toLowerCase()));
  const missing = names.filter((name) => !known.has(name.toLowerCase()));
  if (missing.length === 0) return;
  settle(await context.writer.createLabels(missing.map((name) => ({ name, color: "ededed", description: "" }))));
}

/** The labels that tell a status, but for the one that is wanted: to be taken off. */
export function otherStatusLabels(context: CommandContext, wanted: Status): string[] {
  const keep = context.settings.labels.status[wanted]?.toLowerCase();
  const labels = Object.values(context.settings.labels.status).filter((label) => typeof label === "string");
  return labels.filter((label) => label.toLowerCase() !== keep);
}

/** The label of a status, as a list for adding. */
export function statusLabel(context: CommandContext, wanted: Status): string[] {
  const label = context.settings.labels.status[wanted];
  return typeof label === "string" ? [label] : [];
}

/** An edit of the plan for the part that this issue is; none when it is in no plan, or the plan says so already. */
export function edit(
  context: CommandContext,
  field: PlanEdit["field"],
  before: string,
  after: string,
  reason: string,
): PlanEdit[] {
  const { part, by } = context;
  if (part === null || part.owner === null || before === after) return [];
  return [{ identity: part.identity, field, before, after, mark: null, line: part.owner.line, reason, by }];
}

/** The open blockers of an issue. */
export function openBlockers(issue: ObservedIssue): string[] {
  return (issue.blockedBy ?? []).filter((one) => one.state === "open").map((one) => `${one.repository}#${one.number}`);
}
