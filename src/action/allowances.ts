// What somebody allowed for one run beyond the guards: by input, by a label of the pull request, by a commit's trailer.
import type { Reader } from "../github/port.ts";
import { EnvironmentError } from "../model/failure.ts";

export interface Allow {
  readonly creates: boolean;
  readonly closes: boolean;
}

/** Labels of a pull request: `plansync: allow creates`, `plansync: allow closes`. */
export function allowedByLabels(labels: readonly string[]): Allow {
  const named = new Set(
    labels.map((label) =>
      label
        .toLowerCase()
        .replace(/[\s:_-]+/g, " ")
        .trim(),
    ),
  );
  return { creates: named.has("plansync allow creates"), closes: named.has("plansync allow closes") };
}

/** `Plansync-Allow: creates, closes` in the last paragraph of a commit message. */
export function allowedByTrailer(message: string): Allow {
  const lines = message.slice(0, 100_000).split(/\r?\n/);
  const words = lines
    .filter((line) => /^plansync-allow:/i.test(line))
    .flatMap((line) =>
      line
        .slice(line.indexOf(":") + 1)
        .toLowerCase()
        .split(/[\s,]+/),
    );
  return { creates: words.includes("creates"), closes: words.includes("closes") };
}

export function either(a: Allow, b: Allow): Allow {
  return { creates: a.creates || b.creates, closes: a.closes || b.closes };
}

/**
 * What the commit or the pull request that it merged allows. Asked for only when a guard has stopped a run.
 * The number of the pull request is in the message that GitHub writes for a merge.
 */
export async function allowedByCommit(reader: Reader, sha: string): Promise<Allow> {
  const message = await reader.readCommitMessage(sha);
  const byTrailer = allowedByTrailer(message);
  const title = message.split("\n", 1)[0] ?? "";
  const number = /^Merge pull request #(\d{1,9}) /.exec(title)?.[1] ?? /\(#(\d{1,9})\)\s*$/.exec(title)?.[1];
  if (number === undefined) return byTrailer;
  try {
    const pull = await reader.readPull(Number(number));
    return pull.merged ? either(byTrailer, allowedByLabels(pull.labels)) : byTrailer;
  } catch (error) {
    if (error instanceof EnvironmentError && (error.kind === "not-found" || error.kind === "permission"))
      return byTrailer;
    throw error;
  }
}
