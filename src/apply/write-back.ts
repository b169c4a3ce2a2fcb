// Plan edits go back into the repository: one standing pull request on one branch, or a commit, as configured.
import type { Writer } from "../github/port.ts";
import type { PlanEdit } from "../model/change.ts";
import type { Config } from "../model/config.ts";
import { nameOf } from "../model/desired.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { type EditedPlans, type LeftEdit, mergeEdits } from "../model/edited.ts";
import { EnvironmentError } from "../model/failure.ts";
import type { Phase, PlanDocument, Task } from "../model/plan.ts";
import type { ObservedPull, ObservedState } from "../model/repository.ts";
import { nameInWords } from "../model/written.ts";
import { editedNow, type Now } from "./edited-now.ts";
import { standingBranch } from "./standing-branch.ts";
import {
  bodyWith,
  type Calling,
  CLOSED_BODY,
  commitMessage,
  hashOfCommit,
  isKept,
  isOurTitle,
  pullBody,
  pullTitle,
  readStanding,
} from "./standing-pull.ts";
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
  /** Why GitHub refused, when it did. */
  readonly refusal?: EnvironmentError["kind"];
}

/** What of a proposal this needs. */
export interface WriteBackContext {
  readonly observed: Pick<ObservedState, "defaultBranch" | "viewer" | "repository" | "openPulls">;
  readonly context: { readonly onDefaultBranch: boolean };
  /** What the comparison found to be written; the edits handed over come on top. */
  readonly changes?: { readonly edits: readonly PlanEdit[]; readonly matched?: Readonly<Record<string, number>> };
  /** For the names of tasks in what people read. */
  readonly documents?: readonly PlanDocument[];
}

type Settings = Pick<Config, "writeBack" | "writeBackBranch" | "identities">;

/**
 * Writes the edits, made anew on the default branch as it stands now. A second run with the same edits writes nothing.
 * When the branch moves meanwhile, everything is read again, at most three times. What GitHub refuses (a protected branch, no right to
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
    return await persist(attempt);
  } catch (error) {
    if (!(error instanceof EnvironmentError) || !TOLD.includes(error.kind)) throw error;
    return {
      ...nothing("failed"),
      refusal: error.kind,
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

/** Again from the start when another run was faster. */
async function persist(attempt: () => Promise<WrittenBack>): Promise<WrittenBack> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (tries >= ATTEMPTS || !(error instanceof EnvironmentError) || !RACED.includes(error.kind)) throw error;
    }
  }
}

const ATTEMPTS = 4;
/** Somebody else was faster: the branch has moved, or the pull request is there by now. */
const RACED: readonly string[] = ["conflict", "invalid"] satisfies EnvironmentError["kind"][];
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
    message: commitMessage(now.plans, now.hash, callingOf(told)),
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
    // Without its data: closed by us, it does not count as declined by people.
    if (open !== undefined)
      await writer.updatePull(open.number, { state: "closed", body: bodyWith(lines(open.body), CLOSED_BODY) });
    return { ...nothing(open !== undefined ? "closed" : now.left.length > 0 ? "left" : "none"), ...toldOf(now) };
  }
  const calling = callingOf(told);
  const texts = {
    title: pullTitle(count(now.plans)),
    body: pullBody(
      now.plans,
      { hash: now.hash, pending: edits.filter((edit) => isKept(edit) && now.pending.has(edit)) },
      calling,
    ),
    message: commitMessage(now.plans, now.hash, calling),
  };
  const tip = await writer.readBranch(branch);
  const made = tip === null ? null : hashOfCommit(await writer.readCommitMessage(tip));
  const written = { now, texts, tip, made };
  return open === undefined ? opened(written, told, writer, config) : updated(open, written, writer, branch);
}

interface Written {
  readonly now: Now;
  readonly texts: { readonly title: string; readonly body: string; readonly message: string };
  readonly tip: string | null;
  /** The hash of the branch's last commit when we made it. */
  readonly made: string | null;
}

async function opened(
  { now, texts, tip, made }: Written,
  told: WriteBackContext,
  writer: Writer,
  config: Settings,
): Promise<WrittenBack> {
  const branch = config.writeBackBranch;
  const closed = (await writer.listPulls({ head: branch, state: "closed" })).filter((pull) =>
    isOurs(pull, told, config),
  );
  // Somebody closed a pull request with exactly this content: it is not offered again.
  const declined = closed.some((pull) => !pull.merged && readStanding(pull.body)?.hash === now.hash);
  if (declined) return { ...nothing("declined"), ...toldOf(now) };
  const known = made !== null || closed.some((pull) => pull.head.sha === tip);
  if (tip !== null && !known) return left(now, branch, null);
  const commit = await standingBranch(branch, tip, now, texts.message, writer);
  const { title, body } = texts;
  const pull = await writer.createPull({ title, body, head: branch, base: told.observed.defaultBranch });
  if (lines(pull.body) !== body) throw raced();
  return { ...nothing("pull", pull.number), commit, ...toldOf(now) };
}

async function updated(
  open: ObservedPull,
  { now, texts, tip, made }: Written,
  writer: Writer,
  branch: string,
): Promise<WrittenBack> {
  if (tip !== null && made === null) return left(now, branch, open.number);
  const wanted = {
    title: isOurTitle(open.title) ? texts.title : open.title,
    body: bodyWith(lines(open.body), texts.body),
  };
  const retold = lines(open.body) !== wanted.body || open.title !== wanted.title;
  if (made === now.hash && !retold) return { ...nothing("unchanged", open.number), ...toldOf(now) };
  const commit = made === now.hash ? tip : await standingBranch(branch, tip, now, texts.message, writer);
  // As late as can be: what another run has added to its data since must not be lost.
  const latest = await writer.readPull(open.number);
  if (latest.body !== open.body) throw raced();
  if (retold) await writer.updatePull(open.number, wanted);
  return { ...nothing("pull", open.number), commit, ...toldOf(now) };
}

function raced(): EnvironmentError {
  return new EnvironmentError("conflict", "Another run has written the pull request meanwhile");
}

/** GitHub returns what was written in a browser with other line endings. */
function lines(text: string): string {
  return text.replaceAll("\r\n", "\n");
}

function left(now: Now, branch: string, pull: number | null): WrittenBack {
  return { ...nothing("left", pull), ...toldOf(now), diagnostics: [foreign(branch, now.files[0]?.path ?? "")] };
}

/** Titles and issue numbers as the proposal knows them; the key where it does not. */
function callingOf({ documents, changes }: WriteBackContext): Calling {
  return (identity) => {
    const document = documents?.find((one) => one.path === identity.path);
    const list: readonly (Task | Phase)[] | undefined = identity.kind === "phase" ? document?.phases : document?.tasks;
    const owner = list?.find((one) => one.key === identity.key);
    const title = owner === undefined ? identity.key : nameInWords(owner);
    return { title, issue: changes?.matched?.[nameOf(identity)] ?? null };
  };
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

function isOurs(pull: ObservedPull, told: WriteBackContext, config: Settings): boolean {
  const { owner, repo } = told.observed.repository;
  const here = pull.head.repository?.toLowerCase() === `${owner}/${repo}`.toLowerCase();
  const known = [told.observed.viewer, ...config.identities].map((login) => login.toLowerCase());
  return here && pull.head.ref === config.writeBackBranch && known.includes(pull.author.toLowerCase());
}
