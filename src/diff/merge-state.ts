// Open or closed, merged three ways. Nothing that a person closed is reopened, nothing they reopened is closed again.
import type { DesiredIssue } from "../model/desired.ts";
import type { Status } from "../model/plan.ts";
import type { ObservedIssue, StateReason } from "../model/repository.ts";
import type { AppliedState } from "./marker.ts";

export interface MergedState {
  /** How it stands after this run. */
  readonly effective: "open" | "closed";
  readonly write: { readonly state: "open" | "closed"; readonly stateReason: StateReason } | null;
  /** For the marker. */
  readonly applied: AppliedState;
  /** What the plan should say instead, when a person decided on GitHub. */
  readonly edit: Status | null;
  readonly side: "plan" | "github" | "both" | null;
}

type Wanted = Pick<DesiredIssue, "state" | "stateReason">;

/** `applied` is null for an issue that carries no marker yet. */
export function mergeState(
  wanted: Wanted,
  observed: Pick<ObservedIssue, "state" | "stateReason">,
  applied: AppliedState | null,
): MergedState {
  if (observed.state === wanted.state) return agreed(wanted, observed.state, applied);
  return observed.state === "open" ? openButOver(wanted, observed, applied) : closedButWanted(observed, applied);
}

/** How a new issue is made: GitHub opens it, and it is closed in a second step if the plan says so. */
export function newState(wanted: Wanted): MergedState {
  if (wanted.state === "open") return settled("open", "open");
  return { ...settled("closed", closing(wanted)), write: { state: "closed", stateReason: closing(wanted) } };
}

function agreed(wanted: Wanted, state: "open" | "closed", applied: AppliedState | null): MergedState {
  if (state === "open") return settled("open", "open");
  const byPerson = applied === null || applied === "open" || applied === "human";
  return settled("closed", byPerson ? "human" : closing(wanted));
}

// The marker says "closed" before the issue is closed; so an open issue that nobody reopened is still to be closed.
function openButOver(
  wanted: Wanted,
  observed: Pick<ObservedIssue, "stateReason">,
  applied: AppliedState | null,
): MergedState {
  const wasClosed = applied !== null && applied !== "open";
  const reopened = wasClosed && (applied === "human" || observed.stateReason === "reopened");
  if (reopened) return { ...settled("open", applied), edit: "todo", side: "github" };
  const stateReason = closing(wanted);
  return {
    effective: "closed",
    write: { state: "closed", stateReason },
    applied: stateReason,
    edit: null,
    side: "plan",
  };
}

function closedButWanted(observed: Pick<ObservedIssue, "stateReason">, applied: AppliedState | null): MergedState {
  if (applied === "human") return { ...settled("closed", "human"), side: "both" };
  if (applied !== null && applied !== "open")
    return {
      effective: "open",
      write: { state: "open", stateReason: "reopened" },
      applied: "open",
      edit: null,
      side: "plan",
    };
  const edit = observed.stateReason === "not_planned" ? "cancelled" : "done";
  return { ...settled("closed", "open"), edit: observed.stateReason === "duplicate" ? null : edit, side: "github" };
}

function closing(wanted: Wanted): "completed" | "not_planned" {
  return wanted.stateReason ?? "completed";
}

function settled(effective: "open" | "closed", applied: AppliedState): MergedState {
  return { effective, write: null, applied, edit: null, side: null };
}
