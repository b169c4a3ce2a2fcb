// Plan documents that were renamed: a path that is gone and a new one that holds the same tasks.
import type { DesiredIssue } from "../model/desired.ts";
import { bareTitle } from "./candidates.ts";
import type { Mirrored } from "./tracked.ts";
import { plainText } from "./words.ts";

/**
 * Old path → new path. Only a path that no longer is among the plans can have become another, and only one that no
 * mirrored issue carries yet; at least half of the smaller one's tasks must be the same by id or title.
 */
export function renamedPaths(
  issues: readonly DesiredIssue[],
  mirrored: readonly Mirrored[],
): ReadonlyMap<string, string> {
  const present = new Set(issues.map(({ identity }) => identity.path));
  const known = new Set(mirrored.map(({ marker }) => marker.identity.path));
  const old = group(
    mirrored.filter(({ marker }) => !present.has(marker.identity.path) && marker.identity.kind === "task"),
    ({ marker }) => marker.identity.path,
    ({ marker }) => signs(marker.id, marker.applied.title),
  );
  const fresh = group(
    issues.filter(({ identity }) => !known.has(identity.path) && identity.kind === "task"),
    ({ identity }) => identity.path,
    (issue) => signs(issue.id, issue.title),
  );
  const pairs = [...old].flatMap(([from, before]) =>
    [...fresh].map(([to, after]) => ({ from, to, share: shareOf(before, after) })),
  );
  pairs.sort((one, other) => other.share - one.share || compare(one.from, other.from) || compare(one.to, other.to));
  const renamed = new Map<string, string>();
  const taken = new Set<string>();
  for (const { from, to, share } of pairs) {
    if (share < 0.5 || renamed.has(from) || taken.has(to)) continue;
    renamed.set(from, to);
    taken.add(to);
  }
  return renamed;
}

// The title counts, and an id only together with it: ids such as `1`, `2`, `3` are in every plan.
function signs(id: string | null, title: string): string {
  return plainText(bareTitle(title, id));
}

function shareOf(before: readonly string[], after: readonly string[]): number {
  const left = new Set(before);
  const right = new Set(after);
  let both = 0;
  for (const sign of left) if (right.has(sign)) both++;
  return both / Math.max(1, Math.min(left.size, right.size));
}

function group<Item>(
  items: readonly Item[],
  key: (item: Item) => string,
  value: (item: Item) => string,
): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const item of items) {
    const list = groups.get(key(item));
    if (list === undefined) groups.set(key(item), [value(item)]);
    else list.push(value(item));
  }
  return groups;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
