// GitHub in memory, as strict as it is where it matters here: caps, unknown names, no idempotent adds. For fast tests.
import type { Edge, IssueUpdate, Move, NewIssue, NewMilestone, Outcome, Writer } from "../../src/github/port.ts";
import type { DesiredLabel } from "../../src/model/desired.ts";
import { EnvironmentError } from "../../src/model/failure.ts";
import { BODY, CHILDREN, EDGES, TITLE } from "../../src/model/limits.ts";
import type {
  Capabilities,
  IssueName,
  ObservedComment,
  ObservedIssue,
  ObservedLabel,
  ObservedMilestone,
  ObservedState,
  StateReason,
} from "../../src/model/repository.ts";

/** An issue as the world keeps it. */
export interface Kept {
  number: number;
  title: string;
  body: string;
  state: "open" | "closed";
  stateReason: StateReason | null;
  labels: string[];
  milestone: number | null;
  assignees: string[];
  author: string;
  parent: number | null;
  blockedBy: IssueName[];
}

/** What happens to single effects of writes, counted from 0. */
export type Fault = (effect: number) => "none" | "killed-before" | "killed-after" | "lost" | "refused" | "limited";

/** The process ended: no code of ours sees it. */
export class Killed extends Error {}

export const REPOSITORY = { owner: "acme", repo: "shop" };
const NAME = "acme/shop";

export class World {
  readonly issues = new Map<number, Kept>();
  readonly labels = new Map<string, DesiredLabel>();
  readonly milestones = new Map<number, ObservedMilestone>();
  readonly comments = new Map<number, ObservedComment[]>();
  /** Sub-issues by their parent, in the order that is shown. */
  readonly children = new Map<number, number[]>();
  /** States of issues of other repositories, by "owner/repo#12". */
  readonly elsewhere = new Map<string, "open" | "closed">();
  readonly assignable = new Set(["alice", "bob"]);
  viewer = "plansync[bot]";
  capabilities: Capabilities = { graphql: true, subIssues: true, dependencies: true };
  repositoryNodeId = "R_1";
  /** Single effects that were written, ever. */
  effects = 0;
  fault: Fault = () => "none";
  #number = 0;
  #milestone = 0;
  #comment = 0;

  /** The same world once more: what happens in one does not in the other. */
  copy(): World {
    const other = new World();
    const take = <Key, Value>(to: Map<Key, Value>, from: ReadonlyMap<Key, Value>) => {
      for (const [key, value] of structuredClone(from)) to.set(key, value);
    };
    take(other.issues, this.issues);
    take(other.labels, this.labels);
    take(other.milestones, this.milestones);
    take(other.comments, this.comments);
    take(other.children, this.children);
    take(other.elsewhere, this.elsewhere);
    other.capabilities = this.capabilities;
    other.effects = this.effects;
    other.#number = this.#number;
    other.#milestone = this.#milestone;
    other.#comment = this.#comment;
    return other;
  }

  /** An issue that a person opens. */
  open(told: Partial<Kept> & { title: string }): Kept {
    const issue = this.#keep(told);
    issue.author = told.author ?? "alice";
    return issue;
  }

  issue(number: number): Kept {
    const issue = this.issues.get(number);
    if (issue === undefined) throw new Error(`no issue #${number}`);
    return issue;
  }

  titled(title: string): Kept {
    const found = [...this.issues.values()].filter((issue) => issue.title === title);
    if (found.length !== 1) throw new Error(`${found.length} issues are called ${title}`);
    return found[0] as Kept;
  }

  deleteLabel(name: string): void {
    this.labels.delete(name.toLowerCase());
    for (const issue of this.issues.values()) issue.labels = issue.labels.filter((label) => !same(label, name));
  }

  /** Issues that have it carry the new name. */
  renameLabel(name: string, next: string): void {
    const label = this.labels.get(name.toLowerCase());
    if (label === undefined || this.labels.has(next.toLowerCase())) return;
    this.labels.delete(name.toLowerCase());
    this.labels.set(next.toLowerCase(), { ...label, name: next });
    for (const issue of this.issues.values())
      issue.labels = issue.labels.map((other) => (same(other, name) ? next : other));
  }

  deleteMilestone(number: number): void {
    this.milestones.delete(number);
    for (const issue of this.issues.values()) if (issue.milestone === number) issue.milestone = null;
  }

  /** To another repository: it is no longer listed, and its number is not given again. */
  transfer(number: number): void {
    this.below(number, null);
    this.issues.delete(number);
    for (const issue of this.issues.values()) {
      if (issue.parent === number) issue.parent = null;
      issue.blockedBy = issue.blockedBy.filter((name) => name.number !== number || name.repository !== NAME);
    }
  }

  /** Puts a sub-issue below a parent, as the last of its children. */
  below(child: number, parent: number | null): void {
    const issue = this.issues.get(child);
    if (issue === undefined || issue.parent === parent) return;
    if (issue.parent !== null) this.#changeChildren(issue.parent, (rest) => rest.filter((number) => number !== child));
    if (parent !== null) this.#changeChildren(parent, (rest) => [...rest, child]);
    issue.parent = parent;
  }

  childrenOf(parent: number): IssueName[] {
    return (this.children.get(parent) ?? []).map((number) => ({ repository: NAME, number }));
  }

  #changeChildren(parent: number, change: (children: number[]) => number[]): void {
    this.children.set(parent, change(this.children.get(parent) ?? []));
  }

  /** Moves a sub-issue behind or before another of its parent. */
  move(parent: number, child: number, other: number, behind: boolean): void {
    const there = this.children.get(parent) ?? [];
    if (!there.includes(child)) throw new EnvironmentError("not-found", `#${child} is not below #${parent}`);
    if (!there.includes(other) || other === child) throw invalid("not a sub-issue of the parent");
    const rest = there.filter((number) => number !== child);
    rest.splice(rest.indexOf(other) + (behind ? 1 : 0), 0, child);
    this.children.set(parent, rest);
  }

  observe(): ObservedState {
    const { subIssues, dependencies } = this.capabilities;
    return {
      repository: REPOSITORY,
      repositoryNodeId: this.repositoryNodeId,
      defaultBranch: "main",
      viewer: this.viewer,
      capabilities: this.capabilities,
      labels: [...this.labels.values()].map((label): ObservedLabel => ({ ...label, nodeId: `L_${label.name}` })),
      milestones: [...this.milestones.values()].map((milestone) => ({ ...milestone })),
      issues: [...this.issues.values()].map((issue) => this.#observed(issue, subIssues, dependencies)),
    };
  }

  /** Everything that can be seen, for comparing two worlds; numbers of issues are told by title. */
  picture(): unknown {
    const title = (number: number | null) => (number === null ? null : (this.issues.get(number)?.title ?? "?"));
    return {
      issues: [...this.issues.values()].map((issue) => ({
        ...issue,
        number: undefined,
        labels: [...issue.labels].sort(),
        milestone: issue.milestone === null ? null : this.milestones.get(issue.milestone)?.title,
        parent: title(issue.parent),
        children: (this.children.get(issue.number) ?? []).map(title),
        blockedBy: issue.blockedBy.map((name) => (name.repository === NAME ? title(name.number) : name)).sort(),
      })),
      labels: [...this.labels.values()],
      milestones: [...this.milestones.values()].map((milestone) => ({
        ...milestone,
        number: undefined,
        nodeId: undefined,
      })),
    };
  }

  #observed(issue: Kept, subIssues: boolean, dependencies: boolean): ObservedIssue {
    const { parent, blockedBy, ...plain } = issue;
    return {
      ...plain,
      labels: [...issue.labels],
      assignees: [...issue.assignees],
      databaseId: 1_000_000 + issue.number * 7,
      nodeId: `I_${issue.number}`,
      createdAt: "2026-01-01T00:00:00Z",
      updatedAt: "2026-01-01T00:00:00Z",
      ...(subIssues && { parent: parent === null ? null : { repository: NAME, number: parent } }),
      ...(dependencies && {
        blockedBy: blockedBy.map((name) => ({
          ...name,
          state:
            (name.repository === NAME
              ? this.issues.get(name.number)?.state
              : this.elsewhere.get(`${name.repository}#${name.number}`)) ?? "open",
        })),
      }),
    };
  }

  #keep(told: Partial<Kept> & { title: string }): Kept {
    const number = ++this.#number;
    const issue: Kept = {
      body: "",
      state: "open",
      stateReason: null,
      labels: [],
      milestone: null,
      assignees: [],
      author: this.viewer,
      parent: null,
      blockedBy: [],
      ...told,
      number,
    };
    this.issues.set(number, { ...issue, parent: null });
    this.below(number, issue.parent);
    return this.issue(number);
  }

  // One effect of a write: what may be lost, refused or be the last that the process does.
  #effect<T>(act: () => T): T {
    const fault = this.fault(this.effects);
    if (fault === "killed-before") throw new Killed("killed before a write");
    if (fault === "limited") {
      this.effects++;
      throw new EnvironmentError("rate-limit", "secondary rate limit", { retryAt: 1000, status: 403 });
    }
    if (fault === "refused") {
      this.effects++;
      throw new EnvironmentError("server", "502", { status: 502 });
    }
    const value = act();
    this.effects++;
    if (fault === "killed-after") throw new Killed("killed after a write");
    if (fault === "lost") throw new EnvironmentError("network", "no answer");
    return value;
  }

  #each<Item, Value>(items: readonly Item[], act: (item: Item) => Value): Outcome<Value>[] {
    const outcomes: Outcome<Value>[] = [];
    for (const item of items) {
      try {
        outcomes.push({ ok: true, value: act(item) });
      } catch (error) {
        if (!(error instanceof EnvironmentError) || error.kind === "network") throw error;
        outcomes.push({ ok: false, error });
      }
    }
    return outcomes;
  }

  createIssue(issue: NewIssue): ObservedIssue {
    this.#checked(issue.title, issue.body);
    for (const label of issue.labels) if (!this.labels.has(label.toLowerCase())) throw invalid(`no label ${label}`);
    for (const login of issue.assignees) if (!this.assignable.has(login)) throw invalid(`cannot assign ${login}`);
    if (issue.milestone !== null && !this.milestones.has(issue.milestone)) throw invalid("no milestone");
    const { graphql } = this.capabilities;
    const labels = issue.labels.map((name) => this.labels.get(name.toLowerCase())?.name ?? name);
    const parent = this.capabilities.subIssues ? issue.parent : null;
    if (parent !== null) this.#room(parent);
    const made = this.#effect(() =>
      this.#keep({ ...issue, labels, assignees: [...issue.assignees], parent: graphql ? parent : null }),
    );
    if (!graphql && parent !== null) this.#effect(() => this.below(made.number, parent));
    return this.#observed(made, this.capabilities.subIssues, this.capabilities.dependencies);
  }

  updateIssue(update: IssueUpdate): IssueName {
    const issue = this.issues.get(update.number);
    if (issue === undefined) throw new EnvironmentError("not-found", `no issue #${update.number}`);
    for (const label of update.addLabels ?? []) {
      const known = this.labels.get(label.toLowerCase());
      if (known === undefined) throw invalid(`no label ${label}`);
      this.#effect(() => {
        if (!issue.labels.some((other) => same(other, label))) issue.labels.push(known.name);
      });
    }
    for (const label of update.removeLabels ?? [])
      this.#effect(() => {
        issue.labels = issue.labels.filter((other) => !same(other, label));
      });
    for (const login of update.addAssignees ?? [])
      this.#effect(() => {
        if (this.assignable.has(login) && !issue.assignees.includes(login)) issue.assignees.push(login);
      });
    for (const login of update.removeAssignees ?? [])
      this.#effect(() => {
        issue.assignees = issue.assignees.filter((other) => !same(other, login));
      });
    if (update.milestone !== undefined)
      this.#effect(() => {
        issue.milestone = update.milestone ?? null;
      });
    if (update.title !== undefined || update.body !== undefined) {
      this.#checked(update.title ?? issue.title, update.body ?? issue.body);
      this.#effect(() => {
        issue.title = update.title ?? issue.title;
        issue.body = update.body ?? issue.body;
      });
    }
    const { state } = update;
    if (state !== undefined && state !== issue.state)
      this.#effect(() => {
        issue.state = state;
        issue.stateReason = state === "open" ? "reopened" : (update.stateReason ?? "completed");
      });
    return { repository: NAME, number: issue.number };
  }

  #checked(title: string, body: string): void {
    if (title.trim() === "") throw invalid("title can't be blank");
    if (title.length > TITLE) throw invalid("title is too long (maximum is 256 characters)");
    if (body.length > BODY) throw invalid("body is too long (maximum is 65536 characters)");
  }

  #room(parent: number): void {
    const children = [...this.issues.values()].filter((issue) => issue.parent === parent).length;
    if (children >= CHILDREN) throw invalid("Parent cannot have more than 100 sub-issues");
  }

  setParent(child: number, parent: number | null): void {
    const issue = this.issues.get(child);
    if (issue === undefined || (parent !== null && !this.issues.has(parent))) throw invalid("no such issue");
    if (parent !== null) this.#room(parent);
    this.#effect(() => this.below(child, parent));
  }

  addBlocker({ blocked, blocker }: Edge): void {
    const issue = this.issue(blocked.number);
    if (issue.blockedBy.some((name) => name.number === blocker.number && same(name.repository, blocker.repository)))
      return;
    if (issue.blockedBy.length >= EDGES) throw invalid("too many blockers");
    if (blocker.number === issue.number && blocker.repository === NAME) throw invalid("an issue cannot block itself");
    this.#effect(() => issue.blockedBy.push(blocker));
  }

  removeBlocker({ blocked, blocker }: Edge): void {
    const issue = this.issue(blocked.number);
    this.#effect(() => {
      issue.blockedBy = issue.blockedBy.filter(
        (name) => name.number !== blocker.number || !same(name.repository, blocker.repository),
      );
    });
  }

  createLabel(label: DesiredLabel): ObservedLabel {
    if (label.name === "" || label.name.length > 50) throw invalid("name is too long (maximum is 50 characters)");
    if (!this.labels.has(label.name.toLowerCase()))
      this.#effect(() => this.labels.set(label.name.toLowerCase(), label));
    return { ...label, nodeId: `L_${label.name}` };
  }

  createMilestone(milestone: NewMilestone): ObservedMilestone {
    this.#uniqueTitle(milestone.title, null);
    return this.#effect(() => {
      const number = ++this.#milestone;
      const made = { ...milestone, number, nodeId: `M_${number}` };
      this.milestones.set(number, made);
      return made;
    });
  }

  updateMilestone(number: number, fields: Partial<NewMilestone>): ObservedMilestone {
    const known = this.milestones.get(number);
    if (known === undefined) throw new EnvironmentError("not-found", "no milestone");
    if (fields.title !== undefined) this.#uniqueTitle(fields.title, number);
    return this.#effect(() => {
      const next = { ...known, ...fields };
      this.milestones.set(number, next);
      return next;
    });
  }

  #uniqueTitle(title: string, own: number | null): void {
    if (title.trim() === "") throw invalid("title can't be blank");
    for (const other of this.milestones.values())
      if (other.number !== own && same(other.title, title)) throw invalid("already_exists");
  }

  createComment(number: number, body: string): ObservedComment {
    return this.#effect(() => {
      const comment = { id: ++this.#comment, body, author: this.viewer, createdAt: "", updatedAt: "" };
      this.comments.set(number, [...(this.comments.get(number) ?? []), comment]);
      return comment;
    });
  }

  /** The writer that the code under test is given. What it does not need here throws. */
  writer(): Writer {
    const used = {
      repository: REPOSITORY,
      observe: async () => this.observe(),
      capabilities: async () => this.capabilities,
      listComments: async (number: number) => this.comments.get(number) ?? [],
      createLabels: async (labels: readonly DesiredLabel[]) => this.#each(labels, (label) => this.createLabel(label)),
      createMilestone: async (milestone: NewMilestone) => this.createMilestone(milestone),
      updateMilestone: async (number: number, fields: Partial<NewMilestone>) => this.updateMilestone(number, fields),
      createIssues: async (issues: readonly NewIssue[]) => this.#each(issues, (issue) => this.createIssue(issue)),
      updateIssues: async (updates: readonly IssueUpdate[]) =>
        this.#each(updates, (update) => this.updateIssue(update)),
      setParents: async (pairs: Parameters<Writer["setParents"]>[0]) =>
        this.#each(pairs, ({ child, parent }) => this.setParent(child.number, parent?.number ?? null)),
      orderChildren: async (moves: readonly Move[]) =>
        this.#each(moves, (move) => {
          const [other, behind] = "after" in move ? [move.after, true] : [move.before, false];
          return this.#effect(() => this.move(move.parent.number, move.child.number, other.number, behind));
        }),
      addBlockers: async (edges: readonly Edge[]) => this.#each(edges, (edge) => this.addBlocker(edge)),
      removeBlockers: async (edges: readonly Edge[]) => this.#each(edges, (edge) => this.removeBlocker(edge)),
      createComment: async (number: number, body: string) => this.createComment(number, body),
    };
    return new Proxy(used, {
      get: (target, name) => {
        if (name in target) return target[name as keyof typeof used];
        throw new Error(`the world has no ${String(name)}`);
      },
    }) as unknown as Writer;
  }
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function invalid(message: string): EnvironmentError {
  return new EnvironmentError("invalid", message, { status: 422 });
}
