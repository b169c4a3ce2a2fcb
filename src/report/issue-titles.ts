// The titles and numbers of the issues that a change set speaks of.
import type { IssueTarget } from "../model/change.ts";
import { type Identity, nameOf } from "../model/desired.ts";
import type { Told } from "./told.ts";

export interface IssueTitles {
  /** "Task #16: set up" of an issue that exists or that is to be made. */
  title(target: IssueTarget): string;
  /** What the plan calls a part of it. */
  ofIdentity(identity: Identity): string;
  /** The title that an issue of this repository has on GitHub. */
  ofNumber(number: number | null): string | undefined;
  /** null: it is to be made, or stands in another repository. */
  number(target: IssueTarget): number | null;
}

export function issueTitles(told: Pick<Told, "desired" | "observed" | "changes" | "applied">): IssueTitles {
  const { owner, repo } = told.observed.repository;
  const here = `${owner}/${repo}`.toLowerCase();
  const observed = new Map(told.observed.issues.map((issue) => [issue.number, issue.title]));
  const desired = new Map(told.desired.issues.map((issue) => [nameOf(issue.identity), issue.title]));
  const numbers: Readonly<Record<string, number>> = { ...told.changes.matched, ...told.applied?.numbers };
  const isHere = (repository: string) => repository.toLowerCase() === here || here === "/";
  const made = (identity: Identity) =>
    desired.get(nameOf(identity)) ??
    observed.get(numbers[nameOf(identity)] ?? 0) ??
    `a ${identity.kind} of ${identity.path}`;
  return {
    ofIdentity: made,
    ofNumber: (number) => (number === null ? undefined : observed.get(number)),
    title: (target) => {
      if ("made" in target) return made(target.made);
      const { repository, number } = target.issue;
      return isHere(repository) ? (observed.get(number) ?? `issue ${number}`) : `${repository}#${number}`;
    },
    number: (target) => {
      if ("made" in target) return numbers[nameOf(target.made)] ?? null;
      return isHere(target.issue.repository) ? target.issue.number : null;
    },
  };
}
