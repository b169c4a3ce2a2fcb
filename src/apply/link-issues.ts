// Links between issues once all of them have numbers: parents, then blockers, then the order of sub-issues.
import type { Move } from "../github/port.ts";
import type { BlockerChange, OrderChange, OrderMove, ParentChange } from "../model/change.ts";
import type { IssueName } from "../model/repository.ts";
import type { ApplyRun } from "./apply-run.ts";

export async function setParents(run: ApplyRun, changes: readonly ParentChange[]): Promise<void> {
  const items = changes.flatMap((change) => {
    if (!run.isOpen(change)) return [];
    const child = run.nameOf(change.child);
    const parent = change.after === null ? null : run.nameOf(change.after);
    if (child !== null && (parent !== null || change.after === null)) return [{ change, child, parent }];
    run.left(change, "one of the two issues could not be created");
    return [];
  });
  await run.batch(
    items,
    (part) =>
      run.writer.setParents(part.map(({ change, child, parent }) => ({ child, parent, before: change.before }))),
    ({ change, child }) => run.done(change, { number: child.number }),
    ({ change }, error) => run.failed(change, error),
  );
}

/** Takes children out of parents that are full. What fails here is tried again with their new parent, and told there. */
export async function makeRoom(run: ApplyRun, changes: readonly ParentChange[]): Promise<void> {
  const items = changes.flatMap((change) => {
    const child = change.leavesFirst === true ? run.nameOf(change.child) : null;
    return child === null ? [] : [{ child, parent: null, before: change.before }];
  });
  await run.batch(
    items,
    (part) => run.writer.setParents(part),
    () => undefined,
    () => undefined,
  );
}

export async function setBlockers(run: ApplyRun, changes: readonly BlockerChange[]): Promise<void> {
  const items = changes.flatMap((change) => {
    const blocked = run.nameOf(change.blocked);
    const blocker = run.nameOf(change.blocker);
    if (blocked !== null && blocker !== null) return [{ change, edge: { blocked, blocker } }];
    run.left(change, "one of the two issues could not be created");
    return [];
  });
  const { writer } = run;
  for (const present of [false, true])
    await run.batch(
      items.filter(({ change }) => change.present === present),
      (part) =>
        (present ? writer.addBlockers : writer.removeBlockers).call(
          writer,
          part.map(({ edge }) => edge),
        ),
      ({ change, edge }) => run.done(change, { number: edge.blocked.number }),
      ({ change }, error) => run.failed(change, error),
    );
}

/** An order is done when all of its moves are; what is left of it is found by the next comparison. */
export async function setOrders(run: ApplyRun, changes: readonly OrderChange[]): Promise<void> {
  const items = changes.flatMap((change) => {
    const parent = run.nameOf(change.parent);
    const moves = parent === null ? [] : change.moves.flatMap((move) => moveOf(run, parent, move) ?? []);
    if (moves.length < change.moves.length) run.left(change, "a sub-issue of it could not be created");
    return moves.map((move) => ({ change, move }));
  });
  const done = new Map<OrderChange, number>();
  await run.batch(
    items,
    (part) => run.writer.orderChildren(part.map(({ move }) => move)),
    ({ change }) => done.set(change, (done.get(change) ?? 0) + 1),
    ({ change }, error) => run.failed(change, error),
  );
  for (const change of changes)
    if (run.isOpen(change) && done.get(change) === change.moves.length) run.done(change, numberOf(run, change));
}

function numberOf(run: ApplyRun, { parent }: OrderChange): { number?: number } {
  const name = run.nameOf(parent);
  return name === null ? {} : { number: name.number };
}

function moveOf(run: ApplyRun, parent: IssueName, move: OrderMove): Move | null {
  const child = run.nameOf(move.child);
  const sibling = run.nameOf("after" in move ? move.after : move.before);
  if (child === null || sibling === null) return null;
  return "after" in move ? { parent, child, after: sibling } : { parent, child, before: sibling };
}
