// Names and numbers while comparing: which issue or milestone an identity is, and was.
import type { IssueTarget, MilestoneTarget } from "../model/change.ts";
import { type DesiredBlocker, type DesiredIssue, type Identity, nameOf } from "../model/desired.ts";
import type { IssueReference } from "../model/plan.ts";
import type { IssueName, ObservedState } from "../model/repository.ts";
import type { Epochs } from "./epochs.ts";
import type { Standing } from "./order-siblings.ts";
import type { Tracked } from "./tracked.ts";

/** What is known of every identity before single issues are compared. */
export interface World {
  readonly observed: ObservedState;
  /** "owner/repo", as written. */
  readonly repository: string;
  readonly desired: ReadonlyMap<string, DesiredIssue>;
  /** Names of the desired milestones. */
  readonly phases: ReadonlySet<string>;
  readonly matched: ReadonlyMap<string, Tracked>;
  /** Identities that are not acted on: their match is in doubt, or they stand elsewhere. */
  readonly held: ReadonlySet<string>;
  /** Numbers of issues by the names that the plan has for them now. */
  readonly numbers: ReadonlyMap<string, number>;
  /** Numbers of issues by the names that markers have for them. */
  readonly formerNumbers: ReadonlyMap<string, number>;
  /** Numbers of younger duplicates, and the older ones that stay. */
  readonly duplicates: ReadonlyMap<number, number>;
  /** Numbers of milestones, likewise. */
  readonly milestones: ReadonlyMap<string, number>;
  readonly formerMilestones: ReadonlyMap<string, number>;
  /** How each desired issue stands after this run, by name. */
  readonly states: ReadonlyMap<string, "open" | "closed">;
  /** The same by spelled issue, for those that exist. */
  readonly statesByIssue: ReadonlyMap<string, "open" | "closed">;
  /** How the issues stand now that plans name by their numbers, by spelling. */
  readonly observedStates: ReadonlyMap<string, "open" | "closed">;
  readonly external: ReadonlyMap<string, "open" | "closed">;
  /** How each stands among its siblings after this run, by name; absent for those below no parent. */
  readonly standing: ReadonlyMap<string, Standing>;
  readonly epochs: Epochs;
}

export function issueName(world: World, number: number): IssueName {
  return { repository: world.repository, number };
}

/** The issue of an identity: an existing one, or one that this change set makes. */
export function targetOf(world: World, identity: Identity): IssueTarget {
  const tracked = world.matched.get(nameOf(identity));
  return tracked === undefined ? { made: identity } : { issue: issueName(world, tracked.issue.number) };
}

export function milestoneOf(world: World, identity: Identity): MilestoneTarget {
  const number = world.milestones.get(nameOf(identity));
  return number === undefined ? { made: identity } : { number };
}

/** "owner/repo#12" in lower case: one spelling for an issue, wherever it stands. */
export function spelled(name: IssueName): string {
  return `${name.repository.toLowerCase()}#${name.number}`;
}

export function referenceName(world: World, reference: IssueReference): IssueName {
  return { repository: reference.repository ?? world.repository, number: reference.number };
}

/** What a name in a marker stands for: the spelled issue where it is known, or else the name itself. */
export function spelledInMarker(name: string, world: World): string {
  const number = world.formerNumbers.get(name);
  return number === undefined ? name.toLowerCase() : spelled(issueName(world, number));
}

/** Whether a name in a marker and one of the plan stand for one issue. A name that the plan uses is what the plan says. */
export function isSameIssue(inMarker: string, inPlan: string, world: World): boolean {
  if (inMarker === inPlan) return true;
  const was = world.desired.has(inMarker) ? inMarker : String(world.formerNumbers.get(inMarker) ?? inMarker);
  return was === String(world.numbers.get(inPlan) ?? inPlan);
}

/** The same for a blocker of the plan. */
export function spelledBlocker(blocker: DesiredBlocker, world: World): string {
  if ("issue" in blocker) return spelled(referenceName(world, blocker.issue));
  const name = nameOf(blocker.identity);
  const number = world.numbers.get(name);
  return number === undefined ? name.toLowerCase() : spelled(issueName(world, number));
}

/** How a blocker is written into a marker. */
export function blockerInMarker(world: World, blocker: DesiredBlocker): string {
  return "identity" in blocker ? nameOf(blocker.identity) : spelled(referenceName(world, blocker.issue));
}
