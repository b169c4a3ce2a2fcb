// Updates of existing issues in two steps: first the world, then the body that records it.

import type { IssueUpdate } from "../github/port.ts";
import type { IssueChange } from "../model/change.ts";
import { nameOf } from "../model/desired.ts";
import type { ApplyRun } from "./apply-run.ts";

/**
 * Labels, assignees, milestone; and the state where the record must not come first: reopening, closing what was once
 * reopened, and closing a duplicate. Stopped after this, the next run finds them as wanted and only writes the record.
 */
export async function updateFields(run: ApplyRun, changes: readonly IssueChange[]): Promise<void> {
  const items = changes.flatMap((change) => {
    const update = fieldsOf(run, change);
    if (update === undefined) run.left(change, "its milestone could not be created");
    return update ? [{ change, update }] : [];
  });
  await send(run, items);
}

/** Title and body, then closing. The record in the body says that it is being closed, so a stop in between is no reopening. */
export async function updateRecords(run: ApplyRun, changes: readonly IssueChange[]): Promise<void> {
  const items = changes.flatMap((change) => {
    const update = recordOf(run, change);
    return update === null ? [] : [{ change, update }];
  });
  await send(run, items);
  if (run.stopped === null)
    for (const change of changes) if (run.isOpen(change)) run.done(change, numbered(run, change));
}

async function send(run: ApplyRun, items: readonly { change: IssueChange; update: IssueUpdate }[]): Promise<void> {
  await run.batch(
    items.filter(({ change }) => run.isOpen(change)),
    (part) => run.writer.updateIssues(part.map(({ update }) => update)),
    () => undefined,
    ({ change }, error) => run.failed(change, error),
  );
}

// undefined: it cannot be done now; null: there is nothing to do.
function fieldsOf(run: ApplyRun, change: IssueChange): IssueUpdate | null | undefined {
  const { number, after } = change;
  if (number === null) return null;
  const milestone = after.milestone === undefined ? null : run.milestone(after.milestone);
  if (milestone === undefined) return undefined;
  const update: IssueUpdate = {
    number,
    ...(after.addLabels && { addLabels: after.addLabels }),
    ...(after.removeLabels && { removeLabels: after.removeLabels }),
    ...(after.addAssignees && { addAssignees: after.addAssignees }),
    ...(after.removeAssignees && { removeAssignees: after.removeAssignees }),
    ...(after.milestone !== undefined && { milestone }),
    ...(stateFirst(change) && stateOf(change)),
  };
  return Object.keys(update).length > 1 ? update : null;
}

function recordOf(run: ApplyRun, change: IssueChange): IssueUpdate | null {
  const number = change.number ?? run.numbers.get(nameOf(change.identity));
  if (number === undefined) return null;
  const settled = run.unsettled.has(change) ? undefined : change.settled;
  const { title, body } = change.number === null ? { title: undefined, body: settled } : change.after;
  const update: IssueUpdate = {
    number,
    ...(title && { title }),
    ...(body && { body }),
    ...(!stateFirst(change) && stateOf(change)),
  };
  return Object.keys(update).length > 1 ? update : null;
}

function stateFirst({ before, after }: IssueChange): boolean {
  return after.state === "open" || before?.stateReason === "reopened" || after.stateReason === "duplicate";
}

function stateOf({ after }: IssueChange): Pick<IssueUpdate, "state" | "stateReason" | "duplicateOf"> {
  if (after.state === undefined) return {};
  return {
    state: after.state,
    ...(after.stateReason && { stateReason: after.stateReason }),
    ...(after.duplicateOf !== undefined && { duplicateOf: after.duplicateOf }),
  };
}

function numbered(run: ApplyRun, change: IssueChange): { number?: number } {
  const number = change.number ?? run.numbers.get(nameOf(change.identity));
  return number === undefined ? {} : { number };
}
