// Reads a status from the inside of a box, from a cell, from the words after "Status:".
import type { Status } from "../../model/plan.ts";
import { foldWords, isUnspaced } from "../text/fold.ts";
import * as words from "../vocabulary/status.ts";
import { alternatives, meanings } from "../vocabulary/words.ts";
import { ownMark } from "./own-marks.ts";

const WORDS = meanings<Status>({
  cancelled: words.cancelledWords,
  blocked: words.blockedWords,
  todo: words.todoWords,
  in_progress: words.progressWords,
  done: words.doneWords,
});
const UNSPACED = [...WORDS]
  .filter(([word]) => isUnspaced(word) || /\p{Script=Hangul}/u.test(word))
  .sort((a, b) => b[0].length - a[0].length);
const VARIATION = /[\ufe0e\ufe0f\u200d]/g;
const PICTURE = /\p{Extended_Pictographic}|[✓✔☑☐⬜✗✘]/u;
/** "InProgress", "inReview": two words written as one. */
const JOINED = /^(\p{Ll}{2,3}|\p{Lu}\p{Ll}+)(?=\p{Lu}\p{Ll})(\p{Lu}\p{Ll}+)(?![\p{L}\p{N}])/u;
const SHARE = /(\d{1,3})(?:[.,]\d+)?\s*[%％]/;
const COUNT = /^\D{0,12}(\d{1,5})\s*(?:\/|of|von|de|из|з)\s*(\d{1,5})\b/;

const BLOCKED = new RegExp(`^[^\\p{L}\\p{N}]*(?:${alternatives(words.blockedOpenings)})(?![\\p{Ll}])`, "iu");

/** Whether a sentence of its own says that its task cannot go on: "*Blocked on the vendor's answer.*" */
export function tellsBlocked(text: string): boolean {
  return text.length < 200 && BLOCKED.test(text);
}

/** The status of a checkbox by what stands inside it; null when it is no checkbox. */
export function boxStatus(inside: string): Status | null {
  const text = inside.replace(VARIATION, "").trim();
  const mark = ownMark(`[${text === "" ? " " : text}]`) ?? ownMark(text) ?? words.boxMarks[text];
  if (mark) return mark;
  if (text.length > 3 || /\p{L}{2}/u.test(text)) return exactStatus(text);
  return words.statusPictures[[...text][0] ?? ""] ?? null;
}

function exactStatus(text: string): Status | null {
  return /\d|^[A-Z][a-z]?$/.test(text) ? null : (WORDS.get(foldWords(text)) ?? null);
}

/** The status that is the whole text, ignoring pictures and marks: a column of a board, a cell. */
export function wholeStatus(text: string): Status | null {
  const bare = text.replace(/[([（].*$/u, "").replace(JOINED, "$1 $2");
  return WORDS.get(foldWords(bare)) ?? null;
}

/** The status that a picture tells, where a status is expected. */
export function pictureStatus(text: string): Status | null {
  const found = PICTURE.exec(text);
  return found ? (ownMark(found[0]) ?? words.statusPictures[found[0]] ?? null) : null;
}

function leadingStatus(folded: string): Status | null {
  const parts = folded.split(" ");
  for (let size = Math.min(4, parts.length); size > 0; size--) {
    const status = WORDS.get(parts.slice(0, size).join(" "));
    if (status) return status;
  }
  for (const [word, status] of UNSPACED) if (folded.startsWith(word)) return status;
  return null;
}

function countedStatus(text: string): Status | null {
  const share = SHARE.exec(text);
  if (share) return Number(share[1]) >= 100 ? "done" : Number(share[1]) === 0 ? "todo" : "in_progress";
  const count = COUNT.exec(text);
  if (!count) return null;
  const [done, all] = [Number(count[1]), Number(count[2])];
  if (all === 0 || done > all) return null;
  return done === all ? "done" : done === 0 ? "todo" : "in_progress";
}

/** "open / paid / overdue", "todo | done": the states that something may have, and not the one it has. */
export function areChoices(text: string): boolean {
  const parts = text
    .slice(0, 300)
    .replace(/[*`~]/g, "")
    .split(/\s+[/|]\s+|\s*\|\s*/);
  return (
    parts.length > 1 &&
    parts.every((part) => part.length < 25 && !/\d/.test(part)) &&
    wholeStatus(parts[0] ?? "") !== null
  );
}

/** The status that a text begins with: "NOT STARTED (blocked by …)", "✅ deployed 19.04", "🟡 95% COMPLETE", "2/2". */
export function readStatus(text: string): Status | null {
  const bare = text.slice(0, 600).replace(VARIATION, "").replace(/[*`~]/g, "").replaceAll("_", " ").trim();
  const own = ownMark(bare);
  if (own) return own;
  const boxed = /^\[([^\][\n]{0,12})\]/.exec(bare);
  const inBox = boxed ? boxStatus(boxed[1] ?? "") : null;
  if (inBox) return inBox;
  const counted = countedStatus(bare);
  if (counted) return counted;
  const head = bare.replace(/^[^\p{L}\p{N}]+/u, "").replace(JOINED, "$1 $2");
  return leadingStatus(foldWords(head.split(/[([（—–|;]| - /u)[0] ?? "")) ?? pictureStatus(bare);
}
