// Comments on issues and pull requests, and reactions.

import * as caps from "../caps.ts";
import { invalid, Problem } from "../problem.ts";
import { renderComment, renderIssue } from "../rest/render-issue.ts";
import type { Comment, Issue, Reaction } from "./types.ts";
import { type Actor, longerThan, type World } from "./world.ts";

function checkBody(body: string): void {
  if (body.trim() === "") throw invalid("IssueComment", "body", "missing_field");
  if (longerThan(body, caps.BODY) || Buffer.byteLength(body) > 4 * caps.BODY) {
    throw invalid("IssueComment", "body", "custom", `body is too long (maximum is ${caps.BODY} characters)`);
  }
}

export function createComment(world: World, actor: Actor, issue: Issue, body: string): Comment {
  checkBody(body);
  if (issue.locked) throw new Problem(403, "Unable to create comment because issue is locked.");
  const id = world.id();
  const comment: Comment = {
    kind: "comment",
    id,
    nodeId: world.nodeId("IC", id),
    issue,
    body,
    author: actor.user,
    viaApp: actor.app,
    reactions: [],
    createdAt: world.now(),
    updatedAt: world.now(),
  };
  issue.comments.push(comment);
  issue.updatedAt = world.now();
  issue.repository.comments.set(id, world.register(comment));
  tell(world, actor, comment, "created");
  return comment;
}

export function updateComment(world: World, actor: Actor, comment: Comment, body: string): void {
  checkBody(body);
  const changes = { body: { from: comment.body } };
  comment.body = body;
  comment.updatedAt = world.now();
  comment.issue.updatedAt = world.now();
  tell(world, actor, comment, "edited", { changes });
}

export function deleteComment(world: World, actor: Actor, comment: Comment): void {
  comment.issue.comments.splice(comment.issue.comments.indexOf(comment), 1);
  comment.issue.repository.comments.delete(comment.id);
  world.state.nodes.delete(comment.nodeId);
  tell(world, actor, comment, "deleted");
}

export const reactionContents: readonly string[] = [
  "+1",
  "-1",
  "laugh",
  "confused",
  "heart",
  "hooray",
  "rocket",
  "eyes",
];

/** A person's reaction of one kind exists once; asking again answers the first one. */
export function addReaction(
  world: World,
  actor: Actor,
  target: Issue | Comment,
  content: string,
): { reaction: Reaction; fresh: boolean } {
  if (!reactionContents.includes(content)) throw invalid("Reaction", "content", "invalid");
  const known = target.reactions.find((one) => one.user === actor.user && one.content === content);
  if (known !== undefined) return { reaction: known, fresh: false };
  const id = world.id();
  const reaction: Reaction = { id, nodeId: world.nodeId("REA", id), user: actor.user, content, createdAt: world.now() };
  target.reactions.push(reaction);
  return { reaction, fresh: true };
}

function tell(world: World, actor: Actor, comment: Comment, action: string, extra: Record<string, unknown> = {}): void {
  world.emit(comment.issue.repository, "issue_comment", action, actor, () => ({
    issue: renderIssue(world, comment.issue),
    comment: renderComment(world, comment),
    ...extra,
  }));
}
