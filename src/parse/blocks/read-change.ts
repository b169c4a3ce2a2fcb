// What happens to a file, told in brackets before its name: "[NEW] [users.ts](…)", "- [DELETE] `memo.ts`". It is no state.
import { changeWords } from "../vocabulary/change.ts";
import { alternatives } from "../vocabulary/words.ts";

const VERBS = alternatives(changeWords);
const CHANGE = new RegExp(`^\\[(?:${VERBS})\\]\\s*(?=\\S)`, "iu");
/** In an item the word may be bold or code; what follows is a file. */
const OF_FILE = new RegExp(`^[*_\`]{0,3}\\[(?:${VERBS})\\][*_\`:：]{0,4}\\s+(?=\\S)`, "iu");
const FILE = /[\w)\]-]\.[A-Za-z]\w{0,7}(?![\w.])|[\w.-]\/(?=[\w.)`\]]|\s|$)/;

/** Whether a heading tells a change. */
export function headsChange(text: string): boolean {
  return text.charCodeAt(0) === 91 && CHANGE.test(text);
}

/** Whether a line tells a change of a file. */
export function isFileChange(text: string): boolean {
  const at = text.indexOf("[");
  if (at === -1 || at > 3) return false;
  const found = OF_FILE.exec(text);
  return found !== null && FILE.test(text.slice(found[0].length, 300));
}
