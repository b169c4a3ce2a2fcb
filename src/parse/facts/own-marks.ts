// What a document says of its own writing: the meaning of its marks, the letters of its codes. It holds while that document is read.
import type { Status } from "../../model/plan.ts";

/** Statuses by picture ("🔵"), by letter in a cell ("A") and by box with its brackets ("[/]"). */
export type OwnMarks = ReadonlyMap<string, Status>;

const NONE: OwnMarks = new Map();
let own = NONE;
let codes: ReadonlySet<string> = new Set();
let people: ReadonlySet<string> = new Set();
/** 0 while nothing of a document's own holds, else a number for what does. */
let held = 0;
let last = 0;
const numbers = new Map<string, number>();
/** Dialects that are told apart by their numbers; older ones get new numbers. */
const DIALECTS = 200;

/** The status that the legend gives to the mark, or null. */
export function ownMark(mark: string): Status | null {
  return own.size === 0 ? null : (own.get(mark) ?? null);
}

/** The same number whenever the same marks, codes and people hold: what was kept of texts read then counts again. */
export function marksHeld(): number {
  return held;
}

function numberOf({ marks, codes, people }: Own): number {
  const said = JSON.stringify([[...marks], [...codes], [...people]]);
  const known = numbers.get(said);
  if (known !== undefined) return known;
  if (numbers.size >= DIALECTS) numbers.clear();
  last += 1;
  numbers.set(said, last);
  return last;
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
  const before = { own, codes, people, held };
  const says = said.marks.size + said.codes.size + said.people.size > 0;
  if (!says && held === 0) return read();
  [own, codes, people, held] = [said.marks, said.codes, said.people, says ? numberOf(said) : 0];
  try {
    return read();
  } finally {
    ({ own, codes, people, held } = before);
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
