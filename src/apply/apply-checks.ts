// Brings the checks of a commit to what they should say: as check runs, as commit statuses, or not at all.
import type { CheckRun, ObservedStatus, Writer } from "../github/port.ts";
import type { Annotation, DesiredCheck } from "../model/desired.ts";
import { EnvironmentError } from "../model/failure.ts";
import type { ObservedCheck } from "../model/repository.ts";

export interface AppliedChecks {
  readonly written: number;
  readonly unchanged: number;
  /** One that fails stops neither the others nor the run. */
  readonly failed: readonly { readonly name: string; readonly error: Error }[];
}

type Mode = "runs" | "statuses" | "off";

/**
 * Makes or updates the checks of `sha`. One that says the same already (by its fingerprint, kept as `external_id`)
 * is not written. Costs one request when nothing changed.
 */
export async function applyChecks(
  checks: readonly DesiredCheck[],
  sha: string,
  writer: Pick<Writer, "listChecks" | "listStatuses" | "createCheck" | "updateCheck" | "createStatus">,
  mode: Mode,
): Promise<AppliedChecks> {
  if (mode === "off" || checks.length === 0) return { written: 0, unchanged: 0, failed: [] };
  if (mode === "statuses") {
    const there = await writer.listStatuses(sha);
    return count(checks, (check) => writeStatus(check, sha, there, writer));
  }
  const there = await listOwn(sha, writer);
  return count(checks, (check) => writeRun(check, sha, there, writer));
}

async function listOwn(sha: string, writer: Pick<Writer, "listChecks">): Promise<readonly ObservedCheck[]> {
  const listed = await writer.listChecks(sha);
  return listed.filter((check) => check.externalId.startsWith(PREFIX));
}

/** Tells our check runs from those of others that happen to have the same name. */
const PREFIX = "plansync:";

async function writeRun(
  check: DesiredCheck,
  sha: string,
  there: readonly ObservedCheck[],
  writer: Pick<Writer, "createCheck" | "updateCheck">,
): Promise<boolean> {
  const externalId = `${PREFIX}${check.fingerprint}`;
  const same = there.filter((observed) => observed.name === check.name);
  if (same.some((observed) => observed.externalId === externalId && observed.status === "completed")) return false;
  const run: CheckRun = {
    name: check.name,
    sha,
    externalId,
    conclusion: check.conclusion,
    title: check.title,
    summary: check.summary,
    text: check.text,
    annotations: check.annotations.map(annotationOf),
    actions: check.actions ?? [],
  };
  const last = same.at(0);
  // GitHub adds annotations to those that are there: a run that has some is not updated but followed by a new one.
  if (last === undefined || check.annotations.length > 0) await writer.createCheck(run);
  else await writer.updateCheck(last.id, run);
  return true;
}

function annotationOf({ place, severity, title, message }: Annotation): CheckRun["annotations"][number] {
  const oneLine = place.line === place.endLine && place.endColumn > place.column;
  return {
    path: place.path,
    startLine: Math.max(1, place.line),
    endLine: Math.max(1, place.line, place.endLine),
    ...(oneLine && { startColumn: place.column, endColumn: place.endColumn }),
    level: severity === "error" ? "failure" : severity === "warning" ? "warning" : "notice",
    message,
    title,
  };
}

/** A status has no room for a fingerprint: what it shows is compared. */
async function writeStatus(
  check: DesiredCheck,
  sha: string,
  there: readonly ObservedStatus[],
  writer: Pick<Writer, "createStatus">,
): Promise<boolean> {
  const state = check.conclusion === "failure" || check.conclusion === "action_required" ? "failure" : "success";
  const description = check.title.length > STATUS_TEXT ? `${check.title.slice(0, STATUS_TEXT - 1)}…` : check.title;
  const same = there.some(
    (one) => one.context === check.name && one.state === state && one.description === description,
  );
  if (!same) await writer.createStatus({ sha, context: check.name, state, description });
  return !same;
}

/** Characters of a status' description (REST reference, "Create a commit status"). */
const STATUS_TEXT = 140;

async function count(
  checks: readonly DesiredCheck[],
  write: (check: DesiredCheck) => Promise<boolean>,
): Promise<AppliedChecks> {
  let written = 0;
  const failed: { name: string; error: Error }[] = [];
  let refused: Error | null = null;
  for (const check of checks) {
    try {
      if (refused !== null) throw refused;
      if (await write(check)) written++;
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown : new Error(String(thrown));
      // A token that may not write one check may write none: the others are not asked for.
      if (error instanceof EnvironmentError && error.kind === "permission") refused = error;
      failed.push({ name: check.name, error });
    }
  }
  return { written, unchanged: checks.length - written - failed.length, failed };
}
