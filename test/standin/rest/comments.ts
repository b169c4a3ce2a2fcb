// REST: comments and reactions.

import { notFound, Problem } from "../problem.ts";
import { atLeast, roleOf } from "../world/access.ts";
import { addReaction, createComment, deleteComment, updateComment } from "../world/comments.ts";
import type { Comment, Issue } from "../world/types.ts";
import { renderComment, renderReaction } from "./render-issue.ts";
import {
  type Answer,
  actorOf,
  type Context,
  created,
  issueOf,
  issuePath,
  list,
  nothing,
  ok,
  type Route,
  readIssues,
  repo,
  repositoryOf,
  text,
  writeIssues,
} from "./route.ts";

const one = `${repo}/issues/comments/{comment_id}`;

export const commentRoutes: readonly Route[] = [
  { operation: `GET ${repo}/issues/comments`, handle: listAll },
  { operation: `GET ${one}`, handle: (context) => ok(renderComment(context.world, readComment(context))) },
  { operation: `PATCH ${one}`, handle: patchComment },
  { operation: `DELETE ${one}`, handle: dropComment },
  { operation: `GET ${one}/reactions`, handle: (context) => listReactions(context, readComment(context)) },
  { operation: `POST ${one}/reactions`, handle: (context) => react(context, writtenComment(context)) },
  { operation: `DELETE ${one}/reactions/{reaction_id}`, handle: dropReaction },
  { operation: `GET ${issuePath}/comments`, handle: listComments },
  { operation: `POST ${issuePath}/comments`, handle: postComment },
  { operation: `GET ${issuePath}/reactions`, handle: (context) => listReactions(context, readIssue(context)) },
  { operation: `POST ${issuePath}/reactions`, handle: (context) => react(context, writtenIssue(context)) },
];

const readIssue = (context: Context): Issue => issueOf(context, repositoryOf(context, readIssues, "read"));
const writtenIssue = (context: Context): Issue => issueOf(context, repositoryOf(context, writeIssues, "read"));

function readComment(context: Context, needs = readIssues): Comment {
  const found = repositoryOf(context, needs, "read").comments.get(Number(context.params.comment_id));
  if (found === undefined) throw notFound();
  return found;
}

const writtenComment = (context: Context): Comment => readComment(context, writeIssues);

function since(context: Context, comments: Iterable<Comment>): Comment[] {
  const from = context.query.get("since");
  return [...comments].filter((comment) => from === null || Date.parse(comment.updatedAt) >= Date.parse(from));
}

function listAll(context: Context): Answer {
  const repository = repositoryOf(context, readIssues, "read");
  return list(context, since(context, repository.comments.values()), (comment) =>
    renderComment(context.world, comment),
  );
}

function listComments(context: Context): Answer {
  return list(context, since(context, readIssue(context).comments), (comment) => renderComment(context.world, comment));
}

function postComment(context: Context): Answer {
  const { world, caller, body } = context;
  return created(
    renderComment(world, createComment(world, actorOf(caller), writtenIssue(context), text(body.body) ?? "")),
  );
}

/** Comments of others can be changed by those who may write. */
function editable(context: Context): Comment {
  const comment = writtenComment(context);
  const { token, user } = context.caller;
  const allowed =
    comment.author === user || token.permissions !== null || atLeast(roleOf(comment.issue.repository, user), "write");
  if (!allowed) throw new Problem(403, "Must have admin rights to Repository.");
  return comment;
}

function patchComment(context: Context): Answer {
  const comment = editable(context);
  updateComment(context.world, actorOf(context.caller), comment, text(context.body.body) ?? "");
  return ok(renderComment(context.world, comment));
}

function dropComment(context: Context): Answer {
  deleteComment(context.world, actorOf(context.caller), editable(context));
  return nothing;
}

function listReactions(context: Context, target: Issue | Comment): Answer {
  const content = context.query.get("content");
  const kept = target.reactions.filter((reaction) => content === null || reaction.content === content);
  return list(context, kept, (reaction) => renderReaction(context.world, reaction));
}

function react(context: Context, target: Issue | Comment): Answer {
  const content = text(context.body.content) ?? "";
  const { reaction, fresh } = addReaction(context.world, actorOf(context.caller), target, content);
  return { status: fresh ? 201 : 200, body: renderReaction(context.world, reaction) };
}

function dropReaction(context: Context): Answer {
  const comment = writtenComment(context);
  const index = comment.reactions.findIndex((reaction) => reaction.id === Number(context.params.reaction_id));
  if (index < 0) throw notFound();
  comment.reactions.splice(index, 1);
  return nothing;
}
