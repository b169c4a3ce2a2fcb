// Whether a path lies in the scope of a phase.
import { globMatcher } from "../model/glob.ts";

/** Globs as everywhere; besides, a folder without a star stands for everything in it, and `!` in front takes out. */
export function scopeMatcher(globs: readonly string[]): (path: string) => boolean {
  const clean = globs.map((glob) => glob.trim().slice(0, 300));
  const into = globMatcher(clean.filter((glob) => !glob.startsWith("!")).flatMap(withInside));
  const out = globMatcher(clean.filter((glob) => glob.startsWith("!")).flatMap((glob) => withInside(glob.slice(1))));
  return (path) => into(path) && !out(path);
}

function withInside(glob: string): string[] {
  if (glob === "") return [];
  return /[*?[{]/.test(glob.slice(glob.lastIndexOf("/") + 1)) || glob.endsWith("/") ? [glob] : [glob, `${glob}/**`];
}
