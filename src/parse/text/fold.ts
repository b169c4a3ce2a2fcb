// Folding of text for comparison: case, width, accents, punctuation.

const ASCII = /^[\x20-\x7e]*$/;
/** Accents of the alphabets; the marks of Kana and others tell letters apart and stay. */
const MARKS = /[\u0300-\u036f]+/g;
/** The same in ASCII, which most texts are: without Unicode's classes it takes a part of the time. */
const NO_ASCII_WORD = /[^a-z0-9]+/g;
const NO_WORD = /[^\p{L}\p{N}]+/gu;

function plain(text: string): string {
  return text.normalize("NFKD").replace(MARKS, "").normalize("NFC").toLowerCase();
}

/** Lower case, no accents, words apart by one space, no punctuation. Equal for texts that a reader takes for the same. */
export function foldWords(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase().replace(NO_ASCII_WORD, " ").trim();
  return plain(text).replace(NO_WORD, " ").trim();
}

/** The distinct words of a text, folded. */
export function wordSet(text: string): Set<string> {
  const folded = foldWords(text);
  return new Set(folded === "" ? [] : folded.split(" "));
}

/** How alike two texts are by their words: 1 for the same words, 0 for none shared (Dice). */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let both = 0;
  for (const word of a) if (b.has(word)) both++;
  return (2 * both) / (a.size + b.size);
}

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Whether the text holds characters of scripts that put no space between words. */
export function isUnspaced(text: string): boolean {
  return CJK.test(text);
}
