// Gathers a run's input from the repository itself, through the API: configuration, plan documents, the commit.
// For doors without a checkout: the app, previews of forks, `plansync sync`.
import { readConfig } from "./config/read-config.ts";
import { selectPlans } from "./config/select-plans.ts";
import type { Reader } from "./github/port.ts";
import type { Config } from "./model/config.ts";
import type { Diagnostic } from "./model/diagnostic.ts";
import { EnvironmentError } from "./model/failure.ts";
import { lineOf } from "./model/place.ts";
import type { PlanFile } from "./reconcile.ts";

/** Where the configuration stands, in the order in which it is looked for. */
export const CONFIG_PATHS = [".github/plansync.yml", ".github/plansync.yaml"] as const;

/** Bytes of a plan document beyond which it is told, not read. */
export const LARGEST_PLAN = 10_000_000;

export interface Gathered {
  readonly sha: string;
  readonly config: Config;
  readonly files: readonly PlanFile[];
  /** Every plan document there, also those that were too large to read. */
  readonly present: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The plan documents at `sha`, chosen by the configuration at `configRef` (the default branch: a pull request cannot
 * change how it is judged). Costs a request for the configuration, one for the tree, and one per hundred documents.
 * Throws an EnvironmentError when anything could not be read whole.
 */
export async function gather(reader: Reader, refs: { sha: string; configRef: string }): Promise<Gathered> {
  const { config, diagnostics } = await gatherConfig(reader, refs.configRef);
  const tree = await reader.listFiles(refs.sha);
  const chosen = new Set(
    selectPlans(
      tree.map((file) => file.path),
      config,
    ),
  );
  const entries = tree.filter((file) => chosen.has(file.path));
  const small = entries.filter((file) => file.size <= LARGEST_PLAN).map((file) => file.path);
  const texts = await reader.readFiles(refs.sha, small);
  const files = small.map((path): PlanFile => ({ path, text: textOf(path, texts.get(path)?.text) }));
  const large = entries.filter((file) => file.size > LARGEST_PLAN).map((file) => tooLarge(file.path, file.size));
  return {
    sha: refs.sha,
    config,
    files,
    present: entries.map((file) => file.path),
    diagnostics: [...diagnostics, ...large],
  };
}

/** The configuration of the repository at `ref`, with defaults where it has none. */
export async function gatherConfig(reader: Reader, ref: string): Promise<ReturnType<typeof readConfig>> {
  const texts = await reader.readFiles(ref, CONFIG_PATHS);
  const path = CONFIG_PATHS.find((candidate) => texts.has(candidate)) ?? CONFIG_PATHS[0];
  return readConfig(texts.get(path)?.text ?? null, path);
}

function textOf(path: string, text: string | undefined): string {
  if (text !== undefined) return text;
  throw new EnvironmentError("not-found", `${path} is in the tree and could not be read`, {
    advice: "Run again: nothing was changed, because a plan that cannot be read must not look like one that is gone.",
  });
}

function tooLarge(path: string, size: number): Diagnostic {
  return {
    ruleId: "file-too-large",
    severity: "error",
    summary: `Unexpected file of ${size} bytes, expected at most ${LARGEST_PLAN}`,
    detail: "Split the plan into several documents, or leave it out by `exclude` in the configuration.",
    place: lineOf(path, 1),
  };
}
