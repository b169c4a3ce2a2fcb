// The marker as text: JSON with fields of one letter, in the present version; older ones are read.
import type { AppliedBox, Marker } from "./marker.ts";
import { carriedForward, type MarkerData, UNKNOWN, VERSION } from "./marker-steps.ts";

/** Fields in one letter each: every body carries them. */
export function encodeMarker(marker: Marker): string {
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
    ...(applied.declined.length > 0 && { h: applied.declined.map(short) }),
    ...(applied.epoch !== 0 && { e: applied.epoch ?? UNKNOWN }),
    ...(marker.finished > 0 && { f: marker.finished }),
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

/** null: it is no marker. Markers of older versions are carried forward, newer ones read as far as they are alike. */
export function decodeMarker(json: string): Marker | null {
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch {
    return null;
  }
  if (typeof data !== "object" || data === null || Array.isArray(data)) return null;
  return markerFrom(data as MarkerData);
}

const KINDS = ["plan", "phase", "task"] as const;
const STATES = ["open", "completed", "not_planned", "left", "human"] as const;

// What is not told has a default.
function markerFrom(written: MarkerData): Marker | null {
  const version = written.v;
  if (typeof version !== "number" || !Number.isInteger(version) || version < 1) return null;
  const data = carriedForward(written, version);
  const kind = KINDS.find((one) => one === data.k);
  if (kind === undefined || typeof data.p !== "string" || typeof data.key !== "string") return null;
  if (typeof data.t !== "string") return null;
  const path = data.p;
  const long = (name: string) => (/^#(?:plan|phase|task):/.test(name) ? path + name : name);
  const lines = text(data.l) ?? "";
  return {
    version: Math.max(version, VERSION),
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
      declined: texts(data.h).map(long),
      epoch: data.e === undefined ? 0 : count(data.e),
    },
    order: typeof data.n === "number" ? data.n : 0,
    finished: count(data.f) ?? 0,
    formerly: texts(data.w).map(long),
    duplicateOf: typeof data.y === "number" ? data.y : null,
  };
}

function boxFrom(value: unknown): AppliedBox[] {
  const [key, line, done] = list(value);
  return typeof key === "string" && typeof line === "string" ? [{ key, line, done: done === 1 }] : [];
}

function count(value: unknown): number | null {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 ? value : null;
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
