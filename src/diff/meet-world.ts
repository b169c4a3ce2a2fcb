// Everything that single comparisons need to know of the others, gathered once.
import { type DesiredState, type Identity, nameOf } from "../model/desired.ts";
import type { ObservedState } from "../model/repository.ts";
import { type TrackedMilestone, trackMilestone } from "./diff-milestones.ts";
import { NO_EPOCHS } from "./epochs.ts";
import type { Matching } from "./match-issues.ts";
import { type MergedState, mergeState, newState } from "./merge-state.ts";
import type { Mirrored } from "./tracked.ts";
import { spelled, type World } from "./world.ts";

export interface Met {
  readonly world: World;
  /** The state of each desired issue, merged, by name. */
  readonly states: ReadonlyMap<string, MergedState>;
}

/** `milestones`: those found for the desired ones, by name. */
export function meetWorld(input: {
  readonly desired: DesiredState;
  readonly observed: ObservedState;
  readonly mirrored: readonly Mirrored[];
  readonly matching: Matching;
  readonly milestones: ReadonlyMap<string, TrackedMilestone>;
  readonly external: ReadonlyMap<string, "open" | "closed"> | undefined;
  /** "owner/repo". */
  readonly repository: string;
  /** Plans whose issues a newer Plansync wrote: nothing is made for them, for it may be there. */
  readonly frozen: ReadonlySet<string>;
}): Met {
  const { desired, observed, mirrored, matching, milestones, external, repository } = input;
  const { matched, twins, doubtful } = matching;
  const merged = new Map<string, MergedState>();
  const states = new Map<string, "open" | "closed">();
  const statesByIssue = new Map<string, "open" | "closed">();
  for (const issue of desired.issues) {
    const name = nameOf(issue.identity);
    const known = matched.get(name)?.tracked;
    const state = known ? mergeState(issue, known.issue, known.marker?.applied.state ?? null) : newState(issue);
    merged.set(name, state);
    states.set(name, state.effective);
    if (known) statesByIssue.set(`${repository.toLowerCase()}#${known.issue.number}`, state.effective);
  }
  const duplicates = [...twins].flatMap(([older, younger]) =>
    younger.map(({ issue }) => [issue.number, older] as const),
  );
  const unmade = desired.issues.filter(
    ({ identity }) => input.frozen.has(identity.path) && !matched.has(nameOf(identity)),
  );
  const world: World = {
    observed,
    repository,
    desired: new Map(desired.issues.map((issue) => [nameOf(issue.identity), issue])),
    phases: new Set(desired.milestones.map(({ identity }) => nameOf(identity))),
    matched: new Map([...matched].map(([name, { tracked }]) => [name, tracked])),
    held: new Set([...doubtful, ...unmade].map(({ identity }) => nameOf(identity))),
    numbers: new Map([...matched].map(([name, { tracked }]) => [name, tracked.issue.number])),
    formerNumbers: formerNames(mirrored.map(({ marker, issue }) => ({ marker, number: issue.number }))),
    duplicates: new Map(duplicates),
    milestones: new Map([...milestones].map(([name, { milestone }]) => [name, milestone.number])),
    formerMilestones: formerMilestones(observed),
    states,
    statesByIssue,
    observedStates: statesOfNamed(desired, observed, repository),
    external: external ?? new Map(),
    standing: new Map(),
    epochs: NO_EPOCHS,
  };
  return { world, states: merged };
}

// Only those that plans name by their numbers: all others are known by their tasks.
function statesOfNamed(
  desired: DesiredState,
  observed: ObservedState,
  repository: string,
): Map<string, "open" | "closed"> {
  const named = new Set(
    desired.issues.flatMap(({ blockedBy }) =>
      blockedBy.length === 0 ? [] : blockedBy.flatMap((blocker) => ("issue" in blocker ? [blocker.issue.number] : [])),
    ),
  );
  if (named.size === 0) return new Map();
  return new Map(
    observed.issues
      .filter(({ number }) => named.has(number))
      .map(({ number, state }) => [spelled({ repository, number }), state]),
  );
}

function formerMilestones({ milestones }: ObservedState): Map<string, number> {
  const marked = milestones
    .map(trackMilestone)
    .flatMap(({ marker, milestone }) => (marker ? [{ marker, number: milestone.number }] : []));
  return formerNames(marked);
}

/** Names as markers have them; a present name before a former one. */
function formerNames(
  all: readonly {
    readonly marker: { readonly identity: Identity; readonly formerly: readonly string[] };
    readonly number: number;
  }[],
): Map<string, number> {
  const names = new Map<string, number>();
  const add = (name: string, number: number) => names.has(name) || names.set(name, number);
  for (const { marker, number } of all) add(nameOf(marker.identity), number);
  for (const { marker, number } of all) for (const name of marker.formerly) add(name, number);
  return names;
}
