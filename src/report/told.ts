// What a report is made from: a proposal, or what became of it.
import type { Applied, ChangeSet } from "../model/change.ts";
import type { DesiredState } from "../model/desired.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { VerificationResult } from "../model/gate.ts";
import type { PlanDocument } from "../model/plan.ts";
import type { ObservedState } from "../model/repository.ts";

export interface Told {
  readonly documents: readonly PlanDocument[];
  readonly diagnostics: readonly Diagnostic[];
  readonly desired: DesiredState;
  readonly observed: ObservedState;
  readonly changes: ChangeSet;
  readonly context: { readonly today: string; readonly sha: string; readonly onDefaultBranch: boolean };
  /** Absent: nothing was written, this is what would be. */
  readonly applied?: Applied;
  /** The pull request that brings what was done on GitHub back into the plan. */
  readonly writtenBack?: { readonly pull?: number | null; readonly commit?: string | null };
  /** By `nameOf` the phase. */
  readonly verification?: ReadonlyMap<string, readonly VerificationResult[]>;
}
