// Which observed issues are ours: their marker is whole, and its author is one of our identities.
import { nameOf } from "../model/desired.ts";
import type { ObservedIssue, ObservedState } from "../model/repository.ts";
import { fingerprint, lineFingerprint } from "./hash.ts";
import { type Marker, type SplitBody, splitBody } from "./marker.ts";
import { VERSION } from "./marker-steps.ts";

/** An observed issue, its body taken apart. */
export interface Tracked {
  readonly issue: ObservedIssue;
  readonly split: SplitBody;
  /** null for an issue that the plan adopts and that carries none yet. */
  readonly marker: Marker | null;
}

/** An issue that carries a trusted marker. */
export interface Mirrored extends Tracked {
  readonly marker: Marker;
}

export interface Sorted {
  /** By number, oldest first. Those closed as duplicates are not among them. */
  readonly mirrored: readonly Mirrored[];
  /** Trusted markers of a version that we do not know: left alone. */
  readonly newer: readonly Mirrored[];
  /** Valid markers on issues of others: never obeyed, only told. */
  readonly untrusted: readonly Mirrored[];
  /** Issues that our identity wrote and that carry no marker (any more). */
  readonly bare: readonly Tracked[];
}

export function repositoryMark(observed: Pick<ObservedState, "repositoryNodeId">): string {
  return fingerprint(observed.repositoryNodeId);
}

export function isOurs(author: string, observed: ObservedState, identities: readonly string[]): boolean {
  const login = author.toLowerCase();
  return login === observed.viewer.toLowerCase() || identities.some((one) => one.toLowerCase() === login);
}

/** `adopted`: numbers that the plans name, whose markers count whoever wrote the issue. */
export function sortIssues(
  observed: ObservedState,
  identities: readonly string[],
  adopted: ReadonlySet<number>,
): Sorted {
  const mirrored: Mirrored[] = [];
  const newer: Mirrored[] = [];
  const untrusted: Mirrored[] = [];
  const bare: Tracked[] = [];
  const repository = repositoryMark(observed);
  for (const issue of [...observed.issues].sort((one, other) => one.number - other.number)) {
    const found = takeApart(issue);
    if (found.marker === null) {
      if (isOurs(issue.author, observed, identities) && issue.stateReason !== "duplicate") bare.push(found);
      continue;
    }
    const one = { ...found, marker: found.marker };
    const trusted = adopted.has(issue.number) || isOurs(issue.author, observed, identities);
    if (!trusted || one.marker.repository !== repository) untrusted.push(one);
    else if (one.marker.version > VERSION) newer.push(one);
    else if (one.marker.duplicateOf === null && issue.stateReason !== "duplicate") mirrored.push(one);
  }
  return { mirrored, newer, untrusted, bare };
}

/** Takes a body apart; where the end of our region is gone, the lines that we wrote are recognised. */
export function takeApart(issue: ObservedIssue): Tracked {
  const split = splitBody(issue.body);
  if (!split.damaged || split.marker === null) return { issue, split, marker: split.marker };
  const known = new Set(split.marker.applied.lines);
  let text = "";
  for (const line of split.after.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
    const bare = line.replace(/^(\s*[-*+]\s+)\[[xX]\](?=\s)/, "$1[ ]").trimEnd();
    if (bare !== "" && !known.has(lineFingerprint(bare))) break;
    text += line;
  }
  const after = split.after.slice(text.length);
  return { issue, marker: split.marker, split: { ...split, text, after } };
}

export function markerName(mirrored: Mirrored): string {
  return nameOf(mirrored.marker.identity);
}
