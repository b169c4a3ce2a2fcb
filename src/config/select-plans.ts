// Which files of a repository are plan documents.
import type { Config } from "../model/config.ts";
import { globMatcher } from "../model/glob.ts";
import { NEVER } from "./default-plans.ts";

/**
 * The paths that are plans by the configuration, in the order of their names. Paths are as git writes them
 * (relative, `/`). Capitals do not matter. A glob that starts with `!` takes out what it matches.
 * `node_modules`, `vendor` and `.git` are never read.
 */
export function selectPlans(paths: readonly string[], config: Pick<Config, "plans" | "exclude">): string[] {
  const wanted = config.plans.filter((glob) => !glob.startsWith("!"));
  if (wanted.length === 0) return [];
  const unwanted = [
    ...config.plans.filter((glob) => glob.startsWith("!")).map((glob) => glob.slice(1)),
    ...config.exclude,
    ...NEVER,
  ];
  const isPlan = globMatcher(wanted);
  const isOut = globMatcher(unwanted);
  return paths.filter((path) => isPlan(path) && !isOut(path)).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
