// Which issue is which task: marker, id, adoption, same title in the same phase, moved, reworded.
import type { DoubtfulMatch, Match } from "../model/change.ts";
import { type DesiredIssue, nameOf } from "../model/desired.ts";
import type { Mirrored, Tracked } from "./tracked.ts";

export interface Matching {
  readonly matched: ReadonlyMap<string, { readonly tracked: Tracked; readonly match: Match }>;
  /** Mirrored issues that no task claims. */
  readonly left: readonly Mirrored[];
  readonly doubtful: readonly DoubtfulMatch[];
  /** Younger issues by the number of the older one with the same identity. */
  readonly twins: ReadonlyMap<number, readonly Mirrored[]>;
}

export function matchIssues(
  issues: readonly DesiredIssue[],
  mirrored: readonly Mirrored[],
  adoptable: ReadonlyMap<number, Tracked>,
): Matching {
  const matched = new Map<string, { tracked: Tracked; match: Match }>();
  const { elders, twins } = apart(mirrored);
  const free = new Map(elders.map((one) => [one.issue.number, one]));
  for (const issue of issues) {
    const tracked = issue.adopts === null ? undefined : adoptable.get(issue.adopts.number);
    if (tracked === undefined) continue;
    matched.set(nameOf(issue.identity), { tracked, match: { by: "adopt", confidence: 1 } });
    free.delete(tracked.issue.number);
  }
  const byName = new Map([...free.values()].map((one) => [nameOf(one.marker.identity), one]));
  for (const issue of issues) {
    const name = nameOf(issue.identity);
    const found = byName.get(name);
    if (found === undefined || matched.has(name)) continue;
    matched.set(name, { tracked: found, match: { by: "marker", confidence: 1 } });
    free.delete(found.issue.number);
  }
  return { matched, left: [...free.values()], doubtful: [], twins };
}

// Two issues with one identity: the older stays.
function apart(mirrored: readonly Mirrored[]): { elders: Mirrored[]; twins: Map<number, Mirrored[]> } {
  const first = new Map<string, Mirrored>();
  const twins = new Map<number, Mirrored[]>();
  for (const one of mirrored) {
    const name = nameOf(one.marker.identity);
    const older = first.get(name);
    if (older === undefined) first.set(name, one);
    else twins.set(older.issue.number, [...(twins.get(older.issue.number) ?? []), one]);
  }
  return { elders: [...first.values()], twins };
}
