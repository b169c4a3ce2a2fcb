// What GitHub has: a repository's issues, labels, milestones and checks, as read. Observed, in the words of the house.

export interface RepositoryName {
  readonly owner: string;
  readonly repo: string;
}

export type StateReason = "completed" | "not_planned" | "duplicate" | "reopened";

/** An issue of this or another repository. `repository` is "owner/repo". */
export interface IssueName {
  readonly repository: string;
  readonly number: number;
}

export interface ObservedIssue {
  /** "owner/repo", on an issue that was asked for by name. */
  readonly repository?: string;
  readonly number: number;
  /** The database id, which sub-issues and dependencies want over REST. Never the number. */
  readonly databaseId: number;
  /** The GraphQL node id. */
  readonly nodeId: string;
  readonly title: string;
  /** "" when GitHub has none. Line endings as GitHub returned them. */
  readonly body: string;
  readonly state: "open" | "closed";
  readonly stateReason: StateReason | null;
  readonly labels: readonly string[];
  /** The milestone's number. */
  readonly milestone: number | null;
  readonly assignees: readonly string[];
  readonly author: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** null while it is open; undefined: not told. */
  readonly closedAt?: string | null;
  /** null: no parent. undefined: the server cannot tell (no sub-issues). */
  readonly parent?: IssueName | null;
  /** undefined: the server cannot tell (no issue dependencies). Holds open and closed blockers. */
  readonly blockedBy?: readonly ObservedBlocker[];
  readonly subIssues?: { readonly total: number; readonly completed: number };
  /** Its sub-issues in the order that GitHub shows; undefined: not asked for. */
  readonly children?: readonly IssueName[];
  readonly locked?: boolean;
}

export interface ObservedBlocker extends IssueName {
  readonly state: "open" | "closed";
}

export interface ObservedLabel {
  readonly name: string;
  /** Six hexadecimal digits without `#`. */
  readonly color: string;
  readonly description: string;
  readonly nodeId: string;
}

export interface ObservedMilestone {
  readonly number: number;
  readonly nodeId: string;
  readonly title: string;
  readonly description: string;
  readonly state: "open" | "closed";
  /** ISO date (day) or null. */
  readonly due: string | null;
}

/** What the server can do. What it cannot is said once and done without. */
export interface Capabilities {
  readonly graphql: boolean;
  readonly subIssues: boolean;
  readonly dependencies: boolean;
}

/** Everything that a comparison needs, read whole: a read that failed or was cut off throws instead. */
export interface ObservedState {
  readonly repository: RepositoryName;
  readonly repositoryNodeId: string;
  readonly defaultBranch: string;
  /** The commit at the head of the default branch; undefined when it was not told (then ask for the branch). */
  readonly head?: string;
  /** Open pull requests from branches of this repository; undefined when they are too many or were not told. */
  readonly openPulls?: readonly { readonly number: number; readonly head: string }[];
  /** The login that we write as ("github-actions[bot]"). */
  readonly viewer: string;
  readonly capabilities: Capabilities;
  readonly issues: readonly ObservedIssue[];
  readonly labels: readonly ObservedLabel[];
  readonly milestones: readonly ObservedMilestone[];
}

export interface ObservedCheck {
  readonly id: number;
  readonly name: string;
  readonly status: "queued" | "in_progress" | "completed";
  readonly conclusion: CheckConclusion | null;
  readonly externalId: string;
  readonly title: string;
  readonly summary: string;
  /** The slug of the app that made it. */
  readonly app: string;
}

export type CheckConclusion = "success" | "failure" | "neutral" | "action_required" | "cancelled" | "skipped";

export interface ObservedComment {
  readonly id: number;
  readonly body: string;
  readonly author: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export type ReactionContent = "+1" | "-1" | "eyes" | "rocket" | "confused" | "hooray" | "heart" | "laugh";

export interface ObservedReaction {
  readonly content: ReactionContent;
  readonly author: string;
}

export interface ObservedPull {
  readonly number: number;
  readonly nodeId: string;
  readonly title: string;
  readonly body: string;
  readonly state: "open" | "closed";
  readonly merged: boolean;
  readonly draft: boolean;
  readonly author: string;
  readonly labels: readonly string[];
  readonly base: { readonly ref: string; readonly sha: string };
  readonly head: { readonly ref: string; readonly sha: string; readonly repository: string | null };
}

/** What somebody may do: GitHub's role names, with maintain and triage told apart. */
export type Role = "admin" | "maintain" | "write" | "triage" | "read" | "none";
