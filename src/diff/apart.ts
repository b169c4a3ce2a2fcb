// Mirrored issues that carry one identity: duplicates, or left over from a run that was stopped while identities changed.
import { type DesiredIssue, nameOf } from "../model/desired.ts";
import { bareTitle } from "./candidates.ts";
import type { Mirrored, Tracked } from "./tracked.ts";
import { plainText } from "./words.ts";

export interface Apart {
  /** One for each identity. */
  readonly elders: readonly Mirrored[];
  /**
   * Issues whose identity another one carries too, under another title: when tasks are numbered anew, a run that is
   * stopped leaves `2: B` and `2: C`. They look for their task like all others, and are duplicates only when none is theirs.
   */
  readonly loose: readonly Mirrored[];
  /** Younger issues by the number of the one with the same identity that stays. */
  readonly twins: Map<number, Mirrored[]>;
}

/** The older stays, or the one that the plan links to. `adopted`: issues that the plan links, by the task's name. */
export function apart(
  mirrored: readonly Mirrored[],
  adopted: ReadonlyMap<string, Tracked>,
  issues: readonly DesiredIssue[],
): Apart {
  const linked = new Set([...adopted.values()].map(({ issue }) => issue.number));
  const first = new Map<string, Mirrored>();
  const groups = new Map<string, Mirrored[]>();
  const twins = new Map<number, Mirrored[]>();
  for (const one of mirrored) {
    if (linked.has(one.issue.number)) continue;
    const name = nameOf(one.marker.identity);
    const link = adopted.get(name);
    const older = first.get(name);
    if (link !== undefined) twins.set(link.issue.number, [...(twins.get(link.issue.number) ?? []), one]);
    else if (older === undefined) first.set(name, one);
    else groups.set(name, [...(groups.get(name) ?? [older]), one]);
  }
  const loose: Mirrored[] = [];
  const titles = new Map(
    groups.size === 0 ? [] : issues.map(({ identity, title }) => [nameOf(identity), title] as const),
  );
  for (const [name, group] of groups) {
    const elder = group.find(({ marker }) => marker.applied.title === titles.get(name)) ?? group[0];
    if (elder === undefined) continue;
    first.set(name, elder);
    const others = group.filter((one) => one !== elder);
    const same = others.filter((one) => titleOf(one) === titleOf(elder));
    if (same.length > 0) twins.set(elder.issue.number, same);
    loose.push(...others.filter((one) => !same.includes(one)));
  }
  return { elders: [...first.values()], loose, twins };
}

function titleOf({ marker }: Mirrored): string {
  return plainText(bareTitle(marker.applied.title, marker.id));
}
