// The branch of the standing pull request: one commit on the default branch's head.
import type { Writer } from "../github/port.ts";
import type { Now } from "./edited-now.ts";

/**
 * Lets the branch stand at a new commit of ours. The commit is made on a branch beside it, which the standing one then
 * takes over: a pull request whose branch is set back to its base, if only for a moment, is closed by GitHub; and the
 * standing branch never stands at a commit that could be somebody else's. A branch beside it that an interrupted run
 * has left is used again.
 */
export async function standingBranch(
  branch: string,
  tip: string | null,
  now: Now,
  message: string,
  writer: Writer,
): Promise<string> {
  const beside = `${branch}-next`;
  const left = await writer.readBranch(beside);
  if (left === null) await writer.createBranch(beside, now.head);
  else if (left !== now.head) await writer.resetBranch(beside, now.head);
  const commit = await writer.commitFiles({ branch: beside, expectedHead: now.head, message, files: now.files });
  if (tip === null) await writer.createBranch(branch, commit);
  else await writer.resetBranch(branch, commit);
  await writer.deleteBranch(beside);
  return commit;
}
