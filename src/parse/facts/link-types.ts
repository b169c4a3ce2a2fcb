// Predecessors as project software writes them: "3FS+1d", "2SS", "4EA-2t": the kind of link and the time between do not belong to the name.
import { linkTypes } from "../vocabulary/dependency.ts";
import { alternatives } from "../vocabulary/words.ts";

const LINK = new RegExp(
  `(?<![\\p{L}])(\\d+(?:\\.\\d+)*)\\s?(?:(${alternatives({ any: linkTypes.finish })})|${alternatives({ any: linkTypes.other })})(?:\\s?[+-]\\s?\\d+(?:[.,]\\d+)?\\s?(?:%|\\p{L}{1,6}\\.?)?)?(?![\\p{L}\\d])`,
  "gu",
);

/** The text with the names alone; what does not wait for the end of the other is said to be soft. */
export function withoutLinkTypes(text: string): string {
  return /\d\s?\p{Lu}{2}/u.test(text)
    ? text.replace(LINK, (_, name: string, finish?: string) => (finish ? name : `${name} (soft)`))
    : text;
}
