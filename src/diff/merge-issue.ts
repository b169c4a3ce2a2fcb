// One desired issue against what GitHub has of it: every field merged three ways, and the change that follows.
import type { Change, Drift, IssueChange, IssueFields, Match, PlanEdit } from "../model/change.ts";
import { type DesiredIssue, nameOf } from "../model/desired.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { dependencyTaken } from "./dependency-taken.ts";
import { Findings } from "./findings.ts";
import { type MergedBlockers, mergeBlockers } from "./merge-blockers.ts";
import { mergeLabels } from "./merge-labels.ts";
import { mergeMilestone } from "./merge-milestone.ts";
import { mergeParent } from "./merge-parent.ts";
import type { MergedState } from "./merge-state.ts";
import { mergeText } from "./merge-text.ts";
import { mergeTitle } from "./merge-title.ts";
import { mergeSet } from "./merge-values.ts";
import type { DiffOptions } from "./options.ts";
import type { Mirrored, Tracked } from "./tracked.ts";
import { spelled, spelledInMarker, type World } from "./world.ts";

export interface Merged {
  readonly changes: readonly Change[];
  readonly edits: readonly PlanEdit[];
  readonly drift: readonly Drift[];
  readonly diagnostics: readonly Diagnostic[];
  /** The plan's text does not fit beside a person's. */
  readonly tooLong: boolean;
}

export interface MergeInput {
  readonly issue: DesiredIssue;
  readonly tracked: Tracked;
  readonly match: Match;
  readonly state: MergedState;
  readonly notes: readonly string[];
  readonly native: boolean;
  /** Younger issues with the same identity, whose ticks count too. */
  readonly twins: readonly Mirrored[];
  readonly owned: readonly string[];
  readonly blockedLabel: string;
  readonly world: World;
  readonly options: DiffOptions;
}

export function mergeIssue(input: MergeInput): Merged {
  return new Merger(input).merged();
}

class Merger {
  readonly #in: MergeInput;
  readonly #found: Findings;
  readonly #reasons: string[] = [];
  readonly #before: { -readonly [K in keyof IssueFields]: IssueFields[K] } = {};
  readonly #after: { -readonly [K in keyof IssueFields]: IssueFields[K] } = {};

  constructor(input: MergeInput) {
    this.#in = input;
    this.#found = new Findings(input.issue, input.tracked);
  }

  merged(): Merged {
    const { issue, tracked, world, options } = this.#in;
    const applied = tracked.marker?.applied ?? null;
    const parent = mergeParent(issue, tracked, applied, options.prefer, world);
    if (parent.side !== null)
      this.#found.differs("parent", parent.side, applied?.parent ?? null, parent.change ? "plan" : "github", {
        desired: issue.parent === null ? "none" : nameOf(issue.parent),
        observed: parent.observed,
      });
    const edges = mergeBlockers(issue, tracked, applied, this.#in.native, world, options.prefer);
    this.#taken(edges);
    const conflict = world.standing.get(nameOf(issue.identity))?.conflict;
    if (conflict != null) this.#found.conflicts.push(conflict);
    this.#title();
    this.#state();
    this.#labels(edges.blocked);
    this.#milestone();
    this.#assignees();
    const tooLong = this.#body(edges);
    this.#link();
    return {
      changes: [this.#change(), ...(parent.change ? [parent.change] : []), ...edges.changes].filter(
        (change) => change !== null,
      ),
      edits: this.#found.edits,
      drift: this.#found.drift,
      diagnostics: this.#found.diagnostics,
      tooLong,
    };
  }

  #link(): void {
    const { issue, tracked, options } = this.#in;
    if (options.linkBase === undefined || issue.identity.kind !== "task" || issue.adopts !== null) return;
    this.#found.edit("link", "", `${options.linkBase}${tracked.issue.number}`, "made for this task");
  }

  #title(): void {
    const { issue, tracked, options } = this.#in;
    const merged = mergeTitle(issue, tracked, options.prefer);
    if (merged === null) return;
    const observed = tracked.issue.title;
    const applied = tracked.marker?.applied.title ?? null;
    this.#found.differs("title", merged.side, applied, merged.kept, { desired: issue.title, observed });
    if (merged.kept === "plan") {
      this.#before.title = observed;
      this.#after.title = issue.title;
      this.#reasons.push("its title changed in the plan");
    } else if (merged.inPlan !== null)
      this.#found.edit("title", issue.written ?? issue.title, merged.inPlan, "renamed on GitHub");
  }

  #state(): void {
    const { issue, tracked, state } = this.#in;
    const { state: observed, stateReason } = tracked.issue;
    if (state.side !== null)
      this.#found.differs("state", state.side, tracked.marker?.applied.state ?? null, state.write ? "plan" : "github", {
        desired: issue.state,
        observed,
      });
    if (state.edit !== null) {
      const reason = observed === "closed" ? "closed on GitHub" : "reopened on GitHub";
      this.#found.edit("status", issue.status, state.edit, reason);
    }
    if (state.write === null) return;
    this.#before.state = observed;
    if (stateReason !== null) this.#before.stateReason = stateReason;
    this.#after.state = state.write.state;
    this.#after.stateReason = state.write.stateReason;
    this.#reasons.push(`it is ${issue.status.replace("_", " ")} in the plan`);
  }

  #labels(blocked: boolean): void {
    const { issue, tracked, owned, blockedLabel, options, state } = this.#in;
    const merged = mergeLabels({
      applied: tracked.marker?.applied.labels,
      desired: issue.labels,
      observed: tracked.issue.labels,
      owned,
      blockedLabel,
      blocked: state.effective === "open" && (blocked || issue.status === "blocked"),
      prefer: options.prefer,
    });
    for (const label of merged.takenAway)
      this.#found.differs("labels", "github", label, "github", { desired: label, observed: "" });
    for (const label of merged.putThere)
      this.#found.differs("labels", "github", "", "github", { desired: "", observed: label });
    this.#found.follows("labels", merged);
    if (merged.add.length > 0) this.#after.addLabels = merged.add;
    if (merged.remove.length > 0) this.#after.removeLabels = merged.remove;
    if (merged.add.length + merged.remove.length > 0) this.#reasons.push("its labels follow the plan");
  }

  #milestone(): void {
    const merged = mergeMilestone(this.#in.issue, this.#in.tracked, this.#in.options.prefer, this.#in.world);
    if (merged.side !== null)
      this.#found.differs(
        "milestone",
        merged.side,
        merged.applied,
        merged.target === undefined ? "github" : "plan",
        merged,
      );
    if (merged.target === undefined) return;
    this.#before.milestone = merged.before;
    this.#after.milestone = merged.target;
    this.#reasons.push("it stands in another phase");
  }

  #assignees(): void {
    const { issue, tracked } = this.#in;
    const merged = mergeSet(tracked.marker?.applied.assignees, issue.assignees, tracked.issue.assignees);
    for (const login of merged.takenAway)
      this.#found.differs("assignees", "github", login, "github", { desired: login, observed: "" });
    // Where the plan names nobody, who does it is not the plan's matter.
    for (const login of issue.assignees.length > 0 ? merged.putThere : [])
      this.#found.differs("assignees", "github", "", "github", { desired: "", observed: login });
    this.#found.follows("assignees", merged);
    if (merged.add.length > 0) this.#after.addAssignees = merged.add;
    if (merged.remove.length > 0) this.#after.removeAssignees = merged.remove;
    if (merged.add.length + merged.remove.length > 0) this.#reasons.push("its owner changed in the plan");
  }

  #taken({ taken, changes }: MergedBlockers): void {
    const { tracked, world } = this.#in;
    // A link that is only drawn late, or again, is none that the plan changed.
    const before = new Set(tracked.marker?.applied.blockers.map((name) => spelledInMarker(name, world)));
    for (const { blocker, present } of changes) {
      const name = "issue" in blocker ? spelled(blocker.issue) : nameOf(blocker.made).toLowerCase();
      if (!present) this.#found.follows("blockers", { add: [], remove: [name] });
      else if (!before.has(name)) this.#found.follows("blockers", { add: [name], remove: [] });
    }
    for (const { again, ...one } of taken) {
      const { values, reference, reason, diagnostic } = dependencyTaken(this.#in.issue, one, this.#in.world);
      this.#found.differs("blockers", "github", values.desired, again ? "plan" : "github", values);
      if (again) continue;
      this.#found.edit("dependsOn", reference, "", reason);
      this.#found.diagnostics.push(diagnostic);
    }
  }

  #body(edges: MergedBlockers): boolean {
    const { issue, tracked, notes, twins, options, world, state } = this.#in;
    const { prefer } = options;
    const declined = edges.taken.flatMap(({ blocker, again }) => (again ? [] : [blocker]));
    const redrawn = tracked.marker?.applied.epoch === null && edges.changes.some(({ present }) => present);
    const told = { state: state.applied, declined, redrawn };
    const merged = mergeText({ issue, tracked, notes, twins, prefer, world, ...told });
    this.#found.edits.push(...merged.edits);
    if (merged.edited !== null) {
      const { side, kept, observed } = merged.edited;
      const applied = tracked.marker?.applied.content ?? null;
      this.#found.differs("body", side, applied, kept, { desired: "the plan's text", observed });
    }
    if (merged.body === null) return merged.tooLong;
    if (merged.edited === null && merged.reason !== null)
      this.#found.follows("body", { add: ["the plan's text"], remove: [] });
    this.#before.body = tracked.issue.body;
    this.#after.body = merged.body;
    if (merged.reason !== null) this.#reasons.push(merged.reason);
    else if (this.#reasons.length === 0) this.#reasons.push(RECORD);
    return merged.tooLong;
  }

  #change(): IssueChange | null {
    const { issue, tracked, match, options } = this.#in;
    const quiet = Object.keys(this.#after).length === 0;
    if (quiet && options.noops !== true) return null;
    const { state } = this.#after;
    return {
      kind: "issue",
      action: quiet ? "noop" : state === "closed" ? "close" : state === "open" ? "reopen" : "update",
      reason: quiet ? "nothing changed" : this.#reasons.join("; "),
      identity: issue.identity,
      number: tracked.issue.number,
      before: this.#before,
      after: this.#after,
      place: issue.place,
      match,
      ready: false,
      conflicts: this.#found.conflicts,
      ...(this.#reasons.length === 1 && this.#reasons[0] === RECORD && { recordOnly: true }),
    };
  }
}

const RECORD = "the record of what was applied follows";
