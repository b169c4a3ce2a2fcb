// Check runs and commit statuses. What is longer than GitHub takes is cut, and the cut is said in its place.
import { EnvironmentError } from "../model/failure.ts";
import { ANNOTATIONS, CHECK_TEXT } from "../model/limits.ts";
import type { CheckConclusion, ObservedCheck } from "../model/repository.ts";
import { allPages } from "./paginate.ts";
import type { CheckAnnotation, CheckRun, CommitStatus, ObservedStatus } from "./port.ts";
import type { Session } from "./session.ts";

/** Caps of an annotation and of a title, and of a status' text (REST reference, "Create a check run", "Create a commit status"). */
const ANNOTATION_TITLE = 255;
const ANNOTATION_MESSAGE = 64 * 1024;
const STATUS_TEXT = 140;
const NOTICE = "\n\n… cut here: GitHub shows no more than this.";

interface RestCheck {
  readonly id: number | bigint;
  readonly name: string;
  readonly status: string;
  readonly conclusion: string | null;
  readonly external_id: string | null;
  readonly output: { readonly title: string | null; readonly summary: string | null };
  readonly app: { readonly slug?: string | undefined } | null;
}

/** The latest run of each name at a commit. */
export async function listChecks(session: Session, sha: string): Promise<readonly ObservedCheck[]> {
  const listed = await allPages(
    session.transport,
    "GET /repos/{owner}/{repo}/commits/{ref}/check-runs",
    { ...session.at, ref: sha, filter: "latest" },
    (data) => data.check_runs,
  );
  return listed.map(fromRest);
}

/** How often a run is made anew when neither an answer nor a run is to be seen. */
const TRIES = 3;

/** A run whose answer was lost is looked for by name and external id before it is made again. */
export async function createCheck(session: Session, check: CheckRun): Promise<ObservedCheck> {
  for (let tries = 1; ; tries += 1) {
    try {
      const { data } = await session.transport.rest(
        "POST /repos/{owner}/{repo}/check-runs",
        { ...session.at, ...fieldsOf(check), name: check.name, head_sha: check.sha, output: outputOf(check, 0) },
        { urgent: true },
      );
      return annotateRest(session, fromRest(data), check);
    } catch (error) {
      if (!(error instanceof EnvironmentError && error.kind === "network") || tries >= TRIES) throw error;
      const there = (await listChecks(session, check.sha)).find(
        (other) => other.name === check.name && other.externalId === check.externalId,
      );
      if (there !== undefined) return annotateRest(session, there, check);
    }
  }
}

export async function updateCheck(session: Session, id: number, check: CheckRun): Promise<ObservedCheck> {
  const observed = await patch(session, id, check, 0);
  return annotateRest(session, observed, check);
}

/** GitHub takes 50 annotations a request and adds those of later ones to them. */
async function annotateRest(session: Session, made: ObservedCheck, check: CheckRun): Promise<ObservedCheck> {
  let observed = made;
  for (let from = ANNOTATIONS; from < check.annotations.length; from += ANNOTATIONS)
    observed = await patch(session, made.id, check, from);
  return observed;
}

async function patch(session: Session, id: number, check: CheckRun, from: number): Promise<ObservedCheck> {
  const route = "PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}";
  const body = { ...session.at, check_run_id: id, ...fieldsOf(check), name: check.name, output: outputOf(check, from) };
  return fromRest((await session.transport.rest(route, body, { urgent: true })).data);
}

function fieldsOf(check: CheckRun): {
  status: "completed";
  conclusion: CheckConclusion;
  external_id: string;
  actions: { label: string; description: string; identifier: string }[];
} {
  const actions = check.actions.slice(0, 3).map(({ label, description, identifier }) => ({
    label: label.slice(0, 20),
    description: description.slice(0, 40),
    identifier: identifier.slice(0, 20),
  }));
  return { status: "completed", conclusion: check.conclusion, external_id: check.externalId, actions };
}

function outputOf(
  check: CheckRun,
  from: number,
): { title: string; summary: string; text?: string; annotations: ReturnType<typeof annotationOf>[] } {
  return {
    title: cut(check.title, ANNOTATION_TITLE, "…"),
    summary: cut(check.summary, CHECK_TEXT, NOTICE),
    ...(check.text === "" ? {} : { text: cut(check.text, CHECK_TEXT, NOTICE) }),
    annotations: check.annotations.slice(from, from + ANNOTATIONS).map(annotationOf),
  };
}

/** Columns are taken only for annotations of one line (REST reference). */
function annotationOf(annotation: CheckAnnotation): {
  path: string;
  start_line: number;
  end_line: number;
  start_column?: number;
  end_column?: number;
  annotation_level: CheckAnnotation["level"];
  message: string;
  title: string;
} {
  const { startColumn, endColumn, startLine, endLine } = annotation;
  const oneLine = startLine === endLine && startColumn !== undefined && endColumn !== undefined;
  return {
    path: annotation.path,
    start_line: startLine,
    end_line: endLine,
    ...(oneLine ? { start_column: startColumn, end_column: endColumn } : {}),
    annotation_level: annotation.level,
    message: cutBytes(annotation.message, ANNOTATION_MESSAGE),
    title: cut(annotation.title, ANNOTATION_TITLE, "…"),
  };
}

/** Cuts without tearing a character in two, with the notice inside the limit. */
function cut(text: string, limit: number, notice: string): string {
  if (text.length <= limit) return text;
  const end = limit - notice.length;
  const torn = /[\uD800-\uDBFF]/.test(text.charAt(end - 1));
  return text.slice(0, torn ? end - 1 : end) + notice;
}

function cutBytes(text: string, limit: number): string {
  if (Buffer.byteLength(text) <= limit) return text;
  const cutText = Buffer.from(text)
    .subarray(0, limit - 4)
    .toString("utf8");
  return `${cutText.replace(/\uFFFD+$/, "")}…`;
}

function fromRest(check: RestCheck): ObservedCheck {
  const status = check.status === "completed" || check.status === "in_progress" ? check.status : "queued";
  const conclusions = ["success", "failure", "neutral", "action_required", "cancelled", "skipped"] as const;
  return {
    id: Number(check.id),
    name: check.name,
    status,
    conclusion: conclusions.find((conclusion) => conclusion === check.conclusion) ?? null,
    externalId: check.external_id ?? "",
    title: check.output.title ?? "",
    summary: check.output.summary ?? "",
    app: check.app?.slug ?? "",
  };
}

/** The latest status of each context at a commit. */
export async function listStatuses(session: Session, sha: string): Promise<readonly ObservedStatus[]> {
  const listed = await allPages(
    session.transport,
    "GET /repos/{owner}/{repo}/commits/{ref}/status",
    { ...session.at, ref: sha },
    (data) => data.statuses,
  );
  const states = ["success", "failure", "pending", "error"] as const;
  return listed.map(({ context, state, description }) => ({
    context,
    state: states.find((known) => known === state) ?? "error",
    description: description ?? "",
  }));
}

export async function createStatus(session: Session, status: CommitStatus): Promise<void> {
  const { sha, context, state, description } = status;
  await session.transport.rest(
    "POST /repos/{owner}/{repo}/statuses/{sha}",
    { ...session.at, sha, context, state, description: cut(description, STATUS_TEXT, "…") },
    { repeatable: true, urgent: true },
  );
}
