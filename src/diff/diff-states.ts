// What would change on GitHub: desired against observed and last applied. Synchronous, deterministic, no clock.
import type { Change, ChangeSet, Drift, PlanEdit } from "../model/change.ts";
import { type DesiredIssue, type DesiredLabel, type DesiredState, type Identity, nameOf } from "../model/desired.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { ObservedState } from "../model/repository.ts";
import { createIssue } from "./create-issue.ts";
import { closeMilestone, diffMilestone, type TrackedMilestone, trackMilestone } from "./diff-milestones.ts";
import { guard, guardIdentities } from "./guards.ts";
import { closeLeft, closeTwin } from "./leave-issues.ts";
import { type Matching, matchIssues, recognise } from "./match-issues.ts";
import { matchMilestones } from "./match-milestones.ts";
import { mergeIssue } from "./merge-issue.ts";
import { type MergedState, mergeState, newState } from "./merge-state.ts";
import { notesOf } from "./notes.ts";
import type { DiffOptions } from "./options.ts";
import { repositoryMark, type Sorted, sortIssues, takeApart } from "./tracked.ts";
import type { World } from "./world.ts";

export type { DiffOptions } from "./options.ts";

/** Applied whole and compared again, nothing is left to change. */
export function diffStates(desired: DesiredState, observed: ObservedState, options: DiffOptions): ChangeSet {
  return new Comparison(desired, observed, options).changeSet();
}

class Comparison {
  readonly #desired: DesiredState;
  readonly #observed: ObservedState;
  readonly #options: DiffOptions;
  readonly #sorted: Sorted;
  /** Paths of plans that were read whole, or that are gone: what is not in them left the plan. */
  readonly #whole: ReadonlySet<string>;
  readonly #matching: Matching;
  readonly #milestones: ReadonlyMap<string, TrackedMilestone>;
  readonly #states = new Map<string, MergedState>();
  readonly #world: World;
  readonly #changes: Change[] = [];
  readonly #edits: PlanEdit[] = [];
  readonly #drift: Drift[] = [];
  readonly #diagnostics: Diagnostic[] = [];

  constructor(desired: DesiredState, observed: ObservedState, options: DiffOptions) {
    this.#desired = desired;
    this.#observed = observed;
    this.#options = options;
    const own = `${observed.repository.owner}/${observed.repository.repo}`;
    const adopted = new Set(
      desired.issues.flatMap(({ adopts }) => (adopts && isHere(adopts.repository, own) ? [adopts.number] : [])),
    );
    this.#sorted = sortIssues(observed, options.identities, adopted);
    const adoptable = new Map(
      observed.issues.filter((issue) => adopted.has(issue.number)).map((issue) => [issue.number, takeApart(issue)]),
    );
    this.#whole = new Set([...desired.paths, ...this.#gone()]);
    const matching = matchIssues(
      desired.issues,
      this.#sorted.mirrored,
      adoptable,
      this.#whole,
      new Set(options.present?.filter((path) => !desired.paths.includes(path))),
    );
    this.#matching = recognise(matching, desired.issues, this.#sorted.bare, desired.ownedLabels);
    this.#milestones = matchMilestones(desired, observed.milestones.map(trackMilestone), this.#matching);
    this.#world = this.#meet(own);
  }

  changeSet(): ChangeSet {
    const { matched, doubtful } = this.#matching;
    let unchanged = 0;
    for (const issue of this.#desired.issues) if (!this.#issue(issue)) unchanged++;
    this.#left();
    const milestones = this.#milestoneChanges();
    const labels = this.#labelChanges();
    const changes = [...labels, ...milestones, ...inOrder(this.#changes, this.#options.limits.maxWrites ?? 0)];
    const open = this.#sorted.mirrored.filter(({ issue }) => issue.state === "open").length;
    return {
      changes,
      unchanged,
      edits: this.#edits,
      drift: this.#drift,
      doubtful,
      diagnostics: this.#diagnostics,
      stopped: this.#stopped(changes, open),
      matched: Object.fromEntries([...matched].map(([name, { tracked }]) => [name, tracked.issue.number])),
    };
  }

  #stopped(changes: readonly Change[], open: number): ChangeSet["stopped"] {
    const { mirrored, untrusted } = this.#sorted;
    const mark = repositoryMark(this.#observed);
    const foreign = mirrored.length > 0 ? [] : untrusted.filter(({ marker }) => marker.repository === mark);
    return guardIdentities(changes, foreign, this.#options) ?? guard(changes, open, this.#options);
  }

  #gone(): string[] {
    const { present } = this.#options;
    if (present === undefined) return [];
    const there = new Set(present);
    return this.#sorted.mirrored.map(({ marker }) => marker.identity.path).filter((path) => !there.has(path));
  }

  // Everything that single comparisons need to know of the others.
  #meet(repository: string): World {
    const { matched, twins, doubtful } = this.#matching;
    const numbers = new Map([...matched].map(([name, { tracked }]) => [name, tracked.issue.number]));
    const formerNumbers = formerNames(
      this.#sorted.mirrored.map(({ marker, issue }) => ({ marker, number: issue.number })),
    );
    const states = new Map<string, "open" | "closed">();
    const statesByIssue = new Map<string, "open" | "closed">();
    for (const issue of this.#desired.issues) {
      const name = nameOf(issue.identity);
      const known = matched.get(name)?.tracked;
      const state = known ? mergeState(issue, known.issue, known.marker?.applied.state ?? null) : newState(issue);
      this.#states.set(name, state);
      states.set(name, state.effective);
      if (known) statesByIssue.set(`${repository.toLowerCase()}#${known.issue.number}`, state.effective);
    }
    const duplicates = [...twins].flatMap(([older, younger]) =>
      younger.map(({ issue }) => [issue.number, older] as const),
    );
    const milestones = new Map([...this.#milestones].map(([name, { milestone }]) => [name, milestone.number]));
    const formerMilestones = formerNames(
      this.#observed.milestones
        .map(trackMilestone)
        .flatMap(({ marker, milestone }) => (marker ? [{ marker, number: milestone.number }] : [])),
    );
    return {
      observed: this.#observed,
      repository,
      desired: new Map(this.#desired.issues.map((issue) => [nameOf(issue.identity), issue])),
      phases: new Set(this.#desired.milestones.map(({ identity }) => nameOf(identity))),
      matched: new Map([...matched].map(([name, { tracked }]) => [name, tracked])),
      held: new Set(doubtful.map(({ identity }) => nameOf(identity))),
      numbers,
      formerNumbers,
      duplicates: new Map(duplicates),
      milestones,
      formerMilestones,
      states,
      statesByIssue,
      external: this.#options.external ?? new Map(),
    };
  }

  /** Whether anything of it changes. */
  #issue(issue: DesiredIssue): boolean {
    const name = nameOf(issue.identity);
    const world = this.#world;
    if (world.held.has(name)) return false;
    const native = this.#observed.capabilities.dependencies && issue.nativeBlockers !== false;
    const notes = notesOf(issue, native, world);
    const found = this.#matching.matched.get(name);
    const { blockedLabel, ownedLabels } = this.#desired;
    if (found === undefined) {
      const created = createIssue({ issue, notes, native, blockedLabel, world });
      this.#changes.push(...created.changes);
      if (created.cut) this.#diagnostics.push(tooLong(issue));
      return true;
    }
    const merged = mergeIssue({
      issue,
      ...found,
      state: this.#states.get(name) ?? newState(issue),
      notes,
      native,
      twins: this.#matching.twins.get(found.tracked.issue.number) ?? [],
      owned: ownedLabels,
      blockedLabel,
      world,
      options: this.#options,
    });
    this.#changes.push(...merged.changes);
    this.#edits.push(...merged.edits);
    this.#drift.push(...merged.drift);
    if (merged.tooLong) this.#diagnostics.push(tooLong(issue));
    return merged.changes.some((change) => change.action !== "noop");
  }

  #left(): void {
    const { left, twins, doubtful } = this.#matching;
    const inDoubt = new Set(doubtful.flatMap(({ candidates }) => candidates.map(({ number }) => number)));
    for (const one of left) {
      if (!this.#whole.has(one.marker.identity.path) || inDoubt.has(one.issue.number)) continue;
      const change = closeLeft(one, this.#desired.blockedLabel);
      if (change !== null) this.#changes.push(change);
    }
    for (const [older, younger] of twins)
      for (const one of younger) this.#changes.push(...closeTwin(one, older, this.#world));
  }

  #milestoneChanges(): Change[] {
    const wanted = new Set(this.#changes.flatMap((change) => madeMilestone(change)));
    const had = new Set(this.#sorted.mirrored.flatMap(({ marker }) => marker.applied.milestone ?? []));
    const kept = new Set([...this.#milestones.values()].map(({ milestone }) => milestone.number));
    const others = this.#observed.milestones.filter(({ number }) => !kept.has(number));
    const taken = new Set(others.map(({ title }) => title.toLowerCase()));
    const changes: (Change | null)[] = this.#desired.milestones.map((milestone) => {
      const name = nameOf(milestone.identity);
      const known = this.#milestones.get(name) ?? null;
      // One that issues had and that is gone was deleted by a person: it comes back only where it is needed.
      if (known === null && had.has(name) && !wanted.has(name)) return null;
      return diffMilestone(milestone, known, this.#options.prefer, taken);
    });
    for (const one of this.#observed.milestones.map(trackMilestone)) {
      if (one.marker === null || kept.has(one.milestone.number) || !this.#whole.has(one.marker.identity.path)) continue;
      changes.push(closeMilestone(one));
    }
    return changes.filter((change) => change !== null);
  }

  #labelChanges(): Change[] {
    const there = new Set(this.#observed.labels.map(({ name }) => name.toLowerCase()));
    const needed = new Map<string, string>();
    for (const change of this.#changes)
      if (change.kind === "issue")
        for (const name of change.after.addLabels ?? [])
          if (!there.has(name.toLowerCase())) needed.set(name.toLowerCase(), name);
    const known = new Map(this.#desired.labels.map((label) => [label.name.toLowerCase(), label]));
    return [...needed].map(([key, name]): Change => {
      const after: DesiredLabel = known.get(key) ?? { name, color: "ededed", description: "" };
      return { kind: "label", action: "create", reason: "an issue needs it", before: null, after };
    });
  }
}

function madeMilestone(change: Change): string[] {
  if (change.kind !== "issue") return [];
  const { milestone } = change.after;
  return milestone && "made" in milestone ? [nameOf(milestone.made)] : [];
}

const RANK = { label: 0, milestone: 1, issue: 2, parent: 4, blocker: 5, comment: 6 } as const;

// Creates before updates, parents before children, in the order of the plan, which GitHub then shows. Only when there are
// more than one run may write do the ready ones go first.
function inOrder(changes: readonly Change[], maxWrites: number): Change[] {
  const creates = changes.filter((change) => change.kind === "issue" && change.action === "create").length;
  const readyFirst = maxWrites > 0 && creates > maxWrites;
  const rank = (change: Change) => (change.kind === "issue" && change.action !== "create" ? 3 : RANK[change.kind]);
  const level = (change: Change) => {
    if (change.kind !== "issue" || change.action !== "create") return 0;
    return change.identity.kind !== "task" ? 0 : change.ready || !readyFirst ? 1 : 2;
  };
  return changes
    .map((change, index) => ({ change, index }))
    .sort(
      (one, other) =>
        rank(one.change) - rank(other.change) || level(one.change) - level(other.change) || one.index - other.index,
    )
    .map(({ change }) => change);
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

function isHere(repository: string | null, own: string): boolean {
  return repository === null || repository.toLowerCase() === own.toLowerCase();
}

function tooLong(issue: DesiredIssue): Diagnostic {
  return {
    ruleId: "body-cut",
    severity: "warning",
    summary: `Unexpected length of \`${issue.title}\`, cut on GitHub`,
    detail: "GitHub takes 65,536 characters: shorten the task's text, or the text around it in the issue.",
    place: issue.place,
  };
}
