// The text of the standing pull request: what it changes and why, and the same as data for the next run.
import type { PlanEdit } from "../model/change.ts";
import type { Identity } from "../model/desired.ts";
import type { EditedPlan } from "../model/edited.ts";
import { neutralise } from "../model/neutralise.ts";
import { written } from "../model/written.ts";

const OPEN = "<!-- plansync:edits ";
const CLOSE = " -->";
const START = "<!-- plansync:list -->";
/** Characters of the list of edits: far below GitHub's 65,536 for a body, so that the data fits too. */
const LIST = 30_000;
const DATA = 25_000;

/** What a standing pull request says of itself. */
export interface Standing {
  /** Of the files as they would be after merging. */
  readonly hash: string;
  /** Edits that GitHub itself does not hold: asked for by commands, and kept here until the plan says them. */
  readonly pending: readonly PlanEdit[];
}

/** An edit that only the standing pull request remembers: the next comparison would not find it again. */
export function isKept(edit: PlanEdit): boolean {
  if (edit.by === undefined) return false;
  if (edit.field === "status") return edit.after === "in_progress";
  return edit.field !== "step" && edit.field !== "criterion";
}

/** What is left of the body when there is nothing to write any more. */
export const CLOSED_BODY = "Plans and GitHub are in step again, so nothing was left to write here.";

/** Whether a title is one of ours: one that people have changed stays. */
export function isOurTitle(title: string): boolean {
  return /^Bring the plans in step with GitHub: \d+ changes?$/.test(title);
}

/** The body with our part exchanged; what people wrote above and below it stays. */
export function bodyWith(body: string, part: string): string {
  const start = body.indexOf(START);
  const data = body.lastIndexOf(OPEN);
  const end = data < 0 ? -1 : body.indexOf(CLOSE, data);
  if (start < 0 || end < start) return part;
  return body.slice(0, start) + part + body.slice(end + CLOSE.length);
}

export function pullTitle(count: number): string {
  return `Bring the plans in step with GitHub: ${count} change${count === 1 ? "" : "s"}`;
}

/** How people know a part of a plan: its id and title, and its issue here. */
export interface Called {
  readonly title: string;
  readonly issue: number | null;
}

export type Calling = (identity: Identity) => Called;

/** The body: a list by file, what could not be written, and the data. */
export function pullBody(edited: ReadonlyMap<string, EditedPlan>, standing: Standing, calling: Calling): string {
  const row = (edit: PlanEdit): string => rowOf(edit, calling(edit.identity));
  const parts = [...edited]
    .filter(([, plan]) => plan.done.length > 0)
    .map(([path, plan]) => [`**${written(path, 300)}**`, "", ...plan.done.map(row)].join("\n"));
  const left = [...edited.values()].flatMap((plan) => plan.left);
  const missing = left.map(({ edit, reason }) => `${row(edit)}: ${written(reason, 300)}`);
  const text = [
    "What happened on GitHub, written into the plans. Merge it to keep both sides in step; close it to leave the plans as they are.",
    ...parts,
    ...(missing.length > 0 ? [["**Not written**", "", ...missing].join("\n")] : []),
  ].join("\n\n");
  return `${START}\n${cut(text)}\n\n${OPEN}${encode(standing)}${CLOSE}`;
}

/** The commit's message. It ends in the hash, by which the branch is known to be ours and up to date. */
export function commitMessage(edited: ReadonlyMap<string, EditedPlan>, hash: string, calling: Calling): string {
  const edits = [...edited.values()].flatMap((plan) => plan.done);
  const lines = edits.slice(0, 100).map((edit) => `- ${plain(`${calling(edit.identity).title}: ${said(edit)}`)}`);
  const more = edits.length > 100 ? [`- and ${edits.length - 100} more`] : [];
  return [pullTitle(edits.length), "", ...lines, ...more, "", `${TRAILER}${hash}`].join("\n");
}

const TRAILER = "Plansync-Edits: ";

/** The hash of a commit that we made, null for anybody else's. */
export function hashOfCommit(message: string): string | null {
  return /^Plansync-Edits: ([0-9a-f]{64})\s*$/m.exec(message)?.[1] ?? null;
}

/** What a body says of itself, or null when it carries nothing readable. */
export function readStanding(body: string): Standing | null {
  const start = body.lastIndexOf(OPEN);
  const end = start < 0 ? -1 : body.indexOf(CLOSE, start);
  if (end < 0) return null;
  try {
    const value = JSON.parse(body.slice(start + OPEN.length, end)) as {
      v?: unknown;
      hash?: unknown;
      pending?: unknown;
    };
    if (value.v !== 1 || typeof value.hash !== "string" || !Array.isArray(value.pending)) return null;
    return { hash: value.hash, pending: value.pending.flatMap(readEdit) };
  } catch {
    return null;
  }
}

function encode(standing: Standing): string {
  const kept = [...standing.pending];
  const json = (): string =>
    JSON.stringify({ v: 1, hash: standing.hash, pending: kept.map(({ mark: _, ...edit }) => edit) })
      .replaceAll("<", "\\u003c")
      .replaceAll(">", "\\u003e")
      .replaceAll("--", "\\u002d\\u002d");
  while (kept.length > 0 && json().length > DATA) kept.pop();
  return json();
}

const FIELDS: readonly string[] = [
  "status",
  "title",
  "owner",
  "estimate",
  "priority",
  "due",
  "link",
  "dependsOn",
  "split",
] satisfies PlanEdit["field"][];
const KINDS: readonly string[] = ["plan", "phase", "task"];

function readEdit(value: unknown): PlanEdit[] {
  if (typeof value !== "object" || value === null) return [];
  const { identity, field, before, after, line, reason, by } = value as Record<string, unknown>;
  if (typeof identity !== "object" || identity === null) return [];
  const { path, key, kind } = identity as Record<string, unknown>;
  const texts = [path, key, before, after, reason, by];
  if (
    !texts.every((text) => typeof text === "string") ||
    !FIELDS.includes(String(field)) ||
    !KINDS.includes(String(kind))
  )
    return [];
  const edit = { identity: { path, key, kind }, field, before, after, mark: null, line: Number(line) || 0, reason, by };
  return [edit as PlanEdit];
}

/** The link is relative to the page of a pull request, so that it needs no host and leaves no mention behind. */
function rowOf(edit: PlanEdit, called: Called): string {
  const link = called.issue === null ? "" : ` ([#\u200B${called.issue}](../issues/${called.issue}))`;
  return `- **${written(called.title, 200)}**${link}: ${written(said(edit), 300)}`;
}

const SAID: Readonly<Record<string, (edit: PlanEdit) => string>> = {
  status: ({ before, after }) => (before === "" ? words(after) : `${words(before)} → ${words(after)}`),
  step: ({ text, after }) => `step “${text ?? ""}” ${after === "done" ? "ticked" : "unticked"}`,
  criterion: ({ text, after }) => `criterion “${text ?? ""}” ${after === "done" ? "ticked" : "unticked"}`,
  dependsOn: ({ before, after }) => (after === "" ? `no longer depends on ${before}` : `depends on ${after}`),
  split: ({ after }) => `new step “${after}”`,
  link: () => "linked to its issue",
};

// todo → done (#12 was closed on GitHub)
function said(edit: PlanEdit): string {
  const { field, before, after, reason } = edit;
  const other =
    after === "" ? `${field} ${before} taken out` : `${field} ${before === "" ? "" : `${before} → `}${after}`;
  return `${SAID[field]?.(edit) ?? other}${reason === "" ? "" : ` (${reason})`}`;
}

function words(status: string): string {
  return status.replaceAll("_", " ");
}

function plain(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return neutralise(line.length > 300 ? `${line.slice(0, 299)}…` : line);
}

function cut(text: string): string {
  if (text.length <= LIST) return text;
  const end = text.lastIndexOf("\n", LIST);
  return `${text.slice(0, end)}\n\nThe list was cut here; the commit shows everything.`;
}
