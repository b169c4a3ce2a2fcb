// Check runs and commit statuses.

import * as caps from "../caps.ts";
import { invalid, Problem } from "../problem.ts";
import { renderCheckRun } from "../rest/render-check.ts";
import { commitOf } from "./git.ts";
import type { Annotation, App, CheckRun, Repository, Status } from "./types.ts";
import { type Actor, longerThan, type World } from "./world.ts";

export interface CheckFields {
  readonly name?: string;
  readonly head_sha?: string;
  readonly status?: string;
  readonly conclusion?: string;
  readonly external_id?: string;
  readonly details_url?: string;
  readonly started_at?: string;
  readonly completed_at?: string;
  readonly output?: { title?: string; summary?: string; text?: string; annotations?: readonly Annotation[] };
  readonly actions?: readonly { label: string; description: string; identifier: string }[];
}

const conclusions = ["success", "failure", "neutral", "cancelled", "skipped", "timed_out", "action_required"];

function problem(field: string, text: string): Problem {
  return invalid("CheckRun", field, "custom", text);
}

function checkFields(fields: CheckFields, completing: boolean): void {
  const { output, actions, conclusion } = fields;
  if (fields.name !== undefined && fields.name.trim() === "") throw invalid("CheckRun", "name", "missing_field");
  if (completing && conclusion === undefined) throw invalid("CheckRun", "conclusion", "missing_field");
  if (conclusion !== undefined && !conclusions.includes(conclusion)) throw invalid("CheckRun", "conclusion", "invalid");
  if (output !== undefined) checkOutput(output);
  if ((actions?.length ?? 0) > 3) throw problem("actions", "No more than 3 actions may be given");
  for (const action of actions ?? []) {
    for (const [field, limit] of [
      ["label", 20],
      ["description", 40],
      ["identifier", 20],
    ] as const) {
      if (longerThan(action[field], limit))
        throw problem(`actions.${field}`, `${field} is too long (maximum is ${limit} characters)`);
    }
  }
}

function checkOutput(output: NonNullable<CheckFields["output"]>): void {
  if ((output.annotations?.length ?? 0) > caps.ANNOTATIONS) {
    throw problem("annotations", `No more than ${caps.ANNOTATIONS} annotations may be given in one request`);
  }
  for (const field of ["summary", "text"] as const) {
    if (longerThan(output[field] ?? "", caps.CHECK_TEXT)) {
      throw problem(field, `${field} is too long (maximum is ${caps.CHECK_TEXT} characters)`);
    }
  }
  for (const note of output.annotations ?? []) {
    const columns = note.start_column !== undefined || note.end_column !== undefined;
    if (note.start_line < 1 || note.end_line < note.start_line) throw problem("annotations", "Invalid line range");
    if (columns && note.start_line !== note.end_line) throw problem("annotations", "Columns need a single line");
    if (longerThan(note.title ?? "", 255))
      throw problem("annotations", "title is too long (maximum is 255 characters)");
    if (note.path === "" || note.message === "") throw invalid("CheckRun", "annotations", "missing_field");
    if (Buffer.byteLength(note.message) > 65_536)
      throw problem("annotations", "message is too long (maximum is 64 KB)");
  }
}

/** Runs of one App on one commit share a suite. */
function suiteOf(world: World, repository: Repository, app: App, sha: string): number {
  return repository.checksOf.get(sha)?.find((run) => run.app === app)?.suite ?? world.id();
}

export function createCheckRun(
  world: World,
  actor: Actor,
  repository: Repository,
  app: App,
  fields: CheckFields,
): CheckRun {
  if (fields.name === undefined) throw invalid("CheckRun", "name", "missing_field");
  const completing = fields.status === "completed" || (fields.conclusion !== undefined && fields.status === undefined);
  checkFields(fields, completing);
  const sha = fields.head_sha ?? "";
  if (commitOf(repository, sha) === undefined) throw new Problem(422, `No commit found for SHA: ${sha}`);
  const id = world.id();
  const run: CheckRun = {
    id,
    nodeId: world.nodeId("CR", id),
    suite: suiteOf(world, repository, app, sha),
    app,
    name: fields.name,
    headSha: sha,
    externalId: "",
    detailsUrl: null,
    status: completing ? "completed" : (fields.status ?? "queued"),
    conclusion: null,
    startedAt: fields.started_at ?? world.now(),
    completedAt: null,
    title: null,
    summary: null,
    text: null,
    annotations: [],
    actions: [],
  };
  repository.checkRuns.set(id, run);
  remember(repository, run);
  take(world, run, fields);
  tell(world, actor, repository, run, run.status === "completed" ? "completed" : "created");
  return run;
}

/** GitHub keeps 1,000 runs of one name in a suite and drops the oldest (REST reference, "Create a check run"). */
function remember(repository: Repository, run: CheckRun): void {
  const all = [...(repository.checksOf.get(run.headSha) ?? []), run];
  const same = all.filter((one) => one.suite === run.suite && one.name === run.name);
  const oldest = same.length > 1000 ? same[0] : undefined;
  if (oldest !== undefined) repository.checkRuns.delete(oldest.id);
  repository.checksOf.set(run.headSha, oldest === undefined ? all : all.filter((one) => one !== oldest));
}

/** Annotations are added to those that are there; everything else replaces. */
export function updateCheckRun(
  world: World,
  actor: Actor,
  repository: Repository,
  run: CheckRun,
  fields: CheckFields,
): void {
  checkFields(fields, fields.status === "completed" && run.conclusion === null);
  const before = run.status;
  if (fields.conclusion !== undefined) run.status = "completed";
  else if (fields.status !== undefined) run.status = fields.status;
  if (run.status !== "completed") run.conclusion = null;
  if (fields.name !== undefined) run.name = fields.name;
  take(world, run, fields);
  if (before !== run.status && run.status === "completed") tell(world, actor, repository, run, "completed");
}

function take(world: World, run: CheckRun, fields: CheckFields): void {
  if (fields.conclusion !== undefined) run.conclusion = fields.conclusion;
  if (run.status === "completed") run.completedAt = fields.completed_at ?? run.completedAt ?? world.now();
  if (fields.external_id !== undefined) run.externalId = fields.external_id;
  if (fields.details_url !== undefined) run.detailsUrl = fields.details_url;
  if (fields.actions !== undefined) run.actions = fields.actions;
  const { output } = fields;
  if (output === undefined) return;
  if (output.title !== undefined) run.title = output.title;
  if (output.summary !== undefined) run.summary = output.summary;
  if (output.text !== undefined) run.text = output.text;
  run.annotations.push(...(output.annotations ?? []));
}

function tell(world: World, actor: Actor, repository: Repository, run: CheckRun, action: string): void {
  world.emit(repository, "check_run", action, actor, () => ({ check_run: renderCheckRun(world, repository, run) }));
}

/** A person presses a button of a check run: only the App that made it is told. */
export function pressButton(world: World, actor: Actor, repository: Repository, id: number, identifier?: string): void {
  const run = repository.checkRuns.get(id);
  if (run === undefined) throw new Error(`No check run ${id}`);
  if (identifier !== undefined && !run.actions.some((one) => one.identifier === identifier)) {
    throw new Error(`Check run ${id} has no button ${identifier}`);
  }
  const payload = (): Record<string, unknown> => ({
    check_run: renderCheckRun(world, repository, run),
    ...(identifier === undefined ? {} : { requested_action: { identifier } }),
  });
  world.emit(repository, "check_run", identifier === undefined ? "rerequested" : "requested_action", actor, payload, {
    app: run.app,
  });
}

export function createStatus(
  world: World,
  actor: Actor,
  repository: Repository,
  sha: string,
  fields: { state: string; context?: string; description?: string | null; target_url?: string | null },
): Status {
  if (commitOf(repository, sha) === undefined) throw new Problem(422, `No commit found for SHA: ${sha}`);
  if (longerThan(fields.description ?? "", 140)) {
    throw invalid("Status", "description", "custom", "description is too long (maximum is 140 characters)");
  }
  const context = fields.context ?? "default";
  const list = repository.statuses.get(sha) ?? [];
  if (list.filter((one) => one.context === context).length >= 1000) {
    throw new Problem(422, "Validation Failed", {
      errors: ["This SHA and context has reached the maximum number of statuses."],
    });
  }
  const id = world.id();
  const status: Status = {
    id,
    nodeId: world.nodeId("SC", id),
    state: fields.state,
    context,
    description: fields.description ?? null,
    targetUrl: fields.target_url ?? null,
    creator: actor.user,
    createdAt: world.now(),
  };
  repository.statuses.set(sha, [...list, status]);
  return status;
}
