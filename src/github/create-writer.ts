// A way to look at one repository and to change it.
import { readCapabilities } from "./capabilities.ts";
import { createCheck, createStatus, updateCheck } from "./checks.ts";
import { addReaction, createComment, deleteComment, updateComment } from "./comments.ts";
import { commitFiles, createBranch, deleteBranch, resetBranch } from "./commits.ts";
import { createIssues } from "./create-issues.ts";
import { readerOf } from "./create-reader.ts";
import { createSession, type GitHubOptions } from "./create-session.ts";
import { addBlockers, removeBlockers } from "./edges.ts";
import { createLabels, updateLabel } from "./labels.ts";
import { createMilestone, updateMilestone } from "./milestones.ts";
import { orderChildren } from "./order-children.ts";
import { setParents } from "./parents.ts";
import type { Writer, WriterOptions } from "./port.ts";
import { addPullLabels, createPull, updatePull } from "./pulls.ts";
import { updateIssues } from "./update-issues.ts";

export type { GitHubOptions } from "./create-session.ts";

/** A writer whose bound on content may be set once the configuration is read. */
export interface BoundedWriter extends Writer {
  /** Content-creating items that may be sent from now on; 0: no bound besides GitHub's. */
  limitWrites(most: number): void;
}

export function createWriter(options: GitHubOptions & WriterOptions): BoundedWriter {
  const session = createSession(options, { readOnly: false, maxWrites: options.maxWrites ?? 0 });
  /** Batches choose their way by what the server can do. */
  const informed = async <T>(work: () => Promise<T>): Promise<T> => {
    if (session.can.graphql === undefined) await readCapabilities(session);
    return work();
  };
  return {
    ...readerOf(session),
    limitWrites: (most) => {
      session.budget.left = most > 0 ? most : Number.POSITIVE_INFINITY;
    },
    createLabels: (labels) => informed(() => createLabels(session, labels)),
    updateLabel: (name, label) => updateLabel(session, name, label),
    createMilestone: (milestone) => createMilestone(session, milestone),
    updateMilestone: (number, fields) => updateMilestone(session, number, fields),
    createIssues: (issues) => informed(() => createIssues(session, issues)),
    updateIssues: (updates) => informed(() => updateIssues(session, updates)),
    setParents: (pairs) => informed(() => setParents(session, pairs)),
    orderChildren: (moves) => informed(() => orderChildren(session, moves)),
    addBlockers: (edges) => informed(() => addBlockers(session, edges)),
    removeBlockers: (edges) => informed(() => removeBlockers(session, edges)),
    createComment: (issue, body) => createComment(session, issue, body),
    updateComment: (id, body) => updateComment(session, id, body),
    deleteComment: (id) => deleteComment(session, id),
    addReaction: (comment, content) => addReaction(session, comment, content),
    createCheck: (check) => createCheck(session, check),
    updateCheck: (id, check) => updateCheck(session, id, check),
    createStatus: (status) => createStatus(session, status),
    createBranch: (branch, sha) => createBranch(session, branch, sha),
    resetBranch: (branch, sha) => resetBranch(session, branch, sha),
    deleteBranch: (branch) => deleteBranch(session, branch),
    commitFiles: (commit) => informed(() => commitFiles(session, commit)),
    createPull: (pull) => createPull(session, pull),
    updatePull: (number, fields) => updatePull(session, number, fields),
    addPullLabels: (pull, labels) => addPullLabels(session, pull, labels),
  };
}
