// Takes the Markdown marks off a line of text: emphasis, links, wiki links, comments, tags.

const COMMENT = /<!--[\s\S]*?(?:-->|$)/g;
const IMAGE = /!\[([^\]\n]*)\]\([^)\n]*\)/g;
const LINK = /\[((?:[^[\]\n]|\[[^[\]\n]*\])*)\]\(([^()\n]*(?:\([^()\n]*\)[^()\n]*)*)\)/g;
const REFERENCE = /\[([^[\]\n]+)\]\[[^[\]\n]*\]/g;
const WIKI = /\[\[([^[\]|\n]*)(?:\|([^[\]\n]*))?\]\]/g;
const TAG = /<\/?[a-zA-Z][^<>\n]{0,200}>/g;
const STRONG = /(\*\*|__)(?=\S)([^\n]*?\S)\1/g;
const STRIKE = /~~(?=\S)([^\n]*?\S)~~/g;
const EMPHASIS = /(?<![\p{L}\p{N}*_\\])([*_])(?=[^\s*_])([^\n*_]*?[^\s*_])\1(?![\p{L}\p{N}*_])/gu;
const ESCAPE = /\\([\\`*_{}[\]()#+\-.!~|<>])/g;

export function stripComments(text: string): string {
  return text.includes("<!--") ? text.replace(COMMENT, "").trim() : text;
}

/** The words of a line without its marks. Code spans stay as they are. */
export function stripMarkup(text: string): string {
  let plain = text;
  if (plain.includes("<")) plain = plain.replace(COMMENT, "").replace(TAG, "");
  if (plain.includes("[")) {
    plain = plain.replace(IMAGE, "$1").replace(WIKI, (_, page: string, alias?: string) => alias ?? page);
    plain = plain.replace(LINK, "$1").replace(REFERENCE, "$1");
  }
  if (plain.includes("**") || plain.includes("__")) plain = plain.replace(STRONG, "$2");
  if (plain.includes("~~")) plain = plain.replace(STRIKE, "$1");
  if (plain.includes("*") || plain.includes("_")) plain = plain.replace(EMPHASIS, "$2");
  if (plain.includes("\\")) plain = plain.replace(ESCAPE, "$1");
  return plain.replace(/\s+/g, " ").trim();
}
