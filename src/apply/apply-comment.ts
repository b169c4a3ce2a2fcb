// One comment on a pull request or an issue, edited in place, gone when there is nothing to say.
import type { Writer } from "../github/port.ts";
import type { ObservedComment } from "../model/repository.ts";

export type CommentPort = Pick<Writer, "listComments" | "createComment" | "updateComment" | "deleteComment">;

/**
 * Makes the issue carry exactly this comment of ours, or none (null). It is found by `marker` on its first line, on any
 * page, and only among comments that `viewer` wrote: others may put the marker into theirs. An equal one is not written
 * again; should there be several, one stays.
 */
export async function applyComment(
  issue: number,
  body: string | null,
  own: { readonly marker: string; readonly viewer: string },
  port: CommentPort,
): Promise<"written" | "unchanged" | "removed" | "none"> {
  const comments = await port.listComments(issue);
  const [first, ...others] = comments.filter((comment) => isOurs(comment, own));
  for (const other of others) await port.deleteComment(other.id);
  if (body === null) {
    if (first === undefined) return "none";
    await port.deleteComment(first.id);
    return "removed";
  }
  if (first === undefined) await port.createComment(issue, body);
  else if (plain(first.body) === plain(body)) return "unchanged";
  else await port.updateComment(first.id, body);
  return "written";
}

function isOurs(comment: ObservedComment, own: { readonly marker: string; readonly viewer: string }): boolean {
  return bare(comment.author) === bare(own.viewer) && comment.body.startsWith(own.marker);
}

function bare(login: string): string {
  return login.toLowerCase().replace(/\[bot\]$/, "");
}

/** As GitHub may return it: other line endings, no white space at the end. */
function plain(body: string): string {
  return body.replaceAll("\r\n", "\n").trimEnd();
}
