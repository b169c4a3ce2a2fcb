// Every page of a REST list, by the Link header: the whole list or an error.
import type { Endpoints } from "@octokit/types";
import { EnvironmentError } from "../model/failure.ts";
import type { Transport } from "./request.ts";

/** Pages that one list may have before something must be wrong (100,000 entries). */
const MOST_PAGES = 1000;

/**
 * Follows `rel="next"` until there is none. `pick` takes the entries out of a page (lists that are wrapped in an object).
 * Throws when a page is not what it should be, so that a cut list is never taken for a whole one.
 */
export async function allPages<R extends keyof Endpoints, T>(
  transport: Transport,
  route: R,
  parameters: Endpoints[R]["parameters"],
  pick: (data: Endpoints[R]["response"]["data"]) => readonly T[],
): Promise<T[]> {
  const first = await transport.rest(route, { ...parameters, per_page: 100 });
  const found: T[] = [];
  let page: { data: unknown; headers: Readonly<Record<string, string | number | undefined>> } = first;
  for (let pages = 1; ; pages += 1) {
    const entries = pick(page.data as Endpoints[R]["response"]["data"]);
    if (!Array.isArray(entries))
      throw new EnvironmentError("server", `GitHub answered ${route} with something that is not a list`);
    found.push(...entries);
    const next = nextOf(String(page.headers.link ?? ""));
    if (next === null) return found;
    if (pages >= MOST_PAGES) throw new EnvironmentError("server", `GitHub's list ${route} does not end`);
    page = await transport.follow(route, next);
  }
}

function nextOf(link: string): string | null {
  for (const part of link.split(","))
    if (/;\s*rel="next"/.test(part)) return part.slice(part.indexOf("<") + 1, part.indexOf(">"));
  return null;
}
