// A pull request, looked at: what merging it would change, and whether it may finish what it finishes.

import { type AppliedChecks, applyChecks } from "./apply/apply-checks.ts";
import { applyComment, type CommentPort } from "./apply/apply-comment.ts";
import { type Gathered, gather } from "./gather.ts";
import type { ChangedFile, Reader, Writer } from "./github/port.ts";
import type { ChangeSet } from "./model/change.ts";
import type { Config } from "./model/config.ts";
import { EnvironmentError } from "./model/failure.ts";
import type { ObservedPull } from "./model/repository.ts";
import { observe } from "./observe.ts";
import { compare, type Input, type Proposal, readPlans } from "./reconcile.ts";
import { COMMENT_MARKER, renderComment } from "./report/comment.ts";
import { desiredChecks } from "./report/desired-checks.ts";
import { pullChecks } from "./report/pull-checks.ts";

/** Reads, and writes nothing but the pull request's own comment, checks and labels: issues are out of its reach. */
export type ReviewPort = Reader &
  CommentPort &
  Pick<Writer, "createCheck" | "updateCheck" | "createStatus" | "addPullLabels">;

export interface ReviewOptions {
  /** ISO date. */
  readonly today: string;
  /** "https://github.com" or the Enterprise server's address, for links. */
  readonly server: string;
  /** How plans are read at a commit; by the API unless given. */
  readonly gather?: (
    sha: string,
    configRef: string,
  ) => Promise<Pick<Gathered, "config" | "files" | "present" | "diagnostics">>;
  /** The commit that GitHub made of head and base. Without it the head's changed plans are laid over the base's. */
  readonly mergeSha?: string;
  /** The token may only read (a fork's): nothing is shown on the pull request. */
  readonly readOnly?: boolean;
  readonly allow?: Input["context"]["allow"];
  /** As in `Input`. */
  readonly mostTasks?: number;
}

export interface Review {
  readonly pull: ObservedPull;
  readonly config: Config;
  /** null: neither side has a plan, or the pull request goes into another branch. */
  readonly told: Proposal | null;
  readonly comment: "written" | "unchanged" | "removed" | "none" | "off";
  readonly checks: AppliedChecks;
  /** What the token may not do, or what GitHub refused: shown elsewhere instead, never a failed run. */
  readonly refused: readonly { readonly what: "comment" | "checks" | "labels"; readonly error: Error }[];
}

/** Level-based: reads everything afresh, and writes nothing when nothing changed. Throws when GitHub could not be read. */
export async function reviewPull(port: ReviewPort, number: number, options: ReviewOptions): Promise<Review> {
  const pull = await port.readPull(number);
  const read = options.gather ?? ((sha, configRef) => gather(port, { sha, configRef }));
  const baseSha = (await port.readBranch(pull.base.ref)) ?? pull.base.sha;
  const base = await read(baseSha, baseSha);
  const files = await port.listPullFiles(number);
  const head = await readHead(read, { base, baseSha, files, pull, mergeSha: options.mergeSha });
  const nothing = { pull, config: base.config, comment: "none", checks: NO_CHECKS, refused: [] } as const;
  if (base.files.length + head.files.length === 0) return { ...nothing, told: null };
  const config = base.config;
  const input = (of: typeof base, sha: string): Input => ({
    ...of,
    config,
    ...(options.mostTasks !== undefined && { mostTasks: options.mostTasks }),
    context: {
      today: options.today,
      sha,
      branch: pull.base.ref,
      onDefaultBranch: false,
      allow: options.allow ?? { creates: false, closes: false },
    },
  });
  const [baseInput, headInput] = [input(base, baseSha), input(head, pull.head.sha)];
  const [baseReading, headReading] = [readPlans(baseInput), readPlans(headInput)];
  const observed = await observe(port, [...baseReading.documents, ...headReading.documents], config);
  if (pull.base.ref !== observed.state.defaultBranch) return { ...nothing, told: null };
  const before = compare(baseInput, baseReading, observed);
  const told = compare(headInput, headReading, observed);
  if (options.readOnly === true) return { ...nothing, told, comment: "off" };
  const closing = await port.listClosing(number);
  const { check, labels } = pullChecks({
    pull,
    closing,
    files: files.map((file) => file.path),
    documents: before.documents,
    observed: observed.state,
    numbers: before.changes.matched,
  });
  const changesNothing = sameChanges(before.changes, told.changes) && !touchesPlan(files, before, told);
  const body = changesNothing ? null : renderComment(told, whereOf(pull, port, options.server));
  return {
    ...nothing,
    told,
    ...(await show(
      port,
      pull,
      config,
      [...desiredChecks(told, config).slice(0, 1), check],
      body,
      labels,
      observed.state.viewer,
    )),
  };
}

const NO_CHECKS: AppliedChecks = { written: 0, unchanged: 0, failed: [] };

async function readHead(
  read: NonNullable<ReviewOptions["gather"]>,
  from: {
    base: Awaited<ReturnType<typeof read>>;
    baseSha: string;
    files: readonly ChangedFile[];
    pull: ObservedPull;
    mergeSha: string | undefined;
  },
): Promise<Awaited<ReturnType<typeof read>>> {
  const { base, baseSha, pull, mergeSha } = from;
  if (mergeSha !== undefined) {
    try {
      return await read(mergeSha, baseSha);
    } catch (error) {
      // GitHub makes that commit in its own time, and takes it away when there is a conflict.
      if (!(error instanceof EnvironmentError) || error.kind === "rate-limit" || error.kind === "network") throw error;
    }
  }
  const head = await read(pull.head.sha, baseSha);
  const changed = new Set(
    from.files.flatMap((file) => [file.path, ...(file.previousPath === null ? [] : [file.previousPath])]),
  );
  // A head that fell behind must not look as if it took back what the base has got since.
  const laidOver = <T>(below: readonly T[], above: readonly T[], path: (one: T) => string): T[] =>
    [...below.filter((one) => !changed.has(path(one))), ...above.filter((one) => changed.has(path(one)))].sort(
      (a, b) => (path(a) < path(b) ? -1 : 1),
    );
  return {
    ...head,
    files: laidOver(base.files, head.files, (file) => file.path),
    present: laidOver(base.present, head.present, (path) => path),
  };
}

async function show(
  port: ReviewPort,
  pull: ObservedPull,
  config: Config,
  checks: Parameters<typeof applyChecks>[0],
  body: string | null,
  labels: readonly string[],
  viewer: string,
): Promise<Pick<Review, "comment" | "checks" | "refused">> {
  const refused: { what: "comment" | "checks" | "labels"; error: Error }[] = [];
  const attempt = async <T>(what: (typeof refused)[number]["what"], work: () => Promise<T>, without: T): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof EnvironmentError) || !BEARABLE.includes(error.kind)) throw error;
      refused.push({ what, error });
      return without;
    }
  };
  const applied = await attempt("checks", () => applyChecks(checks, pull.head.sha, port, config.checks), NO_CHECKS);
  for (const { error } of applied.failed.slice(0, 1)) refused.push({ what: "checks", error });
  const marker = COMMENT_MARKER;
  const comment = config.comment
    ? await attempt("comment", () => applyComment(pull.number, body, { marker, viewer }, port), "none" as const)
    : ("off" as const);
  const missing = labels.filter((label) => !pull.labels.includes(label));
  if (missing.length > 0) await attempt("labels", () => port.addPullLabels(pull.number, missing), undefined);
  return { comment, checks: applied, refused };
}

const BEARABLE: readonly string[] = ["permission", "not-found", "invalid"] satisfies EnvironmentError["kind"][];

function whereOf(pull: ObservedPull, port: ReviewPort, server: string): Parameters<typeof renderComment>[1] {
  const name = `${port.repository.owner}/${port.repository.repo}`;
  return { server: server.replace(/\/+$/, ""), files: name, issues: name, sha: pull.head.sha };
}

/** Places may have moved and reasons be told otherwise: what counts is what would be done. */
function sameChanges(a: ChangeSet, b: ChangeSet): boolean {
  const said = ({ changes, doubtful, stopped }: ChangeSet) =>
    JSON.stringify([changes, doubtful.map((one) => one.identity), stopped], (key, value: unknown) =>
      key === "place" || key === "reason" ? undefined : value,
    );
  return said(a) === said(b);
}

function touchesPlan(files: readonly ChangedFile[], before: Proposal, told: Proposal): boolean {
  const plans = new Set([...before.documents, ...told.documents].map((document) => document.path));
  return files.some((file) => plans.has(file.path) || (file.previousPath !== null && plans.has(file.previousPath)));
}
