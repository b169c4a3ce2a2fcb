// The change set as a file: written by a job that may only read, applied by one that may write, if the world stood still.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ChangeSet } from "../model/change.ts";
import { EnvironmentError } from "../model/failure.ts";
import type { Told } from "../report/told.ts";
import type { Runner } from "./runner.ts";
import type { Session } from "./session.ts";

interface ChangeSetFile {
  readonly version: 1;
  readonly repository: string;
  readonly sha: string;
  readonly digest: string;
  readonly changes: ChangeSet["changes"];
}

/** Writes the file into the runner's folder for temporary files and returns its path; null when there is no such folder. */
export function writeChangeSet(told: Told, runner: Runner): string | null {
  if (runner.temporary === null) return null;
  const folder = join(runner.temporary, "plansync");
  mkdirSync(folder, { recursive: true });
  const { owner, repo } = runner.repository;
  const { changes } = told.changes;
  const file: ChangeSetFile = {
    version: 1,
    repository: `${owner}/${repo}`,
    sha: told.context.sha,
    digest: digestOf(changes),
    changes,
  };
  const path = join(folder, "change-set.json");
  writeFileSync(path, `${JSON.stringify(file, null, 1)}\n`);
  return path;
}

/**
 * Compares the file with what would be done now, and throws an EnvironmentError (`conflict`) when they differ. What is
 * applied is what was computed here: nothing of the file is ever carried out, so that it need not be trusted.
 */
export function refuseUnlessSame(session: Session, now: Told): void {
  const file = readFile(session.inputs.changeSet);
  const { owner, repo } = session.runner.repository;
  if (file.repository.toLowerCase() !== `${owner}/${repo}`.toLowerCase()) throw moved(`it is for ${file.repository}`);
  if (digestOf(now.changes.changes) === file.digest) return;
  throw moved(`it holds ${file.changes.length} changes, now there are ${now.changes.changes.length}, or others`);
}

function moved(why: string): EnvironmentError {
  return new EnvironmentError("conflict", `The world has moved since the change set was made: ${why}`, {
    advice: "Nothing was written. Run the preview again, and apply its change set.",
  });
}

function readFile(path: string): ChangeSetFile {
  try {
    const value: unknown = JSON.parse(readFileSync(path, "utf8"));
    if (isFile(value)) return value;
  } catch (cause) {
    throw new EnvironmentError("invalid", `The change set \`${path}\` could not be read`, {
      cause,
      advice: "Give the path of the preview's output `change-set`.",
    });
  }
  throw new EnvironmentError("invalid", `Unexpected content of \`${path}\`, expected a change set of version 1`);
}

function isFile(value: unknown): value is ChangeSetFile {
  if (typeof value !== "object" || value === null) return false;
  const { version, repository, digest, changes } = value as Record<string, unknown>;
  return version === 1 && typeof repository === "string" && typeof digest === "string" && Array.isArray(changes);
}

/** Equal for change sets that do the same: lines of the plan may have moved, and reasons may be told otherwise. */
function digestOf(changes: ChangeSet["changes"]): string {
  const said = JSON.stringify(changes, (key, value: unknown) =>
    key === "place" || key === "reason" || key === "match" ? undefined : value,
  );
  return createHash("sha256").update(said).digest("hex");
}
