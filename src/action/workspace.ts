// Files of the checkout, taken only where they are byte for byte what the commit holds.
import { createHash } from "node:crypto";
import { lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The file's bytes when its git object name is `sha`; null when there is no checkout, no such file, or another content
 * (changed by an earlier step, other line endings, a link): then the caller asks GitHub. So nothing that is not in the
 * commit is ever taken for a plan, whatever lies around in the folder.
 */
export function readLocal(folder: string | null, path: string, sha: string): Buffer | null {
  if (folder === null) return null;
  try {
    const file = join(folder, path);
    if (!lstatSync(file).isFile()) return null;
    const bytes = readFileSync(file);
    return objectName(bytes, sha.length === 64 ? "sha256" : "sha1") === sha ? bytes : null;
  } catch {
    return null;
  }
}

function objectName(bytes: Buffer, algorithm: "sha1" | "sha256"): string {
  return createHash(algorithm).update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}
