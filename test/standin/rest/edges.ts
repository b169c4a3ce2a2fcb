// REST: sub-issues and dependencies. They take database ids, not numbers.

import { notFound, Problem, refused } from "../problem.ts";
import { addBlocker, addSubIssue, issueById, moveSubIssue, removeBlocker, removeSubIssue } from "../world/edges.ts";
import type { Issue } from "../world/types.ts";
import { renderIssue } from "./render-issue.ts";
import {
  type Answer,
  actorOf,
  type Context,
  created,
  issueOf,
  issuePath,
  list,
  ok,
  type Route,
  readIssues,
  repositoryOf,
} from "./route.ts";

const blockedBy = `${issuePath}/dependencies/blocked_by`;

export const edgeRoutes: readonly Route[] = [
  { operation: `GET ${issuePath}/sub_issues`, handle: (context) => listOf(context, readIssue(context).children) },
  { operation: `POST ${issuePath}/sub_issues`, handle: postSubIssue },
  { operation: `DELETE ${issuePath}/sub_issue`, handle: dropSubIssue },
  { operation: `PATCH ${issuePath}/sub_issues/priority`, handle: patchPriority },
  { operation: `GET ${issuePath}/parent`, handle: getParent },
  { operation: `GET ${blockedBy}`, handle: (context) => listOf(context, readIssue(context).blockedBy) },
  { operation: `POST ${blockedBy}`, handle: postBlocker },
  { operation: `DELETE ${blockedBy}/{issue_id}`, handle: dropBlocker },
  {
    operation: `GET ${issuePath}/dependencies/blocking`,
    handle: (context) => listOf(context, readIssue(context).blocking),
  },
];

const readIssue = (context: Context): Issue => issueOf(context, repositoryOf(context, readIssues, "read"));
const writtenIssue = (context: Context): Issue =>
  issueOf(context, repositoryOf(context, [["issues", "write"]], "triage"));

function listOf(context: Context, issues: readonly Issue[]): Answer {
  return list(context, issues, (issue) => renderIssue(context.world, issue));
}

/** An issue that the token reaches too: GITHUB_TOKEN cannot link another repository's issues. */
function target(context: Context, id: unknown): Issue {
  const issue = issueById(context.world, id);
  const { repositories } = context.caller.token;
  if (repositories !== null && !repositories.includes(issue.repository.id)) throw notFound();
  return issue;
}

function postSubIssue(context: Context): Answer {
  const parent = writtenIssue(context);
  const child = target(context, context.body.sub_issue_id);
  addSubIssue(context.world, actorOf(context.caller), parent, child, context.body.replace_parent === true);
  return created(renderIssue(context.world, parent));
}

function dropSubIssue(context: Context): Answer {
  const parent = writtenIssue(context);
  removeSubIssue(context.world, actorOf(context.caller), parent, target(context, context.body.sub_issue_id));
  return ok(renderIssue(context.world, parent));
}

function patchPriority(context: Context): Answer {
  const parent = writtenIssue(context);
  const { body } = context;
  const [after, before] = [body.after_id, body.before_id];
  if ((after === undefined) === (before === undefined))
    throw refused("Exactly one of after_id and before_id must be given");
  moveSubIssue(context.world, parent, target(context, body.sub_issue_id), {
    ...(after === undefined ? {} : { after: target(context, after) }),
    ...(before === undefined ? {} : { before: target(context, before) }),
  });
  return ok(renderIssue(context.world, parent));
}

function getParent(context: Context): Answer {
  const { parent } = readIssue(context);
  if (parent === null) throw new Problem(404, "No parent issue found");
  return ok(renderIssue(context.world, parent));
}

function postBlocker(context: Context): Answer {
  const issue = writtenIssue(context);
  addBlocker(context.world, actorOf(context.caller), issue, target(context, context.body.issue_id));
  return created(renderIssue(context.world, issue));
}

function dropBlocker(context: Context): Answer {
  const issue = writtenIssue(context);
  removeBlocker(context.world, actorOf(context.caller), issue, target(context, Number(context.params.issue_id)));
  return ok(renderIssue(context.world, issue));
}
