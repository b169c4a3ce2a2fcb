// The interface between Plansync and GitHub. A preview is given a Reader: it has no method that writes.
import type { DesiredLabel } from "../model/desired.ts";
import type {
  Capabilities,
  CheckConclusion,
  IssueName,
  ObservedCheck,
  ObservedComment,
  ObservedIssue,
  ObservedLabel,
  ObservedMilestone,
  ObservedPull,
  ObservedReaction,
  ObservedState,
  RepositoryName,
  Role,
  StateReason,
} from "../model/repository.ts";

/**
 * Reads are whole or throw an EnvironmentError: a list that was cut off is never returned as if it were complete.
 * One instance serves one repository.
 */
export interface Reader {
  readonly repository: RepositoryName;

  /**
   * Issues (open and closed, pull requests left out), labels, milestones and the facts about the repository.
   * Costs one request per hundred issues where there is GraphQL, and a handful more without it.
   */
  observe(): Promise<ObservedState>;
  /** What the server can do; known after `observe`, asked for otherwise. */
  capabilities(): Promise<Capabilities>;
  /**
   * The sub-issues of issues of this repository by the parent's number, in the order that GitHub shows. One request per
   * fifty parents with GraphQL, one each without. A parent that is not there has none.
   */
  listChildren(parents: readonly number[]): Promise<ReadonlyMap<number, readonly IssueName[]>>;
  /** The state of issues elsewhere (external blockers). Those that cannot be seen are left out. */
  readIssues(names: readonly IssueName[]): Promise<readonly ObservedIssue[]>;

  listChecks(sha: string): Promise<readonly ObservedCheck[]>;
  /** The latest commit status of each context. */
  listStatuses(sha: string): Promise<readonly ObservedStatus[]>;
  listComments(issue: number): Promise<readonly ObservedComment[]>;
  /** Reactions to a comment (REST "List reactions for an issue comment"): how a command is known to have been done. */
  listReactions(comment: number): Promise<readonly ObservedReaction[]>;

  readPull(number: number): Promise<ObservedPull>;
  /** Open (or closed) pull requests of this repository; with `head`, only those of that branch of this repository. */
  listPulls(options?: { head?: string; state?: "open" | "closed" }): Promise<readonly ObservedPull[]>;
  listPullFiles(number: number): Promise<readonly ChangedFile[]>;
  /** Numbers of the issues that merging a pull request would close (GraphQL `closingIssuesReferences`; [] without GraphQL). */
  listClosing(pull: number): Promise<readonly IssueName[]>;
  /** The same of many: one request for thirty. */
  listClosingOf(pulls: readonly number[]): Promise<ReadonlyMap<number, readonly IssueName[]>>;

  /** Paths of all files at a commit or branch. Throws when GitHub cut the tree off. */
  listFiles(ref: string): Promise<readonly TreeFile[]>;
  /** Texts of the files at a commit or branch, undefined for those that are not there. One request per hundred with GraphQL. */
  readFiles(ref: string, paths: readonly string[]): Promise<ReadonlyMap<string, FileText>>;
  /** The commit that a branch points at, null when there is no such branch. */
  readBranch(branch: string): Promise<string | null>;
  /** Message of a commit (for trailers). */
  readCommitMessage(sha: string): Promise<string>;

  readRole(login: string): Promise<Role>;
  /** Which of the logins can be assigned to issues here. */
  listAssignable(logins: readonly string[]): Promise<ReadonlySet<string>>;

  /** Requests made so far by this instance, and what GitHub last said is left. */
  usage(): Usage;
}

export interface Usage {
  readonly requests: number;
  readonly writes: number;
  readonly remaining: number | null;
  readonly resetAt: number | null;
}

export interface ObservedStatus {
  readonly context: string;
  readonly state: "success" | "failure" | "pending" | "error";
  readonly description: string;
}

export interface ChangedFile {
  readonly path: string;
  readonly previousPath: string | null;
  readonly status: "added" | "modified" | "removed" | "renamed";
  /** Line ranges of the new file that the diff touches; null when GitHub left the patch out. */
  readonly lines: readonly (readonly [number, number])[] | null;
}

export interface TreeFile {
  readonly path: string;
  readonly sha: string;
  readonly size: number;
}

export interface FileText {
  readonly text: string;
  readonly sha: string;
  /** The file is longer than GitHub returns here, or is not text. */
  readonly truncated: boolean;
  readonly binary: boolean;
}

export interface NewIssue {
  readonly title: string;
  readonly body: string;
  readonly labels: readonly string[];
  readonly milestone: number | null;
  readonly assignees: readonly string[];
  /** An issue of this repository. */
  readonly parent: number | null;
}

export interface IssueUpdate {
  readonly number: number;
  readonly title?: string;
  readonly body?: string;
  readonly state?: "open" | "closed";
  readonly stateReason?: StateReason;
  /** Closing as a duplicate: of which issue. */
  readonly duplicateOf?: number;
  readonly addLabels?: readonly string[];
  readonly removeLabels?: readonly string[];
  readonly milestone?: number | null;
  readonly addAssignees?: readonly string[];
  readonly removeAssignees?: readonly string[];
}

export interface NewMilestone {
  readonly title: string;
  readonly description: string;
  readonly due: string | null;
  readonly state: "open" | "closed";
}

/** One outcome per item of a batch, in its order. An edge or a label that is already there counts as done. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Error };

export interface CheckRun {
  readonly name: string;
  readonly sha: string;
  readonly externalId: string;
  readonly conclusion: CheckConclusion;
  readonly title: string;
  readonly summary: string;
  readonly text: string;
  readonly annotations: readonly CheckAnnotation[];
  readonly actions: readonly { label: string; description: string; identifier: string }[];
}

export interface CheckAnnotation {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly startColumn?: number;
  readonly endColumn?: number;
  readonly level: "notice" | "warning" | "failure";
  readonly message: string;
  readonly title: string;
}

export interface CommitStatus {
  readonly sha: string;
  readonly context: string;
  readonly state: "success" | "failure" | "pending" | "error";
  readonly description: string;
}

/**
 * Writes. Give lists whole: the adapter slices them to what a request takes, paces them within GitHub's limits and
 * answers item by item, in order. One that is refused stops neither the others nor the report; what was not tried has
 * the failure that stopped it. Lists throw an EnvironmentError only before anything was sent, single writes always.
 */
export interface Writer extends Reader {
  createLabels(labels: readonly DesiredLabel[]): Promise<readonly Outcome<ObservedLabel>[]>;
  updateLabel(name: string, label: DesiredLabel): Promise<ObservedLabel>;
  createMilestone(milestone: NewMilestone): Promise<ObservedMilestone>;
  updateMilestone(number: number, fields: Partial<NewMilestone>): Promise<ObservedMilestone>;

  /**
   * A creation whose answer was lost has kind "network": it may be there, and only reading the issues afresh tells. It
   * ends the list, so that siblings keep their order. Labels that are missing are made, strangers are left out.
   */
  createIssues(issues: readonly NewIssue[]): Promise<readonly Outcome<ObservedIssue>[]>;
  updateIssues(updates: readonly IssueUpdate[]): Promise<readonly Outcome<IssueName>[]>;

  /** Puts each child below its parent, taking it away from another one. */
  setParents(
    pairs: readonly { child: IssueName; parent: IssueName | null; before: IssueName | null }[],
  ): Promise<readonly Outcome<void>[]>;
  /** Moves sub-issues behind or before a sibling, one after another: each place counts with the moves before it done. */
  orderChildren(moves: readonly Move[]): Promise<readonly Outcome<void>[]>;
  addBlockers(edges: readonly Edge[]): Promise<readonly Outcome<void>[]>;
  removeBlockers(edges: readonly Edge[]): Promise<readonly Outcome<void>[]>;

  createComment(issue: number, body: string): Promise<ObservedComment>;
  updateComment(id: number, body: string): Promise<void>;
  deleteComment(id: number): Promise<void>;
  addReaction(comment: number, content: "+1" | "-1" | "eyes" | "rocket" | "confused" | "hooray"): Promise<void>;

  /** Annotations beyond 50 are sent by further requests. */
  createCheck(check: CheckRun): Promise<ObservedCheck>;
  updateCheck(id: number, check: CheckRun): Promise<ObservedCheck>;
  createStatus(status: CommitStatus): Promise<void>;

  createBranch(branch: string, sha: string): Promise<void>;
  /** Moves a branch, also backwards: only for branches of our own. */
  resetBranch(branch: string, sha: string): Promise<void>;
  /** A branch that is not there counts as deleted. */
  deleteBranch(branch: string): Promise<void>;
  /**
   * One commit of several files on a branch that must stand at `expectedHead`
   * (GraphQL `createCommitOnBranch`, or trees and refs over REST). Throws `conflict` when the branch has moved,
   * `permission` when it is protected.
   */
  commitFiles(commit: {
    branch: string;
    expectedHead: string;
    message: string;
    files: readonly { path: string; text: string }[];
  }): Promise<string>;
  createPull(pull: { title: string; body: string; head: string; base: string }): Promise<ObservedPull>;
  updatePull(number: number, fields: { title?: string; body?: string; state?: "open" | "closed" }): Promise<void>;
  addPullLabels(pull: number, labels: readonly string[]): Promise<void>;
}

export interface Edge {
  readonly blocked: IssueName;
  readonly blocker: IssueName;
}

/** A sub-issue's new place: directly behind or before another of the same parent. */
export type Move = { readonly parent: IssueName; readonly child: IssueName } & (
  | { readonly after: IssueName }
  | { readonly before: IssueName }
);

/** How a writer is told to behave. */
export interface WriterOptions {
  /** Content-creating items that this instance may still send; 0 or absent: no bound besides GitHub's. */
  readonly maxWrites?: number;
  /** The longest a single wait for a limit may last (milliseconds); beyond it an EnvironmentError with `retryAt`. */
  readonly patience?: number;
}
