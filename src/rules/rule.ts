// What a rule is: one check on the plans, with an example that is its test and its entry in the documentation.
import type { PlanGraph } from "../graph/plan-graph.ts";
import type { WorkHours } from "../graph/work-calendar.ts";
import type { Diagnostic, Severity } from "../model/diagnostic.ts";
import type { PlanDocument } from "../model/plan.ts";

/** The plans of a repository, with what several rules need of them. */
export interface Plans {
  readonly documents: readonly PlanDocument[];
  /** Built when first asked for. */
  readonly graph: PlanGraph;
}

export interface RuleContext {
  /** ISO date. */
  readonly today: string;
  /** Logins that issues can be assigned to, in small letters; without it owners are not checked. */
  readonly assignable?: ReadonlySet<string>;
  /** Working hours; eight a day and forty a week unless told. */
  readonly hours?: WorkHours;
}

/** A diagnostic whose rule and severity are filled in by `checkPlans`. */
export type Finding = Omit<Diagnostic, "ruleId" | "severity">;

export interface Rule {
  readonly id: string;
  /** Unless the configuration says otherwise. */
  readonly severity: Severity | "off";
  /** What is checked and why it matters, in a sentence. */
  readonly summary: string;
  /** A plan, and all that this rule says of it. Read on 2026-03-02, when `alice` can be assigned. */
  readonly example: {
    readonly plan: string;
    /** Other plans of the repository, by path. */
    readonly beside?: Readonly<Record<string, string>>;
    readonly expected: readonly { readonly line: number; readonly summary: string }[];
  };
  check(plans: Plans, context: RuleContext): Iterable<Finding>;
}
