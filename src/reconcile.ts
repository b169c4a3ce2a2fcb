// The whole way on one screen: parse → desired → observe → diff → apply → tell.
import { applyChanges } from "./apply/apply-changes.ts";
import { type AppliedChecks, applyChecks } from "./apply/apply-checks.ts";
import { type WrittenBack, writeBack } from "./apply/write-back.ts";
import { desiredState } from "./desired/desired.ts";
import { diffStates } from "./diff/diff-states.ts";
import { editPlans } from "./edit/edit-plans.ts";
import type { Reader, Writer } from "./github/port.ts";
import type { Applied, ChangeSet } from "./model/change.ts";
import type { Config } from "./model/config.ts";
import type { DesiredState } from "./model/desired.ts";
import type { Diagnostic } from "./model/diagnostic.ts";
import type { VerificationResult } from "./model/gate.ts";
import type { PlanDocument } from "./model/plan.ts";
import type { ObservedState } from "./model/repository.ts";
import { settingsFor } from "./model/settings-for.ts";
import { tooManyTasks } from "./model/too-large.ts";
import { type Observed, observe, observeOrder } from "./observe.ts";
import { readPlan } from "./parse/read-plan.ts";
import { resolvePlans } from "./parse/resolve.ts";
import { desiredChecks } from "./report/desired-checks.ts";
import { checkOwners, checkPlans } from "./rules/index.ts";

export interface PlanFile {
  readonly path: string;
  readonly text: string | Uint8Array;
}

/** What a door knows before anything is compared. */
export interface Input {
  readonly files: readonly PlanFile[];
  /**
   * Paths of all plan documents that the commit holds, also of those that could not be read. A mirrored document that
   * is not among them has left the repository; absent, nothing is taken to be gone.
   */
  readonly present?: readonly string[];
  readonly config: Config;
  /** What was wrong with the configuration itself. */
  readonly diagnostics: readonly Diagnostic[];
  readonly context: Context;
  /** Look at the order of all sub-issues, to tell where people changed it: one more request per fifty parents. */
  readonly everyOrder?: boolean;
  /** What became of verification commands, by phase; nothing was run without it. */
  readonly verification?: ReadonlyMap<string, readonly VerificationResult[]>;
  /** Tasks that the plans may hold together; with more, none is read and that is told. Absent: no bound. */
  readonly mostTasks?: number;
  /** What `readPlans` made of this very input, when that is known. */
  readonly reading?: Reading;
}

export interface Context {
  /** Today as an ISO date: the comparison itself has no clock. */
  readonly today: string;
  /** The commit that the files were read at; checks are put on it. */
  readonly sha: string;
  readonly branch: string;
  readonly onDefaultBranch: boolean;
  /** Where people look at GitHub, for links in the plan: "https://github.com" unless told. */
  readonly server?: string;
  /** What somebody allowed for this run beyond the guards. */
  readonly allow: { readonly creates: boolean; readonly closes: boolean };
}

/** The plans as read, and what is to be told about them. Needs no GitHub. */
export interface Reading {
  readonly documents: readonly PlanDocument[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What would change, and nothing changed. */
export interface Proposal extends Reading {
  readonly desired: DesiredState;
  readonly observed: ObservedState;
  readonly changes: ChangeSet;
  readonly context: Context;
  readonly verification?: ReadonlyMap<string, readonly VerificationResult[]>;
}

export interface Reconciliation extends Proposal {
  readonly applied: Applied;
  readonly checks: AppliedChecks;
  readonly writtenBack: WrittenBack;
}

/** Reads the plans, resolves what they say of each other, and applies the rules. Pure; never throws. */
export function readPlans(
  input: Pick<Input, "files" | "config" | "diagnostics" | "mostTasks"> & { context: Pick<Context, "today"> },
): Reading {
  const documents = resolvePlans(
    input.files.map(({ path, text }) => readPlan(path, text, settingsFor(input.config, path))),
  );
  const excess = tooManyTasks(documents, input.mostTasks);
  if (excess !== null) return { documents: [], diagnostics: [...input.diagnostics, excess] };
  const { hours } = input.config.settings;
  const found = checkPlans(documents, input.config.rules, { today: input.context.today, hours });
  return { documents, diagnostics: [...input.diagnostics, ...found] };
}

/** Compares the plans with what GitHub has. Pure. */
export function compare(input: Input, reading: Reading, observed: Observed): Proposal {
  const { config, context, present } = input;
  const { assignable, external, state } = observed;
  const desired = desiredState(reading.documents, config, { today: context.today, assignable });
  const changes = diffStates(desired, state, {
    ...config,
    allow: context.allow,
    external,
    ...(present && { present }),
    ...(input.everyOrder && { everyOrder: true }),
    ...(config.links && { linkBase: issuesOf(state, context) }),
  });
  const diagnostics = [...reading.diagnostics, ...desired.diagnostics, ...changes.diagnostics];
  const proposal = { documents: reading.documents, diagnostics, desired, observed: state, changes, context };
  return input.verification === undefined ? proposal : { ...proposal, verification: input.verification };
}

function issuesOf({ repository: { owner, repo } }: ObservedState, { server }: Context): string {
  return `${server ?? "https://github.com"}/${owner}/${repo}/issues/`;
}

/** What merging or running would change. Holds a port without write methods, so it cannot write. */
export async function propose(reader: Reader, input: Input): Promise<Proposal> {
  const { config } = input;
  const reading = input.reading ?? readPlans(input);
  const observed = await observe(reader, reading.documents, config);
  const owned = reading.documents.filter((plan) => settingsFor(config, plan.path).assignees);
  const owners = checkOwners(owned, config.rules, observed.assignable);
  const told = { ...reading, diagnostics: [...reading.diagnostics, ...owners] };
  const proposal = compare(input, told, observed);
  const { unordered } = proposal.changes;
  return unordered.length === 0 ? proposal : compare(input, told, await observeOrder(reader, observed, unordered));
}

/**
 * Brings GitHub in step with the plans, and the plans with GitHub. Run twice, the second writes nothing.
 * A change that fails stops neither the independent ones nor the report; throws only when GitHub could not be read.
 */
export async function reconcile(writer: Writer, input: Input): Promise<Reconciliation> {
  const { config, context } = input;
  const proposal = await propose(writer, input);
  const applied = await applyChanges(proposal.changes, writer, {});
  const writtenBack = await writeBack(editPlans(proposal.documents, proposal.changes.edits), proposal, writer, config);
  const told = { ...proposal, applied, writtenBack };
  const checks = await applyChecks(desiredChecks(told, config), context.sha, writer, config.checks);
  return { ...told, checks };
}
