// Branches of our own, and commits of several files on them: all or nothing, only on the head that was read.
import { EnvironmentError } from "../model/failure.ts";
import { readBranch, readCommitMessage } from "./files.ts";
import { readGraphqlError } from "./graphql-errors.ts";
import type { Session } from "./session.ts";

export interface Commit {
  readonly branch: string;
  readonly expectedHead: string;
  readonly message: string;
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

const PROTECTED =
  /protected branch|repository rule|rule violations|required status|changes must be made through a pull request/i;
const MOVED = /expected branch to point to|is at .* but expected|not a fast.forward|stale/i;

/**
 * The new commit's sha. Throws `conflict` when the branch does not stand at the expected head, `permission` when the
 * branch is protected. An answer that was lost is looked up at the branch.
 */
export async function commitFiles(session: Session, commit: Commit): Promise<string> {
  try {
    return await (session.can.graphql === false ? commitByRest(session, commit) : commitByGraphql(session, commit));
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    if (error.kind === "network") return readBack(session, commit, error);
    throw refusalOf(error, commit);
  }
}

async function commitByGraphql(session: Session, { branch, expectedHead, message, files }: Commit): Promise<string> {
  const [headline = "", ...body] = message.split("\n");
  const { owner, repo } = session.repository;
  const input = {
    branch: { repositoryNameWithOwner: `${owner}/${repo}`, branchName: branch },
    expectedHeadOid: expectedHead,
    message: { headline, body: body.join("\n").trim() },
    fileChanges: {
      additions: files.map(({ path, text }) => ({ path, contents: Buffer.from(text).toString("base64") })),
    },
  };
  const answer = await session.transport.graphql<{ createCommitOnBranch: { commit: { oid: string } | null } | null }>(
    "mutation createCommitOnBranch($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { commit { oid } } }",
    { input },
    { urgent: true },
  );
  const oid = answer.data?.createCommitOnBranch?.commit?.oid;
  if (oid !== undefined) return oid;
  const [error] = answer.errors;
  if (error === undefined) throw new EnvironmentError("network", "GitHub did not say what became of the commit");
  throw readGraphqlError(error, "createCommitOnBranch", "").error;
}

async function commitByRest(session: Session, { branch, expectedHead, message, files }: Commit): Promise<string> {
  const { transport, at } = session;
  const head = await readBranch(session, branch);
  if (head !== expectedHead) throw moved(branch);
  const repeatable = { repeatable: true, urgent: true };
  const parent = await transport.rest("GET /repos/{owner}/{repo}/git/commits/{commit_sha}", {
    ...at,
    commit_sha: head,
  });
  const entries = files.map(({ path, text }) => ({
    path,
    mode: "100644" as const,
    type: "blob" as const,
    content: text,
  }));
  const tree = await transport.rest(
    "POST /repos/{owner}/{repo}/git/trees",
    { ...at, base_tree: parent.data.tree.sha, tree: entries },
    repeatable,
  );
  const made = await transport.rest(
    "POST /repos/{owner}/{repo}/git/commits",
    { ...at, message, tree: tree.data.sha, parents: [head] },
    repeatable,
  );
  const ref = { ...at, ref: `heads/${branch}`, sha: made.data.sha, force: false };
  await transport.rest("PATCH /repos/{owner}/{repo}/git/refs/{ref}", ref, { urgent: true });
  return made.data.sha;
}

/** Whether a commit whose answer was lost is on the branch. */
async function readBack(session: Session, commit: Commit, lost: EnvironmentError): Promise<string> {
  const head = await readBranch(session, commit.branch);
  if (head === null || head === commit.expectedHead) throw lost;
  if ((await readCommitMessage(session, head)).trim() === commit.message.trim()) return head;
  throw moved(commit.branch);
}

function refusalOf(error: EnvironmentError, { branch }: Commit): EnvironmentError {
  if (!PROTECTED.test(error.message))
    return error.kind === "conflict" || MOVED.test(error.message) ? moved(branch, error) : error;
  return new EnvironmentError("permission", `The branch ${branch} is protected: ${error.message}`, {
    cause: error,
    ...(error.status === undefined ? {} : { status: error.status }),
    advice: "Let the change come as a pull request, or let the app or token pass the branch's rules.",
  });
}

function moved(branch: string, cause?: unknown): EnvironmentError {
  return new EnvironmentError("conflict", `The branch ${branch} has moved since it was read`, {
    cause,
    advice: "Run Plansync again; it starts from the new head.",
  });
}

/** A branch that stands at the commit already is as good as a new one. */
export async function createBranch(session: Session, branch: string, sha: string): Promise<void> {
  try {
    const body = { ...session.at, ref: `refs/heads/${branch}`, sha };
    await session.transport.rest("POST /repos/{owner}/{repo}/git/refs", body, { repeatable: true, urgent: true });
  } catch (error) {
    if (!(error instanceof EnvironmentError && /already exists/i.test(error.message))) throw error;
    if ((await readBranch(session, branch)) === sha) return;
    throw new EnvironmentError("conflict", `There is a branch ${branch} already, at another commit`, { cause: error });
  }
}

/** Moves a branch of our own, also backwards. */
export async function resetBranch(session: Session, branch: string, sha: string): Promise<void> {
  const ref = { ...session.at, ref: `heads/${branch}`, sha, force: true };
  await session.transport.rest("PATCH /repos/{owner}/{repo}/git/refs/{ref}", ref, { urgent: true });
}

/** Takes a branch of our own away; one that is gone already is fine. */
export async function deleteBranch(session: Session, branch: string): Promise<void> {
  const ref = { ...session.at, ref: `heads/${branch}` };
  try {
    await session.transport.rest("DELETE /repos/{owner}/{repo}/git/refs/{ref}", ref, { urgent: true });
  } catch (error) {
    if (!(error instanceof EnvironmentError) || !(error.status === 404 || /does not exist/i.test(error.message)))
      throw error;
  }
}
