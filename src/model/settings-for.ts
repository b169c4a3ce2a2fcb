// The settings of one plan document: the general ones, and over them what the configuration says for its path.
import type { Config, PlanSettings } from "./config.ts";
import { globMatcher } from "./glob.ts";

/** The last override that matches wins, key by key. Capitals in paths do not matter. */
export function settingsFor(config: Pick<Config, "settings" | "overrides">, path: string): PlanSettings {
  const matching = config.overrides.filter(({ plans }) => globMatcher([plans])(path));
  return Object.assign({}, config.settings, ...matching.map(({ settings }) => settings));
}
