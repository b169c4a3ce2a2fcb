// The plans and the configuration of the folder that the command line was called in.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { readConfig } from "../config/read-config.ts";
import { selectPlans } from "../config/select-plans.ts";
import { CONFIG_PATHS } from "../gather.ts";
import { EnvironmentError } from "../model/failure.ts";
import { decodeSource } from "../parse/text/decode-source.ts";
import type { Input, PlanFile } from "../reconcile.ts";
import { spareMemory } from "./spare-memory.ts";

const SKIPPED = new Set([".git", "node_modules", "vendor", "dist", "build", "target", ".venv"]);
/** A folder deeper or a tree larger than this is not walked further: plans do not live there. */
const DEEPEST = 8;

/** Files named on the command line, or those that the configuration selects below the current folder. */
export function readLocal(files: readonly string[], today = new Date().toISOString().slice(0, 10)): Input {
  const root = process.cwd();
  const found = CONFIG_PATHS.find((path) => exists(join(root, path)));
  const { config, diagnostics } = readConfig(
    found === undefined ? null : readFileSync(join(root, found), "utf8"),
    found ?? CONFIG_PATHS[0],
  );
  const paths =
    files.length > 0 ? [...new Set(files.map((file) => inside(root, file)))] : selectPlans(walk(root, root, 0), config);
  const context = { today, sha: "", branch: "", onDefaultBranch: false, allow: { creates: false, closes: false } };
  const plans = paths.map(readOne);
  spareMemory(plans.reduce((sum, { text }) => sum + text.length, 0));
  return { files: plans, config, diagnostics, context };
}

/** A file below the folder by its path from there, as globs and other plans name it; any other as it was given. */
function inside(root: string, file: string): string {
  const path = relative(root, resolve(root, file));
  return path === "" || path.startsWith("..") || isAbsolute(path) ? file : path;
}

function readOne(path: string): PlanFile {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory())
    throw new EnvironmentError("invalid", `${path} is a folder`, {
      advice: "Name Markdown files, or none: then the plans of the current folder are found.",
    });
  try {
    return { path: path.split(sep).join("/"), text: decoded(readFileSync(path)) };
  } catch (cause) {
    throw new EnvironmentError("not-found", `${path} cannot be read`, {
      cause,
      advice: "Name a Markdown file, or a path that exists here.",
    });
  }
}

/** The text alone, so that the bytes do not stay beside it; the bytes where they are no text: the reader says why. */
function decoded(bytes: Uint8Array): string | Uint8Array {
  const { text, problem } = decodeSource(bytes);
  return problem === null ? text : bytes;
}

function walk(root: string, folder: string, depth: number): string[] {
  if (depth > DEEPEST) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : walk(root, path, depth + 1);
    return entry.isFile() && /\.(?:md|markdown)$/i.test(entry.name) ? [relative(root, path).split(sep).join("/")] : [];
  });
}

function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
