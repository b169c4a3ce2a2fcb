// What would change on GitHub, as data: the change set. Preview shows it, apply walks it.
import type { DesiredLabel, DesiredMilestone, Identity } from "./desired.ts";
import type { Diagnostic } from "./diagnostic.ts";
import type { Place } from "./place.ts";
import type { StatusMark } from "./plan.ts";
import type { IssueName, StateReason } from "./repository.ts";

export type Action = "create" | "update" | "close" | "reopen" | "noop";

/** What an issue is told to be, field by field; an absent field is left alone. */
export interface IssueFields {
  readonly title?: string;
  /** The whole new body: human text around our region is already in it, byte for byte. */
  readonly body?: string;
  readonly state?: "open" | "closed";
  readonly stateReason?: StateReason;
  /** Closing as a duplicate: the number of the issue that stays. */
  readonly duplicateOf?: number;
  readonly addLabels?: readonly string[];
  readonly removeLabels?: readonly string[];
  /** null clears. */
  readonly milestone?: MilestoneTarget | null;
  readonly addAssignees?: readonly string[];
  readonly removeAssignees?: readonly string[];
}

/** A milestone that exists, or one that this change set makes. */
export type MilestoneTarget = { readonly number: number } | { readonly made: Identity };

/** An issue that exists, or one that this change set makes. */
export type IssueTarget = { readonly issue: IssueName } | { readonly made: Identity };

export type Change =
  | LabelChange
  | MilestoneChange
  | IssueChange
  | ParentChange
  | BlockerChange
  | OrderChange
  | CommentChange;

interface Common {
  readonly action: Action;
  /** Explains to a person; never decides. */
  readonly reason: string;
}

export interface LabelChange extends Common {
  readonly kind: "label";
  readonly before: DesiredLabel | null;
  readonly after: DesiredLabel;
}

export interface MilestoneChange extends Common {
  readonly kind: "milestone";
  readonly number: number | null;
  readonly before: Partial<DesiredMilestone> | null;
  readonly after: DesiredMilestone;
  /** What it is called first, where milestones exchange their titles: GitHub takes no title twice. */
  readonly detour?: { readonly title: string; readonly description: string };
}

export interface IssueChange extends Common {
  readonly kind: "issue";
  readonly identity: Identity;
  /** null for a create. */
  readonly number: number | null;
  /** What stands on GitHub in the fields that change. */
  readonly before: IssueFields | null;
  readonly after: IssueFields;
  /** Where the plan says so; null when it left the plan. */
  readonly place: Place | null;
  /** How it was matched, and how sure that is (0 to 1). */
  readonly match: Match | null;
  /** Ready tasks are made first. */
  readonly ready: boolean;
  /** Changed fields whose other side changed too: reported, and settled by the `prefer` policy. */
  readonly conflicts: readonly Conflict[];
  /** Only the hidden record of what was applied follows: nothing that people see changes, and nobody is told. */
  readonly recordOnly?: true;
  /** Of a creation: the body that it gets once it stands in its place among its siblings. Absent: the same. */
  readonly settled?: string;
}

export interface Match {
  readonly by: "marker" | "id" | "adopt" | "title" | "moved" | "reworded";
  readonly confidence: number;
}

export interface Conflict {
  readonly field: string;
  readonly applied: string | null;
  readonly desired: string;
  readonly observed: string;
  readonly kept: "plan" | "github";
}

export interface ParentChange extends Common {
  readonly kind: "parent";
  readonly child: IssueTarget;
  /** null takes it out of its parent. */
  readonly before: IssueName | null;
  readonly after: IssueTarget | null;
  /** Its present parent is full and gets others: it is taken out before they come. */
  readonly leavesFirst?: boolean;
}

export interface BlockerChange extends Common {
  readonly kind: "blocker";
  readonly blocked: IssueTarget;
  readonly blocker: IssueTarget;
  /** true: the edge is to exist; false: it is to go. */
  readonly present: boolean;
  /** The issue whose record tells that all new edges are drawn: it waits until this one is. */
  readonly recorded?: IssueTarget;
}

/** Sub-issues of one parent that get another place among their siblings. Those that people added are never moved. */
export interface OrderChange extends Common {
  readonly kind: "order";
  readonly parent: IssueTarget;
  /** One after another; each is relative to a sibling that stands right by then. */
  readonly moves: readonly OrderMove[];
  /** Children whose records tell the new order: they wait until it is there. */
  readonly recorded: readonly IssueTarget[];
}

export type OrderMove =
  | { readonly child: IssueTarget; readonly after: IssueTarget }
  | { readonly child: IssueTarget; readonly before: IssueTarget };

/** A comment that has to be there once (a duplicate's link to the one that stays). */
export interface CommentChange extends Common {
  readonly kind: "comment";
  readonly on: IssueTarget;
  readonly body: string;
}

/**
 * A difference that starts on GitHub and belongs into the plan's text.
 * `before` and `after` are Status words for status, step and criterion ("todo", "done", …). For `dependsOn`, `after`
 * is the reference to add and `before` the one to take out ("" for none). For `link`, `after` is the issue's address.
 * For `split`, `after` is the text of one new step. "" as `after` of owner, estimate, priority or due takes it out.
 */
export interface PlanEdit {
  readonly identity: Identity;
  readonly field:
    | "status"
    | "step"
    | "criterion"
    | "title"
    | "owner"
    | "estimate"
    | "priority"
    | "due"
    | "link"
    | "dependsOn"
    | "split";
  readonly before: string;
  readonly after: string;
  readonly mark: StatusMark | null;
  /** Where it stands in the plan as read. A hint: the place is looked up again by identity (and `text`). */
  readonly line: number;
  readonly reason: string;
  /** The step's or criterion's text, which finds it again when the file has moved on. */
  readonly text?: string;
  /** Who asked for it by a command. Such an edit is kept with the standing pull request until the plan says it. */
  readonly by?: string;
}

/** A difference found without anybody having asked: which side moved. */
export interface Drift {
  readonly identity: Identity;
  readonly number: number | null;
  readonly field: string;
  readonly side: "plan" | "github" | "both";
  readonly applied: string | null;
  readonly desired: string;
  readonly observed: string;
}

/** A match that is too doubtful to act on. It is shown, and nothing is closed or renamed because of it. */
export interface DoubtfulMatch {
  readonly identity: Identity;
  readonly candidates: readonly { readonly number: number; readonly title: string; readonly confidence: number }[];
  readonly place: Place;
}

export interface ChangeSet {
  /** In the order in which they must be applied. Holds no noop unless asked for. */
  readonly changes: readonly Change[];
  readonly unchanged: number;
  readonly edits: readonly PlanEdit[];
  readonly drift: readonly Drift[];
  readonly doubtful: readonly DoubtfulMatch[];
  readonly diagnostics: readonly Diagnostic[];
  /** Set when a guard stops the run: nothing is written until it is allowed. */
  readonly stopped: {
    readonly guard: "max-creates" | "max-close-share" | "identities";
    readonly summary: string;
    readonly allow: string;
  } | null;
  /** What each identity is on GitHub today (before this change set). */
  readonly matched: Readonly<Record<string, number>>;
  /** Numbers of parents whose sub-issues' order matters here and was not observed: compared again with it, it is exact. */
  readonly unordered: readonly number[];
}

export type Result =
  | { readonly change: Change; readonly outcome: "done"; readonly number?: number; readonly url?: string }
  | { readonly change: Change; readonly outcome: "left"; readonly reason: string }
  | { readonly change: Change; readonly outcome: "failed"; readonly error: Error };

/** What apply did: one result a change, and whether something is left for the next run. */
export interface Applied {
  readonly results: readonly Result[];
  /** The number of each identity after the run. */
  readonly numbers: Readonly<Record<string, number>>;
  readonly left: number;
  /** When the rest can go on (epoch milliseconds), null when nothing is left. */
  readonly resumeAt: number | null;
}
