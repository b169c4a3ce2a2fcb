// Our region of the body, merged three ways: whether it is written, as whose text, and why.
import type { PlanEdit } from "../model/change.ts";
import type { DesiredBlocker, DesiredIssue } from "../model/desired.ts";
import { newMarker } from "./build-marker.ts";
import type { AppliedState } from "./marker.ts";
import { mergedBody, remarked } from "./merge-body.ts";
import { mergeBoxes } from "./merge-boxes.ts";
import { humanEdits } from "./region.ts";
import { sameMarker } from "./same-marker.ts";
import type { Mirrored, Tracked } from "./tracked.ts";
import type { World } from "./world.ts";

export interface MergedText {
  /** The whole new body; null: it stays as it is. */
  readonly body: string | null;
  /** Why it is written; null: only the record of what was applied follows. */
  readonly reason: string | null;
  /** What a person wrote into the region, or took out of it. */
  readonly edited: {
    readonly side: "github" | "both";
    readonly kept: "plan" | "github";
    readonly observed: string;
  } | null;
  /** Ticks that belong into the plan. */
  readonly edits: readonly PlanEdit[];
  /** The plan's text does not fit beside a person's. */
  readonly tooLong: boolean;
}

/** `twins`: younger issues of the same identity, whose ticks count too. */
export function mergeText(input: {
  readonly issue: DesiredIssue;
  readonly tracked: Tracked;
  readonly notes: readonly string[];
  readonly twins: readonly Mirrored[];
  readonly state: AppliedState;
  readonly prefer: "plan" | "github";
  readonly world: World;
  readonly declined: readonly DesiredBlocker[];
  /** A link is drawn of which the record does not say whether it was drawn before: from now on it does. */
  readonly redrawn: boolean;
}): MergedText {
  const { declined, redrawn } = input;
  const { issue, tracked, notes, twins, state, prefer, world } = input;
  const applied = tracked.marker?.applied ?? null;
  const also = twins.map((twin) => ({ text: twin.split.text, boxes: twin.marker.applied.boxes }));
  const boxes = mergeBoxes(issue, tracked.split.text, applied?.boxes ?? [], also);
  const marker = newMarker({ issue, notes, state, world, tracked, declined });
  const human = applied === null ? null : humanEdits(tracked.split.text, applied);
  const content = marker.applied.content !== applied?.content;
  const edited =
    human === null || human.added.length + human.missing === 0
      ? null
      : ({
          side: content ? "both" : "github",
          kept: prefer,
          observed: human.added.join("\n") || `${human.missing} lines less`,
        } as const);
  const told = { edited, edits: boxes.edits };
  const keepText = edited?.kept === "github";
  const due = redrawn || boxes.changed || (edited !== null && !keepText) || tracked.split.damaged;
  if (!due && sameMarker(tracked.marker, marker, world)) return { ...told, body: null, reason: null, tooLong: false };
  const written = keepText
    ? { body: remarked(tracked, marker, boxes.shown), cut: false }
    : mergedBody(tracked, issue, boxes.shown, notes, marker);
  if (written === null) return { ...told, body: null, reason: null, tooLong: true };
  if (written.body === tracked.issue.body) return { ...told, body: null, reason: null, tooLong: false };
  return {
    ...told,
    body: written.body,
    reason: reasonOf(content || boxes.changed, edited !== null),
    tooLong: written.cut,
  };
}

function reasonOf(content: boolean, edited: boolean): string | null {
  if (content) return "its text changed in the plan";
  return edited ? "its text is the plan's; what was written into it moved below" : null;
}
