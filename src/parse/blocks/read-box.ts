// Reads the checkbox at the head or the end of an item: `[ ]`, `[x]`, `[-]`, `[⏳]`, `[废弃]`, but not `[Task 2]`, `[P]`, `[1]`, `[x](url)`.
import { boxStatus } from "../facts/read-status.ts";
import type { Box, Piece } from "./block.ts";

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

export function readBox(head: Piece): { box: Box; rest: Piece } | null {
  return readFirstBox(head) ?? readLastBox(head);
}

function readFirstBox(head: Piece): { box: Box; rest: Piece } | null {
  const at = head.text.indexOf("[");
  if (at === -1 || at > 2) return null;
  const found = BOX.exec(head.text);
  if (!found) return null;
  const before = found[1] ?? found[3] ?? "";
  const text = found[2] ?? found[4] ?? "";
  if (boxStatus(text) === null) return null;
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
