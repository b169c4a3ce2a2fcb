// Ticks, merged three ways: one set in the issue counts, and goes into the plan.
import type { PlanEdit } from "../model/change.ts";
import type { DesiredIssue } from "../model/desired.ts";
import type { AppliedBox } from "./marker.ts";
import { observedTicks, type ShownBox } from "./region.ts";

export interface MergedBoxes {
  readonly shown: readonly ShownBox[];
  /** Some shown tick differs from what the issue shows. */
  readonly changed: boolean;
  readonly edits: readonly PlanEdit[];
}

/** `also`: regions of younger duplicates, where a tick counts too. */
export function mergeBoxes(
  issue: DesiredIssue,
  observed: string,
  applied: readonly AppliedBox[],
  also: readonly { readonly text: string; readonly boxes: readonly AppliedBox[] }[] = [],
): MergedBoxes {
  const ticks = observedTicks(observed, applied);
  const elsewhere = also.map((other) => observedTicks(other.text, other.boxes));
  const before = new Map(applied.map((box) => [box.key, box.done]));
  const edits: PlanEdit[] = [];
  let changed = false;
  const shown = issue.boxes.map((box): ShownBox => {
    const was = before.get(box.key);
    const now = ticks.get(box.key);
    let done = box.done;
    if (was !== undefined && now !== undefined && now !== was && box.done === was) done = now;
    if (was === false && !done && elsewhere.some((other) => other.get(box.key) === true)) done = true;
    if (now !== undefined && now !== done) changed = true;
    if (done !== box.done) edits.push(edit(issue, box, done));
    return { box, done };
  });
  return { shown, changed, edits };
}

function edit(issue: DesiredIssue, box: DesiredIssue["boxes"][number], done: boolean): PlanEdit {
  return {
    identity: box.of ?? issue.identity,
    field: box.kind,
    before: box.done ? "done" : "todo",
    after: done ? "done" : "todo",
    mark: box.mark ?? null,
    line: box.line,
    reason: done ? "ticked in the issue" : "its tick was taken away in the issue",
    text: box.written ?? box.text,
  };
}
