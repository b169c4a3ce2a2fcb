// What a document says of its own writing: the meaning of its marks, the letters of its codes. It holds while that document is read.
import type { Status } from "../../model/plan.ts";

/** Statuses by picture ("🔵"), by letter in a cell ("A") and by box with its brackets ("[/]"). */
export type OwnMarks = ReadonlyMap<string, Status>;

const NONE: OwnMarks = new Map();
let own = NONE;
let codes: ReadonlySet<string> = new Set();
let reading = 0;

/** The status that the legend gives to the mark, or null. */
export function ownMark(mark: string): Status | null {
  return own.size === 0 ? null : (own.get(mark) ?? null);
}

/** Changes whenever other marks hold: what was kept of texts read before counts no more. */
export function marksHeld(): number {
  return reading;
}

/** Reads with these marks, and these letters of codes, in force. */
export function withMarks<Result>(marks: OwnMarks, letters: ReadonlySet<string>, read: () => Result): Result {
  const before = { own, codes };
  if (marks.size + letters.size + own.size + codes.size === 0) return read();
  [own, codes, reading] = [marks, letters, reading + 1];
  try {
    return read();
  } finally {
    [own, codes, reading] = [before.own, before.codes, reading + 1];
  }
}

/** Whether codes of the document begin with these letters: "T1 Export", "T2 Import", "T3 Sync". */
export function isOwnCode(letters: string): boolean {
  return codes.has(letters);
}

/** Whether the document that is read has a legend. */
export function hasOwnMarks(): boolean {
  return own.size > 0;
}
