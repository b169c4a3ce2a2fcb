// A way to look at one repository. It has no method that writes, and its requests cannot write either.
import { readCapabilities } from "./capabilities.ts";
import { listChecks, listStatuses } from "./checks.ts";
import { listComments, listReactions } from "./comments.ts";
import { createSession, type GitHubOptions } from "./create-session.ts";
import { listFiles, readBranch, readCommitMessage, readFiles } from "./files.ts";
import { observe } from "./observe.ts";
import { listChildren } from "./order-children.ts";
import { listAssignable, readRole } from "./people.ts";
import type { Reader } from "./port.ts";
import { listClosing, listClosingOf, listPullFiles, listPulls, readPull } from "./pulls.ts";
import { readIssues } from "./read-issues.ts";
import type { Session } from "./session.ts";

export type { GitHubOptions } from "./create-session.ts";

export function createReader(options: GitHubOptions): Reader {
  return readerOf(createSession(options, { readOnly: true, maxWrites: 0 }));
}

/** The reading half of a session. */
export function readerOf(session: Session): Reader {
  return {
    repository: session.repository,
    observe: () => observe(session),
    capabilities: () => readCapabilities(session),
    listChildren: (parents) => listChildren(session, parents),
    readIssues: (names) => readIssues(session, names),
    listChecks: (sha) => listChecks(session, sha),
    listStatuses: (sha) => listStatuses(session, sha),
    listComments: (issue) => listComments(session, issue),
    listReactions: (comment) => listReactions(session, comment),
    readPull: (number) => readPull(session, number),
    listPulls: (narrowed) => listPulls(session, narrowed),
    listPullFiles: (number) => listPullFiles(session, number),
    listClosing: (pull) => listClosing(session, pull),
    listClosingOf: (pulls) => listClosingOf(session, pulls),
    listFiles: (ref) => listFiles(session, ref),
    readFiles: (ref, paths) => readFiles(session, ref, paths),
    readBranch: (branch) => readBranch(session, branch),
    readCommitMessage: (sha) => readCommitMessage(session, sha),
    readRole: (login) => readRole(session, login),
    listAssignable: (logins) => listAssignable(session, logins),
    usage: () => session.transport.usage(),
  };
}
