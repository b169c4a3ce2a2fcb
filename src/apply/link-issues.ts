// Links between issues once all of them have numbers: parents, then blockers.
import type { BlockerChange, ParentChange } from "../model/change.ts";
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
