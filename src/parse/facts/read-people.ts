// The people whom a document names at the ends of its items: "Draw the screens [AARON]", "Build the endpoint — Ben".
// They are people when an owner's place names them too, or when the items are alike and end with names again and again.
import { monthWords, weekdayWords } from "../../model/calendar-words.ts";
import { stripMarkup } from "../inline/strip-markup.ts";
import { foldWords } from "../text/fold.ts";
import { ownerNames, subjectWords } from "../vocabulary/owner.ts";
import { priorityWords } from "../vocabulary/priority.ts";
import { alternatives, foldedSet } from "../vocabulary/words.ts";
import { columnField } from "./field.ts";
import { wholeStatus } from "./read-status.ts";

/** An item of at most 400 characters: nobody ends longer ones with a name. */
const ITEM = "^(?:[-*+]|\\d{1,3}[.)])[ \\t](?=.{1,400}$).*\\S[ \\t]+";
const [BRACKET_END, DASH_END] = [
  /\[@?\p{Lu}[\p{L}'’-]{1,19}\][ \t]*\r?$/gmu,
  /[—–-][ \t]+\p{Lu}\p{Ll}{1,15}(?:[ \t]\p{Lu}\p{Ll}{1,15})?[ \t]*\r?$/gmu,
];
const BRACKETED = new RegExp(`${ITEM}\\[@?(\\p{Lu}[\\p{L}'’-]{1,19})\\][ \\t]*\\r?$`, "gmu");
const DASHED = new RegExp(
  `${ITEM}[—–-]{1,2}[ \\t]+(\\p{Lu}\\p{Ll}{1,15}(?:[ \\t]\\p{Lu}\\p{Ll}{1,15})?)[ \\t]*\\r?$`,
  "gmu",
);
const ITEMS = /^(?:[-*+]|\d{1,3}[.)])[ \t]+\S/gm;
const OWNED = new RegExp(
  `(?:^|[*_|([\\s])(?:${alternatives(ownerNames)})[*_]{0,2}\\s*[:：]\\s*[*_]{0,2}\\s*([^\\n|()\\[\\]]{2,60})`,
  "gimu",
);
const ROW = /^[ \t]*\|.*\|[ \t]*\r?$/gm;
/** What a bracket or a dash also ends with: parts of the system, kinds of work, days. */
const SUBJECTS = foldedSet(subjectWords, priorityWords, { any: monthWords.join(", ") }, weekdays());
/** Items with names from which they are alike, and their share among all. */
const ALIKE = 3;
const SHARE = 0.6;

function weekdays(): Record<string, string> {
  return Object.fromEntries(Object.entries(weekdayWords).map(([language, words]) => [language, words.join(", ")]));
}

/** Names that stand where owners stand: in a column of owners, behind "Owner:". */
function namedOwners(source: string): Set<string> {
  const named = new Set<string>();
  const add = (text: string) => {
    for (const name of stripMarkup(text).split(/\s*(?:,|;|\/|&|\+|、)\s*/)) {
      const bare = foldWords(name);
      if (bare !== "" && bare.length < 40) named.add(bare);
    }
  };
  for (const [, value = ""] of source.matchAll(OWNED)) add(value);
  let [column, end] = [-1, -1];
  for (const { 0: row, index } of source.matchAll(ROW)) {
    const cells = row.split("|").slice(1, -1);
    if (index > end + 2) column = cells.findIndex((cell) => columnField(stripMarkup(cell)) === "owner");
    else if (column !== -1) add(cells[column] ?? "");
    end = index + row.length;
  }
  return named;
}

function isSubject(name: string): boolean {
  return SUBJECTS.has(foldWords(name)) || wholeStatus(name) !== null;
}

/** Whether items alike end with names, and with the same ones again. */
function areAlike(names: readonly string[], items: number): boolean {
  const distinct = new Set(names).size;
  return (
    names.length >= ALIKE &&
    names.length >= items * SHARE &&
    distinct > 1 &&
    distinct < names.length &&
    names.every((name) => name.length > 2)
  );
}

/** The names at the ends of items. Only lines that end with one are looked at as items: going through all takes long. */
function* namesAt(source: string, end: RegExp, item: RegExp): Iterable<string> {
  let done = 0;
  for (const { index } of source.matchAll(end)) {
    if (index < done) continue;
    const start = source.lastIndexOf("\n", index) + 1;
    done = source.indexOf("\n", index);
    if (done === -1) done = source.length;
    for (const [, name = ""] of source.slice(start, done).matchAll(item)) yield name;
  }
}

/** The names, as written, that end items and are people. */
export function readPeople(source: string): ReadonlySet<string> {
  const people = new Set<string>();
  const found = [[...namesAt(source, BRACKET_END, BRACKETED)], [...namesAt(source, DASH_END, DASHED)]];
  if (found.every((names) => names.length === 0)) return people;
  const items = source.match(ITEMS)?.length ?? 0;
  const owners = namedOwners(source);
  for (const names of found) {
    const others = names.filter((name) => !isSubject(name));
    const alike = others.length > names.length / 2 && areAlike(others, items);
    for (const name of others) if (alike || owners.has(foldWords(name))) people.add(name);
  }
  return people;
}
