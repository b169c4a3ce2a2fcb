// A card of a board moves: its lines go from one column to the end of another.
import type { Status, StatusMark, Task } from "../model/plan.ts";
import type { Line } from "./lines.ts";
import { rewriteMark } from "./rewrite-mark.ts";
import { lineAt, type Sheet } from "./sheet.ts";
import type { Splice } from "./splice.ts";
import { findWord, signs } from "./words.ts";

/** Given the marks that stand on the card itself, the splices that move it, with those marks said anew. */
export type Move = (marks: readonly StatusMark[], wanted: Status) => Splice[];

/** One way for each column that says `wanted`; none when the task is no card of a board. */
export function moveCard(sheet: Sheet, task: Task, wanted: Status): Move[] {
  const column = columnOf(sheet, task);
  if (column === null || column.status === wanted) return [];
  const targets = columnsOf(sheet, column.line, wanted);
  return targets.map((target) => (marks, status) => {
    const card = cardOf(sheet, task);
    const text = retold(sheet, card, marks, status);
    const place = endOfColumn(sheet, target);
    return [{ start: card.start, end: card.end, text: "" }, insertion(sheet, place, text)];
  });
}

/** The heading that gives the card its status: as the reader marked it, else the nearest one above that says it. */
function columnOf(sheet: Sheet, task: Task): { line: number; status: Status } | null {
  const mark = task.marks.find((one) => one.kind === "column");
  if (mark !== undefined) return { line: mark.line, status: mark.status };
  const told = task.told.find((one) => one.field === "status" && one.source === "heading" && one.line === task.line);
  if (told === undefined || !told.used || headingLevel(lineAt(sheet, task.line).text) > 0) return null;
  for (let number = task.line - 1; number > 0; number--) {
    if (headingLevel(lineAt(sheet, number).text) > 0) return { line: number, status: task.status };
  }
  return null;
}

/** Headings of the same level whose words or sign say the status; those that hold cards already come first. */
function columnsOf(sheet: Sheet, from: number, wanted: Status): Line[] {
  const level = headingLevel(lineAt(sheet, from).text);
  const used = new Set(
    sheet.dialect.marks.filter((mark) => mark.kind === "column" && mark.status === wanted).map((mark) => mark.line),
  );
  const named = sheet.lines.filter((line) => {
    if (level === 0 || headingLevel(line.text) !== level || line.number === from) return false;
    return used.has(line.number) || findWord(line.text, wanted) !== null || saysBySign(line.text, wanted);
  });
  return named.sort((a, b) => Number(used.has(b.number)) - Number(used.has(a.number)));
}

function saysBySign(text: string, wanted: Status): boolean {
  const sign = signs.find((one) => text.includes(one));
  return sign !== undefined && wanted === "done" && ["✅", "☑️", "✔️", "🎉"].includes(sign);
}

function headingLevel(text: string): number {
  return /^ {0,3}(#{1,6})(?=\s|$)/.exec(text)?.[1]?.length ?? 0;
}

/** The card's lines, with the blank lines that follow it when its neighbours are set apart by blank lines. */
function cardOf(sheet: Sheet, task: Task): { start: number; end: number; textEnd: number } {
  let last = Math.max(task.line, task.endLine);
  while (last > task.line && lineAt(sheet, last).text.trim() === "") last--;
  const textEnd = lineAt(sheet, last).end;
  let end = lineAt(sheet, last).next;
  const before = lineAt(sheet, task.line - 1);
  const apart = before.text.trim() === "" && task.line > 1;
  const after = lineAt(sheet, last + 1);
  if (apart && after.text.trim() === "" && after.next > after.start) end = after.next;
  return { start: lineAt(sheet, task.line).start, end, textEnd };
}

/** The card's text with the marks on it exchanged (a ticked box in the column of finished things). */
function retold(
  sheet: Sheet,
  card: { start: number; textEnd: number },
  marks: readonly StatusMark[],
  wanted: Status,
): string {
  let text = sheet.document.source.slice(card.start, card.textEnd);
  const inside = marks.filter((mark) => mark.start >= card.start && mark.end <= card.textEnd);
  for (const mark of [...inside].sort((a, b) => b.start - a.start)) {
    const status = mark.kind === "checkbox" && wanted !== "done" && wanted !== "cancelled" ? "todo" : wanted;
    if (mark.status === status) continue;
    const [anew = mark.text] = rewriteMark(mark, status, sheet.dialect);
    text = text.slice(0, mark.start - card.start) + anew + text.slice(mark.end - card.start);
  }
  return text;
}

/** The last line of the column that says something: the heading itself when the column is empty. */
function endOfColumn(sheet: Sheet, heading: Line): Line {
  const level = headingLevel(heading.text);
  let last = heading;
  for (let number = heading.number + 1; number <= sheet.lines.length; number++) {
    const line = lineAt(sheet, number);
    const other = headingLevel(line.text);
    if ((other > 0 && other <= level) || /^(?:---+|\*\*\*+|<!--|%%)/.test(line.text.trim())) break;
    if (line.text.trim() !== "") last = line;
  }
  return last;
}

function insertion(sheet: Sheet, after: Line, text: string): Splice {
  const empty = headingLevel(after.text) > 0 && !/^\s*#/.test(text);
  const block = /^ {0,3}#/.test(text);
  const gap = empty || block ? sheet.ending : "";
  const start = Math.max(after.next, after.end);
  if (after.next === after.end) return { start, end: start, text: `${sheet.ending}${gap}${text}` };
  // The heading's own blank line is used when there is one.
  const blank = lineAt(sheet, after.number + 1);
  if (gap !== "" && blank.text.trim() === "" && blank.next > blank.end)
    return { start: blank.next, end: blank.next, text: `${text}${sheet.ending}` };
  return { start, end: start, text: `${gap}${text}${sheet.ending}` };
}
