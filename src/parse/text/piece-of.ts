// The same words as a piece of the text that they came from: a title that was cleaned on the way would else keep the
// cleaned copy of its whole line in memory, and a large plan has a hundred thousand titles.

/** `words`, as a piece of `text` where they stand there as they are. */
export function pieceOf(text: string, words: string): string {
  const at = text.indexOf(words);
  return at === -1 ? words : text.slice(at, at + words.length);
}
