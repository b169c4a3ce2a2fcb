// The shape of the vocabulary: words by language, and the look-ups that are built from them.
import { foldWords } from "../text/fold.ts";

/** Words of one meaning by language (ISO 639-1), apart by commas, in lower case. Case and accents are folded when compared. */
export type Words = Readonly<Record<string, string>>;

/** The words as written. */
export function listWords(...groups: readonly Words[]): string[] {
  return groups.flatMap((group) =>
    Object.values(group).flatMap((words) => words.split(",").map((word) => word.trim())),
  );
}

/** The words folded, as a set. */
export function foldedSet(...groups: readonly Words[]): ReadonlySet<string> {
  return new Set(
    listWords(...groups)
      .map(foldWords)
      .filter((word) => word !== ""),
  );
}

/** A map from each folded word to the meaning under which it stands. The first meaning to name a word keeps it. */
export function meanings<Meaning extends string>(
  table: Readonly<Partial<Record<Meaning, Words>>>,
): ReadonlyMap<string, Meaning> {
  const found = new Map<string, Meaning>();
  for (const meaning of Object.keys(table) as Meaning[]) {
    for (const word of foldedSet(table[meaning] ?? {})) if (!found.has(word)) found.set(word, meaning);
  }
  return found;
}

const REGEXP_SIGNS = /[.*+?^${}()|[\]\\/]/g;

/** The alternatives of a regular expression that matches any of the words, longest first. */
export function alternatives(...groups: readonly Words[]): string {
  return [...new Set(listWords(...groups))]
    .filter((word) => word !== "")
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(REGEXP_SIGNS, "\\$&").replaceAll(" ", "[ \\u00a0]+"))
    .join("|");
}
