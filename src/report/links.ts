// Addresses of a plan's lines and of issues.
import { hiddenNumber, quietLink } from "../model/neutralise.ts";
import type { Place } from "../model/place.ts";

/** Where the files of a report can be looked at. */
export interface Where {
  /** "https://github.com", or the server's own. */
  readonly server: string;
  /** "owner/repo" that holds the files: a fork's for its pull request. */
  readonly files: string;
  /** "owner/repo" that holds the issues. */
  readonly issues: string;
  readonly sha: string;
}

export interface Links {
  line(place: Pick<Place, "path" | "line">): string | null;
  issue(number: number): string | null;
}

export const NO_LINKS: Links = { line: () => null, issue: () => null };

/** `quiet`: naming an issue leaves no "mentioned in" over there, for texts that stand in issues and pull requests. */
export function linksTo(where: Where, options: { quiet: boolean }): Links {
  const { server, files, issues, sha } = where;
  return {
    line: ({ path, line }) => `${server}/${files}/blob/${sha}/${encodePath(path)}?plain=1#L${line}`,
    issue: (number) => {
      if (!options.quiet) return `${server}/${issues}/issues/${number}`;
      const quiet = quietLink(`${server}/${issues}/issues/${number}`);
      // Any other name that an Enterprise server may have.
      return quiet.endsWith(`/${number}`) && !quiet.includes("//redirect.")
        ? `${server}/${issues}/issues/${hiddenNumber(String(number))}`
        : quiet;
    },
  };
}

function encodePath(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}
