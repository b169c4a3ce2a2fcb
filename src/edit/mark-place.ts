// Where a mark really stands: its offsets when its text is there, else the place of that text on its line.
import type { StatusMark } from "../model/plan.ts";
import { lineAt, type Sheet } from "./sheet.ts";

/** The mark with offsets that hold, or null when its text is not on its line. */
export function placed(sheet: Sheet, mark: StatusMark): StatusMark | null {
  const { source } = sheet.document;
  const line = lineAt(sheet, mark.line);
  const inLine = mark.start >= line.start && mark.end <= line.next;
  if (inLine && source.slice(mark.start, mark.end) === mark.text) return mark;
  const boxed = mark.kind === "checkbox" && !mark.text.startsWith("[");
  const at = line.text.indexOf(boxed ? `[${mark.text}]` : mark.text);
  if (at < 0 || mark.text === "") return null;
  const start = line.start + at + (boxed ? 1 : 0);
  return { ...mark, start, end: start + mark.text.length };
}

/** Those of the marks that are found. */
export function allPlaced(sheet: Sheet, marks: readonly StatusMark[]): StatusMark[] {
  return marks.flatMap((mark) => placed(sheet, mark) ?? []);
}
