// Desired and mirrored issues as matching looks at them.
import { type DesiredIssue, type Identity, nameOf } from "../model/desired.ts";
import type { Mirrored } from "./tracked.ts";
import { plainText } from "./words.ts";

/** A desired issue in search of its issue on GitHub. */
export interface Seeker {
  readonly issue: DesiredIssue;
  readonly name: string;
  readonly title: string;
  readonly plain: string;
  /** Name of the phase (or whatever else it stands in). */
  readonly context: string;
  readonly position: number;
}

/** A mirrored issue that may be the one. Paths of renamed plans are already the new ones. */
export interface Offer {
  readonly mirrored: Mirrored;
  readonly name: string;
  readonly identity: Identity;
  readonly title: string;
  readonly plain: string;
  readonly context: string;
  /** Of two in one phase, the one that stood first in the plan has the lower place. */
  readonly place: number;
}

export function seekerOf(issue: DesiredIssue, position: number): Seeker {
  const title = unnumbered(issue.written ?? bareTitle(issue.title, issue.id));
  return {
    issue,
    name: nameOf(issue.identity),
    title,
    plain: plainText(title),
    context: desiredContext(issue),
    position,
  };
}

export function offerOf(mirrored: Mirrored, renamed: ReadonlyMap<string, string>, place: number): Offer {
  const { identity, applied, id } = mirrored.marker;
  const moved = (name: string) => {
    const at = name.indexOf("#");
    const to = at < 0 ? renamed.get(name) : renamed.get(name.slice(0, at));
    return to === undefined ? name : to + (at < 0 ? "" : name.slice(at));
  };
  const path = renamed.get(identity.path) ?? identity.path;
  const title = unnumbered(bareTitle(applied.title, id));
  return {
    mirrored,
    identity: { ...identity, path },
    name: nameOf({ ...identity, path }),
    title,
    plain: plainText(title),
    context: moved(writtenContext(mirrored)),
    place,
  };
}

/** Name of the phase that a desired issue stands in; below the plan itself, whether it has an issue or not, its path. */
export function desiredContext({ identity, milestone, parent }: DesiredIssue): string {
  const above = milestone ?? parent;
  return above === null || above.kind === "plan" ? identity.path : nameOf(above);
}

/** The same of a mirrored issue when it was written. */
export function writtenContext({ marker }: Mirrored): string {
  const { identity, applied } = marker;
  const above = applied.milestone ?? applied.parent;
  return above === null || above.startsWith(`${identity.path}#plan:`) ? identity.path : above;
}

/** "3. Review" is the task that was "2. Review": its place tells the number. */
function unnumbered(title: string): string {
  return title.replace(/^\(?\d{1,3}(?:\.\d{1,3})*[.):]\s+(?=\S)/, "");
}

/** A title without the id that we put in front: "p4-1: Security audit" → "Security audit". */
export function bareTitle(title: string, id: string | null): string {
  if (id === null) return title;
  const bare = id.replace(/^#+/, "").toLowerCase();
  const folded = title.toLowerCase();
  const prefix = ["", "task ", "phase "].map((word) => `${word}${bare}: `).find((start) => folded.startsWith(start));
  return prefix === undefined ? title : title.slice(prefix.length);
}
