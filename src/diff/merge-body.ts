// The body, merged: our region is written anew, every byte around it stays, and what people wrote inside moves below.
import type { DesiredIssue } from "../model/desired.ts";
import { BODY } from "../model/limits.ts";
import { type Marker, wrapRegion } from "./marker.ts";
import { humanEdits, renderRegion, type ShownBox, withTicks } from "./region.ts";
import type { Tracked } from "./tracked.ts";

/** A body within GitHub's limit, or null when a person's text leaves no room for our region. */
export interface WrittenBody {
  readonly body: string;
  readonly cut: boolean;
}

/** The body of a new issue. */
export function newBody(issue: DesiredIssue, marker: Marker, notes: readonly string[]): WrittenBody {
  const shown = issue.boxes.map((box) => ({ box, done: box.done }));
  return fitted({ before: "", after: "", eol: "\n" }, issue, shown, notes, marker) ?? { body: "", cut: true };
}

/** The new body of an existing issue. An issue without a marker gets our region below its text. */
export function mergedBody(
  tracked: Tracked,
  issue: DesiredIssue,
  shown: readonly ShownBox[],
  notes: readonly string[],
  marker: Marker,
): WrittenBody | null {
  const { split } = tracked;
  const eol = tracked.issue.body.includes("\r\n") ? "\r\n" : "\n";
  if (tracked.marker === null) {
    const gap = split.before === "" ? "" : split.before.endsWith("\n") ? eol : eol + eol;
    return fitted({ before: split.before + gap, after: "", eol }, issue, shown, notes, marker);
  }
  const rescued = humanEdits(split.text, tracked.marker.applied).added;
  const below = rescued.length === 0 ? "" : eol + eol + rescued.join(eol);
  const gap = gapAfter(tracked, eol);
  return fitted({ before: split.before, after: below + gap + split.after, eol }, issue, shown, notes, marker);
}

/** The same body with another marker; of the text only ticks change, where `shown` says so. */
export function remarked(tracked: Tracked, marker: Marker, shown: readonly ShownBox[] = []): string {
  const { split } = tracked;
  const eol = tracked.issue.body.includes("\r\n") ? "\r\n" : "\n";
  const region = wrapRegion(marker, withTicks(split.text, shown));
  return split.before + region.replace(/\r?\n/g, eol) + gapAfter(tracked, eol) + split.after;
}

// Without our end mark the person's text began on a line of its own: it does so again.
function gapAfter({ split }: Tracked, eol: string): string {
  return split.damaged && split.after !== "" && !/^\r?\n/.test(split.after) ? eol : "";
}

interface Around {
  readonly before: string;
  readonly after: string;
  readonly eol: string;
}

const NOTICE = "*Cut here: the rest is in the plan.*";

function fitted(
  around: Around,
  issue: DesiredIssue,
  shown: readonly ShownBox[],
  notes: readonly string[],
  marker: Marker,
): WrittenBody | null {
  const room = BODY - around.before.length - around.after.length;
  let region = renderRegion(issue, shown, notes);
  let written = wrap(region.text, region.lines, marker, around.eol);
  if (written.length <= room) return { body: around.before + written + around.after, cut: false };
  // First the prose goes, then the boxes from the end, until it fits.
  for (const share of [0.5, 0.25, 0.1, 0]) {
    region = renderRegion({ ...issue, body: shortProse(issue.body, share) }, shown, notes);
    written = wrap(region.text, region.lines, marker, around.eol);
    if (written.length <= room) return { body: around.before + written + around.after, cut: true };
  }
  for (let count = shown.length >> 1; ; count >>= 1) {
    const few = { ...marker, applied: { ...marker.applied, boxes: marker.applied.boxes.slice(0, count) } };
    region = renderRegion({ ...issue, body: NOTICE }, shown.slice(0, count), count === 0 ? [] : notes);
    written = wrap(region.text, region.lines, few, around.eol);
    if (written.length <= room) return { body: around.before + written + around.after, cut: true };
    if (count === 0) return null;
  }
}

function wrap(text: string, lines: readonly string[], marker: Marker, eol: string): string {
  const complete = { ...marker, applied: { ...marker.applied, lines } };
  const region = wrapRegion(complete, text);
  return eol === "\n" ? region : region.replaceAll("\n", eol);
}

// Cut at a line's end; a code fence that is open there is closed.
function shortProse(body: string, share: number): string {
  const head = body.slice(0, Math.floor(body.length * share));
  const lines = head
    .slice(0, head.lastIndexOf("\n") + 1)
    .trimEnd()
    .split("\n");
  let fence = "";
  for (const line of lines) {
    const found = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    if (found === undefined) continue;
    if (fence === "") fence = found;
    else if (found.startsWith(fence)) fence = "";
  }
  return [...lines, ...(fence === "" ? [] : [fence]), "", NOTICE].join("\n").trim();
}
