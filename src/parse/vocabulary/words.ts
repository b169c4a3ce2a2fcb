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

/** Letters of the vocabulary: Latin, Cyrillic; then those of Chinese, Japanese and Korean. */
const FIRST_WORD = /[A-Za-zÀ-ÖØ-öø-ɏЀ-ԯ]+|[\u3040-\ud7ff\uf900-\ufaff]/;

/**
 * Tells cheaply whether the first word of a text may begin one of the words, so that the large expression with all of
 * them needs to be neither run nor even compiled. Says yes to scripts that put no space between words.
 */
export function openings(...groups: readonly Words[]): (text: string) => boolean {
  const first = new Set(listWords(...groups).map((word) => FIRST_WORD.exec(word)?.[0].toLowerCase()));
  return (text) => {
    const word = FIRST_WORD.exec(text)?.[0].toLowerCase();
    return word !== undefined && (word >= "\u0530" || first.has(word));
  };
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
