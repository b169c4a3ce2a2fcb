// What a slash command is: how it is used, who may use it, and what it does.
import type { Writer } from "../github/port.ts";
import type { PlanEdit } from "../model/change.ts";
import type { Config, PlanSettings } from "../model/config.ts";
import type { Identity } from "../model/desired.ts";
import type { Phase, PlanDocument, Task } from "../model/plan.ts";
import type { ObservedIssue, ObservedState } from "../model/repository.ts";

/** A role means that role and those above it. `assignee` and `author` are those of the issue. */
export type Who = "read" | "triage" | "write" | "maintain" | "assignee" | "author";

export interface Command {
  /** As typed, without the slash: "done", "plan status". */
  readonly name: string;
  /** "/estimate 3d". */
  readonly usage: string;
  /** One sentence without a period: it becomes a cell of `/plan help`. */
  readonly description: string;
  readonly who: readonly Who[];
  readonly examples: readonly string[];
  /** Where it makes sense. */
  readonly on: "issue" | "pull" | "both";
  run(context: CommandContext, given: string): Promise<Ran>;
}

/** What a command left to say and to do. Throws a CommandProblem when the command cannot be obeyed. */
export interface Ran {
  /** Markdown, only when there is something to read; texts of others in it are neutralised. */
  readonly text?: string;
  readonly edits?: readonly PlanEdit[];
  /** `checks`: as `sync`, with nothing to read: the checks are to show what was decided. */
  readonly asks?: "sync" | "preview" | "checks";
}

/** The plans as they stand, and what GitHub has. */
export interface View {
  readonly documents: readonly PlanDocument[];
  readonly observed: ObservedState;
  /** Issue numbers by `nameOf(identity)` (the change set's `matched`). */
  readonly numbers: Readonly<Record<string, number>>;
}

/** The issue or pull request that the comment stands on. */
export interface Subject {
  readonly number: number;
  readonly isPull: boolean;
  readonly author: string;
  readonly assignees: readonly string[];
}

/** A part of a plan and its issue. */
export interface Part {
  readonly identity: Identity;
  readonly document: PlanDocument;
  /** null for the plan document itself. */
  readonly owner: Task | Phase | null;
}

export interface CommandContext {
  readonly view: View;
  readonly writer: Writer;
  readonly config: Config;
  /** "https://github.com", or the address of the Enterprise server. */
  readonly server: string;
  /** ISO date. */
  readonly today: string;
  /** The login of the person who asks. */
  readonly by: string;
  readonly subject: Subject;
  /** The issue of the comment as observed; null on a pull request. */
  readonly issue: ObservedIssue | null;
  /** What the issue is in the plans; null when it is in none. */
  readonly part: Part | null;
  readonly settings: PlanSettings;
  /** An earlier run was interrupted: what this comment asks for may have been done already. */
  readonly resumed: boolean;
}

/** A command that cannot be obeyed as written: told to its author, never an error of ours. */
export class CommandProblem extends Error {
  constructor(message: string) {
    super(message);
    this.name = "CommandProblem";
  }
}
