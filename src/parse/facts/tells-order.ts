// Tells an order between several tasks from what one task waits for: "2.1 after 1.2; 2.2 after 2.1" is no value of "Dependencies".
import { blocksVerbs, dependsVerbs } from "../vocabulary/dependency.ts";
import { andWords } from "../vocabulary/join.ts";
import { alternatives } from "../vocabulary/words.ts";

const NAME = "[#\\p{L}]{0,10}[-_.]?\\d[\\w.-]*";
const SAID = new RegExp(
  `^${NAME}(?:\\s*(?:,|&|\\+|${alternatives(andWords)})\\s*${NAME}){0,6}\\s*(?:(?:${alternatives(dependsVerbs, blocksVerbs)})(?![\\p{Ll}])|→|->)\\s*\\S*\\s*${NAME}`,
  "iu",
);

/** Whether the text says of one named task what it comes after or before. */
export function tellsOrder(text: string): boolean {
  return /\d/.test(text) && SAID.test(text.replace(/^[*_`\s]+/, ""));
}
