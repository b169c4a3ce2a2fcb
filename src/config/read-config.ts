// The configuration file, read: every key present, and everything that is wrong with it said.
import type { Config } from "../model/config.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { crossRules } from "./cross-rules.ts";
import { configOf, defaultConfig, writtenConfig } from "./schema.ts";
import { readYaml } from "./written.ts";

export { defaultConfig } from "./schema.ts";

/**
 * Reads `.github/plansync.yml`. Never throws: what cannot be read is a diagnostic with line and column, and has its
 * default. `text` null: there is no such file. A caller that writes must not go on while a diagnostic is an error:
 * a mistyped key may have been the one that said what to leave alone.
 */
export function readConfig(text: string | null, path: string): { config: Config; diagnostics: Diagnostic[] } {
  if (text === null) return { config: defaultConfig, diagnostics: [] };
  const { root, diagnostics } = readYaml(text.replace(/^\uFEFF/, ""), path);
  if (root === null) return { config: defaultConfig, diagnostics: [...diagnostics] };
  const found: Diagnostic[] = [...diagnostics];
  const written = writtenConfig.read(root, found);
  if (written === undefined) return { config: defaultConfig, diagnostics: found };
  const config = configOf(written);
  return { config, diagnostics: [...found, ...crossRules(config, root, path)] };
}
