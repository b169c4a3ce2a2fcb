// What a preview may write: its own comment and its own check. It holds nothing else, so it can change nothing else.
import type { GitHubOptions } from "../github/create-reader.ts";
import { createWriter } from "../github/create-writer.ts";
import type { Writer } from "../github/port.ts";

export type Teller = Pick<
  Writer,
  | "listComments"
  | "createComment"
  | "updateComment"
  | "deleteComment"
  | "listChecks"
  | "listStatuses"
  | "createCheck"
  | "updateCheck"
  | "createStatus"
  | "addPullLabels"
  | "usage"
>;

export function createTeller(options: GitHubOptions): Teller {
  const { listComments, createComment, updateComment, deleteComment, ...rest } = createWriter(options);
  const { listChecks, listStatuses, createCheck, updateCheck, createStatus, addPullLabels, usage } = rest;
  return {
    listComments,
    createComment,
    updateComment,
    deleteComment,
    listChecks,
    listStatuses,
    createCheck,
    updateCheck,
    createStatus,
    addPullLabels,
    usage,
  };
}
