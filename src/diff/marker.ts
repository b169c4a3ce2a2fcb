// The marker: hidden comments around our region of an issue body, with the identity and what was last applied.
import type { Identity } from "../model/desired.ts";

/** Versions that this code reads. A newer one is recognised, and its issue left alone. */
export const VERSION = 1;

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
}

export interface Marker {
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
  return `${BEGIN}${encode(marker)}${CLOSE}\n${text === "" ? "" : `${text}\n`}${END}`;
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
    const marker = decode(body.slice(at + BEGIN.length, close));
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

/** Fields in one letter each: every body carries them. */
function encode(marker: Marker): string {
  const { identity, applied } = marker;
  const short = (name: string) => (name.startsWith(`${identity.path}#`) ? name.slice(identity.path.length) : name);
  const data = {
    v: VERSION,
    p: identity.path,
    k: identity.kind,
    key: identity.key,
    ...(marker.id !== null && { id: marker.id }),
    r: marker.repository,
    t: applied.title,
    b: applied.content,
    l: applied.lines.join(""),
    ...(applied.boxes.length > 0 && { x: applied.boxes.map((box) => [box.key, box.line, box.done ? 1 : 0]) }),
    ...(applied.labels.length > 0 && { g: applied.labels }),
    ...(applied.milestone !== null && { m: short(applied.milestone) }),
    ...(applied.assignees.length > 0 && { s: applied.assignees }),
    o: applied.state,
    ...(applied.parent !== null && { u: short(applied.parent), ...(!applied.parentSure && { q: 1 }) }),
    ...(applied.blockers.length > 0 && { d: applied.blockers.map(short) }),
    n: marker.order,
    ...(!applied.placed && { z: 1 }),
    ...(marker.formerly.length > 0 && { w: marker.formerly.map(short) }),
    ...(marker.duplicateOf !== null && { y: marker.duplicateOf }),
  };
  // No text in it can end the comment, and a search for `@` or `#` in the body finds none of ours.
  return JSON.stringify(data).replace(
    /[<>@#\u2028\u2029]|--/g,
    (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, "0")}${found === "--" ? "\\u002d" : ""}`,
  );
}

function decode(json: string): Marker | null {
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch {
    return null;
  }
  if (typeof data !== "object" || data === null || Array.isArray(data)) return null;
  return markerFrom(data as Readonly<Record<string, unknown>>);
}

const KINDS = ["plan", "phase", "task"] as const;
const STATES = ["open", "completed", "not_planned", "left", "human"] as const;

// What a version did not have yet has a default here: that is how older markers are carried forward.
function markerFrom(data: Readonly<Record<string, unknown>>): Marker | null {
  const version = data.v;
  const kind = KINDS.find((one) => one === data.k);
  if (typeof version !== "number" || !Number.isInteger(version) || version < 1) return null;
  if (kind === undefined || typeof data.p !== "string" || typeof data.key !== "string") return null;
  if (typeof data.t !== "string") return null;
  const path = data.p;
  const long = (name: string) => (/^#(?:plan|phase|task):/.test(name) ? path + name : name);
  const lines = text(data.l) ?? "";
  return {
    version,
    identity: { path, key: data.key, kind },
    id: text(data.id),
    repository: text(data.r) ?? "",
    applied: {
      title: data.t,
      content: text(data.b) ?? "",
      lines: lines.match(/.{6}/gs) ?? [],
      boxes: list(data.x).flatMap(boxFrom),
      labels: texts(data.g),
      milestone: long(text(data.m) ?? "") || null,
      assignees: texts(data.s),
      state: STATES.find((one) => one === data.o) ?? "open",
      parent: long(text(data.u) ?? "") || null,
      parentSure: data.q !== 1,
      placed: data.z !== 1,
      blockers: texts(data.d).map(long),
    },
    order: typeof data.n === "number" ? data.n : 0,
    formerly: texts(data.w).map(long),
    duplicateOf: typeof data.y === "number" ? data.y : null,
  };
}

function boxFrom(value: unknown): AppliedBox[] {
  const [key, line, done] = list(value);
  return typeof key === "string" && typeof line === "string" ? [{ key, line, done: done === 1 }] : [];
}

function text(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function texts(value: unknown): string[] {
  return list(value).filter((item): item is string => typeof item === "string");
}
