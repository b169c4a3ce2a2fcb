// Gathers a run's input: configuration, plan documents, the commit. By the API, and from a checkout where it holds the
// commit's own bytes.
import { defaultConfig, readConfig } from "./config/read-config.ts";
import { selectPlans } from "./config/select-plans.ts";
import type { FileText, Reader, TreeFile } from "./github/port.ts";
import type { Config } from "./model/config.ts";
import type { Diagnostic } from "./model/diagnostic.ts";
import { EnvironmentError } from "./model/failure.ts";
import { lineOf } from "./model/place.ts";
import { tooManyBytes } from "./model/too-large.ts";
import type { PlanFile } from "./reconcile.ts";

/** Where the configuration stands, in the order in which it is looked for. */
export const CONFIG_PATHS = [".github/plansync.yml", ".github/plansync.yaml"] as const;

/** Bytes of a plan document beyond which it is told, not read. */
export const LARGEST_PLAN = 10_000_000;

export interface Gathered {
  readonly sha: string;
  readonly files: readonly PlanFile[];
  /** Every plan document there, also those that were too large to read. */
  readonly present: readonly string[];
  readonly config: Config;
  readonly diagnostics: readonly Diagnostic[];
}

export interface Refs {
  /** The commit whose plans are read. */
  readonly sha: string;
  /** Where the configuration is read: the default branch, so that a pull request cannot change how it is judged. */
  readonly configRef: string;
  /** The configuration's path, absent for the usual ones. */
  readonly configPath?: string;
}

export interface GatherOptions {
  /** The bytes of a file that is known to be this git object; null where there is none. */
  readonly local?: (path: string, sha: string) => Uint8Array | null;
  /** What is laid over the configuration (inputs of an action). */
  readonly over?: (config: Config) => Config;
  /** Bytes that all plans together may hold; with more, none is fetched and that is told. Absent: no bound. */
  readonly mostBytes?: number;
}

/**
 * Whole or an EnvironmentError: a plan that cannot be read must not look like one that is gone. One request for the
 * tree; more only for what the checkout does not have.
 */
export async function gather(reader: Reader, refs: Refs, options: GatherOptions = {}): Promise<Gathered> {
  const tree = await reader.listFiles(refs.sha);
  const texts = new Texts(reader, refs.sha, options.local);
  const { config: written, diagnostics } = await gatherConfig(reader, refs, tree, texts, options.mostBytes);
  const config = options.over?.(written) ?? written;
  const entries = plansOf(tree, config);
  const small = entries.filter((file) => file.size <= LARGEST_PLAN);
  const large = entries.filter((file) => file.size > LARGEST_PLAN);
  const excess = tooManyBytes(small, options.mostBytes);
  const files = excess === null ? await texts.read(small) : [];
  const present = entries.map((file) => file.path);
  const told = [...diagnostics, ...large.map(tooLarge), ...(excess === null ? [] : [excess])];
  return { sha: refs.sha, files, present, config, diagnostics: told };
}

function plansOf(tree: readonly TreeFile[], config: Config): readonly TreeFile[] {
  const chosen = new Set(
    selectPlans(
      tree.map((file) => file.path),
      config,
    ),
  );
  return tree.filter((file) => chosen.has(file.path));
}

async function gatherConfig(
  reader: Reader,
  refs: Refs,
  tree: readonly TreeFile[],
  texts: Texts,
  mostBytes: number | undefined,
): Promise<ReturnType<typeof readConfig>> {
  const paths: readonly string[] = refs.configPath === undefined ? CONFIG_PATHS : [refs.configPath];
  if (refs.configRef === refs.sha) {
    const entry = paths.map((path) => tree.find((file) => file.path === path)).find((file) => file !== undefined);
    if (entry === undefined) return missing(refs, paths);
    // The plans that will most likely be wanted come in the same request.
    const usual = plansOf(tree, defaultConfig).filter((file) => file.size <= LARGEST_PLAN);
    const likely = tooManyBytes(usual, mostBytes) === null ? usual.slice(0, MOST_LIKELY) : [];
    const [file] = await texts.read([entry, ...likely]);
    return readConfig(String(file?.text ?? ""), entry.path);
  }
  const found = await reader.readFiles(refs.configRef, paths);
  const path = paths.find((candidate) => found.has(candidate));
  return path === undefined ? missing(refs, paths) : readConfig(found.get(path)?.text ?? null, path);
}

/** Files that one request can carry beside the configuration. */
const MOST_LIKELY = 99;

/** Texts of one commit: each read once, from the checkout or from GitHub. */
class Texts {
  readonly #reader: Reader;
  readonly #sha: string;
  readonly #local: GatherOptions["local"];
  readonly #known = new Map<string, string | Uint8Array>();

  constructor(reader: Reader, sha: string, local: GatherOptions["local"]) {
    this.#reader = reader;
    this.#sha = sha;
    this.#local = local;
  }

  async read(entries: readonly TreeFile[]): Promise<PlanFile[]> {
    for (const entry of entries) {
      const local = this.#known.has(entry.path) ? null : (this.#local?.(entry.path, entry.sha) ?? null);
      if (local !== null) this.#known.set(entry.path, local);
    }
    const rest = entries.map((entry) => entry.path).filter((path) => !this.#known.has(path));
    const texts = rest.length === 0 ? new Map<string, FileText>() : await this.#reader.readFiles(this.#sha, rest);
    for (const path of rest) this.#known.set(path, remoteText(path, texts.get(path)));
    return entries.map(({ path }) => ({ path, text: this.#known.get(path) ?? "" }));
  }
}

function missing(refs: Refs, paths: readonly string[]): ReturnType<typeof readConfig> {
  const [path = ""] = paths;
  if (refs.configPath === undefined) return readConfig(null, path);
  throw new EnvironmentError(
    "invalid",
    `Unexpected \`${path}\` for the input \`config\`, expected a file of the default branch`,
    {
      advice: "Commit the file to the default branch, or leave the input out.",
    },
  );
}

/** No text for the reader, which tells so: an empty one would look like a plan whose tasks are all gone. */
const NO_TEXT = Uint8Array.of(0);

function remoteText(path: string, file: FileText | undefined): string | Uint8Array {
  if (file?.binary || file?.truncated) return NO_TEXT;
  if (file !== undefined) return file.text;
  throw new EnvironmentError("not-found", `${path} is in the tree and could not be read`, {
    advice: "Run again: nothing was changed, because a plan that cannot be read must not look like one that is gone.",
  });
}

function tooLarge(file: TreeFile): Diagnostic {
  return {
    ruleId: "file-too-large",
    severity: "error",
    summary: `Unexpected file of ${file.size} bytes, expected at most ${LARGEST_PLAN}`,
    detail: "Split the plan into several documents, or leave it out by `exclude` in the configuration.",
    place: lineOf(file.path, 1),
  };
}
