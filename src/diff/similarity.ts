// How alike two tasks are: title, text, steps, place. Numbers between 0 and 1.
import { alike, type Words } from "./words.ts";

/** How rare words are among the titles compared: what every title says tells nothing apart. */
export type Rarity = (word: string) => number;

export function rarityOf(all: readonly Words[]): Rarity {
  const counts = new Map<string, number>();
  for (const { weights } of all) for (const word of weights.keys()) counts.set(word, (counts.get(word) ?? 0) + 1);
  const most = Math.log(1 + all.length);
  return (word) => {
    const count = counts.get(word) ?? 1;
    // With few titles a word that stands in two of them (before and after) is as rare as can be.
    return count <= 2 ? 1 : Math.max(0.15, Math.log(1 + (2 * all.length) / count) / (most + Math.LN2));
  };
}

/** 1 for the same words; what one side only adds weighs less against it than what both put differently. */
export function titleSimilarity(one: Words, other: Words, rarity: Rarity): number {
  if (one.plain === other.plain) return 1;
  const { shared, left, right } = overlap(one, other, rarity);
  if (shared === 0) return 0;
  const dice = (2 * shared) / (left + right);
  const contained = shared / Math.min(left, right);
  const similar = 0.6 * dice + 0.4 * contained;
  const numbered = one.numbers.length > 0 && other.numbers.length > 0 && one.numbers.join() !== other.numbers.join();
  return Math.max(0, Math.min(0.98, similar - (numbered ? 0.3 : 0) - (exchanged(one, other) ? 0.2 : 0)));
}

// "Set up the staging environment", "Set up the production environment": one thing in the place of another, all else the same.
function exchanged(one: Words, other: Words): boolean {
  const [left, right] = [one.order, other.order];
  let start = 0;
  while (start < Math.min(left.length, right.length) && alike(left[start] ?? "", right[start] ?? "")) start++;
  let end = 0;
  while (
    end < Math.min(left.length, right.length) - start &&
    alike(left[left.length - 1 - end] ?? "", right[right.length - 1 - end] ?? "")
  )
    end++;
  const says = (words: Words) =>
    words.order.slice(start, words.order.length - end).some((word) => words.weights.get(word) === 1);
  return start + end > 0 && says(one) && says(other);
}

/** null when one of the two says too little to compare. */
export function textSimilarity(one: Words, other: Words, rarity: Rarity): number | null {
  if (one.weights.size < 4 || other.weights.size < 4) return null;
  if (one.plain === other.plain) return 1;
  const { shared, left, right } = overlap(one, other, rarity);
  return left + right === 0 ? null : Math.max((2 * shared) / (left + right), 0.8 * (shared / Math.min(left, right)));
}

function overlap(one: Words, other: Words, rarity: Rarity): { shared: number; left: number; right: number } {
  const weigh = (words: Words) => new Map([...words.weights].map(([word, weight]) => [word, weight * rarity(word)]));
  const [mine, theirs] = [weigh(one), weigh(other)];
  let shared = 0;
  const free = new Set(theirs.keys());
  for (const exact of [true, false])
    for (const [word, weight] of mine) {
      if (weight === 0) continue;
      const found = exact ? (free.has(word) ? word : undefined) : first(free, word);
      if (found === undefined) continue;
      free.delete(found);
      shared += (weight + (theirs.get(found) ?? 0)) / 2;
      mine.set(word, 0);
    }
  return { shared, left: sum(one, rarity), right: sum(other, rarity) };
}

// Looking for a similar word is quadratic: only where there are few.
function first(words: ReadonlySet<string>, word: string): string | undefined {
  if (words.size > 60) return undefined;
  for (const other of words) if (alike(word, other)) return other;
  return undefined;
}

function sum(words: Words, rarity: Rarity): number {
  let total = 0;
  for (const [word, weight] of words.weights) total += weight * rarity(word);
  return total;
}
