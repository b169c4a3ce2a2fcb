// Takes the Markdown marks off a line of text: emphasis, links, wiki links, comments, tags.

/** Longer lines keep their marks: nobody writes them by hand. */
const LONGEST = 20_000;
const COMMENT = /<!--[\s\S]*?(?:-->|$)/g;
const IMAGE = /!\[([^\]\n]*)\]\([^)\n]*\)/g;
const LINK = /\[((?:[^[\]\n]|\[[^[\]\n]*\])*)\]\(([^()\n]*(?:\([^()\n]*\)[^()\n]*)*)\)/g;
const REFERENCE = /\[([^[\]\n]+)\]\[[^[\]\n]*\]/g;
const WIKI = /\[\[([^[\]|\n]*)(?:\|([^[\]\n]*))?\]\]/g;
/** A line of a cell ends: what stands in it is a list. */
const BREAK = /(?<=[^\s,;.:•-])\s*<br\s*\/?>\s*(?:[-•]\s+)?(?=[^\s<])/gi;
const TAG = /<\/?[a-zA-Z][^<>\n]{0,200}>/g;
const STRONG = /\*\*(?=\S)([^*\n]*\S)\*\*|__(?=\S)([^_\n]*[^\s_])__/g;
const STRIKE = /~~(?=\S)([^~\n]*[^\s~])~~/g;
const EMPHASIS = /(?<![\p{L}\p{N}*_\\])([*_])(?=[^\s*_])([^\n*_]*?[^\s*_])\1(?![\p{L}\p{N}*_])/gu;
const ESCAPE = /\\([\\`*_{}[\]()#+\-.!~|<>])/g;

export function stripComments(text: string): string {
  return text.includes("<!--") ? text.replace(COMMENT, "").trim() : text;
}

/** The words of a line without its marks. Code spans stay as they are. */
export function stripMarkup(text: string): string {
  if (text.length > LONGEST) return text.replace(/\s+/g, " ").trim();
  let plain = text;
  if (plain.includes("<")) plain = plain.replace(COMMENT, "").replace(BREAK, ", ").replace(TAG, "");
  if (plain.includes("[")) {
    plain = plain.replace(IMAGE, "$1").replace(WIKI, (_, page: string, alias?: string) => alias ?? page);
    plain = plain.replace(LINK, "$1").replace(REFERENCE, "$1");
  }
  if (plain.includes("**") || plain.includes("__"))
    plain = plain.replace(STRONG, (_, stars?: string, lines?: string) => stars ?? lines ?? "");
  if (plain.includes("~~")) plain = plain.replace(STRIKE, "$1");
  if (plain.includes("*") || plain.includes("_")) plain = plain.replace(EMPHASIS, "$2");
  if (plain.includes("\\")) plain = plain.replace(ESCAPE, "$1");
  return plain.replace(/\s+/g, " ").trim();
}
