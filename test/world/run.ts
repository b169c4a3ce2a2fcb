// The way from plan documents to the world and back, for tests.
import { applyChanges } from "../../src/apply/apply-changes.ts";
import { defaultConfig } from "../../src/config/read-config.ts";
import { desiredState } from "../../src/desired/desired.ts";
import { type DiffOptions, diffStates } from "../../src/diff/diff-states.ts";
import type { Applied, ChangeSet } from "../../src/model/change.ts";
import type { Config } from "../../src/model/config.ts";
import type { PlanDocument } from "../../src/model/plan.ts";
import type { World } from "./world.ts";

export interface Told {
  readonly config?: Partial<Config>;
  readonly options?: Partial<DiffOptions>;
  readonly assignable?: ReadonlySet<string>;
}

/** What would change. */
export function compare(documents: readonly PlanDocument[], world: World, told: Told = {}): ChangeSet {
  const config: Config = {
    ...defaultConfig,
    limits: { ...defaultConfig.limits, maxCreates: 100_000, maxCloseShare: 1 },
    ...told.config,
  };
  const assignable = told.assignable ?? world.assignable;
  const desired = desiredState(documents, config, { today: "2026-11-21", assignable });
  const options = { ...config, ...told.options };
  const observed = world.observe();
  const changes = diffStates(desired, observed, options);
  if (changes.unordered.length === 0) return changes;
  // As a run does: the order of sub-issues is looked at where something depends on it.
  const asked = new Set(changes.unordered);
  const issues = observed.issues.map((issue) =>
    asked.has(issue.number) ? { ...issue, children: world.childrenOf(issue.number) } : issue,
  );
  return diffStates(desired, { ...observed, issues }, options);
}

export async function sync(
  documents: readonly PlanDocument[],
  world: World,
  told: Told = {},
): Promise<{ changes: ChangeSet; applied: Applied }> {
  const changes = compare(documents, world, told);
  return { changes, applied: await applyChanges(changes, world.writer()) };
}
