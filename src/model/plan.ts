// What a plan says: the user's Markdown file, read. Written out as JSON this is the plan JSON, version 1.
import type { Diagnostic } from "./diagnostic.ts";

export type Status = "todo" | "in_progress" | "done" | "blocked" | "cancelled";

/** Names a phase, a task or a step for ever, within one document. Stable under edits elsewhere in the file. */
export type Key = string;

/** Stands where a key does, for the document as a whole. */
export const WHOLE: Key = "";

/** Hours, where a day has 8 and a week 40 unless configured; `points` are kept apart from hours. */
export interface Estimate {
  readonly minHours: number | null;
  readonly maxHours: number | null;
  readonly points?: number;
  readonly text: string;
}

export type Source = "attribute" | "table" | "drawing" | "prose" | "frontmatter";

export interface Dependency {
  /** The blocker's key in this document, or null while it is not found here. */
  readonly target: Key | null;
  /** As written: `#16-19`, `Phase 1`, `owner/repo#12`, `MASTER-PLAN.md`. */
  readonly ref: string;
  readonly line: number;
  readonly source: Source;
  /** "(recommended)", "should follow": kept and shown, never enforced. */
  readonly soft?: boolean;
  /** Set when the blocker stands in another document of this repository, or is that document (`WHOLE`). */
  readonly elsewhere?: { readonly path: string; readonly key: Key };
  /** Set when the blocker is an issue of a repository: `owner/repo#12`, or an issue link. */
  readonly issue?: IssueReference;
}

export interface IssueReference {
  /** null: the plan's own repository. */
  readonly repository: string | null;
  readonly number: number;
}

/**
 * Where a status is written, so that it can be rewritten by the smallest edit.
 * `start` and `end` are UTF-16 offsets into the file as read; `text` is what stands there.
 */
export interface StatusMark {
  readonly kind: "checkbox" | "cell" | "heading" | "word" | "emoji" | "frontmatter" | "column" | "strike";
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly status: Status;
}

/** A fact that was told and where. The reader keeps the losing ones too: contradictions are findings. */
export interface Told {
  readonly field: "status" | "title" | "estimate" | "owner" | "priority" | "due" | "dependsOn" | "phase" | "mention";
  readonly value: string;
  readonly line: number;
  readonly source: Source | "checkbox" | "heading";
  /** false when another statement won. */
  readonly used: boolean;
  /** What the value was read as, so that statements can be held against each other. */
  readonly status?: Status;
  readonly estimate?: Estimate;
  /** ISO date. */
  readonly date?: string;
}

export interface Step {
  /** Stable within its task: from its text, not from its position. */
  readonly key: Key;
  readonly text: string;
  readonly done: boolean;
  readonly status: Status;
  readonly line: number;
  /** 0 for a step of the task itself, 1 for a step below a step. */
  readonly depth: number;
  readonly estimate: Estimate | null;
  readonly mark: StatusMark | null;
}

export interface Criterion {
  readonly text: string;
  /** null when it is told without a box. */
  readonly done: boolean | null;
  readonly line: number;
  readonly mark: StatusMark | null;
}

export interface Verification {
  readonly text: string;
  /** The command of a code span or a fenced shell line; never run without an allow-list. */
  readonly command: string | null;
  readonly line: number;
}

export interface Phase {
  readonly key: Key;
  readonly id: string | null;
  readonly title: string;
  readonly line: number;
  readonly endLine: number;
  readonly status: Status;
  readonly statusText: string | null;
  readonly marks: readonly StatusMark[];
  readonly goal: string | null;
  /** Path globs that the phase may touch. */
  readonly scope: readonly string[];
  readonly verification: readonly Verification[];
  readonly criteria: readonly Criterion[];
  /** "GO/NO-GO for Phase 2", "Approval required": the words of a decision that closes the phase, or null. */
  readonly decision: { readonly text: string; readonly line: number } | null;
  readonly dependsOn: readonly Dependency[];
  readonly estimate: Estimate | null;
  readonly priority: string | null;
  readonly owners: readonly string[];
  readonly start: string | null;
  /** ISO date (2026-03-01) or null. */
  readonly due: string | null;
  readonly told: readonly Told[];
}

export interface Task {
  readonly key: Key;
  readonly id: string | null;
  readonly title: string;
  readonly line: number;
  readonly endLine: number;
  readonly status: Status;
  /** The status as written, with its remark: "PARTIALLY DONE (one test migrated)". */
  readonly statusText: string | null;
  readonly marks: readonly StatusMark[];
  readonly phase: Key | null;
  /** The inner group: a week inside a phase, a category of a table. */
  readonly group: string | null;
  readonly parent: Key | null;
  readonly dependsOn: readonly Dependency[];
  readonly estimate: Estimate | null;
  readonly owners: readonly string[];
  readonly priority: string | null;
  readonly labels: readonly string[];
  readonly start: string | null;
  readonly due: string | null;
  /** "can run in parallel" was said of it; null when nothing was said. */
  readonly parallel: boolean | null;
  /** The author's prose about the task (goal, description), as Markdown, or null. */
  readonly description: string | null;
  readonly steps: readonly Step[];
  readonly criteria: readonly Criterion[];
  /** An existing issue that the plan names for this task (`plansync:adopt #123`, an issue link on its line). */
  readonly adopts: IssueReference | null;
  readonly told: readonly Told[];
}

/** Something the plan states about itself, to be held against what it lays out. */
export type Claim =
  | { readonly kind: "parallel"; readonly tasks: readonly Key[]; readonly line: number; readonly text: string }
  | {
      readonly kind: "total";
      readonly of: "tasks" | "steps" | "hours" | "phases" | "parallel";
      readonly min: number;
      readonly max: number;
      /** What the total is about; null: the whole document. */
      readonly subject: Key | null;
      readonly line: number;
      readonly text: string;
    }
  | {
      readonly kind: "status";
      readonly subject: Key | null;
      readonly status: Status;
      readonly line: number;
      readonly text: string;
    }
  | { readonly kind: "deadline"; readonly date: string; readonly line: number; readonly text: string };

/** A reference to another document: `Parent: MASTER-PLAN.md`, "Phase 3 complete". */
export interface DocumentReference {
  readonly kind: "parent" | "prerequisite" | "link";
  readonly path: string | null;
  /** The part of `path` that is meant, once the repository's plans are known; absent: the document as a whole. */
  readonly key?: Key;
  readonly text: string;
  readonly line: number;
  readonly done: boolean | null;
}

/** What a line of the plan was taken for, and why. */
export interface Evidence {
  readonly line: number;
  readonly endLine: number;
  readonly taken:
    | "title"
    | "phase"
    | "group"
    | "task"
    | "step"
    | "criterion"
    | "attribute"
    | "dependency"
    | "drawing"
    | "verification"
    | "scope"
    | "goal"
    | "claim"
    | "frontmatter"
    | "directive"
    | "duplicate"
    | "prose"
    | "ignored";
  readonly key: Key | null;
  /** Short reasons, strongest first: "heading names a task (`p4-1:`)", "3 siblings have the same shape". */
  readonly because: readonly string[];
}

export interface PlanDocument {
  readonly version: 1;
  readonly path: string;
  readonly title: string;
  readonly titleLine: number;
  /** As written: "72% Production Ready", "draft". */
  readonly status: string | null;
  /** Front matter and the attributes that stand above the first section. */
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly phases: readonly Phase[];
  readonly tasks: readonly Task[];
  readonly claims: readonly Claim[];
  readonly references: readonly DocumentReference[];
  readonly diagnostics: readonly Diagnostic[];
  readonly evidence: readonly Evidence[];
  /** The file as read (after the byte-order mark), for showing source lines and for the smallest edit. */
  readonly source: string;
}
