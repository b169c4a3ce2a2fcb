// Mirrored issues whose task left the plan, and younger duplicates: closed, with what people wrote kept.
import type { Change, IssueChange } from "../model/change.ts";
import { remarked } from "./merge-body.ts";
import { humanEdits } from "./region.ts";
import type { Mirrored } from "./tracked.ts";
import { issueName, type World } from "./world.ts";

/**
 * Closes the issue of a task that is no longer in a plan that was read whole. Nothing for one that is closed, nor for
 * one that a person reopened after we closed it for this reason.
 */
export function closeLeft(left: Mirrored, blockedLabel: string): IssueChange | null {
  const { issue, marker } = left;
  if (issue.state === "closed") return null;
  const { state } = marker.applied;
  const reopened = (state !== "open" && issue.stateReason === "reopened") || state === "human";
  if (reopened) return null;
  const shown = issue.labels.filter((label) => label.toLowerCase() === blockedLabel.toLowerCase());
  const body = remarked(left, { ...marker, applied: { ...marker.applied, state: "left" } });
  return {
    kind: "issue",
    action: "close",
    reason: `the ${marker.identity.kind} left the plan`,
    identity: marker.identity,
    number: issue.number,
    before: { state: "open", ...(issue.stateReason !== null && { stateReason: issue.stateReason }) },
    after: {
      state: "closed",
      stateReason: "not_planned",
      ...(body !== issue.body && { body }),
      ...(shown.length > 0 && { removeLabels: shown }),
    },
    place: null,
    match: { by: "marker", confidence: 1 },
    ready: false,
    conflicts: [],
  };
}

/** Closes an issue in favour of the one of the same identity that stays; a person's words in it are carried over. */
export function closeTwin(younger: Mirrored, older: number, world: World): Change[] {
  const { issue, marker } = younger;
  const on = { issue: issueName(world, issue.number) };
  const close: Change = {
    kind: "issue",
    action: "close",
    reason: `#${older} is the same ${marker.identity.kind}, and ${older < issue.number ? "older" : "the plan links to it"}`,
    identity: marker.identity,
    number: issue.number,
    before: { state: issue.state, ...(issue.stateReason !== null && { stateReason: issue.stateReason }) },
    after: {
      body: remarked(younger, { ...marker, duplicateOf: older }),
      duplicateOf: older,
      ...(issue.state === "open" && { state: "closed", stateReason: "duplicate" }),
    },
    place: null,
    match: { by: "marker", confidence: 1 },
    ready: false,
    conflicts: [],
  };
  const words = wordsOf(younger);
  const told: Change[] =
    words === ""
      ? []
      : [
          {
            kind: "comment",
            action: "create",
            reason: `what people wrote in #${issue.number} is kept here`,
            on: { issue: issueName(world, older) },
            body: `<!-- plansync:twin ${issue.number} -->\nFrom #${issue.number}, which was closed as a duplicate of this:\n\n${words}`,
          },
        ];
  const link: Change = {
    kind: "comment",
    action: "create",
    reason: `it leads to #${older}`,
    on,
    body: `<!-- plansync:duplicate ${older} -->\nDuplicate of #${older}`,
  };
  return [...told, link, close];
}

// Quoted, so that nothing in it acts as ours.
function wordsOf(younger: Mirrored): string {
  const { split, marker } = younger;
  const inside = humanEdits(split.text, marker.applied).added;
  return [split.before, ...inside, split.after]
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .join("\n\n")
    .split(/\r?\n/)
    .map((line) => `> ${line}`.trimEnd())
    .join("\n")
    .slice(0, 60_000);
}
