// Reads the checkbox at the head or the end of an item: `[ ]`, `[x]`, `[-]`, `[⏳]`, `[废弃]`, `☐`, but not `[Task 2]`, `[P]`, `[1]`, `[x](url)`.
import { ownMark } from "../facts/own-marks.ts";
import { boxStatus } from "../facts/read-status.ts";
import type { Box, Piece } from "./block.ts";
import { isFileChange } from "./read-change.ts";

const BOX = /^(\*{0,2}|~{0,2})\[([^\][\n]{0,24})\](?=$|[\s*~]|(?![(:[])[^\x20-\x7e])|^(\*{0,2})\[([ xX]?)\](?![(:[])/;

/** "1. Write the schema. [ ]": some write the box behind the words. */
const LAST = /\s+\[([ xX~/-]?)\]$/;

/** A box behind the words, for lines that have none before them. */
function readLastBox(head: Piece): { box: Box; rest: Piece } | null {
  const found = head.text.endsWith("]") ? LAST.exec(head.text) : null;
  if (!found || found.index === 0) return null;
  const text = found[1] ?? "";
  const start = head.start + head.text.length - 1 - text.length;
  return { box: { text, start, end: start + text.length }, rest: { ...head, text: head.text.slice(0, found.index) } };
}

const SIGNED = /^(\*{0,2})(\p{Extended_Pictographic}|[☐☑☒◐✓✔✗✘⬜])\ufe0f?\s+(?=\S)/u;
const DRAWN: ReadonlySet<string> = new Set("☐☑☒◐");
/** A tick or a cross is a box only in a document that draws boxes: alone it praises or marks a finding. */
const TICKS: ReadonlySet<string> = new Set("✓✔✗✘✅⬜❌");
/** An item or a line that begins with an empty or a ticked box. */
const DRAWS = /^[ \t]*(?:(?:[-*+•]|\d{1,9}[.)])[ \t]+)?\*{0,2}[☐☑☒]\ufe0f?[ \t]+\S/mu;

/** Whether somebody drew boxes in the text. */
export function drawsBoxes(source: string): boolean {
  return /[☐☑☒]/.test(source) && DRAWS.test(source);
}

/** "☐ Order the parts": the sign is the box. */
function readDrawnBox(head: Piece, ticks: boolean): { box: Box; rest: Piece } | null {
  if (head.text.charCodeAt(0) < 0x2000 && head.text.charCodeAt(0) !== 42) return null;
  const found = SIGNED.exec(head.text);
  if (!found) return null;
  const [whole, before = "", text = ""] = found;
  if (!DRAWN.has(text) && !(ticks && (TICKS.has(text) || ownMark(text) !== null))) return null;
  const start = head.start + before.length;
  const rest = before + head.text.slice(whole.length);
  return {
    box: { text, start, end: start + text.length },
    rest: { text: rest, line: head.line, start: head.start + whole.length - before.length },
  };
}

/** The box of a line and its words; `ticks` tells that the document draws its boxes. */
export function readBox(head: Piece, ticks = false): { box: Box; rest: Piece } | null {
  return readFirstBox(head) ?? readDrawnBox(head, ticks) ?? readLastBox(head);
}

function readFirstBox(head: Piece): { box: Box; rest: Piece } | null {
  const at = head.text.indexOf("[");
  if (at === -1 || at > 2) return null;
  const found = BOX.exec(head.text);
  if (!found) return null;
  const before = found[1] ?? found[3] ?? "";
  const text = found[2] ?? found[4] ?? "";
  if (boxStatus(text) === null || (text.length > 1 && isFileChange(head.text))) return null;
  const start = head.start + before.length + 1;
  let rest = head.text.slice(found[0].length);
  let skipped = found[0].length;
  if (rest.startsWith("*") && !rest.startsWith("**")) {
    rest = rest.slice(1); // Kiro: "- [ ]* 2.3 Write tests" is an optional task
    skipped++;
  }
  const space = rest.length - rest.trimStart().length;
  return {
    box: { text, start, end: start + text.length },
    rest: { text: before + rest.trimStart(), line: head.line, start: head.start + skipped + space - before.length },
  };
}
