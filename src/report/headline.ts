// A change set in one sentence.
import type { Counts } from "./count-changes.ts";

type Tense = "would" | "did";

const VERBS: readonly (readonly [keyof Counts, would: string, did: string, one: string, many: string])[] = [
  ["created", "creates", "created", "issue", "issues"],
  ["closed", "closes", "closed", "issue", "issues"],
  ["reopened", "reopens", "reopened", "issue", "issues"],
  ["renamed", "renames", "renamed", "issue", "issues"],
  ["updated", "updates", "updated", "issue", "issues"],
  ["blocked", "blocks", "blocked", "issue", "issues"],
  ["unblocked", "unblocks", "unblocked", "issue", "issues"],
  ["milestones", "sets", "set", "milestone", "milestones"],
];

/** "creates 3 issues, closes 1, renames 1, blocks 2"; null when nothing changes. */
export function headline(counts: Counts, tense: Tense): string | null {
  let noun = "";
  const parts = VERBS.flatMap(([key, would, did, one, many]) => {
    const count = counts[key];
    if (count === 0) return [];
    const verb = tense === "would" ? would : did;
    const said = noun === many ? `${verb} ${count}` : `${verb} ${count} ${count === 1 ? one : many}`;
    noun = many;
    return [said];
  });
  if (parts.length > 0) return parts.join(", ");
  const small = counts.labels + counts.moved + counts.comments;
  if (small === 0) return null;
  return tense === "would" ? `changes ${small} labels or links` : `changed ${small} labels or links`;
}
