// GraphQL: parents and blockers of issues.

import { Problem } from "../problem.ts";
import { addBlocker, addSubIssue, moveSubIssue, removeBlocker, removeSubIssue } from "../world/edges.ts";
import type { Issue } from "../world/types.ts";
import type { Mutation } from "./resolver.ts";
import { linked, type Scope, writable } from "./scope.ts";

const id = (value: unknown): string => String(value ?? "");

export const edgeMutations: Readonly<Record<string, Mutation>> = {
  addSubIssue: (input, scope) => {
    const issue = writable(scope, id(input.issueId));
    const child = input.subIssueId == null ? byUrl(scope, id(input.subIssueUrl)) : linked(scope, id(input.subIssueId));
    addSubIssue(scope.world, scope.actor, issue, child, input.replaceParent === true);
    return { issue, subIssue: child };
  },
  removeSubIssue: (input, scope) => {
    const [issue, subIssue] = [writable(scope, id(input.issueId)), linked(scope, id(input.subIssueId))];
    removeSubIssue(scope.world, scope.actor, issue, subIssue);
    return { issue, subIssue };
  },
  reprioritizeSubIssue: (input, scope) => {
    const issue = writable(scope, id(input.issueId));
    moveSubIssue(scope.world, issue, linked(scope, id(input.subIssueId)), {
      ...(input.afterId == null ? {} : { after: linked(scope, id(input.afterId)) }),
      ...(input.beforeId == null ? {} : { before: linked(scope, id(input.beforeId)) }),
    });
    return { issue };
  },
  addBlockedBy: (input, scope) => {
    const [issue, blockingIssue] = [writable(scope, id(input.issueId)), linked(scope, id(input.blockingIssueId))];
    addBlocker(scope.world, scope.actor, issue, blockingIssue);
    return { issue, blockingIssue };
  },
  removeBlockedBy: (input, scope) => {
    const [issue, blockingIssue] = [writable(scope, id(input.issueId)), linked(scope, id(input.blockingIssueId))];
    removeBlocker(scope.world, scope.actor, issue, blockingIssue);
    return { issue, blockingIssue };
  },
};

function byUrl(scope: Scope, url: string): Issue {
  const [, name = "", number = ""] = /\/([^/]+\/[^/]+)\/issues\/(\d+)$/.exec(url) ?? [];
  const issue = scope.world.findRepository(name)?.issues.get(Number(number));
  if (issue === undefined) throw new Problem(404, `Could not resolve to an issue with the URL '${url}'`);
  return linked(scope, issue.nodeId);
}
