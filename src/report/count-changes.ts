// A change set in numbers.
import type { Change, ChangeSet, IssueChange, IssueTarget } from "../model/change.ts";
import { nameOf } from "../model/desired.ts";

export interface Counts {
  readonly created: number;
  readonly closed: number;
  readonly reopened: number;
  readonly renamed: number;
  /** Changed otherwise: body, labels, milestone, assignees. */
  readonly updated: number;
  /** Issues that get a blocker, and issues that lose one. */
  readonly blocked: number;
  readonly unblocked: number;
  readonly milestones: number;
  readonly labels: number;
  readonly moved: number;
  readonly comments: number;
}

export function countChanges(changes: readonly Change[]): Counts {
  const issues = toldIssues(changes);
  const edges = changes.filter((change) => change.kind === "blocker" && change.action !== "noop");
  const count = (action: IssueChange["action"]) => issues.filter((change) => change.action === action).length;
  const kinds = (kind: Change["kind"]) =>
    changes.filter((change) => change.kind === kind && change.action !== "noop").length;
  const blocked = (present: boolean) =>
    new Set(
      edges.flatMap((edge) => (edge.kind === "blocker" && edge.present === present ? [targetName(edge.blocked)] : [])),
    ).size;
  const renamed = issues.filter(isRename).length;
  return {
    created: count("create"),
    closed: count("close"),
    reopened: count("reopen"),
    renamed,
    updated: count("update") - renamed,
    blocked: blocked(true),
    unblocked: blocked(false),
    milestones: kinds("milestone"),
    labels: kinds("label"),
    moved: kinds("parent") + kinds("order"),
    comments: kinds("comment"),
  };
}

/** The issues that change for people. */
export function toldIssues(changes: readonly Change[]): IssueChange[] {
  return changes.flatMap((change) =>
    change.kind === "issue" && change.action !== "noop" && change.recordOnly !== true ? [change] : [],
  );
}

/** Issues that stay as they are, as far as anybody can see. */
export function untouched({ changes, unchanged }: ChangeSet): number {
  return unchanged + changes.filter((change) => change.kind === "issue" && change.recordOnly === true).length;
}

export function isRename(change: IssueChange): boolean {
  return change.action === "update" && change.after.title !== undefined;
}

/** One string for a target, whether it exists or is made by this change set. */
export function targetName(target: IssueTarget): string {
  return "issue" in target ? `${target.issue.repository}#${target.issue.number}` : nameOf(target.made);
}
