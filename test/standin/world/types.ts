// What the stand-in remembers. Plain data with references (no classes), so that a whole world can be saved as it is.

import type { CheckRun, Status } from "./check-types.ts";
import type { GitObject } from "./git-types.ts";

export type * from "./check-types.ts";
export type * from "./git-types.ts";

export type RoleName = "admin" | "maintain" | "write" | "triage" | "read" | "none";
export type Access = "read" | "write" | "admin";
export type Permissions = Readonly<Record<string, Access>>;

export interface User {
  readonly kind: "user";
  readonly id: number;
  readonly nodeId: string;
  readonly login: string;
  readonly type: "User" | "Bot" | "Organization";
}

export interface App {
  readonly id: number;
  readonly nodeId: string;
  readonly slug: string;
  readonly owner: User;
  readonly bot: User;
  readonly publicKey: string | null;
  readonly permissions: Permissions;
  readonly events: readonly string[];
  hook: Hook | null;
}

export interface Hook {
  url: string;
  secret: string;
}

export interface Installation {
  readonly id: number;
  readonly app: App;
  readonly account: User;
  readonly permissions: Permissions;
  readonly createdAt: string;
  suspended: boolean;
}

export interface Token {
  readonly value: string;
  readonly user: User;
  /** Null: a person's token without fine-grained permissions; the person's role decides. */
  readonly permissions: Permissions | null;
  readonly installation: Installation | null;
  readonly app: App | null;
  /** Repositories that it may see; null: whatever its user may. */
  readonly repositories: readonly number[] | null;
  expiresAt: number | null;
  revoked: boolean;
}

export interface Repository {
  readonly kind: "repository";
  readonly id: number;
  readonly nodeId: string;
  owner: User;
  name: string;
  fullName: string;
  private: boolean;
  archived: boolean;
  hasIssues: boolean;
  defaultBranch: string;
  readonly createdAt: string;
  updatedAt: string;
  readonly parent: Repository | null;
  readonly roles: Map<string, RoleName>;
  readonly issues: Map<number, Issue>;
  readonly gone: Map<number, { movedTo: Issue | null }>;
  nextNumber: number;
  readonly labels: Map<string, Label>;
  readonly milestones: Map<number, Milestone>;
  nextMilestone: number;
  readonly comments: Map<number, Comment>;
  readonly checkRuns: Map<number, CheckRun>;
  /** By commit. */
  readonly checksOf: Map<string, CheckRun[]>;
  readonly statuses: Map<string, Status[]>;
  readonly objects: Map<string, GitObject>;
  /** "refs/heads/main" → commit sha. */
  readonly refs: Map<string, string>;
  /** Branches under classic protection: pull requests only. */
  readonly protectedBranches: Set<string>;
  /** Branches under a ruleset that wants pull requests. */
  readonly ruledBranches: Set<string>;
  readonly hooks: Hook[];
  readonly issueTypes: { id: number; nodeId: string; name: string }[];
}

export interface Issue {
  readonly kind: "issue" | "pull";
  readonly id: number;
  readonly nodeId: string;
  repository: Repository;
  number: number;
  title: string;
  body: string | null;
  state: "open" | "closed";
  stateReason: "completed" | "not_planned" | "duplicate" | "reopened" | null;
  duplicateOf: Issue | null;
  readonly author: User;
  labels: Label[];
  milestone: Milestone | null;
  assignees: User[];
  readonly comments: Comment[];
  readonly reactions: Reaction[];
  readonly events: IssueEvent[];
  parent: Issue | null;
  readonly children: Issue[];
  readonly blockedBy: Issue[];
  readonly blocking: Issue[];
  type: { id: number; nodeId: string; name: string } | null;
  locked: boolean;
  readonly createdAt: string;
  updatedAt: string;
  closedAt: string | null;
  closedBy: User | null;
  editedAt: string | null;
  readonly viaApp: App | null;
  readonly pull: Pull | null;
}

export interface Pull {
  baseRef: string;
  /** Commit of the base when it was last looked at. */
  baseSha: string;
  readonly headRef: string;
  headSha: string;
  readonly headRepository: Repository;
  readonly draft: boolean;
  merged: boolean;
  mergedAt: string | null;
  mergedBy: User | null;
  mergeSha: string | null;
}

export interface Label {
  readonly kind: "label";
  readonly id: number;
  readonly nodeId: string;
  readonly repository: Repository;
  name: string;
  color: string;
  description: string | null;
  readonly createdAt: string;
  updatedAt: string;
}

export interface Milestone {
  readonly kind: "milestone";
  readonly id: number;
  readonly nodeId: string;
  readonly repository: Repository;
  readonly number: number;
  title: string;
  description: string | null;
  state: "open" | "closed";
  dueOn: string | null;
  readonly creator: User;
  readonly createdAt: string;
  updatedAt: string;
  closedAt: string | null;
  readonly issues: Set<Issue>;
}

export interface Comment {
  readonly kind: "comment";
  readonly id: number;
  readonly nodeId: string;
  readonly issue: Issue;
  body: string;
  readonly author: User;
  readonly viaApp: App | null;
  readonly reactions: Reaction[];
  readonly createdAt: string;
  updatedAt: string;
}

export interface Reaction {
  readonly id: number;
  readonly nodeId: string;
  readonly user: User;
  readonly content: string;
  readonly createdAt: string;
}

export interface IssueEvent {
  readonly id: number;
  readonly nodeId: string;
  readonly event: string;
  readonly actor: User;
  readonly createdAt: string;
  readonly label?: string;
  readonly assignee?: string;
  readonly milestone?: string;
  readonly rename?: { from: string; to: string };
}

export interface Delivery {
  readonly id: number;
  readonly guid: string;
  readonly app: App | null;
  readonly event: string;
  readonly action: string | null;
  readonly installation: number | null;
  readonly repository: number | null;
  readonly payload: string;
  readonly hook: Hook;
  deliveredAt: string;
  redelivery: boolean;
  statusCode: number;
  status: string;
  duration: number;
}

export type Node = User | Repository | Issue | Label | Milestone | Comment;

/** Everything. */
export interface State {
  nextId: number;
  readonly users: Map<string, User>;
  readonly repositories: Map<string, Repository>;
  /** Old names of renamed repositories. */
  readonly moved: Map<string, Repository>;
  readonly nodes: Map<string, Node>;
  readonly issuesById: Map<number, Issue>;
  readonly apps: Map<number, App>;
  readonly installations: Map<number, Installation>;
  readonly tokens: Map<string, Token>;
  readonly deliveries: Delivery[];
}
