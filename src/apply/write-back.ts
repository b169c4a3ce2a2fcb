// Plan edits go back into the repository: one standing pull request on one branch, or a commit, as configured.
import type { Writer } from "../github/port.ts";
import type { PlanEdit } from "../model/change.ts";
import type { Config } from "../model/config.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { type EditedPlans, type LeftEdit, mergeEdits } from "../model/edited.ts";
import { EnvironmentError } from "../model/failure.ts";
import type { ObservedPull, ObservedState } from "../model/repository.ts";
import { editedNow, type Now } from "./edited-now.ts";
import { commitMessage, hashOfCommit, isKept, pullBody, pullTitle, readStanding } from "./standing-pull.ts";
import { foreign, leftOut, refused } from "./write-back-told.ts";

/** `none`: nothing to write. `unchanged`: it stands there already. `declined`: people closed exactly this. */
export interface WrittenBack {
  readonly outcome: "none" | "unchanged" | "pull" | "committed" | "closed" | "declined" | "left" | "failed";
  /** The standing pull request, when there is one. */
  readonly pull: number | null;
  readonly commit: string | null;
  readonly done: readonly PlanEdit[];
  readonly left: readonly LeftEdit[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What of a proposal this needs. */
export interface WriteBackContext {
  readonly observed: Pick<ObservedState, "defaultBranch" | "viewer" | "repository" | "openPulls">;
  readonly context: { readonly onDefaultBranch: boolean };
  /** What the comparison found to be written; the edits handed over come on top. */
  readonly changes?: { readonly edits: readonly PlanEdit[] };
}

type Settings = Pick<Config, "writeBack" | "writeBackBranch" | "identities">;

/**
 * Writes the edits, made anew on the default branch as it stands now. A second run with the same edits writes nothing.
 * When the branch moves meanwhile, everything is read again, once. What GitHub refuses (a protected branch, no right to
 * open pull requests) is a diagnostic of severity error, and the rest of the run goes on.
 */
export async function writeBack(
  edited: EditedPlans,
  told: WriteBackContext,
  writer: Writer,
  config: Settings,
): Promise<WrittenBack> {
  if (config.writeBack === "off" || !told.context.onDefaultBranch) return nothing("none");
  const attempt = (): Promise<WrittenBack> =>
    config.writeBack === "commit" ? commitDirectly(edited, told, writer) : standingPull(edited, told, writer, config);
  try {
    return await attempt().catch((error: unknown) => {
      if (error instanceof EnvironmentError && error.kind === "conflict") return attempt();
      throw error;
    });
  } catch (error) {
    if (!(error instanceof EnvironmentError) || !TOLD.includes(error.kind)) throw error;
    return {
      ...nothing("failed"),
      diagnostics: [
        refused(
          error,
          edited.edits,
          config.writeBack === "commit" ? told.observed.defaultBranch : config.writeBackBranch,
          config.writeBack,
        ),
      ],
    };
  }
}

const TOLD: readonly string[] = ["permission", "conflict", "invalid", "not-found"] satisfies EnvironmentError["kind"][];

function nothing(outcome: WrittenBack["outcome"], pull: number | null = null): WrittenBack {
  return { outcome, pull, commit: null, done: [], left: [], diagnostics: [] };
}

async function commitDirectly(edited: EditedPlans, told: WriteBackContext, writer: Writer): Promise<WrittenBack> {
  const edits = mergeEdits([...(told.changes?.edits ?? []), ...edited.edits]);
  if (edits.length === 0) return nothing("none");
  const now = await editedNow(edits, edited, told.observed.defaultBranch, writer);
  if (now.files.length === 0) return { ...nothing(now.left.length > 0 ? "left" : "none"), ...toldOf(now) };
  const commit = await writer.commitFiles({
    branch: told.observed.defaultBranch,
    expectedHead: now.head,
    message: commitMessage(now.plans, now.hash),
    files: now.files,
  });
  return { ...nothing("committed"), commit, ...toldOf(now) };
}

async function standingPull(
  edited: EditedPlans,
  told: WriteBackContext,
  writer: Writer,
  config: Settings,
): Promise<WrittenBack> {
  const branch = config.writeBackBranch;
  const found = mergeEdits([...(told.changes?.edits ?? []), ...edited.edits]);
  const { openPulls } = told.observed;
  // What was read already says that there is none to close: no request.
  if (found.length === 0 && openPulls?.every((pull) => pull.head !== branch)) return nothing("none");
  const open = (await writer.listPulls({ head: branch })).find((pull) => isOurs(pull, told, config));
  const standing = open === undefined ? null : readStanding(open.body);
  const edits = mergeEdits([...(standing?.pending ?? []), ...found]);
  if (edits.length === 0 && open === undefined) return nothing("none");
  const now = await editedNow(edits, edited, told.observed.defaultBranch, writer);
  if (now.files.length === 0) {
    if (open !== undefined) await writer.updatePull(open.number, { state: "closed" });
    return { ...nothing(open !== undefined ? "closed" : now.left.length > 0 ? "left" : "none"), ...toldOf(now) };
  }
  const tip = await writer.readBranch(branch);
  const made = tip === null ? null : hashOfCommit(await writer.readCommitMessage(tip));
  const title = pullTitle(count(now.plans));
  const body = pullBody(now.plans, {
    hash: now.hash,
    pending: edits.filter((edit) => isKept(edit) && !isLeft(now, edit)),
  });
  if (open === undefined) {
    if (await wasDeclined(branch, now.hash, told, writer, config)) return { ...nothing("declined"), ...toldOf(now) };
    const commit = made === now.hash ? tip : await freshBranch(branch, tip, now, writer);
    const pull = await openPull({ title, body, head: branch, base: told.observed.defaultBranch }, writer);
    return { ...nothing("pull", pull), commit, ...toldOf(now) };
  }
  if (tip !== null && made === null)
    return {
      ...nothing("left", open.number),
      ...toldOf(now),
      diagnostics: [foreign(branch, now.files[0]?.path ?? "")],
    };
  const same = made === now.hash && open.body === body && open.title === title;
  if (same) return { ...nothing("unchanged", open.number), ...toldOf(now) };
  const commit = made === now.hash ? tip : await movedBranch(branch, now, writer);
  if (open.body !== body || open.title !== title) await writer.updatePull(open.number, { title, body });
  return { ...nothing("pull", open.number), commit, ...toldOf(now) };
}

function toldOf(now: Now): Pick<WrittenBack, "done" | "left" | "diagnostics"> {
  return {
    done: [...now.plans.values()].flatMap((plan) => plan.done),
    left: now.left,
    diagnostics: now.left.map(leftOut),
  };
}

function count(plans: Now["plans"]): number {
  return [...plans.values()].reduce((sum, plan) => sum + plan.done.length, 0);
}

function isLeft(now: Now, edit: PlanEdit): boolean {
  return now.left.some((one) => one.edit === edit);
}

function isOurs(pull: ObservedPull, told: WriteBackContext, config: Settings): boolean {
  const { owner, repo } = told.observed.repository;
  const here = pull.head.repository?.toLowerCase() === `${owner}/${repo}`.toLowerCase();
  const known = [told.observed.viewer, ...config.identities].map((login) => login.toLowerCase());
  return here && pull.head.ref === config.writeBackBranch && known.includes(pull.author.toLowerCase());
}

/** Somebody closed a pull request with exactly this content: it is not offered again. */
async function wasDeclined(
  branch: string,
  hash: string,
  told: WriteBackContext,
  writer: Writer,
  config: Settings,
): Promise<boolean> {
  const closed = await writer.listPulls({ head: branch, state: "closed" });
  const ours = closed.filter((pull) => isOurs(pull, told, config) && !pull.merged);
  return ours.some((pull) => readStanding(pull.body)?.hash === hash);
}

async function freshBranch(branch: string, tip: string | null, now: Now, writer: Writer): Promise<string> {
  if (tip === null) await writer.createBranch(branch, now.head);
  else if (tip !== now.head) await writer.resetBranch(branch, now.head);
  return writer.commitFiles({
    branch,
    expectedHead: now.head,
    message: commitMessage(now.plans, now.hash),
    files: now.files,
  });
}

/**
 * The commit is made on a branch beside it, which the standing one then takes over: a pull request whose branch is set
 * back to its base, if only for a moment, is closed by GitHub.
 */
async function movedBranch(branch: string, now: Now, writer: Writer): Promise<string> {
  const beside = `${branch}-next`;
  const commit = await freshBranch(beside, await writer.readBranch(beside), now, writer);
  await writer.resetBranch(branch, commit);
  await writer.deleteBranch(beside);
  return commit;
}

async function openPull(
  pull: { title: string; body: string; head: string; base: string },
  writer: Writer,
): Promise<number> {
  return (await writer.createPull(pull)).number;
}
