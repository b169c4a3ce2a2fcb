// Plan documents that were renamed: a path that is gone and a new one that holds the same tasks.
import type { DesiredIssue } from "../model/desired.ts";
import { bareTitle } from "./candidates.ts";
import type { Mirrored } from "./tracked.ts";
import { plainText } from "./words.ts";

/** A title that more plans than this have tells none from the others. */
const COMMON = 64;

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
  const pairs = shares(old, fresh);
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

// By their signs, so that a thousand renamed plans are not each held against each.
function shares(
  old: ReadonlyMap<string, readonly string[]>,
  fresh: ReadonlyMap<string, readonly string[]>,
): { readonly from: string; readonly to: string; readonly share: number }[] {
  const where = new Map<string, string[]>();
  const sizes = new Map([...fresh].map(([path, all]) => [path, new Set(all)] as const));
  for (const [path, all] of sizes)
    for (const sign of all) {
      const list = where.get(sign);
      if (list === undefined) where.set(sign, [path]);
      else if (list.length <= COMMON) list.push(path);
    }
  return [...old].flatMap(([from, all]) => {
    const left = new Set(all);
    const counts = new Map<string, number>();
    for (const sign of left) for (const to of where.get(sign) ?? []) counts.set(to, (counts.get(to) ?? 0) + 1);
    return [...counts].map(([to, both]) => {
      const size = Math.min(left.size, sizes.get(to)?.size ?? 0);
      return { from, to, share: both / Math.max(1, size) };
    });
  });
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
