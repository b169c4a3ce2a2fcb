// The marker: hidden comments around our region of an issue body, with the identity and what was last applied.
import type { Identity } from "../model/desired.ts";
import { decodeMarker, encodeMarker } from "./marker-code.ts";

const BEGIN = "<!-- plansync:begin ";
const CLOSE = " -->";
const END = "<!-- plansync:end -->";

/**
 * How the issue stood when we wrote last. `open`; closed by us as `completed` or `not_planned` (told before it is done,
 * so an open issue that was not reopened is still to be closed); closed by us because it `left` the plan; or closed by
 * a `human`, the plan agreeing.
 */
export type AppliedState = "open" | "completed" | "not_planned" | "left" | "human";

export interface AppliedBox {
  readonly key: string;
  /** Fingerprint of its line without the tick. */
  readonly line: string;
  readonly done: boolean;
}

/** What was last applied: the values that the plan asked for then. */
export interface LastApplied {
  readonly title: string;
  /** Fingerprint of what the plan asked the region to say, ticks apart. */
  readonly content: string;
  /** Fingerprints of the lines that were written, ticks apart. */
  readonly lines: readonly string[];
  readonly boxes: readonly AppliedBox[];
  readonly labels: readonly string[];
  /** Name of the phase's identity, or null. */
  readonly milestone: string | null;
  readonly assignees: readonly string[];
  readonly state: AppliedState;
  /** Name of an identity, or null. */
  readonly parent: string | null;
  /** false: the parent was to be set in a later request than the one that wrote this. */
  readonly parentSure: boolean;
  /** false: it was made at the end of its siblings, to be moved to its place in a later request. */
  readonly placed: boolean;
  /** Names of identities, and `owner/repo#12` for issues. */
  readonly blockers: readonly string[];
  /** Those of them that a person took away on GitHub and that stay away. */
  readonly declined: readonly string[];
  /**
   * The round in which its blockers were to be linked; they are once some marker of the plan says that the round is
   * `finished`. 0: they are. null: not known.
   */
  readonly epoch: number | null;
}

export interface Marker {
  /** The present version, into which older ones are read; or a newer one, whose issue is left alone. */
  readonly version: number;
  readonly identity: Identity;
  readonly id: string | null;
  /** Fingerprint of the repository: a transferred issue keeps its text and must not be taken for one of ours. */
  readonly repository: string;
  readonly applied: LastApplied;
  /**
   * Rank among its siblings as last applied: of two, the one with the smaller number stands first. Below no parent it is
   * the position in the plan when this was written: a hint for matching, never compared.
   */
  readonly order: number;
  /** Earlier names of its identity, newest first. */
  readonly formerly: readonly string[];
  /** The last round of linking blockers that came to its end, told by one issue for its plan; 0: none. */
  readonly finished: number;
  /** Set on an issue that was closed in favour of an older one with the same identity. */
  readonly duplicateOf: number | null;
}

/** A body taken apart. Joined again (`before`, markers and text, `after`) it is the same to the byte. */
export interface SplitBody {
  readonly before: string;
  /** What stands between the markers, "" without any. */
  readonly text: string;
  readonly after: string;
  readonly marker: Marker | null;
  /** The end of our region was not found: `text` is what of it could be recognised. */
  readonly damaged: boolean;
}

/** The region with its markers, with `\n` line ends. */
export function wrapRegion(marker: Marker, text: string): string {
  return `${BEGIN}${encodeMarker(marker)}${CLOSE}\n${text === "" ? "" : `${text}\n`}${END}`;
}

/** How many characters `wrapRegion` adds to the text. */
export function markerLength(marker: Marker): number {
  return wrapRegion(marker, "").length + 1;
}

/** Total: a forged, broken or cut marker is text like any other. The first valid marker at the start of a line counts. */
export function splitBody(body: string): SplitBody {
  for (let at = body.indexOf(BEGIN); at >= 0; at = body.indexOf(BEGIN, at + BEGIN.length)) {
    if (at > 0 && body[at - 1] !== "\n") continue;
    const close = body.indexOf(CLOSE, at);
    if (close < 0) break;
    const marker = decodeMarker(body.slice(at + BEGIN.length, close));
    if (marker !== null) return around(body, at, close + CLOSE.length, marker);
  }
  return { before: body, text: "", after: "", marker: null, damaged: false };
}

function around(body: string, start: number, opened: number, marker: Marker): SplitBody {
  const before = body.slice(0, start);
  const end = endOf(body, opened);
  if (end < 0) return { before, ...recognised(body.slice(opened)), marker, damaged: true };
  const text = body
    .slice(opened, end)
    .replace(/^\r?\n/, "")
    .replace(/\r?\n$/, "");
  return { before, text, after: body.slice(end + END.length), marker, damaged: false };
}

function endOf(body: string, from: number): number {
  for (let at = body.indexOf(END, from); at >= 0; at = body.indexOf(END, at + END.length)) {
    if (body[at - 1] === "\n") return at;
  }
  return -1;
}

// Without an end, nothing tells our text from a person's: all of it is taken for the person's.
function recognised(rest: string): { text: string; after: string } {
  return { text: "", after: rest };
}
