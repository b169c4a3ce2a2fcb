// Creates issues level by level, parents first: a child is sent once its parent has a number.

import type { NewIssue } from "../github/port.ts";
import type { IssueChange, ParentChange } from "../model/change.ts";
import { nameOf } from "../model/desired.ts";
import type { ApplyRun } from "./apply-run.ts";

/** A creation that fails leaves what hangs below it for the next run. */
export async function createIssues(
  run: ApplyRun,
  creates: readonly IssueChange[],
  parents: readonly ParentChange[],
): Promise<void> {
  const parentOf = new Map(
    parents.flatMap((one) => ("made" in one.child ? [[nameOf(one.child.made), one] as const] : [])),
  );
  let waiting = creates.filter((change) => run.isOpen(change));
  while (waiting.length > 0 && run.stopped === null) {
    const next = waiting.filter((change) => canStart(run, parentOf.get(nameOf(change.identity))));
    if (next.length === 0) break;
    await send(run, next, parentOf);
    waiting = waiting.filter((change) => !next.includes(change));
  }
  if (run.stopped !== null) return;
  for (const change of waiting) run.left(change, "what it stands below could not be created");
}

function canStart(run: ApplyRun, parent: ParentChange | undefined): boolean {
  return parent?.after == null || run.nameOf(parent.after) !== null;
}

async function send(
  run: ApplyRun,
  changes: readonly IssueChange[],
  parentOf: ReadonlyMap<string, ParentChange>,
): Promise<void> {
  const items = changes.flatMap((change) => {
    const parent = parentOf.get(nameOf(change.identity));
    const above = parent?.after ? run.nameOf(parent.after) : null;
    const issue = newIssue(run, change, above?.number ?? null);
    if (issue === null) run.left(change, "its milestone could not be created");
    return issue === null ? [] : [{ change, parent, issue }];
  });
  await run.batch(
    items,
    (part) => run.writer.createIssues(part.map(({ issue }) => issue)),
    ({ change, parent, issue }, made) => {
      run.made(change.identity, made.number);
      if (change.after.state !== "closed" && change.settled === undefined) run.done(change, { number: made.number });
      if (parent !== undefined && made.parent?.number === issue.parent) run.done(parent, { number: made.number });
    },
    ({ change }, error) => run.failed(change, error),
  );
}

function newIssue(run: ApplyRun, { after }: IssueChange, parent: number | null): NewIssue | null {
  const milestone = run.milestone(after.milestone ?? null);
  if (milestone === undefined) return null;
  return {
    title: after.title ?? "",
    body: after.body ?? "",
    labels: after.addLabels ?? [],
    milestone,
    assignees: after.addAssignees ?? [],
    parent,
  };
}
