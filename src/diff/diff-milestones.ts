// Milestones of phases against those of the repository. Their marker is a hidden comment at the end of the description.
import type { MilestoneChange } from "../model/change.ts";
import { type DesiredMilestone, type Identity, nameOf } from "../model/desired.ts";
import type { ObservedMilestone } from "../model/repository.ts";
import { fingerprint } from "./hash.ts";
import { mergeValue } from "./merge-values.ts";

const OPEN = "<!-- plansync:milestone ";
const CLOSE = " -->";

/** The version that is written; a milestone with a newer one is left alone. */
const VERSION = 1;

export interface MilestoneMarker {
  readonly version: number;
  readonly identity: Identity;
  readonly formerly: readonly string[];
  readonly title: string;
  readonly text: string;
  readonly due: string | null;
  readonly state: "open" | "closed";
}

/** A milestone, its description taken apart. */
export interface TrackedMilestone {
  readonly milestone: ObservedMilestone;
  /** The description without our marker. */
  readonly text: string;
  readonly marker: MilestoneMarker | null;
}

export function trackMilestone(milestone: ObservedMilestone): TrackedMilestone {
  return { milestone, ...parseDescription(milestone.description) };
}

function parseDescription(description: string): Pick<TrackedMilestone, "text" | "marker"> {
  for (let at = description.lastIndexOf(OPEN); at >= 0; at = at === 0 ? -1 : description.lastIndexOf(OPEN, at - 1)) {
    const end = description.indexOf(CLOSE, at);
    const marker = end < 0 ? null : decode(description.slice(at + OPEN.length, end));
    if (marker === null) continue;
    const text = (description.slice(0, at) + description.slice(end + CLOSE.length)).trimEnd();
    return { text, marker };
  }
  return { text: description.trimEnd(), marker: null };
}

/** `known` null: the milestone is made. null: nothing to do. `taken`: titles, in lower case, that GitHub would refuse. */
export function diffMilestone(
  wanted: DesiredMilestone,
  known: TrackedMilestone | null,
  prefer: "plan" | "github",
  taken: ReadonlySet<string>,
): MilestoneChange | null {
  if (known === null) return create(wanted);
  const { milestone, text, marker } = known;
  if (marker !== null && marker.version > VERSION) return null;
  const merged = mergeValue(marker?.title, wanted.title, milestone.title, prefer).value;
  const title = taken.has(merged.toLowerCase()) ? milestone.title : merged;
  const due = mergeValue(marker === null ? null : marker.due, wanted.due, milestone.due, prefer).value;
  const state = mergeValue(
    marker === null ? milestone.state : marker.state,
    wanted.state,
    milestone.state,
    prefer,
  ).value;
  const mine = marker === null ? text === "" : marker.text === fingerprint(text);
  const words = mine ? wanted.description : text;
  const next: MilestoneMarker = {
    version: VERSION,
    identity: wanted.identity,
    formerly: former(wanted.identity, marker),
    title: wanted.title,
    text: mine
      ? fingerprint(wanted.description.trimEnd())
      : (marker?.text ?? fingerprint(wanted.description.trimEnd())),
    due: wanted.due,
    state: wanted.state,
  };
  const same =
    title === milestone.title &&
    due === milestone.due &&
    state === milestone.state &&
    words.trimEnd() === text &&
    marker !== null &&
    encode(marker) === encode(next);
  if (same) return null;
  return {
    kind: "milestone",
    action: state === milestone.state ? "update" : state === "closed" ? "close" : "reopen",
    reason: reasonOf(state, milestone.state, marker === null),
    number: milestone.number,
    before: {
      title: milestone.title,
      description: milestone.description,
      due: milestone.due,
      state: milestone.state,
    },
    after: { ...wanted, title, due, state, description: joined(words, next) },
  };
}

/** The phase is gone from a plan that was read whole, and nothing of ours is in its milestone any more. */
export function closeMilestone(known: TrackedMilestone): MilestoneChange | null {
  const { milestone, text, marker } = known;
  if (marker === null || marker.version > VERSION) return null;
  if (milestone.state === "closed" || marker.state === "closed") return null;
  const { number, title, description, due, state } = milestone;
  const place = { path: marker.identity.path, line: 1, column: 1, endLine: 1, endColumn: 1 };
  const next = joined(text, { ...marker, state: "closed" });
  return {
    kind: "milestone",
    action: "close",
    reason: "the phase left the plan",
    number,
    before: { title, description, due, state },
    after: { identity: marker.identity, title, description: next, due, state: "closed", place },
  };
}

/** The same description, its record saying that the milestone is called so. */
export function retitled(description: string, title: string): string {
  const found = parseDescription(description);
  return found.marker === null ? description : joined(found.text, { ...found.marker, title });
}

function create(wanted: DesiredMilestone): MilestoneChange {
  const marker: MilestoneMarker = {
    version: VERSION,
    identity: wanted.identity,
    formerly: [],
    title: wanted.title,
    text: fingerprint(wanted.description.trimEnd()),
    due: wanted.due,
    state: wanted.state,
  };
  return {
    kind: "milestone",
    action: "create",
    reason: "the phase is new in the plan",
    number: null,
    before: null,
    after: { ...wanted, description: joined(wanted.description, marker) },
  };
}

function reasonOf(state: string, before: string, adopted: boolean): string {
  if (state !== before) return state === "closed" ? "the phase is done" : "the phase is no longer done";
  return adopted ? "a milestone of this title is there and is used" : "the phase changed in the plan";
}

function former(identity: Identity, marker: MilestoneMarker | null): string[] {
  if (marker === null) return [];
  const names = [nameOf(marker.identity), ...marker.formerly].filter((name) => name !== nameOf(identity));
  return [...new Set(names)].slice(0, 3);
}

function joined(text: string, marker: MilestoneMarker): string {
  return `${text === "" ? "" : `${text.trimEnd()}\n\n`}${OPEN}${encode(marker)}${CLOSE}`;
}

function encode(marker: MilestoneMarker): string {
  const { identity, formerly, title, text, due, state } = marker;
  const data = { v: VERSION, p: identity.path, key: identity.key, w: formerly, t: title, b: text, e: due, o: state };
  return JSON.stringify(data).replaceAll("<", "\\u003c").replaceAll(">", "\\u003e").replaceAll("--", "\\u002d\\u002d");
}

function decode(json: string): MilestoneMarker | null {
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch {
    return null;
  }
  if (typeof data !== "object" || data === null) return null;
  const { v, p, key, w, t, b, e, o } = data as Record<string, unknown>;
  if (typeof v !== "number" || !Number.isInteger(v) || v < 1) return null;
  if (typeof p !== "string" || typeof key !== "string" || typeof t !== "string") return null;
  return {
    version: v,
    identity: { path: p, key, kind: "phase" },
    formerly: Array.isArray(w) ? w.filter((name): name is string => typeof name === "string") : [],
    title: t,
    text: typeof b === "string" ? b : "",
    due: typeof e === "string" ? e : null,
    state: o === "closed" ? "closed" : "open",
  };
}
