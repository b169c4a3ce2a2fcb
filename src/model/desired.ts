// What the plans ask GitHub to hold. Pure data: (documents, config) → DesiredState.

import type { Diagnostic, Severity } from "./diagnostic.ts";
import type { Place } from "./place.ts";
import type { IssueReference, Key, Status, StatusMark } from "./plan.ts";
import type { CheckConclusion } from "./repository.ts";

/** Names a desired issue across documents: the document's path and the key in it. */
export interface Identity {
  readonly path: string;
  readonly key: Key;
  readonly kind: "plan" | "phase" | "task";
}

/** One string for an identity, for maps and markers: "docs/plan.md#task:p4-1". */
export function nameOf(identity: Identity): string {
  return `${identity.path}#${identity.kind}:${identity.key}`;
}

export interface DesiredLabel {
  readonly name: string;
  readonly color: string;
  readonly description: string;
}

export interface DesiredMilestone {
  readonly identity: Identity;
  readonly title: string;
  readonly description: string;
  readonly due: string | null;
  readonly state: "open" | "closed";
  readonly place: Place;
  /** A criterion of the phase is open: its gate does not hold, however its tasks stand. */
  readonly unmet?: boolean;
}

/** A checkbox line of the managed body. `key` is stable; `line` is where it stands in the plan. */
export interface DesiredBox {
  readonly key: Key;
  readonly text: string;
  readonly done: boolean;
  readonly depth: number;
  readonly kind: "step" | "criterion";
  readonly line: number;
  /** As written in the plan, for finding it there again. */
  readonly written?: string;
  readonly mark?: StatusMark | null;
  /** Whose it is in the plan, when the issue serves for more than its own identity. */
  readonly of?: Identity;
}

export interface DesiredIssue {
  readonly identity: Identity;
  /** The id that the text gives, or null: then only the marker holds the key. */
  readonly id: string | null;
  readonly title: string;
  /** The managed region without its boxes: what Plansync writes, as Markdown, already neutralised. */
  readonly body: string;
  /** A line that says where the issue comes from. Written with the body; a change of it alone is not worth a write. */
  readonly origin?: string;
  /** The title in the plan's own words, and the mark of its status there. */
  readonly written?: string;
  readonly mark?: StatusMark | null;
  /** false: its dependencies are told in the body, not by native links. */
  readonly nativeBlockers?: boolean;
  readonly boxes: readonly DesiredBox[];
  readonly status: Status;
  readonly state: "open" | "closed";
  readonly stateReason: "completed" | "not_planned" | null;
  /** Labels of our namespace that the issue should carry (without `blocked`, which follows the edges). */
  readonly labels: readonly string[];
  readonly milestone: Identity | null;
  readonly assignees: readonly string[];
  readonly parent: Identity | null;
  readonly blockedBy: readonly DesiredBlocker[];
  readonly adopts: IssueReference | null;
  /** Position among its siblings in the plan, from 0. */
  readonly order: number;
  readonly place: Place;
}

export type DesiredBlocker = { readonly identity: Identity } | { readonly issue: IssueReference };

export interface Annotation {
  readonly place: Place;
  readonly severity: Severity;
  readonly title: string;
  readonly message: string;
}

export interface DesiredCheck {
  /** "plansync / docs/plan.md / Phase 1". */
  readonly name: string;
  readonly conclusion: CheckConclusion;
  readonly title: string;
  readonly summary: string;
  readonly text: string;
  readonly annotations: readonly Annotation[];
  /** Changes whenever anything above does; kept on the check run, so that an equal one is not written again. */
  readonly fingerprint: string;
  readonly actions?: readonly { readonly label: string; readonly description: string; readonly identifier: string }[];
}

export interface DesiredState {
  readonly labels: readonly DesiredLabel[];
  readonly milestones: readonly DesiredMilestone[];
  /** Parents before children; within that, the order of the plan. */
  readonly issues: readonly DesiredIssue[];
  /** Label names (and `prefix:` namespaces ending in ":") that are ours to add and to remove. */
  readonly ownedLabels: readonly string[];
  readonly blockedLabel: string;
  /** Documents that were read whole. An issue of a document that is not among them is left alone. */
  readonly paths: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}
