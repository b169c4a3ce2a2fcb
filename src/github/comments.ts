// Comments on issues and pull requests, and reactions to them.
import type { ObservedComment, ObservedReaction } from "../model/repository.ts";
import { allPages } from "./paginate.ts";
import type { Session } from "./session.ts";

interface RestComment {
  readonly id: number | bigint;
  readonly body?: string | undefined;
  readonly user: { readonly login: string } | null;
  readonly created_at: string;
  readonly updated_at: string;
}

function fromRest(comment: RestComment): ObservedComment {
  return {
    id: Number(comment.id),
    body: comment.body ?? "",
    author: comment.user?.login ?? "ghost",
    createdAt: comment.created_at,
    updatedAt: comment.updated_at,
  };
}

export async function listComments(session: Session, issue: number): Promise<readonly ObservedComment[]> {
  const route = "GET /repos/{owner}/{repo}/issues/{issue_number}/comments";
  const listed = await allPages(session.transport, route, { ...session.at, issue_number: issue }, (data) => data);
  return listed.map(fromRest);
}

export async function listReactions(session: Session, comment: number): Promise<readonly ObservedReaction[]> {
  const route = "GET /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions";
  const listed = await allPages(session.transport, route, { ...session.at, comment_id: comment }, (data) => data);
  return listed.map((reaction) => ({ content: reaction.content, author: reaction.user?.login ?? "ghost" }));
}

/** Not repeated when the answer is lost (kind "network"): look for the comment before writing it again. */
export async function createComment(session: Session, issue: number, body: string): Promise<ObservedComment> {
  const { data } = await session.transport.rest(
    "POST /repos/{owner}/{repo}/issues/{issue_number}/comments",
    { ...session.at, issue_number: issue, body },
    { creates: 1, urgent: true },
  );
  return fromRest(data);
}

export async function updateComment(session: Session, id: number, body: string): Promise<void> {
  const route = "PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}";
  await session.transport.rest(route, { ...session.at, comment_id: id, body }, { urgent: true });
}

export async function deleteComment(session: Session, id: number): Promise<void> {
  const route = "DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}";
  await session.transport.rest(route, { ...session.at, comment_id: id }, { urgent: true });
}

/** A reaction that is there already is answered with 200. */
export async function addReaction(
  session: Session,
  comment: number,
  content: "+1" | "-1" | "eyes" | "rocket" | "confused" | "hooray",
): Promise<void> {
  const route = "POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions";
  await session.transport.rest(
    route,
    { ...session.at, comment_id: comment, content },
    { repeatable: true, urgent: true },
  );
}
