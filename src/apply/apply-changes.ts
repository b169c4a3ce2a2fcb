// Walks a change set in the order of what depends on what, through the port. One result a change; the next run goes on.

import type { NewMilestone, Writer } from "../github/port.ts";
import type {
  Applied,
  Change,
  ChangeSet,
  CommentChange,
  IssueChange,
  IssueTarget,
  LabelChange,
  MilestoneChange,
  Result,
} from "../model/change.ts";
import { nameOf } from "../model/desired.ts";
import { EnvironmentError } from "../model/failure.ts";
import { ApplyRun } from "./apply-run.ts";
import { createIssues } from "./create-issues.ts";
import { makeRoom, setBlockers, setOrders, setParents } from "./link-issues.ts";
import { updateFields, updateRecords } from "./update-issues.ts";

/** Nothing is to be told yet: pace and bounds are the writer's. */
export type ApplyOptions = Readonly<Record<string, never>>;

/**
 * Labels and milestones, new issues parents first, fields, parents, blockers, orders, comments, and last the bodies that
 * record it all: stopped anywhere, the next run finds what is missing. One failure stops neither the others nor the report.
 * Throws only what is no failure of the environment. A change set that a guard stopped is left whole.
 */
export async function applyChanges(changes: ChangeSet, writer: Writer, _options: ApplyOptions = {}): Promise<Applied> {
  const run = new ApplyRun(writer, changes.matched);
  const todo = changes.changes.filter((change) => change.action !== "noop");
  if (changes.stopped !== null) run.stopped = { reason: changes.stopped.summary, resumeAt: null };
  else await walk(run, todo);
  for (const change of todo) run.left(change, run.stopped?.reason ?? "something that it needs was left");
  const results = todo.flatMap((change) => run.results.get(change) ?? []);
  const left = results.filter((result) => result.outcome === "left").length;
  return {
    results,
    numbers: Object.fromEntries(run.numbers),
    left,
    resumeAt: left > 0 ? (run.stopped?.resumeAt ?? null) : null,
  };
}

async function walk(run: ApplyRun, todo: readonly Change[]): Promise<void> {
  const of = <Kind extends Change["kind"]>(kind: Kind) =>
    todo.filter((change): change is Extract<Change, { kind: Kind }> => change.kind === kind);
  const issues = of("issue");
  const creates = issues.filter((change) => change.number === null);
  const updates = issues.filter((change) => change.number !== null);
  const parents = of("parent");
  const blockers = of("blocker");
  await makeLabels(run, of("label"), issues);
  await applyMilestones(run, of("milestone"));
  await makeRoom(run, parents);
  // Before anything is made behind them: a child whose parent could not be set when it was made keeps its place.
  await setParents(
    run,
    parents.filter(({ child, after }) => "issue" in child && (after === null || "issue" in after)),
  );
  await createIssues(run, creates, parents);
  const twins = updates.filter(({ after }) => after.duplicateOf !== undefined);
  await updateFields(
    run,
    updates.filter((change) => !twins.includes(change)),
  );
  await setParents(run, parents);
  await setBlockers(run, blockers);
  await setOrders(run, of("order"));
  for (const change of of("comment")) await comment(run, change);
  putOff(run, issues, [...parents, ...blockers, ...of("order"), ...of("comment")]);
  await updateFields(run, twins);
  await updateRecords(
    run,
    issues.filter(
      (change) => change.number !== null || change.after.state === "closed" || change.settled !== undefined,
    ),
  );
}

async function makeLabels(
  run: ApplyRun,
  labels: readonly LabelChange[],
  issues: readonly IssueChange[],
): Promise<void> {
  await run.batch(
    labels,
    (part) => run.writer.createLabels(part.map(({ after }) => after)),
    (change) => run.done(change),
    (change, error) => run.failed(change, error),
  );
  const missing = new Set(
    labels.filter((change) => run.results.get(change)?.outcome === "failed").map(({ after }) => after.name),
  );
  for (const change of issues)
    if (change.after.addLabels?.some((name) => missing.has(name))) run.left(change, "its label could not be created");
}

// Titles are unique: one that is about to get another title makes room, so updates go first and refused ones come again.
async function applyMilestones(run: ApplyRun, changes: readonly MilestoneChange[]): Promise<void> {
  for (const change of changes) await makeDetour(run, change);
  let waiting = changes
    .filter((change) => run.isOpen(change))
    .sort((one, other) => Number(one.number === null) - Number(other.number === null));
  for (;;) {
    for (const change of waiting) await applyMilestone(run, change);
    const refused = waiting.filter((change) => isRefused(run.results.get(change)));
    if (refused.length === 0 || refused.length === waiting.length) return;
    for (const change of refused) run.results.delete(change);
    waiting = refused;
  }
}

// Of milestones that exchange their titles, one makes room.
async function makeDetour(run: ApplyRun, change: MilestoneChange): Promise<void> {
  const { number, detour } = change;
  if (number === null || detour === undefined) return;
  await run.single(
    () => run.writer.updateMilestone(number, detour),
    () => undefined,
    (error) => run.failed(change, error),
  );
}

function isRefused(result: Result | undefined): boolean {
  return result?.outcome === "failed" && result.error instanceof EnvironmentError && result.error.kind === "invalid";
}

async function applyMilestone(run: ApplyRun, change: MilestoneChange): Promise<void> {
  const { number, after, before } = change;
  const name = nameOf(after.identity);
  const fields: NewMilestone = {
    title: after.title,
    description: after.description,
    due: after.due,
    state: after.state,
  };
  if (number !== null) run.milestones.set(name, number);
  await run.single(
    () =>
      number === null
        ? run.writer.createMilestone(fields)
        : run.writer.updateMilestone(number, changed({ ...before, ...change.detour }, fields)),
    (made) => {
      run.milestones.set(name, made.number);
      run.done(change, { number: made.number });
    },
    (error) => run.failed(change, error),
  );
}

function changed(before: MilestoneChange["before"], fields: NewMilestone): Partial<NewMilestone> {
  return {
    ...(before?.title !== fields.title && { title: fields.title }),
    ...(before?.description !== fields.description && { description: fields.description }),
    ...(before?.due !== fields.due && { due: fields.due }),
    ...(before?.state !== fields.state && { state: fields.state }),
  };
}

// Its first line, a hidden comment, is what it is known by: it is not written twice.
async function comment(run: ApplyRun, change: CommentChange): Promise<void> {
  const on = run.nameOf(change.on);
  if (on === null) return run.left(change, "the issue could not be created");
  const [sign = ""] = change.body.split("\n", 1);
  await run.single(
    async () => {
      const there = await run.writer.listComments(on.number);
      if (!there.some(({ body }) => body.startsWith(sign))) await run.writer.createComment(on.number, change.body);
    },
    () => run.done(change, { number: on.number }),
    (error) => run.failed(change, error),
  );
}

// The record of an issue must not say what was not done: it waits for the next run.
function putOff(run: ApplyRun, issues: readonly IssueChange[], others: readonly Change[]): void {
  const numbers = new Set<number>();
  for (const change of others) {
    if (run.results.get(change)?.outcome === "done") continue;
    for (const target of recordsOf(change)) {
      const name = run.nameOf(target);
      if (name !== null) numbers.add(name.number);
    }
  }
  const silent = others.some((change) => change.kind === "comment" && run.results.get(change)?.outcome !== "done");
  for (const change of issues) {
    const number = change.number ?? run.numbers.get(nameOf(change.identity));
    const twin = silent && change.after.duplicateOf !== undefined;
    if (!twin && (number === undefined || !numbers.has(number))) continue;
    if (change.number !== null) run.left(change, "a link of it could not be set");
    else if (change.settled !== undefined) run.unsettled.add(change);
  }
}

// Whose record tells of a link. That of an issue says which round its edges belong to, that of the plan's anchor whether
// the round is finished.
function recordsOf(change: Change): readonly IssueTarget[] {
  if (change.kind === "parent") return [change.child];
  if (change.kind === "blocker") return change.present ? [change.recorded ?? []].flat() : [change.blocked];
  return change.kind === "order" ? change.recorded : [];
}
