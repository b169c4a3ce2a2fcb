// Pages of GraphQL lists, with GitHub's refusals for those that are unbounded or too long.

import { Problem } from "../problem.ts";

export interface PageArguments {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
}

export interface Connection<T> {
  readonly nodes: readonly T[];
  readonly edges: readonly { readonly node: T; readonly cursor: string }[];
  readonly totalCount: number;
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

export type SortKey = readonly (string | number)[];

const encode = (key: SortKey): string => Buffer.from(`cursor:v2:${JSON.stringify(key)}`).toString("base64");

function decode(cursor: string): SortKey {
  const text = Buffer.from(cursor, "base64").toString("utf8");
  try {
    if (text.startsWith("cursor:v2:")) return JSON.parse(text.slice(10)) as SortKey;
  } catch {
    // told below
  }
  throw new Problem(422, `\`${cursor}\` does not appear to be a valid cursor.`, { type: "INVALID_CURSOR_ARGUMENTS" });
}

function compare(a: SortKey, b: SortKey): number {
  for (let index = 0; index < a.length; index++) {
    const [one, other] = [a[index] ?? 0, b[index] ?? 0];
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}

/**
 * A page of `items`, which must be sorted by `key` (ascending, or descending with `descending`). A cursor is a key, so
 * that an item that moves between two pages is seen twice or not at all, as on GitHub. Without `key` the position counts.
 */
export function connection<T>(
  items: readonly T[],
  page: PageArguments,
  key?: (item: T) => SortKey,
  descending = false,
): Connection<T> {
  const keyed = items.map((item, index) => ({ node: item, key: key?.(item) ?? [index] }));
  const sign = descending && key !== undefined ? -1 : 1;
  let kept = keyed;
  if (page.after != null) {
    const after = decode(page.after);
    kept = kept.filter((one) => sign * compare(one.key, after) > 0);
  }
  if (page.before != null) {
    const before = decode(page.before);
    kept = kept.filter((one) => sign * compare(one.key, before) < 0);
  }
  const size = page.first ?? page.last ?? 0;
  const shown = page.first == null ? kept.slice(Math.max(0, kept.length - size)) : kept.slice(0, size);
  const edges = shown.map((one) => ({ node: one.node, cursor: encode(one.key) }));
  const [head, tail] = [shown[0], shown.at(-1)];
  return {
    nodes: shown.map((one) => one.node),
    edges,
    totalCount: items.length,
    pageInfo: {
      hasNextPage: tail !== undefined && kept.at(-1) !== tail,
      hasPreviousPage: head !== undefined && keyed[0] !== head,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
