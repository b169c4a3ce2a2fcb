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

/** The first index below `count` for which `test` holds; `count` when there is none. It must hold for all after it. */
function firstIndex(count: number, test: (index: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (test(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
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
  const sign = descending && key !== undefined ? -1 : 1;
  const order = (index: number, cursor: SortKey): number => {
    const item = items[index];
    return sign * compare(item === undefined || key === undefined ? [index] : key(item), cursor);
  };
  const [after, before] = [page.after, page.before].map((cursor) => (cursor == null ? undefined : decode(cursor)));
  const low = after === undefined ? 0 : firstIndex(items.length, (index) => order(index, after) > 0);
  const high = before === undefined ? items.length : firstIndex(items.length, (index) => order(index, before) >= 0);
  const size = page.first ?? page.last ?? 0;
  const start = page.first == null ? Math.max(low, high - size) : low;
  const end = page.first == null ? high : Math.min(high, low + size);
  const nodes = items.slice(start, end);
  const cursor = (index: number): string | null => {
    const node = items[index];
    return node === undefined || index < start || index >= end ? null : encode(key?.(node) ?? [index]);
  };
  // Cursors are made when asked for: most lists are read without them.
  return {
    nodes,
    get edges() {
      return nodes.map((node, offset) => ({ node, cursor: cursor(start + offset) ?? "" }));
    },
    totalCount: items.length,
    get pageInfo() {
      const [startCursor, endCursor] = [cursor(start), cursor(end - 1)];
      return { hasNextPage: end < high, hasPreviousPage: start > 0, startCursor, endCursor };
    },
  };
}
