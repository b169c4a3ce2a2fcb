// Files at a commit, byte for byte: by GraphQL a hundred a request, by REST where GraphQL does not tell the whole text.
import { EnvironmentError } from "../model/failure.ts";
import { inTurns } from "./in-turns.ts";
import { askParts, unlessMissing } from "./lookup.ts";
import type { FileText, TreeFile } from "./port.ts";
import type { Session } from "./session.ts";
import { withGraphql } from "./with-graphql.ts";

const AT_ONCE = 100;
/** Bytes beyond which a file is not fetched: no plan is that long. */
const MOST_BYTES = 16 * 1024 * 1024;

export async function listFiles(session: Session, ref: string): Promise<readonly TreeFile[]> {
  const { data } = await session.transport.rest("GET /repos/{owner}/{repo}/git/trees/{tree_sha}", {
    ...session.at,
    tree_sha: ref,
    recursive: "1",
  });
  if (data.truncated)
    throw new EnvironmentError("unsupported", "GitHub does not list all files of this repository: it has too many", {
      advice: "Check the repository out and give the plans' paths.",
    });
  return data.tree.flatMap(({ type, path, sha, size }) =>
    type === "blob" && path && sha ? [{ path, sha, size: size ?? 0 }] : [],
  );
}

/** Texts by path. A path that is not there, or is no file, is missing in the map. */
export async function readFiles(
  session: Session,
  ref: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, FileText>> {
  const found = new Map<string, FileText>();
  for (let at = 0; at < paths.length; at += AT_ONCE) {
    const part = paths.slice(at, at + AT_ONCE);
    const texts = await withGraphql(
      session,
      () => readObjects(session, ref, part),
      () => inTurns(part, 6, (path) => readContent(session, ref, path)),
    );
    for (const [index, text] of texts.entries()) if (text !== null) found.set(part[index] ?? "", text);
  }
  return found;
}

interface Blob {
  readonly oid?: string;
  readonly byteSize?: number;
  readonly isBinary?: boolean | null;
  readonly isTruncated?: boolean;
  readonly text?: string | null;
}

async function readObjects(session: Session, ref: string, paths: readonly string[]): Promise<(FileText | null)[]> {
  const objects = await askParts<{ object: Blob | null }>(
    session,
    "readFiles",
    paths.map((path) => ({
      variables: { ...session.at, at: `${ref}:${path}` },
      types: { owner: "String!", repo: "String!", at: "String!" },
      field: (v) =>
        `repository(owner: ${v("owner")}, name: ${v("repo")}) { object(expression: ${v("at")}) { ... on Blob { oid byteSize isBinary isTruncated text } } }`,
    })),
  );
  return inTurns(objects, 6, async (answer) => {
    const blob = answer?.object;
    if (!blob?.oid) return null;
    const size = blob.byteSize ?? 0;
    if (blob.isBinary === true) return { text: "", sha: blob.oid, truncated: false, binary: true };
    const { text } = blob;
    // A text that is cut, or that lost bytes on its way (a byte order mark, bytes that are not UTF-8), is fetched as bytes.
    if (typeof text === "string" && !blob.isTruncated && Buffer.byteLength(text) === size)
      return { text, sha: blob.oid, truncated: false, binary: false };
    return readBlob(session, blob.oid, size);
  });
}

async function readContent(session: Session, ref: string, path: string): Promise<FileText | null> {
  const route = "GET /repos/{owner}/{repo}/contents/{path}";
  const answer = await unlessMissing(session.transport.rest(route, { ...session.at, path, ref }));
  if (answer === null) return null;
  const { data } = answer;
  if (Array.isArray(data) || data.type !== "file") return null;
  if (!("content" in data) || data.encoding !== "base64" || (data.content === "" && data.size > 0))
    return readBlob(session, data.sha, data.size);
  return decode(Buffer.from(data.content, "base64"), data.sha);
}

async function readBlob(session: Session, sha: string, size: number): Promise<FileText> {
  if (size > MOST_BYTES) return { text: "", sha, truncated: true, binary: false };
  const route = "GET /repos/{owner}/{repo}/git/blobs/{file_sha}";
  const { data } = await session.transport.rest(route, { ...session.at, file_sha: sha });
  return decode(Buffer.from(data.content, data.encoding === "base64" ? "base64" : "utf8"), sha);
}

/** UTF-8 with its byte order mark; anything else is binary. */
function decode(bytes: Uint8Array, sha: string): FileText {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return { text, sha, truncated: false, binary: text.includes("\0") };
  } catch {
    return { text: "", sha, truncated: false, binary: true };
  }
}

/** The commit of a branch, null when there is no such branch (or no commit at all). */
export async function readBranch(session: Session, branch: string): Promise<string | null> {
  const route = "GET /repos/{owner}/{repo}/git/ref/{ref}";
  try {
    const { data } = await session.transport.rest(route, { ...session.at, ref: `heads/${branch}` });
    return data.object.sha;
  } catch (error) {
    if (error instanceof EnvironmentError && (error.status === 404 || error.status === 409)) return null;
    throw error;
  }
}

export async function readCommitMessage(session: Session, sha: string): Promise<string> {
  const route = "GET /repos/{owner}/{repo}/git/commits/{commit_sha}";
  return (await session.transport.rest(route, { ...session.at, commit_sha: sha })).data.message;
}
