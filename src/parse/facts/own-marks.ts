// What a document says of its own writing: the meaning of its marks, the letters of its codes. It holds while that document is read.
import type { Status } from "../../model/plan.ts";

/** Statuses by picture ("🔵"), by letter in a cell ("A") and by box with its brackets ("[/]"). */
export type OwnMarks = ReadonlyMap<string, Status>;

const NONE: OwnMarks = new Map();
let own = NONE;
let codes: ReadonlySet<string> = new Set();
let people: ReadonlySet<string> = new Set();
let reading = 0;

/** The status that the legend gives to the mark, or null. */
export function ownMark(mark: string): Status | null {
  return own.size === 0 ? null : (own.get(mark) ?? null);
}

/** Changes whenever other marks hold: what was kept of texts read before counts no more. */
export function marksHeld(): number {
  return reading;
}

/** What a document says of its own writing. */
export interface Own {
  readonly marks: OwnMarks;
  /** Letters with which its codes begin, and names of its tasks. */
  readonly codes: ReadonlySet<string>;
  /** Names at the ends of its items. */
  readonly people: ReadonlySet<string>;
}

/** Reads with this in force. */
export function withOwn<Result>(said: Own, read: () => Result): Result {
  const before = { own, codes, people };
  if (said.marks.size + said.codes.size + said.people.size + own.size + codes.size + people.size === 0) return read();
  [own, codes, people, reading] = [said.marks, said.codes, said.people, reading + 1];
  try {
    return read();
  } finally {
    [own, codes, people, reading] = [before.own, before.codes, before.people, reading + 1];
  }
}

/** Whether the document ends items with names of people. */
export function hasOwnPeople(): boolean {
  return people.size > 0;
}

/** Whether the document ends items with this name of somebody. */
export function isOwnPerson(name: string): boolean {
  return people.has(name);
}

/** Whether codes of the document begin with these letters ("T1 Export", "T2 Import"), or tasks of it have this name. */
export function isOwnCode(letters: string): boolean {
  return codes.has(letters);
}

/** Whether the document that is read has a legend. */
export function hasOwnMarks(): boolean {
  return own.size > 0;
}
