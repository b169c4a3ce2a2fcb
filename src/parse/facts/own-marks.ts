// What the marks of a document mean by its own legend. They hold while that one document is read.
import type { Status } from "../../model/plan.ts";

/** Statuses by picture ("🔵"), by letter in a cell ("A") and by box with its brackets ("[/]"). */
export type OwnMarks = ReadonlyMap<string, Status>;

const NONE: OwnMarks = new Map();
let own = NONE;
let reading = 0;

/** The status that the legend gives to the mark, or null. */
export function ownMark(mark: string): Status | null {
  return own.size === 0 ? null : (own.get(mark) ?? null);
}

/** Changes whenever other marks hold: what was kept of texts read before counts no more. */
export function marksHeld(): number {
  return reading;
}

/** Reads with these marks in force. */
export function withMarks<Result>(marks: OwnMarks, read: () => Result): Result {
  const before = own;
  if (marks.size === 0 && before.size === 0) return read();
  [own, reading] = [marks, reading + 1];
  try {
    return read();
  } finally {
    [own, reading] = [before, reading + 1];
  }
}

/** Whether the document that is read has a legend. */
export function hasOwnMarks(): boolean {
  return own.size > 0;
}
