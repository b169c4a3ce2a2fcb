// The settings of Plansync after reading: every key present, defaults filled in.
import type { Severity } from "./diagnostic.ts";
import type { Status } from "./plan.ts";

export interface Config {
  /** Globs of the plan documents, and of what they must not match. */
  readonly plans: readonly string[];
  readonly exclude: readonly string[];
  /** Settings for the plans that a glob matches; the last match wins, key by key. */
  readonly overrides: readonly { readonly plans: string; readonly settings: Partial<PlanSettings> }[];
  readonly settings: PlanSettings;
  /** Logins whose markers count, besides the one that we write as. */
  readonly identities: readonly string[];
  readonly rules: Readonly<Record<string, Severity | "off">>;
  readonly limits: {
    readonly maxCreates: number;
    /** Share (0 to 1) of the mirrored issues that one run may close. */
    readonly maxCloseShare: number;
    /** Content-creating requests per run; the rest goes on in the next. 0: no bound. */
    readonly maxWrites: number;
  };
  readonly prefer: "plan" | "github";
  readonly writeBack: "pull-request" | "commit" | "off";
  readonly writeBackBranch: string;
  readonly links: boolean;
  readonly checks: "runs" | "statuses" | "off";
  readonly phaseChecks: "active" | "all" | "off";
  readonly comment: boolean;
  readonly commands: boolean;
  readonly verify: { readonly enabled: boolean; readonly allow: readonly string[]; readonly timeoutSeconds: number };
}

/** What may differ from plan to plan. */
export interface PlanSettings {
  /** Issues for the plan itself and for its phases, above the tasks' issues. */
  readonly trackingIssue: "auto" | "always" | "never";
  readonly phaseIssues: "auto" | "always" | "never";
  readonly milestones: boolean;
  readonly subIssues: boolean;
  readonly dependencies: boolean;
  /** Steps as checkboxes in the body, or as sub-issues. */
  readonly steps: "checkboxes" | "sub-issues";
  readonly labels: {
    readonly blocked: string;
    readonly status: Readonly<Partial<Record<Status, string | null>>>;
    /** "priority: {priority}"; null: none. */
    readonly priority: string | null;
    readonly estimate: string | null;
    /** Tags of the plan's text as labels. */
    readonly tags: boolean;
    /** Put on everything that Plansync mirrors; null: none. */
    readonly all: string | null;
  };
  readonly assignees: boolean;
  /** "Alice Smith" → "alice". Names that are not here and are no `@login` stay text. */
  readonly people: Readonly<Record<string, string>>;
  readonly hours: { readonly day: number; readonly week: number; readonly month: number };
  /** The day on which "Week 1" starts (ISO date), when the plan does not say. */
  readonly start: string | null;
}
