// The order in which changes are applied: what others need first, edges and comments last.
import type { Change, IssueChange } from "../model/change.ts";
import type { Identity } from "../model/desired.ts";

const RANK = { label: 0, milestone: 1, issue: 2, parent: 4, blocker: 5, order: 6, comment: 7 } as const;

/**
 * Creates before updates, parents before children, in the order of the plan, which GitHub then shows. Only when there are
 * more than one run may write do the ready ones go first.
 */
export function inOrder(changes: readonly Change[], maxWrites: number): Change[] {
  const level = creationLevel(changes.filter(isCreate).length, maxWrites);
  const rank = (change: Change) => (change.kind === "issue" && change.action !== "create" ? 3 : RANK[change.kind]);
  const levelOf = (change: Change) =>
    isCreate(change) ? level({ kind: change.identity.kind, ready: change.ready }) : 0;
  return changes
    .map((change, index) => ({ change, index }))
    .sort(
      (one, other) =>
        rank(one.change) - rank(other.change) || levelOf(one.change) - levelOf(other.change) || one.index - other.index,
    )
    .map(({ change }) => change);
}

/** In which wave an issue is made, of `creates` in all. */
export function creationLevel(
  creates: number,
  maxWrites: number,
): (made: { readonly kind: Identity["kind"]; readonly ready: boolean }) => number {
  const readyFirst = maxWrites > 0 && creates > maxWrites;
  return ({ kind, ready }) => (kind !== "task" ? 0 : ready || !readyFirst ? 1 : 2);
}

function isCreate(change: Change): change is IssueChange {
  return change.kind === "issue" && change.action === "create";
}
