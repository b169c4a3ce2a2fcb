// The order in which changes are applied: what others need first, edges and comments last.
import type { Change } from "../model/change.ts";

const RANK = { label: 0, milestone: 1, issue: 2, parent: 4, blocker: 5, comment: 6 } as const;

/**
 * Creates before updates, parents before children, in the order of the plan, which GitHub then shows. Only when there are
 * more than one run may write do the ready ones go first.
 */
export function inOrder(changes: readonly Change[], maxWrites: number): Change[] {
  const creates = changes.filter((change) => change.kind === "issue" && change.action === "create").length;
  const readyFirst = maxWrites > 0 && creates > maxWrites;
  const rank = (change: Change) => (change.kind === "issue" && change.action !== "create" ? 3 : RANK[change.kind]);
  const level = (change: Change) => {
    if (change.kind !== "issue" || change.action !== "create") return 0;
    return change.identity.kind !== "task" ? 0 : change.ready || !readyFirst ? 1 : 2;
  };
  return changes
    .map((change, index) => ({ change, index }))
    .sort(
      (one, other) =>
        rank(one.change) - rank(other.change) || level(one.change) - level(other.change) || one.index - other.index,
    )
    .map(({ change }) => change);
}
