// Who was at a repository when, by what the stand-in was asked: two at once is what must never be.
import type { Logged } from "../../test/standin/log.ts";

/** The requests of one process at one repository from its first question, which is for the repository itself. */
export interface SeenLook {
  readonly repository: string;
  readonly token: string;
  readonly from: number;
  to: number;
  writes: number;
  last: string;
}

export interface Overlaps {
  readonly looks: number;
  /** Looks of two processes at one repository, at once, of which one wrote. */
  readonly writing: readonly string[];
  /** The same, but both only read. */
  readonly reading: readonly string[];
}

/** A token sees one repository and belongs to one process, so it tells both. */
export function findOverlaps(entries: readonly Logged[], repositoryOf: (token: string) => string | null): Overlaps {
  const looks = looksIn(entries, repositoryOf);
  const [writing, reading]: [string[], string[]] = [[], []];
  for (const list of Map.groupBy(looks, (look) => look.repository).values()) {
    const inOrder = list.toSorted((a, b) => a.from - b.from);
    let longest: SeenLook | undefined;
    for (const look of inOrder) {
      if (longest !== undefined && longest.to > look.from && longest.token !== look.token) {
        const both = `${look.repository}: ${timeOf(longest)} and ${timeOf(look)}`;
        (longest.writes + look.writes > 0 ? writing : reading).push(both);
      }
      if (longest === undefined || look.to > longest.to) longest = look;
    }
  }
  return { looks: looks.length, writing, reading };
}

function looksIn(entries: readonly Logged[], repositoryOf: (token: string) => string | null): SeenLook[] {
  const looks: SeenLook[] = [];
  const current = new Map<string, SeenLook>();
  for (const entry of entries) {
    const repository = repositoryOf(entry.token);
    if (repository === null) continue;
    let look = current.get(entry.token);
    if (look === undefined || (entry.method === "GET" && entry.path === `/repos/${repository}`)) {
      look = { repository, token: entry.token, from: entry.at, to: entry.at, writes: 0, last: "" };
      current.set(entry.token, look);
      looks.push(look);
    }
    look.to = Math.max(look.to, entry.at + entry.took);
    look.last = `${entry.method} ${entry.path} ${entry.fields.join(" ")}`;
    if (entry.kind === "write") look.writes += 1;
  }
  return looks;
}

function timeOf({ token, from, to, writes, last }: SeenLook): string {
  const clock = (at: number) => new Date(at).toISOString().slice(11, 23);
  return `${token.slice(-6)} from ${clock(from)} to ${clock(to)} with ${writes} writes, the last ${last}`;
}
