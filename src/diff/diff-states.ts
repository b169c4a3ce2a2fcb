// What would change on GitHub: desired against observed and last applied. Synchronous, deterministic, no clock.
import type { Change, ChangeSet, Drift, PlanEdit } from "../model/change.ts";
import { type DesiredIssue, type DesiredState, nameOf } from "../model/desired.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { ObservedState } from "../model/repository.ts";
import { adoptIssues } from "./adopt-issues.ts";
import { creationLevel, inOrder } from "./change-order.ts";
import { createIssue, isReady } from "./create-issue.ts";
import { diffLabels } from "./diff-labels.ts";
import { type TrackedMilestone, trackMilestone } from "./diff-milestones.ts";
import { anchorsLast, epochsOf, withRounds } from "./epochs.ts";
import { guard, guardIdentities } from "./guards.ts";
import { closeLeft, closeTwin } from "./leave-issues.ts";
import { withRoom } from "./make-room.ts";
import { type Matching, matchIssues, recognise } from "./match-issues.ts";
import { matchMilestones } from "./match-milestones.ts";
import { meetWorld } from "./meet-world.ts";
import { mergeIssue } from "./merge-issue.ts";
import { type MergedState, newState } from "./merge-state.ts";
import { milestoneChanges } from "./milestone-changes.ts";
import { notesOf } from "./notes.ts";
import type { DiffOptions } from "./options.ts";
import { type Orders, orderSiblings } from "./order-siblings.ts";
import { tellAdoptions } from "./tell-adoptions.ts";
import { tellStrangers } from "./tell-strangers.ts";
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
  readonly #states: ReadonlyMap<string, MergedState>;
  #world: World;
  readonly #orders: Orders;
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
    const linked = new Map(
      observed.issues.filter((issue) => adopted.has(issue.number)).map((issue) => [issue.number, takeApart(issue)]),
    );
    const adoptions = adoptIssues(desired.issues, ({ repository, number }) =>
      isHere(repository, own) ? linked.get(number) : undefined,
    );
    this.#whole = new Set([...desired.paths, ...this.#gone()]);
    const matching = matchIssues(
      desired.issues,
      this.#sorted.mirrored,
      adoptions,
      this.#whole,
      new Set(options.present?.filter((path) => !desired.paths.includes(path))),
    );
    this.#matching = recognise(matching, desired.issues, this.#sorted.bare, desired.ownedLabels);
    this.#milestones = matchMilestones(desired, observed.milestones.map(trackMilestone), this.#matching);
    const { newer, untrusted } = this.#sorted;
    const mark = repositoryMark(observed);
    this.#diagnostics.push(
      ...tellAdoptions(desired.issues, observed, this.#matching.matched),
      ...tellStrangers(
        desired,
        newer,
        untrusted.filter(({ marker }) => marker.repository === mark),
      ),
    );
    const met = meetWorld({
      frozen: new Set(newer.map(({ marker }) => marker.identity.path)),
      desired,
      observed,
      mirrored: this.#sorted.mirrored,
      matching: this.#matching,
      milestones: this.#milestones,
      external: options.external,
      repository: own,
    });
    this.#states = met.states;
    this.#orders = orderSiblings({
      issues: desired.issues,
      world: met.world,
      prefer: options.prefer,
      creations: this.#creations(met.world),
      every: options.everyOrder === true,
    });
    const epochs = epochsOf(desired.issues, this.#sorted.mirrored, met.world);
    this.#world = { ...met.world, standing: this.#orders.standing, epochs };
    this.#drift.push(...this.#orders.drift);
  }

  #creations(world: World): string[] {
    const made = this.#desired.issues.filter(({ identity }) => {
      const name = nameOf(identity);
      return !this.#matching.matched.has(name) && !world.held.has(name);
    });
    const level = creationLevel(made.length, this.#options.limits.maxWrites ?? 0);
    return made
      .map((issue) => [level({ kind: issue.identity.kind, ready: isReady(issue, world) }), issue] as const)
      .sort(([one], [other]) => one - other)
      .map(([, { identity }]) => nameOf(identity));
  }

  changeSet(): ChangeSet {
    const { matched, doubtful } = this.#matching;
    let unchanged = 0;
    const told = new Map<string, readonly Change[]>();
    // Anchors last: what they record depends on what becomes of the others.
    for (const issues of anchorsLast(this.#desired.issues, this.#world.epochs)) {
      for (const issue of issues) {
        if (!this.#issue(issue)) unchanged++;
        told.set(nameOf(issue.identity), this.#changes.splice(0));
      }
      const changed = new Set([...told].flatMap(([name, list]) => (list.some(writesBody) ? [name] : [])));
      const epochs = withRounds(this.#world.epochs, this.#desired.issues, changed, this.#world);
      this.#world = { ...this.#world, epochs };
    }
    this.#changes.push(...this.#desired.issues.flatMap(({ identity }) => told.get(nameOf(identity)) ?? []));
    this.#left();
    this.#changes.push(...this.#orders.changes);
    const maxWrites = this.#options.limits.maxWrites ?? 0;
    const milestones = milestoneChanges({
      desired: this.#desired,
      world: this.#world,
      found: this.#milestones,
      mirrored: this.#sorted.mirrored,
      whole: this.#whole,
      changes: this.#changes,
      prefer: this.#options.prefer,
    });
    const labels = diffLabels(this.#desired.labels, this.#observed.labels, this.#changes);
    const changes = [...labels, ...milestones, ...inOrder(withRoom(this.#changes, this.#world), maxWrites)];
    const open = this.#sorted.mirrored.filter(({ issue }) => issue.state === "open").length;
    return {
      changes,
      unchanged,
      edits: this.#edits,
      drift: this.#drift,
      doubtful,
      diagnostics: this.#diagnostics,
      stopped: this.#stopped(changes, open),
      unordered: this.#orders.unordered,
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
    this.#diagnostics.push(...merged.diagnostics);
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
}

function writesBody(change: Change): boolean {
  return change.kind === "issue" && change.after.body !== undefined;
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
